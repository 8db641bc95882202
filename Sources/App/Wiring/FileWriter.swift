import Foundation

/// Writes what the user exports.
enum FileWriter {
  /// Writes a file that is not there yet, and says how it went.
  static func write(_ contents: String, to path: String) -> String {
    let path = NSString(string: path).expandingTildeInPath
    if FileManager.default.fileExists(atPath: path) { return "\(path) is there already: nothing was written" }
    do {
      try contents.write(toFile: path, atomically: true, encoding: .utf8)
      return "written: \(path)"
    } catch {
      return "\(path) cannot be written: \(error.localizedDescription)"
    }
  }
}
