// What must hold for whatever a fuzzer finds; a breach ends the run with the place and keeps the input.
#pragma once

#include <cstdio>
#include <cstdlib>

#define DOORSTEP_EXPECT(condition)                                                        \
  do {                                                                                    \
    if (!(condition)) {                                                                   \
      std::fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                       \
    }                                                                                     \
  } while (false)
