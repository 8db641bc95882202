import Foundation
import Testing

/// What keeps the house in order beside its walls.
@Suite struct OrderTests {
  private static let sources = [".swift", ".c", ".h"]

  @Test func filesAreShort() throws {
    let long = try House.files("Sources", endings: Self.sources).filter { $0.text.split(separator: "\n").count > 500 }
    #expect(long.map(\.path) == [])
  }

  @Test func nothingIsForcedOrLeftForLater() throws {
    // Put together here, so that this file holds none of them.
    let needles = ["try" + "!", "as" + "!", "TO" + "DO", "FIX" + "ME", "unsafe" + "Flags"]
    var found: [String] = []
    let package = House.File(
      path: "Package.swift", text: try String(contentsOf: House.root.appending(path: "Package.swift"), encoding: .utf8))
    let files =
      try House.files("Sources", endings: Self.sources) + House.files("Tests", endings: Self.sources) + [package]
    for file in files {
      let needles = needles.filter(file.mentions)
      if needles.isEmpty { continue }
      for (number, line) in file.lines.enumerated() {
        for needle in needles where Self.holds(line, needle) { found.append("\(file.path):\(number + 1): \(needle)") }
      }
    }
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  /// Whether a line holds a word that does not begin in the middle of another.
  private static func holds(_ line: Substring, _ word: String) -> Bool {
    guard House.holds(line, word), let range = line.firstRange(of: word) else { return false }
    if range.lowerBound == line.startIndex { return true }
    let before = line[line.index(before: range.lowerBound)]
    return !before.isLetter && !before.isNumber && before != "_"
  }

  @Test func theTopLevelIsBare() throws {
    // The package manager writes `Package.resolved`; git ignores it.
    let allowed: Set<String> = [
      "LICENSE", "Package.resolved", "Package.swift", "README.md", "Sources", "Tests", "themes",
    ]
    let others = try House.names("").filter { !$0.hasPrefix(".") && !allowed.contains($0) }
    #expect(others == [])
  }

  /// What the guide for contributors tells people to run and to look at is there.
  @Test func theGuideIsTrue() throws {
    let manager = FileManager.default
    let guide = try String(contentsOf: House.root.appending(path: ".github/CONTRIBUTING.md"), encoding: .utf8)
    let scripts = guide.matches(of: /\.(?:run|ci)\/\w+/).map { String($0.output) }
    #expect(scripts.count > 8)
    for script in scripts {
      #expect(manager.isExecutableFile(atPath: House.root.appending(path: script).path), "\(script)")
    }
    for path in guide.matches(of: /(?:Sources|Tests)\/[\w.\/]+\w/).map({ String($0.output) }) {
      #expect(manager.fileExists(atPath: House.root.appending(path: path).path), "\(path)")
    }
    for script in try House.names(".run") where script != "install" {
      #expect(scripts.contains(".run/" + script), "the guide does not mention .run/\(script)")
    }
  }

  @Test func everyThemeIsEmbedded() throws {
    let themes = try House.names("themes")
    #expect(try House.names("Sources/Cells/Themes") == themes)
    for theme in themes {
      let link = House.root.appending(path: "Sources/Cells/Themes/\(theme)").path
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "../../../themes/\(theme)")
    }
  }

  /// The files that may handle memory without bounds, each behind a safe face.
  private static let unsafe: Set<String> = [
    "Sources/Accounts/Facts/FactRow.swift",
    "Sources/Filter/Evaluation/Haystack.swift",
    "Sources/Ingest/Fields/Dates.swift",
    "Sources/Ingest/Reading/ActivityFastPath.swift",
    "Sources/Ingest/Reading/ActivityStage.swift",
    "Sources/Ingest/Rows/FixedColumn.swift",
    "Sources/Live/DirectoryScan.swift",
    "Sources/Live/Threads.swift",
    "Sources/Settings/BaseDirectories.swift",
    "Sources/Tabular/Bytes/GzipBlocks.swift",
    "Sources/Tabular/Bytes/CacheLine.swift",
    "Sources/Tabular/Bytes/StructuralIndex.swift",
    "Sources/Tabular/Bytes/Windows1252.swift",
    "Sources/Tabular/JSON/JSONRecords.swift",
    "Sources/Tabular/Records/FieldReader.swift",
    "Sources/Tabular/Records/Record.swift",
    "Sources/Tabular/Records/RecordScanner+Limits.swift",
    "Sources/Tabular/Records/RecordScanner.swift",
    "Sources/Tabular/Workbook/GrowingBytes.swift",
    "Sources/Tabular/Workbook/XMLReader.swift",
    "Sources/Tabular/Workbook/ZipArchive.swift",
    "Sources/Terminal/CursesSession.swift",
    "Sources/Terminal/Terminal+Draw.swift",
  ]

  @Test func unsafeMemoryIsHandledInFewFiles() throws {
    let words = [
      "UnsafePointer", "UnsafeMutablePointer", "UnsafeRawPointer", "UnsafeMutableRawPointer", "OpaquePointer",
      "Unmanaged",
      "unsafeBitCast", "unsafeDowncast", "nonisolated(unsafe)", "unowned(unsafe)", "@unchecked",
    ]
    let using = try House.files("Sources").filter { file in
      let words = words.filter(file.mentions)
      return !words.isEmpty && file.lines.contains { line in words.contains { Self.holds(line, $0) } }
    }.map(\.path)
    let others = using.filter { !Self.unsafe.contains($0) }
    #expect(others == [], "a safe face over memory belongs in one of the files that are listed, or on the list")
    let superfluous = Self.unsafe.subtracting(using).sorted()
    #expect(superfluous == [], "these need not be on the list any more")
  }
}
