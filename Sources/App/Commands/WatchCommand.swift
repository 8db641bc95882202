import ArgumentParser
import Foundation
import Logging

/// `abmtop DIR`: the dashboard.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Show the live dashboard of a directory (the default).")

  @OptionGroup var source: DirectoryOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var screen: ScreenOptions

  @OptionGroup var log: LogOptions

  func run() throws {
    try perform(log, on: source.directory) { logger in
      try source.check()
      let watch = Watch(source: source, scope: scope, screen: screen, logger: logger)
      // `main` is synchronous and runs on the main thread: it is the main actor's.
      try MainActor.assumeIsolated { try watch.run() }
    }
  }
}

/// `abmtop` alone: the dashboard of the current directory where it holds data, else what was looked for.
enum BareStart {
  /// The endings of files that may hold a table.
  private static let endings = ["csv", "tsv", "txt", "json", "ndjson", "jsonl", "xlsx", "gz", "zip"]
  /// The most names that are looked at in a directory, and the most directories in it: a home is not walked through.
  private static let mostNames = 2_000
  private static let mostFolders = 100

  /// The arguments that are meant.
  ///
  /// - Throws: `Failure` with what was looked for, where neither the directory nor a directory in it holds such a file.
  static func arguments(in directory: String) throws(Failure) -> [String] {
    if holdsTables(directory) { return ["watch", directory] }
    throw Failure.noInput(
      """
      there are no exports here: neither this directory nor one in it has a file that ends in \
      .\(endings.joined(separator: ", .")).
      Name the directory that has them: abmtop DIR. Or look at a made-up company first: abmtop demo.
      """)
  }

  private static func holdsTables(_ directory: String) -> Bool {
    func isTable(_ name: String) -> Bool {
      !name.hasPrefix(".") && endings.contains(URL(filePath: name).pathExtension.lowercased())
    }
    func names(_ directory: String) -> ArraySlice<String> {
      ((try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []).prefix(mostNames)
    }
    let all = names(directory)
    if all.contains(where: isTable) { return true }
    return all.lazy.filter { !$0.hasPrefix(".") }.prefix(mostFolders).contains {
      names(directory + "/" + $0).contains(where: isTable)
    }
  }
}
