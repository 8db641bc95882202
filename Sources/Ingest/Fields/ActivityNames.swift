public import Values

/// The names of activity types as files write them, made ready for looking up, and the pages that make a visit a high-value one.
public struct ActivityNames: Sendable {
  private let names: KnownNames
  private let pages: [Glob]

  /// From the table in force. Where two types share a name, the later one has it: the user's types stand last.
  public init(_ types: ActivityTypes) {
    var entries: [(String, UInt8)] = []
    for (position, type) in types.all.enumerated() {
      let code = UInt8(truncatingIfNeeded: position)
      entries += type.aliases.map { ($0, code) }
      entries.append((type.name, code))
    }
    names = KnownNames(entries)
    pages = types.highValuePages.map(Glob.init)
  }

  /// The type's position in `ActivityTypes.all`, or nil where no type has this name: it is `other`, with a note.
  ///
  /// - Parameter text: one trimmed field, not empty; compared by letters and digits alone, without case.
  public func code(of text: UnsafeRawBufferPointer) -> UInt8? { names.value(of: text) }

  /// Whether a URL's path is one of the high-value pages.
  public func isHighValue(url: UnsafeRawBufferPointer) -> Bool {
    let path = ActivityNames.path(of: url)
    return pages.contains { $0.matches(path) }
  }

  /// The path of a URL, from its `/` on, without query and fragment; empty where it has none. A slice of the text.
  static func path(of url: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var start = 0
    let end = url.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") } ?? url.count
    if let slash = url[..<end].firstIndex(of: UInt8(ascii: "/")), slash + 1 < end, url[slash + 1] == UInt8(ascii: "/"),
      slash == 0 || url[slash - 1] == UInt8(ascii: ":")
    {
      start = slash + 2
    }
    let slash = url[start..<end].firstIndex(of: UInt8(ascii: "/")) ?? end
    return UnsafeRawBufferPointer(rebasing: url[slash..<end])
  }
}
