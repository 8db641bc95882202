/// Text made to break columns: scalars of all planes, and often those that are known to make trouble.
public func hostileText(_ generator: inout SeededNumbers, atMost length: Int) -> String {
  let nasty: [ClosedRange<UInt32>] = [
    0x00...0x1F, 0x20...0x7E, 0x7F...0x9F, 0x300...0x36F, 0x590...0x6FF, 0x900...0x97F, 0x1100...0x11FF,
    0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0x20D0...0x20F0, 0x2600...0x27BF, 0x3000...0x30FF,
    0x4E00...0x4EFF, 0xAC00...0xACFF, 0xE000...0xE0FF, 0xFE00...0xFE0F, 0xFF00...0xFFFF, 0x1F1E6...0x1F1FF,
    0x1F300...0x1FAFF, 0xE0000...0xE01EF, 0x10000...0x10FFFF,
  ]
  var text = String.UnicodeScalarView()
  for _ in 0..<Int.random(in: 0...length, using: &generator) {
    let range = nasty[Int.random(in: 0..<nasty.count, using: &generator)]
    if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &generator)) { text.append(scalar) }
    if Int.random(in: 0..<8, using: &generator) == 0 { text.append("\u{200D}") }
  }
  return String(text)
}
