# The build-time half of shuke_embed: writes the bytes of FROM as a C++ array into TO.
file(READ ${FROM} hex HEX)
string(LENGTH "${hex}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "(................................................................)" "\\1\n" hex "${hex}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
file(WRITE ${TO} "#include <cstddef>\n\nnamespace shuke::embedded::${NAMESPACE} {\n
extern const std::size_t k_size_${INDEX};\nextern const unsigned char k_bytes_${INDEX}[];\nconst std::size_t k_size_${INDEX} = ${size};
const unsigned char k_bytes_${INDEX}[] = {\n${bytes}0};\n\n}\n")
