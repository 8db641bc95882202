#pragma once
#include <zlib.h>

/// `inflateInit2` is a macro, which Swift does not import. 47: window of 32 KiB, gzip or zlib told by the header.
static inline int abm_inflate_init(z_streamp stream) { return inflateInit2(stream, 47); }

/// `deflateInit2` is a macro as well. -15: window of 32 KiB, no header, as zip archives have it.
static inline int abm_deflate_init(z_streamp stream) {
  return deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY);
}
