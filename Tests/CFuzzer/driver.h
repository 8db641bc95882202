#include <stddef.h>
#include <stdint.h>

/// libFuzzer as a library: calls `testOne` with inputs until the time of its arguments is over, or ends the process at the
/// first that crashes. `.ci/fuzz` links it.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*testOne)(const uint8_t *start, size_t length));
