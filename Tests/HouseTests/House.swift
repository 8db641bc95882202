import Foundation
import Glibc
import Synchronization

/// The source as it lies on disk.
enum House {
  /// The root of the repository.
  static let root = (0..<3).reduce(URL(filePath: #filePath).resolvingSymlinksInPath()) { url, _ in
    url.deletingLastPathComponent()
  }

  /// A file of the source.
  struct File {
    /// The path below the root, `/` between folders.
    var path: String
    var text: String
    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    /// The second component: `Sources/Live/Name.swift` is of `Live`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
    /// Whether the text holds these bytes anywhere: most files need no look at their lines.
    func mentions(_ word: String) -> Bool { House.holds(text, word) }
  }

  /// Whether a text holds the bytes of a word.
  static func holds(_ text: some StringProtocol, _ word: String) -> Bool {
    text.withCString { text in word.withCString { strstr(text, $0) != nil } }
  }

  /// What has been read, by folder and endings: tests read the same.
  private static let read = Mutex<[String: [File]]>([:])

  /// All files below a folder of the root whose names end in one of these, in the order of their paths.
  static func files(_ folder: String, endings: [String] = [".swift"]) throws -> [File] {
    let key = folder + endings.joined()
    if let known = read.withLock({ $0[key] }) { return known }
    let files = try readFiles(folder, endings)
    read.withLock { $0[key] = files }
    return files
  }

  private static func readFiles(_ folder: String, _ endings: [String]) throws -> [File] {
    let base = root.appending(path: folder)
    let names = try FileManager.default.subpathsOfDirectory(atPath: base.path).sorted()
    return try names.filter { name in endings.contains { name.hasSuffix($0) } }.map { name in
      File(path: folder + "/" + name, text: try String(contentsOf: base.appending(path: name), encoding: .utf8))
    }
  }

  /// The names in a folder of the root.
  static func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path).sorted()
  }
}
