internal import Cells
internal import Terminal

/// Whatever a terminal sends in whatever pieces, nothing waits for ever, and afterwards every key is itself again.
///
/// The input is pieces: a byte of time (in units of 10 ms), one of length, and the bytes.
enum KeyCheck {
  static func check(_ bytes: [UInt8]) throws {
    var decoder = KeyDecoder()
    var now = 0
    var rest = bytes[...]
    while let pause = rest.popFirst() {
      now += Int(pause) * 10
      let length = Int(rest.popFirst() ?? 0)
      let piece = Array(rest.prefix(length))
      rest = rest.dropFirst(length)
      for key in decoder.decode(piece, at: now) { try check(key) }
      // A look at an empty line, as the loop has one when its time has come.
      if let deadline = decoder.deadline, pause % 2 == 1 {
        try expect(deadline >= 0, "a deadline before the start")
        for key in decoder.decode([], at: max(now, deadline)) { try check(key) }
        now = max(now, deadline)
      }
    }
    var looks = 0
    while let deadline = decoder.deadline {
      _ = decoder.decode([], at: deadline)
      looks += 1
      try expect(looks < 8, "it waits for ever")
    }
    // Ends a character that was begun, and Alt with one.
    _ = decoder.decode([0x20], at: now + 60_000)
    let keys = decoder.decode(Array("q".utf8), at: now + 120_000)
    try expect(keys == [.character("q")], "q is \(keys)")
  }

  private static func check(_ key: Key) throws {
    switch key {
    case .character(let character), .alt(let character):
      try expect(
        character.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, "a control as a character")
    case .mouse(let mouse): try expect(mouse.point.x >= 0 && mouse.point.y >= 0, "a click outside: \(mouse)")
    case .paste(let text): try expect(!text.contains("\u{1B}[201~"), "a paste that holds its end")
    default: break
    }
  }
}
