#error "unicode/unorm2.h: this module has not declared the library (see shuke_module in platform/cmake)"
