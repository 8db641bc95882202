#pragma once
#include <minizip/unzip.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/// An open file that an archive is read from: minizip has no way to use a descriptor, and reads headers byte by byte.
typedef struct {
  int descriptor;
  int64_t size;
  int64_t position;
  /// Bytes that were read from the file in all.
  int64_t bytes;
  int64_t buffer_start;
  int64_t buffer_count;
  unsigned char *buffer;
} abm_zip_source;

enum { abm_zip_buffer_size = 4096 };

static inline int64_t abm_zip_pread(abm_zip_source *source, void *target, int64_t count, int64_t offset) {
  int64_t done = 0;
  if (count > source->size - offset) count = source->size - offset;
  while (done < count) {
    ssize_t got = pread(source->descriptor, (char *)target + done, (size_t)(count - done), (off_t)(offset + done));
    if (got <= 0) break;
    done += got;
  }
  source->bytes += done;
  return done;
}

static inline voidpf abm_zip_open(voidpf opaque, const void *name, int mode) {
  (void)name, (void)mode;
  return opaque;
}

static inline uLong abm_zip_read(voidpf opaque, voidpf stream, void *target, uLong count) {
  (void)stream;
  abm_zip_source *source = (abm_zip_source *)opaque;
  if (source->position < 0 || source->position >= source->size) return 0;
  int64_t wanted = (int64_t)count, done = 0;
  if (wanted >= (int64_t)abm_zip_buffer_size) {
    done = abm_zip_pread(source, target, wanted, source->position);
    source->position += done;
    return (uLong)done;
  }
  while (done < wanted) {
    int64_t within = source->position - source->buffer_start;
    if (within < 0 || within >= source->buffer_count) {
      source->buffer_start = source->position;
      source->buffer_count =
        abm_zip_pread(source, source->buffer, (int64_t)abm_zip_buffer_size, source->position);
      if (source->buffer_count <= 0) break;
      within = 0;
    }
    int64_t part = source->buffer_count - within;
    if (part > wanted - done) part = wanted - done;
    memcpy((char *)target + done, source->buffer + within, (size_t)part);
    source->position += part;
    done += part;
    if (source->position >= source->size) break;
  }
  return (uLong)done;
}

static inline ZPOS64_T abm_zip_tell(voidpf opaque, voidpf stream) {
  (void)stream;
  return (ZPOS64_T)((abm_zip_source *)opaque)->position;
}

static inline long abm_zip_seek(voidpf opaque, voidpf stream, ZPOS64_T offset, int origin) {
  (void)stream;
  abm_zip_source *source = (abm_zip_source *)opaque;
  int64_t base = origin == ZLIB_FILEFUNC_SEEK_CUR ? source->position
    : origin == ZLIB_FILEFUNC_SEEK_END ? source->size : 0;
  if (offset > (ZPOS64_T)(source->size - base)) return -1;
  source->position = base + (int64_t)offset;
  return 0;
}

static inline int abm_zip_done(voidpf opaque, voidpf stream) {
  (void)opaque, (void)stream;
  return 0;
}

/// Opens the archive in a file; NULL where there is none. The source must outlive it.
static inline unzFile abm_zip_begin(abm_zip_source *source) {
  zlib_filefunc64_def functions;
  functions.zopen64_file = abm_zip_open;
  functions.zread_file = abm_zip_read;
  functions.zwrite_file = NULL;
  functions.ztell64_file = abm_zip_tell;
  functions.zseek64_file = abm_zip_seek;
  functions.zclose_file = abm_zip_done;
  functions.zerror_file = abm_zip_done;
  functions.opaque = source;
  return unzOpen2_64("", &functions);
}
