import Testing

/// What leaves the program passes few places, each of which makes it harmless, and nothing leaves by a network.
@Suite struct WayOutTests {
  /// The files that write, and what: everything else hands its text to one of them.
  private static let writers: Set<String> = [
    // Standard output and standard error.
    "Sources/App/Wiring/Output.swift",
    // Log lines, escaped.
    "Sources/App/Wiring/LogFile.swift",
    // Rows of the sample into its own folder.
    "Sources/App/Commands/DemoCommand.swift", "Sources/App/Benchmark/BenchMeasurements.swift",
    "Sources/App/Benchmark/Bench.swift", "Sources/App/Benchmark/MeasuredTable.swift",
    "Sources/App/Benchmark/BenchDirectory.swift", "Sources/App/Benchmark/Changes.swift",
    // Exports, settings and the state, whole or not at all.
    "Sources/Settings/AtomicFile.swift",
    // The terminal: cells, modes, title and clipboard.
    "Sources/Terminal/CursesSession.swift",
    // The last words of a crash, cleaned there; an eventfd.
    "Sources/CLinux/crash.c", "Sources/CLinux/descriptors.c",
  ]

  @Test func onlyFewFilesWrite() throws {
    let calls = [
      "print(", "debugPrint(", "dump(", "NSLog(", "fputs(", "puts(", "putchar(", "fwrite(", "fprintf(", "printf(",
      "perror(",
      "FileHandle", "FileOutputStream", "OutputStream(", "Glibc.write(", "write(descriptor", "write(STD", "write(fd",
      "toFile:", "write(to: URL",
    ]
    var found: [String] = []
    for file in try House.files("Sources", endings: [".swift", ".c", ".h"]) where !Self.writers.contains(file.path) {
      let calls = calls.filter(file.mentions)
      if calls.isEmpty { continue }
      for (number, line) in file.lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        for call in calls where Self.calls(line, call) { found.append("\(file.path):\(number + 1): \(call)") }
      }
    }
    #expect(found.isEmpty, "use StandardOutput, StandardError, AtomicFile:\n\(found.joined(separator: "\n"))")
  }

  @Test func nothingUsesANetwork() throws {
    let calls = [
      "socket(", "socketpair(", "connect(", "getaddrinfo(", "gethostbyname(", "URLSession", "NWConnection", "listen(",
      "FoundationNetworking", "contentsOf: URL(string",
    ]
    var found: [String] = []
    for file in try House.files("Sources", endings: [".swift", ".c", ".h"]) {
      let calls = calls.filter(file.mentions)
      if calls.isEmpty { continue }
      for (number, line) in file.lines.enumerated() {
        for call in calls where Self.calls(line, call) { found.append("\(file.path):\(number + 1): \(call)") }
      }
    }
    #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
  }

  /// Whether a line holds a call: the word itself, not the end of another, no member's and no declaration's.
  private static func calls(_ line: Substring, _ call: String) -> Bool {
    guard House.holds(line, call), let range = line.firstRange(of: call) else { return false }
    let before = line[..<range.lowerBound]
    guard let last = before.last else { return true }
    return !last.isLetter && !last.isNumber && last != "_" && last != "." && !before.hasSuffix("func ")
  }
}
