internal import Values

/// A text that an account's name, domain or id must contain.
struct Needle: Hashable, Sendable {
  /// What must fit somewhere.
  var pattern: Pattern
  /// The host of a text that is a web address: it may also fit the domain.
  var host: [UInt8] = []

  init(_ piece: Piece) {
    pattern = Pattern(piece)
    var text = piece.text
    if text.contains("://") {
      text.withUTF8 { Domains.normalise(UnsafeRawBufferPointer($0), into: &host) }
    }
  }
}
