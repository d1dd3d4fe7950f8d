#error "freetype2/ft2build.h: this module has not declared the library (see shuke_module in platform/cmake)"
