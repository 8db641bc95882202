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

/// A small fixed table from names to bytes, looked up by letters and digits alone, without case, and without allocating.
struct KnownNames: Sendable {
  private let slots: [Slot]
  /// Names in plain form, one after the other.
  private let bytes: [UInt8]
  private static let longest = 128
  /// The same for names spelt exactly as given, up to 16 bytes: what nearly every row holds. A power of two, mostly free.
  private let exact: [Exact]

  private struct Slot: Sendable {
    var start: UInt32 = 0
    /// 0 for a free slot: no name is empty.
    var length: UInt32 = 0
    var value: UInt8 = 0
  }

  /// A text of 1–16 bytes as two words that differ for different texts of one length.
  private struct Exact: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// 0 for a free slot.
    var length = 0
    var value: UInt8 = 0

    init() {}

    @inline(__always)
    init(_ text: UnsafeRawBufferPointer) {
      length = text.count
      if length >= 8 {
        low = text.loadUnaligned(as: UInt64.self)
        high = text.loadUnaligned(fromByteOffset: length - 8, as: UInt64.self)
      } else if length >= 4 {
        low = UInt64(text.loadUnaligned(as: UInt32.self))
        high = UInt64(text.loadUnaligned(fromByteOffset: length - 4, as: UInt32.self))
      } else {
        for byte in text { low = low << 8 | UInt64(byte) }
      }
    }

    @inline(__always)
    func slot(of count: Int) -> Int {
      let mixed = (low ^ (high &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(length)) &* 0xD6E8_FEB8_6659_FD93
      return Int(truncatingIfNeeded: mixed >> 32) & (count - 1)
    }

    @inline(__always)
    func hasText(of other: Exact) -> Bool { low == other.low && high == other.high && length == other.length }
  }

  /// Of equal names the last one counts. Names without a letter or digit are left out.
  init(_ entries: [(String, UInt8)]) {
    var values: [String: UInt8] = [:]
    for (name, value) in entries {
      let plain = Text.plain(name)
      if !plain.isEmpty { values[plain] = value }
    }
    var slots = [Slot](repeating: Slot(), count: 16)
    while slots.count < entries.count * 4 { slots += slots }
    var bytes: [UInt8] = []
    for (name, value) in values {
      let text = Array(name.utf8)
      var slot = text.withUnsafeBytes { KnownNames.slot($0, of: slots.count) }
      while slots[slot].length > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Slot(start: UInt32(bytes.count), length: UInt32(text.count), value: value)
      bytes += text
    }
    self.slots = slots
    self.bytes = bytes
    var exact = [Exact](repeating: Exact(), count: slots.count)
    for (name, _) in entries where (1...16).contains(name.utf8.count) {
      guard let value = values[Text.plain(name)] else { continue }
      var entry = Array(name.utf8).withUnsafeBytes(Exact.init)
      entry.value = value
      var slot = entry.slot(of: exact.count)
      while exact[slot].length > 0, !exact[slot].hasText(of: entry) { slot = (slot + 1) & (exact.count - 1) }
      exact[slot] = entry
    }
    self.exact = exact
  }

  /// The value of a name, or nil.
  func value(of text: UnsafeRawBufferPointer) -> UInt8? {
    if text.count <= 16, !text.isEmpty {
      let wanted = Exact(text)
      var slot = wanted.slot(of: exact.count)
      while exact[slot].length > 0 {
        if exact[slot].hasText(of: wanted) { return exact[slot].value }
        slot = (slot + 1) & (exact.count - 1)
      }
    }
    guard text.count <= KnownNames.longest, text.allSatisfy({ $0 < 0x80 }) else {
      var buffer: [UInt8] = []
      Text.plain(text, into: &buffer)
      return buffer.withUnsafeBytes(find)
    }
    return withUnsafeTemporaryAllocation(byteCount: KnownNames.longest, alignment: 8) { buffer in
      var length = 0
      for byte in text where Text.isLetter(byte) || Text.isDigit(byte) {
        buffer[length] = Text.lower(byte)
        length += 1
      }
      return find(UnsafeRawBufferPointer(rebasing: buffer[..<length]))
    }
  }

  private func find(_ name: UnsafeRawBufferPointer) -> UInt8? {
    var slot = KnownNames.slot(name, of: slots.count)
    while slots[slot].length > 0 {
      let entry = slots[slot]
      if Int(entry.length) == name.count, bytes[Int(entry.start)..<Int(entry.start) + name.count].elementsEqual(name) {
        return entry.value
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func matches(_ start: Int, _ name: UnsafeRawBufferPointer) -> Bool {
    for position in 0..<name.count where bytes[start + position] != name[position] { return false }
    return true
  }

  private static func slot(_ name: UnsafeRawBufferPointer, of count: Int) -> Int {
    Int(truncatingIfNeeded: Hash.of(name)) & (count - 1)
  }
}
