/// A small fixed table from names to bytes, looked up by letters and digits alone, without case, and without allocating.
struct KnownNames: Sendable {
  private let slots: [Slot]
  /// Names in plain form, one after the other.
  private let bytes: [UInt8]
  private static let longest = 128

  private struct Slot: Sendable {
    var start: UInt32 = 0
    /// 0 for a free slot: no name is empty.
    var length: UInt32 = 0
    var value: UInt8 = 0
  }

  /// Of equal names the last one counts. Names without a letter or digit are left out.
  init(_ entries: [(String, UInt8)]) {
    var values: [String: UInt8] = [:]
    for (name, value) in entries {
      let plain = Text.plain(name)
      if !plain.isEmpty { values[plain] = value }
    }
    var slots = [Slot](repeating: Slot(), count: 16)
    while slots.count < values.count * 4 { slots += slots }
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
  }

  /// The value of a name, or nil.
  func value(of text: UnsafeRawBufferPointer) -> UInt8? {
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
