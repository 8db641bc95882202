#include "isal.h"

#include <stdlib.h>

#if defined(__has_include)
#if __has_include(<isa-l/igzip_lib.h>)
#define ABM_HAS_ISAL 1
#endif
#endif

#ifdef ABM_HAS_ISAL
#include <dlfcn.h>
#include <isa-l/igzip_lib.h>
#include <pthread.h>

struct abm_isal {
  struct inflate_state state;
};

static struct {
  void (*init)(struct inflate_state *);
  void (*reset)(struct inflate_state *);
  int (*inflate)(struct inflate_state *);
} library;

static void look_for_library(void) {
  // Of the version whose header was compiled here. It stays open until the process ends.
  void *handle = dlopen("libisal.so.2", RTLD_NOW | RTLD_LOCAL);
  if (!handle) return;
  *(void **)&library.init = dlsym(handle, "isal_inflate_init");
  *(void **)&library.reset = dlsym(handle, "isal_inflate_reset");
  *(void **)&library.inflate = dlsym(handle, "isal_inflate");
}

abm_isal *abm_isal_open(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, look_for_library);
  if (!library.init || !library.reset || !library.inflate) return NULL;
  abm_isal *decoder = malloc(sizeof *decoder);
  if (!decoder) return NULL;
  library.init(&decoder->state);
  decoder->state.crc_flag = ISAL_GZIP;
  return decoder;
}

void abm_isal_close(abm_isal *decoder) { free(decoder); }

void abm_isal_reset(abm_isal *decoder) {
  library.reset(&decoder->state);
  decoder->state.crc_flag = ISAL_GZIP;
}

int abm_isal_inflate(
    abm_isal *decoder, uint8_t **input, uint32_t *input_count, uint8_t **output, uint32_t *output_count) {
  struct inflate_state *state = &decoder->state;
  state->next_in = *input;
  state->avail_in = *input_count;
  state->next_out = *output;
  state->avail_out = *output_count;
  int result = library.inflate(state);
  *input = state->next_in;
  *input_count = state->avail_in;
  *output = state->next_out;
  *output_count = state->avail_out;
  if (result != ISAL_DECOMP_OK && result != ISAL_END_INPUT) return -1;
  return state->block_state == ISAL_BLOCK_FINISH ? 1 : 0;
}

#else

abm_isal *abm_isal_open(void) { return NULL; }
void abm_isal_close(abm_isal *decoder) { (void)decoder; }
void abm_isal_reset(abm_isal *decoder) { (void)decoder; }
int abm_isal_inflate(
    abm_isal *decoder, uint8_t **input, uint32_t *input_count, uint8_t **output, uint32_t *output_count) {
  (void)decoder, (void)input, (void)input_count, (void)output, (void)output_count;
  return -1;
}

#endif
