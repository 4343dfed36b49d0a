// These tests open a vault tens of thousands of times, and would spend nine tenths of that in locking and
// unlocking pages for SQLCipher's memory security. Here the two calls do nothing; tests/records runs with the
// system's own.
#include <cstddef>

extern "C" int mlock(const void*, std::size_t) noexcept { return 0; }
extern "C" int munlock(const void*, std::size_t) noexcept { return 0; }
