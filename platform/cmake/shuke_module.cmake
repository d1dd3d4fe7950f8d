# shuke_module(NAME shuke_store FOLDER core/store SOURCES a.cpp [USES shuke_domain] [USES_PRIVATELY shuke_db] [LIBRARIES nlohmann])
#
# Makes a static library out of one folder, and makes a wrong include fail to compile:
#  - View: the module exports one directory that holds a single link named by its repository path. No target has the
#    repository root on its include path, so #include "core/store/store.h" resolves only where shuke_store is linked.
#  - Fences: for every guarded library that the module has not named under LIBRARIES, a folder of stub headers whose only
#    content is an #error stands first on its include path.
function(shuke_view target folder)
  set(view ${CMAKE_BINARY_DIR}/views/${target})
  get_filename_component(parent ${view}/${folder} DIRECTORY)
  file(MAKE_DIRECTORY ${parent})
  if(NOT IS_SYMLINK ${view}/${folder})
    file(CREATE_LINK ${CMAKE_SOURCE_DIR}/${folder} ${view}/${folder} SYMBOLIC)
  endif()
  set(SHUKE_VIEW ${view} PARENT_SCOPE)
endfunction()

function(shuke_fence target)
  foreach(library IN LISTS SHUKE_GUARDED_LIBRARIES)
    if(NOT library IN_LIST ARGN)
      target_include_directories(${target} BEFORE PRIVATE ${CMAKE_SOURCE_DIR}/platform/cmake/fences/${library})
    else()
      target_link_libraries(${target} PRIVATE shuke_lib_${library})
    endif()
  endforeach()
endfunction()

function(shuke_module)
  cmake_parse_arguments(M "" "NAME;FOLDER" "SOURCES;USES;USES_PRIVATELY;LIBRARIES" ${ARGN})
  add_library(${M_NAME} STATIC ${M_SOURCES})
  shuke_view(${M_NAME} ${M_FOLDER})
  target_include_directories(${M_NAME} PUBLIC ${SHUKE_VIEW})
  if(SHUKE_COVERAGE)  # Headers are compiled by their view's path and reported by their own.
    target_compile_options(${M_NAME} PUBLIC -fprofile-prefix-map=${SHUKE_VIEW}=${CMAKE_SOURCE_DIR})
  endif()
  target_link_libraries(${M_NAME} PUBLIC ${M_USES} PRIVATE ${M_USES_PRIVATELY} shuke_warnings)
  shuke_fence(${M_NAME} ${M_LIBRARIES})
endfunction()

# shuke_program(NAME shuke-till SOURCES main.cpp USES ... LIBRARIES ...): an executable behind the same fences.
function(shuke_program)
  cmake_parse_arguments(M "" "NAME" "SOURCES;USES;LIBRARIES" ${ARGN})
  add_executable(${M_NAME} ${M_SOURCES})
  target_link_libraries(${M_NAME} PRIVATE ${M_USES} shuke_warnings $<TARGET_NAME_IF_EXISTS:shuke_keep_loaded>)
  shuke_fence(${M_NAME} ${M_LIBRARIES})
endfunction()

# shuke_label(threads runtime_test): the target build_threads makes all that the tests with that label need.
function(shuke_label label)
  if(NOT TARGET build_${label})
    add_custom_target(build_${label})
  endif()
  add_dependencies(build_${label} ${ARGN})
endfunction()

# shuke_test(NAME store_test SOURCES a_test.cpp USES shuke_store [LIBRARIES ...] [VIEWS tests/operations] [LABELS fast] [TIMEOUT 60]):
# one doctest program a module, one ctest entry. Its own folder, those under VIEWS and tests/support may be included; main lives
# in one object file.
function(shuke_test)
  cmake_parse_arguments(M "" "NAME;TIMEOUT" "SOURCES;USES;LIBRARIES;VIEWS;LABELS" ${ARGN})
  if(NOT M_TIMEOUT)
    set(M_TIMEOUT 300)
  endif()
  shuke_program(NAME ${M_NAME} SOURCES ${M_SOURCES} USES ${M_USES} shuke_test_support LIBRARIES doctest ${M_LIBRARIES})
  cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY ${CMAKE_SOURCE_DIR} OUTPUT_VARIABLE own)
  foreach(folder IN LISTS own M_VIEWS)
    shuke_view(${M_NAME} ${folder})
  endforeach()
  target_include_directories(${M_NAME} PRIVATE ${SHUKE_VIEW})
  # Thousands of assertions, each run once: optimising them takes longer than it saves. Batches, as nobody includes a test.
  target_compile_options(${M_NAME} PRIVATE -O0)
  set_target_properties(${M_NAME} PROPERTIES UNITY_BUILD ON)
  add_test(NAME ${M_NAME} COMMAND ${M_NAME} WORKING_DIRECTORY ${CMAKE_BINARY_DIR})
  set_tests_properties(${M_NAME} PROPERTIES TIMEOUT ${M_TIMEOUT} LABELS "${M_LABELS}")
  foreach(label IN LISTS M_LABELS)
    shuke_label(${label} ${M_NAME})
  endforeach()
endfunction()
