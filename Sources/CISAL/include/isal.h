#pragma once
#include <stdint.h>

/// A decoder of gzip by Intel's ISA-L, which is several times as fast as zlib. The library is looked for when the first
/// decoder is asked for, so that the program runs where it is not installed.
typedef struct abm_isal abm_isal;

/// A decoder that stands before a member, or NULL where the library is not there (or was not when this was compiled).
abm_isal *abm_isal_open(void);

/// Frees a decoder.
void abm_isal_close(abm_isal *decoder);

/// Stands before the next member.
void abm_isal_reset(abm_isal *decoder);

/// Decodes as much as there is input, or room. What is left of both comes back in the arguments.
///
/// Returns 0 where more input or room is needed, 1 after the end of a member, whose checksum was right, and -1 where the
/// data is damaged.
int abm_isal_inflate(
    abm_isal *decoder, uint8_t **input, uint32_t *input_count, uint8_t **output, uint32_t *output_count);
