#pragma once
#include <zlib.h>

/// `inflateInit2` is a macro, which Swift does not import. 47: window of 32 KiB, gzip or zlib told by the header.
static inline int abm_inflate_init(z_streamp stream) { return inflateInit2(stream, 47); }
