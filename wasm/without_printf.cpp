// Keeps printf out of the module. Only Embind would call it, to write the address of a type that
// was never registered.

extern "C" int siprintf(char* text, const char* format, ...);

// NOLINTNEXTLINE(cert-dcl50-cpp): the C library declares it so
extern "C" int siprintf(char* text, const char* /*format*/, ...) {
  *text = '\0';
  return 0;
}
