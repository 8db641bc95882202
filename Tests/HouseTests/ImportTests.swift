import Testing

/// Which room may import which: the walls of the house. The package manager does not enforce them.
@Suite struct ImportTests {
  /// The rooms that each target may import.
  static let rooms: [String: Set<String>] = [
    "CLinux": [], "CSIMD": [], "CNcurses": [], "CZlib": [],
    "Values": [],
    "Formatting": ["Values"],
    "Exports": ["Values", "CSIMD", "CZlib"],
    "Accounts": ["Values", "Exports"],
    // Rooms behind Accounts know nothing of files: they see what Accounts made of them.
    "Metrics": ["Values", "Accounts"],
    "Filter": ["Values", "Accounts", "Metrics"],
    "Report": ["Values", "Formatting", "Accounts", "Metrics", "Filter"],
    "Cells": ["Values", "Formatting"],
    "Dashboard": ["Values", "Formatting", "Accounts", "Metrics", "Filter", "Report", "Cells"],
    "Live": ["CLinux", "Values", "Exports", "Accounts", "Metrics"],
    "Terminal": ["CNcurses", "CLinux", "Formatting", "Cells"],
    "Settings": ["Values", "Yams"],
    "Sample": [],
    "App": all,
    "abmtop": ["App", "ArgumentParser"],
    "abmtop-bench": ["App", "ArgumentParser"],
  ]

  /// What the system and the language bring along. Rooms that only compute values to show have no need of it, and the
  /// start of Foundation costs more than the first frame may take.
  static let system: [String: Set<String>] = [
    "Values": ["Synchronization"],
    "Exports": ["Glibc", "Synchronization"],
    "Accounts": ["Glibc", "Synchronization"],
    "Filter": ["Glibc", "Synchronization"],
    "Live": ["Glibc", "Synchronization"],
    "Terminal": ["Glibc", "Synchronization"],
    "Settings": ["Glibc", "Foundation"],
    "App": ["Glibc", "Synchronization", "Foundation"],
  ]

  private static let all: Set<String> = [
    "CLinux", "Values", "Formatting", "Exports", "Accounts", "Metrics", "Filter", "Report", "Cells", "Dashboard",
    "Live", "Terminal",
    "Settings", "Sample", "ArgumentParser",
  ]

  @Test func everyImportIsAllowed() throws {
    var broken: [String] = []
    let files = try House.files("Sources")
    for file in files {
      let allowed = Self.rooms[file.target, default: []].union(Self.system[file.target, default: []])
      for (number, line) in file.lines.enumerated() {
        guard let module = Self.module(line), !allowed.contains(module) else { continue }
        broken.append("\(file.path):\(number + 1): \(file.target) may not import \(module)")
      }
    }
    #expect(files.count > 100)
    #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
  }

  @Test func everyRoomHasALaw() throws {
    #expect(Set(try House.names("Sources")) == Set(Self.rooms.keys))
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
    ("import Exports", "Exports"), ("public import Metrics", "Metrics"),
    ("  internal import struct Cells.Grid", "Cells"),
    ("@preconcurrency import Foundation", "Foundation"), ("/// import nothing", nil), ("let important = 1", nil),
  ])
  func importsAreRecognised(_ line: String, _ module: String?) {
    #expect(Self.module(Substring(line)) == module)
  }
}
