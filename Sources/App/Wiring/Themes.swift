import Cells
import Foundation
import Settings

/// The themes there are: the user's own, then those of a checkout's or an installation's `themes/`, then the built-in ones.
struct Themes: Sendable {
  /// The folder of the user's own themes; nil where there is no home.
  let folder: String?

  init(directories: BaseDirectories) { folder = directories.themesFolder }

  /// Names of all themes, the default first.
  var names: [String] {
    let shipped = ShippedThemes.all.map(\.name)
    let own = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? []
    let stems = own.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    return shipped + stems.filter { !shipped.contains($0) }
  }

  /// The file of a theme, where it is one of the user's own.
  func file(of name: String) -> String? {
    guard let folder, !name.contains("/") else { return nil }
    let path = "\(folder)/\(name).yaml"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }

  /// A theme by its name; the default with a fault in words where it cannot be had.
  func load(_ name: String) -> (theme: Theme, fault: String?) {
    do {
      if let path = file(of: name), let values = try ThemeFile.read(path) {
        do throws(ThemeError) {
          return (try Theme(values: values.texts), nil)
        } catch {
          let place = values.positions[error.key].map { "\($0)" } ?? path
          // A notice has one line: the folder of one's own themes goes without saying.
          return (Themes.standard, "\(place): \(error.message)".replacing((folder ?? "") + "/", with: ""))
        }
      }
      if let shipped = ShippedThemes.all.first(where: { $0.name == name }) {
        return (try Themes.theme(shipped.bytes, file: name + ".yaml"), nil)
      }
      return (Themes.standard, "there is no theme “\(name)”; T shows those there are")
    } catch {
      return (Themes.standard, "\(error)")
    }
  }

  private static func theme(_ bytes: [UInt8], file: String) throws -> Theme {
    try Theme(values: ThemeFile.values(String(decoding: bytes, as: UTF8.self), file: file).texts)
  }

  /// The default theme.
  private static var standard: Theme {
    // A test reads every shipped theme; an empty scheme would be the fault of the build.
    let dark = ShippedThemes.all[0]
    do {
      return try theme(dark.bytes, file: dark.name + ".yaml")
    } catch {
      preconditionFailure("the shipped theme \(dark.name) is broken: \(error)")
    }
  }
}

/// Tells when the file of the theme in force has changed.
struct ThemeWatch {
  let name: String
  private let path: String?
  private var state: Date?

  init(_ themes: Themes, name: String) {
    self.name = name
    path = themes.file(of: name)
    state = ThemeWatch.modified(path)
  }

  /// Whether there is a file to watch.
  var isWatching: Bool { path != nil }

  /// Whether the file has changed since the last time this was called.
  mutating func hasChanged() -> Bool {
    guard path != nil else { return false }
    let now = ThemeWatch.modified(path)
    if now == state { return false }
    state = now
    return true
  }

  private static func modified(_ path: String?) -> Date? {
    path.flatMap { try? FileManager.default.attributesOfItem(atPath: $0)[.modificationDate] as? Date }
  }
}
