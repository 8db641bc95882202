internal import CZlib

/// Writes a zip archive of parts that are deflated. The same parts give the same bytes: nothing in it hangs on the time.
struct ZipWriter {
  private var archive: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  /// 1980-01-01, the first day that the format knows.
  private static let firstDay = 0x21

  /// Adds a part.
  mutating func add(_ name: String, _ bytes: [UInt8]) {
    let stored = ZipWriter.deflated(bytes)
    let sum = bytes.withUnsafeBytes { Checksum($0).value }
    // Version, flags (the name is UTF-8), method, time and day, then what stands in both places.
    var common: [UInt8] = []
    for (number, width) in [
      (20, 2), (0x800, 2), (8, 2), (0, 2), (ZipWriter.firstDay, 2), (Int(sum), 4), (stored.count, 4), (bytes.count, 4),
      (name.utf8.count, 2), (0, 2),
    ] { common += ZipWriter.number(number, width) }
    directory += [0x50, 0x4B, 1, 2] + ZipWriter.number(20, 2) + common
    // Comment, disk, attributes: none.
    directory += ZipWriter.number(0, 6) + ZipWriter.number(0, 4) + ZipWriter.number(archive.count, 4) + Array(name.utf8)
    archive += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + stored
    count += 1
  }

  /// The archive of all parts that were added.
  var bytes: [UInt8] {
    var end: [UInt8] = [0x50, 0x4B, 5, 6] + ZipWriter.number(0, 4)
    end += ZipWriter.number(count, 2) + ZipWriter.number(count, 2)
    end += ZipWriter.number(directory.count, 4) + ZipWriter.number(archive.count, 4) + ZipWriter.number(0, 2)
    return archive + directory + end
  }

  /// A number in so many bytes, the lowest first.
  private static func number(_ value: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
  }

  /// The bytes as raw deflate, without a header.
  private static func deflated(_ bytes: [UInt8]) -> [UInt8] {
    var stream = z_stream()
    guard abm_deflate_init(&stream) == Z_OK else { return [] }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      var input = bytes
      input.withUnsafeMutableBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(bound)
        // It gives all at once: there is room for whatever it makes of the bytes.
        _ = deflate(&stream, Z_FINISH)
      }
      count = bound - Int(stream.avail_out)
    }
  }
}
