# Warnings are errors, for our own code only: libraries are included as system headers.
add_library(shuke_warnings INTERFACE)
target_compile_options(shuke_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wsign-conversion -Wnon-virtual-dtor -Wold-style-cast
  -Woverloaded-virtual -Wnull-dereference -Wduplicated-cond -Wlogical-op -Wswitch-enum -Wimplicit-fallthrough)
# gcc 12 reports these inside its own headers when it inlines std::string at -O2; they are known false alarms.
target_compile_options(shuke_warnings INTERFACE -Wno-restrict -Wno-stringop-overflow -Wno-maybe-uninitialized -Wno-null-dereference)
# Values are made with designated initialisers; the members that are not named have their defaults on purpose.
target_compile_options(shuke_warnings INTERFACE -Wno-missing-field-initializers)
