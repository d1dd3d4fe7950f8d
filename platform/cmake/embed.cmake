# shuke_embed(TARGET FILE...): puts files into the program. TARGET may then include "embedded/TARGET.h", whose
# shuke::embedded::TARGET::files() lists {name, content} in the order given here; names are without folders. A changed file is
# embedded again by the next build. Text or binary; used for texts, tables and SQL migrations.
include_guard()
set(SHUKE_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/embed_file.cmake)

function(shuke_embed target)
  set(folder ${CMAKE_BINARY_DIR}/embed/${target})
  set(list "")
  set(externs "")
  set(index 0)
  foreach(file IN LISTS ARGN)
    get_filename_component(path ${file} ABSOLUTE)
    get_filename_component(name ${file} NAME)
    set(source ${folder}/${index}.cpp)
    add_custom_command(OUTPUT ${source} DEPENDS ${path} ${SHUKE_EMBED_SCRIPT} VERBATIM
      COMMAND ${CMAKE_COMMAND} -DFROM=${path} -DTO=${source} -DNAMESPACE=${target} -DINDEX=${index} -P ${SHUKE_EMBED_SCRIPT})
    target_sources(${target} PRIVATE ${source})
    string(APPEND externs "extern const unsigned char k_bytes_${index}[];\nextern const std::size_t k_size_${index};\n")
    string(APPEND list "      File{\"${name}\", {reinterpret_cast<const char*>(k_bytes_${index}), k_size_${index}}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  string(CONCAT header "#pragma once\n\n#include <span>\n#include <string_view>\n\nnamespace shuke::embedded::${target} {\n\n"
    "struct File {\n  std::string_view name;\n  std::string_view content;\n};\nstd::span<const File> files();\n\n}\n")
  string(CONCAT source "#include \"embedded/${target}.h\"\n\n#include <cstddef>\n\nnamespace shuke::embedded::${target} {\n\n${externs}\n"
    "std::span<const File> files() {\n  static const File list[] = {\n${list}  };\n  return list;\n}\n\n}\n")
  file(CONFIGURE OUTPUT ${folder}/embedded/${target}.h CONTENT "${header}" @ONLY)
  file(CONFIGURE OUTPUT ${folder}/files.cpp CONTENT "${source}" @ONLY)
  target_sources(${target} PRIVATE ${folder}/files.cpp)
  target_include_directories(${target} PRIVATE ${folder})
endfunction()
