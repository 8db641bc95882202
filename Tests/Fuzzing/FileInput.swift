/// A file as a fuzzer's input says it: a first line with its name, and what it holds.
///
/// An input without such a line is all contents, so that no mutation is lost.
struct FileInput {
  var name: String
  var contents: ArraySlice<UInt8>

  /// - Parameter endings: those that a name may have; the first is that of inputs without a name.
  init(_ bytes: ArraySlice<UInt8>, endings: [String]) {
    let line = bytes.prefix(64).prefix { $0 != UInt8(ascii: "\n") }
    let name = String(decoding: line, as: UTF8.self)
    let isName = name.utf8.allSatisfy { byte in
      (97...122).contains(byte) || (48...57).contains(byte) || "-_.".utf8.contains(byte)
    }
    if isName, !name.hasPrefix("."), endings.contains(where: name.hasSuffix), line.endIndex < bytes.endIndex {
      self.name = name
      contents = bytes[(line.endIndex + 1)...]
    } else {
      self.name = "accounts" + endings[0]
      contents = bytes
    }
  }

  /// Places where it is cut, the same ones for the same contents.
  func cuts(_ count: Int) -> [Int] {
    var state: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in contents { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(contents.count + 1))
    }.sorted()
  }
}
