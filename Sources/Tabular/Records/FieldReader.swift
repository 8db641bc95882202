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
    let target = arena.allocate(text.count * 3)
    let count = Windows1252.transcode(text, to: target)
    arena.shrink(by: text.count * 3 - count)
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
    let target = arena.allocate(body.count)
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
    arena.shrink(by: body.count - written)
    return UnsafeRawBufferPointer(start: target, count: written)
  }
}

/// Memory for fields that cannot be used as they stand in the buffer: with doubled quotes, or transcoded.
///
/// What it gives is valid until `reset`, and lies beyond that until the memory is used again.
@usableFromInline
final class FieldArena {
  private var chunk: UnsafeMutablePointer<UInt8>
  private var capacity = 64 << 10
  private var used = 0
  private var full: [UnsafeMutablePointer<UInt8>] = []

  init() { chunk = .allocate(capacity: capacity) }

  deinit {
    chunk.deallocate()
    for chunk in full { chunk.deallocate() }
  }

  /// Memory for `count` bytes.
  @usableFromInline
  func allocate(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    if used + count > capacity {
      full.append(chunk)
      capacity = max(capacity, count)
      chunk = .allocate(capacity: capacity)
      used = 0
    }
    used += count
    return chunk + (used - count)
  }

  /// Frees what the last `allocate` did not need.
  func shrink(by count: Int) { used -= count }

  /// A copy of some bytes.
  @inlinable
  func copy(_ bytes: some Collection<UInt8>) -> UnsafeRawBufferPointer {
    let target = allocate(bytes.count)
    for (position, byte) in bytes.enumerated() { target[position] = byte }
    return UnsafeRawBufferPointer(start: target, count: bytes.count)
  }

  /// All memory is free again.
  func reset() {
    used = 0
    if full.isEmpty { return }
    for chunk in full { chunk.deallocate() }
    full.removeAll()
    // One record of many MiB must not hold its memory for the rest of the file.
    if capacity > 1 << 20 {
      chunk.deallocate()
      capacity = 64 << 10
      chunk = .allocate(capacity: capacity)
    }
  }
}
