# -DSHUKE_SANITIZE=address (with undefined behaviour) or thread; -DSHUKE_COVERAGE=ON for gcov.
set(SHUKE_SANITIZE "" CACHE STRING "address, thread or empty")
option(SHUKE_COVERAGE "count executed lines" OFF)

# Test sources are compiled in batches of this size, see shuke_test.
set(CMAKE_UNITY_BUILD_BATCH_SIZE 5)
if(SHUKE_SANITIZE)
  # Here everything is: a third of the time. That every file stands on its own is the release tree's business.
  set(CMAKE_UNITY_BUILD ON)
  set(CMAKE_UNITY_BUILD_BATCH_SIZE 12)
endif()

# Quick to compile, quick enough to run; the library's own assertions are on, and line numbers stand in the reports.
set(quick -O1 -g1 -UNDEBUG -D_GLIBCXX_ASSERTIONS -Wno-subobject-linkage)  # the last for types of unnamed namespaces in a batch
if(SHUKE_SANITIZE STREQUAL "address")
  # A null that is followed stops here anyway, and the processors a till has read what is not aligned; asking before every access is a third
  # of the time to compile.
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=null,alignment,vptr,object-size -fno-sanitize-recover=all
                      -fno-omit-frame-pointer ${quick})
  add_link_options(-fsanitize=address,undefined)
  add_library(shuke_keep_loaded OBJECT ${CMAKE_CURRENT_LIST_DIR}/keep_loaded.cpp)
elseif(SHUKE_SANITIZE STREQUAL "thread")
  # Boost's fences cannot be followed; gcc says so in its headers.
  add_compile_options(-fsanitize=thread -Wno-tsan ${quick})
  add_link_options(-fsanitize=thread)
elseif(SHUKE_SANITIZE)
  message(FATAL_ERROR "SHUKE_SANITIZE is '${SHUKE_SANITIZE}'; it can be address, thread or empty")
endif()
if(SHUKE_COVERAGE)
  add_compile_options(--coverage -O0)
  add_link_options(--coverage)
endif()
