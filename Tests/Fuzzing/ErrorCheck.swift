internal import App
internal import Formatting
internal import Settings

/// Whatever stands in a directory's settings, and whatever the file is called, nothing that a terminal obeys leaves the
/// program when it says what is wrong, or what is in force.
///
/// The first line is the name of the file.
enum ErrorCheck {
  static func check(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let end = text.firstIndex(of: "\n") ?? text.endIndex
    let source = SettingsSource(
      .directory, name: String(text[..<end]), text: String(text[end...].drop { $0 == "\n" }))
    let said: String
    do throws(SettingsProblems) {
      said = ConfigText.effective(try SettingsReader(schema: SettingsCatalogue.all).read([source]))
    } catch {
      said = "abmtop: \(error)"
    }
    for scalar in SafeText(lines: said).string.unicodeScalars {
      let isHostile =
        (scalar.value < 0x20 && scalar != "\n" && scalar != "\t" && scalar != "\r")
        || (0x7F..<0xA0).contains(scalar.value)
        || scalar.properties.isBidiControl
      try expect(!isHostile, "U+\(String(scalar.value, radix: 16)) in: \(said.debugDescription)")
    }
  }
}
