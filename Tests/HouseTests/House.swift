import Foundation

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
  }

  /// All files below a folder of the root whose names end in one of these, in the order of their paths.
  static func files(_ folder: String, endings: [String] = [".swift"]) throws -> [File] {
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
