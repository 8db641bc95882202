#pragma once
#include <stdint.h>
#include <string.h>

/// Where some bytes stand among 64: bit i for byte i.
typedef struct {
  uint64_t delimiter;
  uint64_t newline;
  uint64_t quote;
  /// Bytes of 0x80 and above: anything but ASCII.
  uint64_t high;
} abm_masks;

typedef uint8_t abm_bytes64 __attribute__((vector_size(64)));
typedef _Bool abm_bits64 __attribute__((ext_vector_type(64)));

/// Compares the 64 bytes at `bytes` (any alignment) at once. A vector type of the compiler, so that it needs no
/// instruction set of its own; inlined into Swift, where a byte loop is six times slower.
static inline abm_masks abm_masks_of(const uint8_t *bytes, uint8_t delimiter) {
  abm_bytes64 block;
  memcpy(&block, bytes, sizeof block);
  abm_bits64 delimiters = __builtin_convertvector(block == delimiter, abm_bits64);
  abm_bits64 newlines = __builtin_convertvector(block == '\n', abm_bits64);
  abm_bits64 quotes = __builtin_convertvector(block == '"', abm_bits64);
  abm_bits64 highs = __builtin_convertvector(block >= 0x80, abm_bits64);
  abm_masks masks;
  memcpy(&masks.delimiter, &delimiters, 8);
  memcpy(&masks.newline, &newlines, 8);
  memcpy(&masks.quote, &quotes, 8);
  memcpy(&masks.high, &highs, 8);
  return masks;
}

/// Asks for the cache line at `address`, which will be read soon.
static inline void abm_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }
