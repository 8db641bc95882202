/// The path of a file below the data directory, told apart by its bytes.
///
/// Two names that Swift calls equal, because they spell the same letters with other code points, are two files.
struct FilePath: Hashable, Comparable, Sendable {
  /// `/` between folders.
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: FilePath, right: FilePath) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  static func < (left: FilePath, right: FilePath) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(0xFF as UInt8)
  }

  /// The path of something in this folder; the empty path is the data directory itself.
  func appending(_ name: String) -> FilePath { FilePath(text.isEmpty ? name : text + "/" + name) }

  /// Whether it lies in a folder, at whatever depth.
  func isBelow(_ folder: FilePath) -> Bool {
    let path = text.utf8
    let prefix = folder.text.utf8
    return path.count > prefix.count && path.starts(with: prefix)
      && path[path.index(path.startIndex, offsetBy: prefix.count)] == UInt8(ascii: "/")
  }
}
