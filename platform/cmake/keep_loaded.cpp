// Linked into the programs of the address sanitizer's build only. A graphics driver that is unloaded before the leak check leaves
// reports without a module, which no suppression could name; a driver that stays loaded has nothing to report.
extern "C" int dlclose(void* handle) noexcept;
extern "C" int dlclose(void* /*handle*/) noexcept { return 0; }
