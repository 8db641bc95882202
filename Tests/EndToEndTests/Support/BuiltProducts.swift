public import Foundation

/// The programs that were built together with the running tests.
public enum BuiltProducts {
  /// Where a built program is.
  /// - Throws: `HarnessError.productIsMissing` if it was not built.
  public static func path(_ name: String) throws -> String {
    for directory in directories {
      let path = directory.appendingPathComponent(name).path
      if FileManager.default.isExecutableFile(atPath: path) { return path }
    }
    throw HarnessError.productIsMissing(name: name, lookedIn: directories.map(\.path))
  }

  /// The folder of the test program, where SwiftPM puts all products, and the usual place of a debug build.
  public static var directories: [URL] {
    let running = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    return [running, packageRoot.appendingPathComponent(".build/debug")]
  }

  /// The root of the source.
  public static var packageRoot: URL {
    // This file is Tests/EndToEndTests/Support/BuiltProducts.swift.
    (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
  }
}
