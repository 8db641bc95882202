internal import CISAL
internal import CZlib
public import Values

/// What another source's gzip data inflates to. Several gzip members in a row are one text, as `gzip -d` reads them.
///
/// Members are decoded by ISA-L where it is installed, which is several times as fast, else by zlib, which also reads what
/// has zlib's header.
public final class GzipBlocks: BlockSource {
  /// Which libraries may decode.
  public enum Decoders: Sendable { case fastest, zlibAlone }

  private var source: any BlockSource
  private var stream = z_stream()
  /// ISA-L's decoder; nil where it is not installed or not wanted.
  private let isal: OpaquePointer?
  /// Whether the present member is decoded by ISA-L.
  private var usesISAL = false
  private let input: UnsafeMutableRawBufferPointer
  private var inputBytes: Int64 = 0
  private var outputBytes: Int64 = 0
  /// Nothing of the next member was read yet: at the start, and behind the end of each.
  private var isBetweenMembers = true
  private var isFirstMember = true
  /// The room was used up: the decoder may hold more without any further input.
  private var mayHoldMore = false
  private var isAtEnd = false

  /// What a source inflates to.
  public init(_ source: any BlockSource, decoders: Decoders = .fastest) throws(ReadFailure) {
    self.source = source
    input = .allocate(byteCount: ReadLimits.block, alignment: 64)
    isal = decoders == .fastest ? abm_isal_open() : nil
    if abm_inflate_init(&stream) != Z_OK { throw .damagedGzip }
  }

  deinit {
    inflateEnd(&stream)
    abm_isal_close(isal)
    input.deallocate()
  }

  /// The next inflated bytes.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    if isAtEnd || buffer.isEmpty { return 0 }
    stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_out = UInt32(clamping: buffer.count)
    let capacity = stream.avail_out
    while stream.avail_out > 0 {
      if stream.avail_in == 0, !mayHoldMore {
        let got = try source.read(into: input)
        if got == 0 {
          // Data that ends within a member is cut off: what came so far is no whole file.
          if !isBetweenMembers || isFirstMember { throw .cutOffGzip }
          isAtEnd = true
          break
        }
        inputBytes += Int64(got)
        stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
        stream.avail_in = UInt32(got)
      }
      if isBetweenMembers {
        if !isFirstMember { skipPadding() }
        if stream.avail_in == 0 { continue }
        beginMember()
      }
      if try inflateSome() {
        isBetweenMembers = true
        isFirstMember = false
      }
      mayHoldMore = usesISAL && !isBetweenMembers && stream.avail_out == 0
    }
    let count = Int(capacity - stream.avail_out)
    outputBytes += Int64(count)
    if outputBytes > inputBytes * ReadLimits.inflation { throw .inflatesTooFar(limit: ReadLimits.inflation) }
    return count
  }

  /// Tapes and some writers pad with zeros; anything else starts a member.
  private func skipPadding() {
    while stream.avail_in > 0, let next = stream.next_in, next.pointee == 0 {
      stream.next_in = next + 1
      stream.avail_in -= 1
    }
  }

  /// Chooses who decodes the member that begins here: ISA-L where gzip's two first bytes are seen.
  private func beginMember() {
    isBetweenMembers = false
    usesISAL = false
    if let isal, stream.avail_in >= 2, let next = stream.next_in, next[0] == 0x1F, next[1] == 0x8B {
      abm_isal_reset(isal)
      usesISAL = true
    } else {
      inflateReset(&stream)
    }
  }

  /// Decodes as far as there is input and room.
  ///
  /// - Returns: whether the member's end was reached.
  private func inflateSome() throws(ReadFailure) -> Bool {
    if usesISAL {
      var (next, left) = (stream.next_in, stream.avail_in)
      var (output, room) = (stream.next_out, stream.avail_out)
      let result = abm_isal_inflate(isal, &next, &left, &output, &room)
      (stream.next_in, stream.avail_in) = (next, left)
      (stream.next_out, stream.avail_out) = (output, room)
      if result < 0 { throw .damagedGzip }
      return result == 1
    }
    switch inflate(&stream, Z_NO_FLUSH) {
    case Z_OK: return false
    case Z_STREAM_END: return true
    default: throw failure
    }
  }

  /// Why zlib stopped: before any member's own data came, what stands there is no member.
  private var failure: ReadFailure {
    if stream.total_out > 0 || stream.total_in > 2 { return .damagedGzip }
    return isFirstMember ? .noGzip : .gzipIsFollowed
  }
}
