internal import CZlib
public import Values

/// What another source's gzip data inflates to. Several gzip members in a row are one text, as `gzip -d` reads them.
public final class GzipBlocks: BlockSource {
  private var source: any BlockSource
  private var stream = z_stream()
  private let input: UnsafeMutableRawBufferPointer
  private var inputBytes: Int64 = 0
  private var outputBytes: Int64 = 0
  /// The end of a member was reached, and nothing of the next one was read yet.
  private var isBetweenMembers = false
  private var isFirstMember = true
  private var isAtEnd = false

  /// What a source inflates to.
  public init(_ source: any BlockSource) throws(ReadFailure) {
    self.source = source
    input = .allocate(byteCount: ReadLimits.block, alignment: 64)
    if abm_inflate_init(&stream) != Z_OK { throw .damagedGzip }
  }

  deinit {
    inflateEnd(&stream)
    input.deallocate()
  }

  /// The next inflated bytes.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    if isAtEnd || buffer.isEmpty { return 0 }
    stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_out = UInt32(clamping: buffer.count)
    let capacity = stream.avail_out
    while stream.avail_out > 0 {
      if stream.avail_in == 0 {
        let got = try source.read(into: input)
        if got == 0 {
          // Data that ends within a member is cut off: what came so far is no whole file.
          if !isBetweenMembers { throw .cutOffGzip }
          isAtEnd = true
          break
        }
        inputBytes += Int64(got)
        stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_in = UInt32(got)
      }
      if isBetweenMembers {
        // Tapes and some writers pad with zeros; anything else starts a member.
        while stream.avail_in > 0, let next = stream.next_in, next.pointee == 0 {
          stream.next_in = next + 1
          stream.avail_in -= 1
        }
        if stream.avail_in == 0 { continue }
        inflateReset(&stream)
        isBetweenMembers = false
        isFirstMember = false
      }
      switch inflate(&stream, Z_NO_FLUSH) {
      case Z_OK: break
      case Z_STREAM_END: isBetweenMembers = true
      default: throw failure
      }
    }
    let count = Int(capacity - stream.avail_out)
    outputBytes += Int64(count)
    if outputBytes > inputBytes * ReadLimits.inflation { throw .inflatesTooFar(limit: ReadLimits.inflation) }
    return count
  }

  /// Why inflating stopped: before any member's own data came, what stands there is no member.
  private var failure: ReadFailure {
    if stream.total_out > 0 || stream.total_in > 2 { return .damagedGzip }
    return isFirstMember ? .noGzip : .gzipIsFollowed
  }
}
