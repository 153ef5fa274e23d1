// Replaces printf to keep it out of the module. Embind would call it only to print the address of
// an unregistered type.

extern "C" int siprintf(char* text, const char* format, ...);

// same declaration as in the C library
extern "C" int siprintf(char* text, const char* /*format*/, ...) {
  *text = '\0';
  return 0;
}
