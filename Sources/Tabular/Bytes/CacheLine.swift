public import CSIMD

/// Asks for the cache line at an address, which will be read soon: loops over scattered memory ask some turns ahead.
@inlinable
@inline(__always)
public func prefetchCacheLine(_ address: UnsafeRawPointer) { abm_prefetch(address) }
