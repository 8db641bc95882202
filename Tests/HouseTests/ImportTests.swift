import Foundation
import Testing

/// Which module may import which: the walls of the house. The package manager does not enforce them.
@Suite struct ImportTests {
  /// The modules that each target may import.
  static let modules: [String: Set<String>] = [
    "CLinux": [], "CSIMD": [], "CNcurses": [], "CZlib": [], "CISAL": [], "CMinizip": [],
    "Values": [],
    "Formatting": ["Values"],
    "Tabular": ["Values", "CSIMD", "CZlib", "CISAL", "CMinizip"],
    "Mappings": ["Values"],
    "Ingest": ["Values", "Tabular", "Mappings"],
    "History": ["Values", "Ingest"],
    "Accounts": ["Values", "Ingest", "History"],
    // Modules behind Accounts know nothing of files: they see what Accounts made of them.
    "Metrics": ["Values", "Accounts"],
    "Filter": ["Values", "Accounts", "Metrics"],
    "Signals": ["Values", "Accounts", "Metrics", "Filter"],
    "Forecast": ["Values", "Accounts", "Metrics"],
    "Report": ["Values", "Formatting", "Tabular", "Accounts", "Metrics", "Filter", "Signals", "Forecast"],
    "Cells": ["Values", "Formatting"],
    "Dashboard": ["Values", "Formatting", "Accounts", "Metrics", "Filter", "Signals", "Forecast", "Report", "Cells"],
    "Live": ["CLinux", "Values", "Ingest", "History", "Accounts", "Metrics", "Signals"],
    "Terminal": ["CNcurses", "CLinux", "Formatting", "Cells"],
    "Settings": ["Values", "Yams"],
    "Sample": ["Values"],
    "App": all,
    "abmtop": ["App", "ArgumentParser"],
    "abmtop-bench": ["App", "ArgumentParser"],
  ]

  /// What the system and the language bring along. Modules that only compute values to show have no need of it, and the
  /// start of Foundation costs more than the first frame may take.
  static let system: [String: Set<String>] = [
    "Values": ["Swift", "Synchronization"],
    "Mappings": ["Synchronization"],
    "Tabular": ["Glibc"],
    "Ingest": ["Glibc", "Synchronization"],
    "Accounts": ["Glibc", "Synchronization"],
    // Logarithms and powers of statistics.
    "Metrics": ["Glibc"],
    "Forecast": ["Glibc"],
    "Filter": ["Glibc", "Synchronization"],
    "Live": ["Glibc", "Synchronization"],
    "Terminal": ["Glibc", "Synchronization"],
    "Settings": ["Glibc", "Foundation"],
    "App": ["Glibc", "Synchronization", "Foundation"],
  ]

  private static let all: Set<String> = [
    "CNcurses", "CSIMD", "CZlib", "CISAL", "CMinizip",
    "CLinux", "Values", "Formatting", "Tabular", "Mappings", "Ingest", "History", "Accounts", "Metrics", "Filter",
    "Signals",
    "Forecast",
    "Report", "Cells", "Dashboard", "Live", "Terminal", "Settings", "Sample", "ArgumentParser", "Logging",
  ]

  @Test func everyImportIsAllowed() throws {
    var broken: [String] = []
    let files = try House.files("Sources")
    for file in files {
      let allowed = Self.modules[file.target, default: []].union(Self.system[file.target, default: []])
      for (number, line) in file.lines.enumerated() {
        guard let module = Self.module(line), !allowed.contains(module) else { continue }
        broken.append("\(file.path):\(number + 1): \(file.target) may not import \(module)")
      }
    }
    #expect(files.count > 100)
    #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
  }

  @Test func everyModuleHasALaw() throws {
    #expect(Set(try House.names("Sources")) == Set(Self.modules.keys))
  }

  /// The table of modules in the documentation says the same.
  @Test func theArchitectureSaysTheSame() throws {
    let file = House.root.appending(path: "Sources/App/App.docc/Architecture.md")
    let rows = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("| `") }
    var documented: [String: Set<String>] = [:]
    for row in rows {
      let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 4 else { continue }
      var imports: Set<String> = []
      for part in cells[1].split(separator: ", ") {
        switch part {
        case "nothing", "C libraries": break
        case "all of these": imports.formUnion(documented.keys)
        default: imports.insert(String(part))
        }
      }
      for name in cells[0].split(separator: ", ") { documented[name.filter { $0 != "`" }] = imports }
    }
    #expect(documented.keys.sorted() == Self.modules.keys.sorted())
    for (module, imports) in Self.modules {
      #expect(documented[module]?.sorted() == imports.sorted(), "the imports of \(module)")
    }
  }

  /// The module that a line imports, or nil.
  static func module(_ line: Substring) -> String? {
    let words = line.split(separator: " ").drop {
      $0.hasPrefix("@") || ["public", "package", "internal", "fileprivate", "private"].contains($0)
    }
    guard words.first == "import" else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var", "actor"]
    return words.dropFirst().drop { kinds.contains($0) }.first?.split(separator: ".").first.map(String.init)
  }

  @Test(arguments: [
    ("import Ingest", "Ingest"), ("public import Metrics", "Metrics"),
    ("  internal import struct Cells.Grid", "Cells"),
    ("@preconcurrency import Foundation", "Foundation"), ("/// import nothing", nil), ("let important = 1", nil),
  ])
  func importsAreRecognised(_ line: String, _ module: String?) {
    #expect(Self.module(Substring(line)) == module)
  }
}
