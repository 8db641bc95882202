import TestSupport
import Testing
import Values

@testable import Tabular

/// Whatever decodes them, members give their bytes or a reason, wherever blocks and buffers end.
struct GzipBlocksTests {
  /// A member of these bytes: its header, what the writer of zip archives deflated, its checksum and length.
  private static func member(_ bytes: [UInt8]) -> [UInt8] {
    var zip = ZipWriter()
    zip.add("x", bytes)
    // The local header has 30 bytes, the name one; the size of what follows stands at 18.
    let size = (0..<4).reduce(0) { $0 | Int(zip.bytes[18 + $1]) << ($1 * 8) }
    let sum = bytes.withUnsafeBytes { Checksum($0).value }
    let end = [sum, UInt32(bytes.count)].flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> ($0 * 8)) } }
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3] + zip.bytes[31..<31 + size] + end
  }

  /// Rows like those of exports, which refer to earlier ones near and far.
  private static func rows(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = SeededNumbers(seed: seed)
    return (0..<count).flatMap { row in
      Array("2026-10-\(10 + row % 20),a\(Int.random(in: 0..<900, using: &random)),visit,\(row)\n".utf8)
    }
  }

  private static func inflate(_ bytes: [UInt8], _ decoders: GzipBlocks.Decoders, block: Int, room: Int) throws
    -> [UInt8]
  {
    let source = RecordScannerTests.Trickle(rest: bytes[...], step: block)
    let blocks = try GzipBlocks(source, decoders: decoders)
    var buffer = [UInt8](repeating: 0, count: room)
    var all: [UInt8] = []
    while true {
      let count = try buffer.withUnsafeMutableBytes { try blocks.read(into: $0) }
      if count == 0 { return all }
      all += buffer.prefix(count)
    }
  }

  @Test(arguments: [GzipBlocks.Decoders.fastest, .zlibAlone])
  func blocksAndBuffersMayEndAnywhere(_ decoders: GzipBlocks.Decoders) throws {
    let parts = [Self.rows(900, seed: 1), [], Self.rows(3, seed: 2), Self.rows(6_000, seed: 3)]
    let packed = parts.flatMap(Self.member) + [0, 0, 0]
    for (block, room) in [(1, 4_096), (2, 1), (7, 33), (997, 256), (1 << 18, 1 << 18), (1 << 18, 5), (18, 32_768)] {
      #expect(try Self.inflate(packed, decoders, block: block, room: room) == parts.flatMap { $0 }, "\(block), \(room)")
    }
  }

  @Test(arguments: [GzipBlocks.Decoders.fastest, .zlibAlone])
  func whatIsWrongIsSaid(_ decoders: GzipBlocks.Decoders) throws {
    let packed = Self.member(Self.rows(400, seed: 4))
    func failure(_ bytes: [UInt8], block: Int = 1 << 18) -> ReadFailure? {
      do {
        _ = try Self.inflate(bytes, decoders, block: block, room: 512)
        return nil
      } catch { return error as? ReadFailure }
    }
    for block in [1, 1 << 18] {
      for length in [0, 1, 2, 9, 10, 40, packed.count - 9, packed.count - 8, packed.count - 1] {
        #expect(failure(Array(packed[..<length]), block: block) == .cutOffGzip, "\(length) bytes")
      }
      // The checksum, and the length behind it.
      for place in [packed.count - 8, packed.count - 1] {
        var flipped = packed
        flipped[place] ^= 1
        #expect(failure(flipped, block: block) == .damagedGzip)
      }
      #expect(failure(Array("account_id\nA\n".utf8), block: block) == .noGzip)
      #expect(failure([0x1F, 0x8C, 8, 0], block: block) == .noGzip)
      #expect(failure(packed + Array("more".utf8), block: block) == .gzipIsFollowed)
      #expect(failure(packed + packed[..<30], block: block) == .cutOffGzip)
    }
  }

  /// Any damage gives a reason or the same bytes, and both decoders find the same ones right.
  @Test func damageIsFoundByBoth() throws {
    let original = Self.rows(60, seed: 5)
    let packed = Self.member(original)
    for place in packed.indices {
      var damaged = packed
      damaged[place] ^= UInt8(1 << (place % 8))
      let results = [GzipBlocks.Decoders.fastest, .zlibAlone].map {
        try? Self.inflate(damaged, $0, block: 64, room: 99)
      }
      #expect(results.allSatisfy { $0 == nil || $0 == original }, "byte \(place)")
    }
  }
}
