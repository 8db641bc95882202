internal import CZlib

/// The CRC-32 of bytes, as zlib, gzip and PNG have it.
public struct Checksum: Hashable, Sendable {
  /// The sum.
  public private(set) var value: UInt32
  /// How many bytes it is of.
  public private(set) var length: Int64

  /// The sum of no bytes.
  public init() {
    value = 0
    length = 0
  }

  /// The sum of these bytes.
  ///
  /// - Complexity: O(bytes), about a gigabyte a second.
  public init(_ bytes: UnsafeRawBufferPointer) {
    value = UInt32(truncatingIfNeeded: crc32_z(0, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count))
    length = Int64(bytes.count)
  }

  /// Takes in the sum of the bytes that follow.
  ///
  /// - Complexity: O(log length).
  public mutating func append(_ next: Checksum) {
    value = UInt32(truncatingIfNeeded: crc32_combine(UInt(value), UInt(next.value), Int(next.length)))
    length += next.length
  }

  /// Eight hexadecimal digits.
  public var hex: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
