import Accounts
import ArgumentParser
import Ingest
import Foundation
import Metrics
import Live
import Report
import Settings

/// `abmtop init DIR`: a settings file to start from, proposed from what is in the directory.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Write a commented abmtop.yaml into a directory, proposed from what is in it.",
    discussion: "It never overwrites one. It is the only command that writes into the directory.")

  @OptionGroup var source: DirectoryOptions

  @Flag(help: "Print the file instead of writing it.")
  var print = false

  @OptionGroup var log: LogOptions

  func run() throws {
    try perform(log, on: source.directory) { logger in
      let path = source.directory + "/abmtop.yaml"
      if !print && FileManager.default.fileExists(atPath: path) {
        throw Failure(description: "\(path) is there already: nothing was written.", code: .cannotCreate)
      }
      let loaded = try Loaded(source, logger, writing: print ? [] : [source.directory])
      let text = InitText.proposed(
        loaded.dataset, loaded.dataset.health, currency: loaded.settings.read.currency,
        defaults: ConfigText.defaults(SettingsCatalogue.all))
      if print {
        try StandardOutput.print(text)
        return
      }
      do throws(FileWriteError) {
        // Without overwriting: another one may have been written meanwhile.
        try AtomicFile().write(Array(text.utf8), to: path, existing: .kept)
      } catch {
        throw Failure(description: "\(path) cannot be written: \(error.words)", code: .cannotCreate)
      }
      try StandardOutput.print("Written: \(path). `abmtop check \(source.directory)` shows what comes of it.")
    }
  }
}
