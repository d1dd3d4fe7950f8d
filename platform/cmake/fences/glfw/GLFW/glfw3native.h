#error "GLFW/glfw3native.h: this module has not declared the library (see shuke_module in platform/cmake)"
