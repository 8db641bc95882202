public import Values

/// Gives the text of fields: trimmed, without quotes, valid UTF-8.
public struct FieldReader {
  @usableFromInline
  let arena = FieldArena()
  /// Fields that were read as Windows-1252 so far.
  public private(set) var transcoded = 0

  /// A reader that gave nothing yet.
  public init() {}

  /// The text of a field; empty where the record has none at this position.
  ///
  /// Valid until `reset`, or the record's batch ends.
  @inlinable
  @inline(__always)
  public mutating func text(_ record: Record, _ position: Int) -> UnsafeRawBufferPointer {
    let raw = record.raw(position)
    if raw.isEmpty { return raw }
    if record.batch.hasHighBytes || raw[0] == UInt8(ascii: "\"") { return slow(raw, isQuoted: record.batch.isQuoted) }
    // Nearly every field stands as it is: neither end is a blank.
    if raw[0] > 32 && raw[raw.count - 1] > 32 { return raw }
    return Text.trimmed(raw)
  }

  /// Bytes of our own as a field: valid as long as other fields.
  @inlinable
  public func copy(_ bytes: some Collection<UInt8>) -> UnsafeRawBufferPointer { arena.copy(bytes) }

  /// Everything given so far may be overwritten.
  public func reset() { arena.reset() }

  @inline(never)
  @usableFromInline
  mutating func slow(_ raw: UnsafeRawBufferPointer, isQuoted: Bool) -> UnsafeRawBufferPointer {
    let text = Text.trimmed(isQuoted && raw[0] == UInt8(ascii: "\"") ? unquoted(raw) : raw)
    if text.allSatisfy({ $0 < 0x80 }) || Windows1252.isUTF8(text) { return text }
    transcoded += 1
    let target = arena.take(text.count * 3)
    let count = Windows1252.transcode(text, to: target)
    arena.giveBack(text.count * 3 - count)
    return UnsafeRawBufferPointer(start: target, count: count)
  }

  /// What stands in a field that begins with a quote. Text after the closing one is kept, as it stands.
  private func unquoted(_ raw: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let quote = UInt8(ascii: "\"")
    let body = UnsafeRawBufferPointer(rebasing: raw[1...])
    guard let first = body.firstIndex(of: quote) else { return body }
    // Up to a quote that is not doubled, all is as it stands; mostly that is the end of the field.
    if Text.trimmed(UnsafeRawBufferPointer(rebasing: body[(first + 1)...])).isEmpty {
      return UnsafeRawBufferPointer(rebasing: body[..<first])
    }
    let target = arena.take(body.count)
    var written = 0
    var position = 0
    while position < body.count {
      if body[position] == quote {
        position += 1
        guard position < body.count, body[position] == quote else { break }
      }
      target[written] = body[position]
      written += 1
      position += 1
    }
    while position < body.count {
      target[written] = body[position]
      written += 1
      position += 1
    }
    arena.giveBack(body.count - written)
    return UnsafeRawBufferPointer(start: target, count: written)
  }
}
