#error "rapidcheck/Gen.h: this module has not declared the library (see shuke_module in platform/cmake)"
