import Values
import App
import Settings
import Testing

@Suite("Hostile settings")
struct HostileTests {
  @Test("Whatever is changed in a file, it is read or refused, and nothing crashes", arguments: 0..<8)
  func mutations(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: (state >> 33) % UInt64(bound))
    }
    let examples =
      SettingsCatalogue.all.map(\.example).filter { !$0.isEmpty }.joined(separator: "\n") + "\na: &a [x]\nb: *a\n"
    let marks = Array("[]{}:,-#&*!|>'\"%@`\n \t?<~\u{0}\u{85}é9".utf8)
    for _ in 0..<250 {
      var bytes = Array(examples.utf8)
      for _ in 0...random(6) {
        let place = random(bytes.count)
        switch random(4) {
        case 0: bytes[place] = marks[random(marks.count)]
        case 1: bytes.insert(marks[random(marks.count)], at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random(40)))
        default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + random(60))], at: random(bytes.count))
        }
        if bytes.isEmpty { bytes = [10] }
      }
      let source = SettingsSource(.user, name: "f.yaml", text: String(decoding: bytes, as: UTF8.self))
      do throws(SettingsProblems) {
        let values = try SettingsReader().read([source])
        #expect(!ConfigText.effective(values).isEmpty)
      } catch {
        #expect(!error.all.isEmpty && error.all.allSatisfy { $0.position.file == "f.yaml" && !$0.words.isEmpty })
      }
    }
  }
}
