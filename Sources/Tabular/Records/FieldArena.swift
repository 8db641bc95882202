/// Room for fields that cannot be used as they stand in the buffer: with doubled quotes, or transcoded.
///
/// What it gives is valid until `reset`, and lies beyond that until the room is used again.
@usableFromInline
final class FieldArena {
  private var chunk: UnsafeMutablePointer<UInt8>
  private var room = 64 << 10
  private var used = 0
  private var full: [UnsafeMutablePointer<UInt8>] = []

  init() { chunk = .allocate(capacity: room) }

  deinit {
    chunk.deallocate()
    for chunk in full { chunk.deallocate() }
  }

  /// Room for `count` bytes.
  @usableFromInline
  func take(_ count: Int) -> UnsafeMutablePointer<UInt8> {
    if used + count > room {
      full.append(chunk)
      room = max(room, count)
      chunk = .allocate(capacity: room)
      used = 0
    }
    used += count
    return chunk + (used - count)
  }

  /// Gives back what the last `take` did not need.
  func giveBack(_ count: Int) { used -= count }

  /// A copy of some bytes.
  @inlinable
  func copy(_ bytes: some Collection<UInt8>) -> UnsafeRawBufferPointer {
    let target = take(bytes.count)
    for (position, byte) in bytes.enumerated() { target[position] = byte }
    return UnsafeRawBufferPointer(start: target, count: bytes.count)
  }

  /// All room is free again.
  func reset() {
    used = 0
    if full.isEmpty { return }
    for chunk in full { chunk.deallocate() }
    full.removeAll()
    // One record of many MiB must not hold its room for the rest of the file.
    if room > 1 << 20 {
      chunk.deallocate()
      room = 64 << 10
      chunk = .allocate(capacity: room)
    }
  }
}
