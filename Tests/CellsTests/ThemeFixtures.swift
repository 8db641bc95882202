import Cells

/// The pairs of a theme file, read line by line: enough YAML for files of our own.
func flattened(_ bytes: [UInt8]) -> [String: String] {
  var values: [String: String] = [:]
  var path: [(indent: Int, key: String)] = []
  for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
    let indent = line.prefix { $0 == " " }.count
    let content = line.dropFirst(indent)
    guard !content.hasPrefix("#"), let colon = content.firstIndex(of: ":") else { continue }
    path.removeAll { $0.indent >= indent }
    path.append((indent, String(content[..<colon])))
    let text = content[content.index(after: colon)...].drop { $0 == " " }
    let value = text.hasPrefix("\"") ? text.dropFirst().prefix { $0 != "\"" } : text
    if !value.isEmpty { values[path.map(\.key).joined(separator: ".")] = String(value) }
  }
  return values
}

/// A shipped theme by its name.
func shippedTheme(_ name: String) throws -> Theme {
  try Theme(values: flattened(ShippedThemes.all.first { $0.name == name }?.bytes ?? []))
}

/// A scheme without roles: base16's own default, dark.
let plainScheme: [String: String] = [
  "scheme": "Default", "author": "Chris Kempson", "base00": "181818", "base01": "282828", "base02": "383838",
  "base03": "585858", "base04": "b8b8b8", "base05": "d8d8d8", "base06": "e8e8e8", "base07": "f8f8f8",
  "base08": "ab4642", "base09": "dc9656", "base0A": "f7ca88", "base0B": "a1b56c", "base0C": "86c1b9",
  "base0D": "7cafc2", "base0E": "ba8baf", "base0F": "a16946",
]

/// A colour as it is seen; the terminal's own as the theme's background.
func seen(_ colour: Colour, _ theme: Theme) -> RGB {
  switch colour {
  case .terminal: theme.colour(of: .background)
  case .indexed(let index): XtermPalette.colours[Int(index)]
  case .rgb(let rgb): rgb
  }
}
