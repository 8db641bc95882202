internal import Ingest
internal import Values

/// Names made comparable: account names are the same without case (data.md, Tables).
enum Folding {
  /// The case-folded bytes of a name.
  static func bytes(_ text: some Collection<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    Array(text).withUnsafeBytes { Text.fold($0, into: &folded) }
    return folded
  }

  /// The case-folded form of a name.
  static func text(_ text: String) -> String { String(decoding: bytes(text.utf8), as: UTF8.self) }
}
