import ArgumentParser
import Ingest
import Foundation
import Logging
import Sample
import Settings
import Values

/// `abmtop demo`: the dashboard of a made-up company, alive.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "Show the dashboard of a sample company, with events that keep coming.",
    discussion: """
      Writes the sample to a folder of its own below the cache folder ($XDG_CACHE_HOME/abmtop), and removes it when \
      it leaves. With --write DIR it only writes the sample there: the same seed and --as-of give the same bytes.
      """)

  @Option(
    help: ArgumentHelp("Only write the sample into this directory, which must be new or empty.", valueName: "dir"),
    completion: .directory)
  var write: String?

  @Option(help: ArgumentHelp("Which company: any number.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(
    name: .customLong("as-of"), help: ArgumentHelp("The last day of the sample. Default: today.", valueName: "day"))
  var asOf: Day?

  @Option(help: ArgumentHelp("The period, as for `abmtop watch`.", valueName: "period"))
  var period = "qtd"

  @OptionGroup var screen: ScreenOptions

  @OptionGroup var log: LogOptions

  func run() throws {
    try perform(log, on: write) { logger in
      let day = asOf ?? Today.day(in: .utc)
      let company = Sample.demo(seed: seed, asOf: Int(day.number))
      if let write {
        Confinement.begin(reading: [], writing: [write])
        try DemoFolder.write(company.files(), to: write)
        try StandardOutput.print("The sample is in \(write). Watch it: abmtop \(write)")
        return
      }
      let folder = try DemoFolder.make(BaseDirectories.ofProcess())
      defer { folder.remove() }
      try DemoFolder.write(company.files(), to: folder.path)
      try watch(folder, company, logger)
    }
  }

  private func watch(_ folder: DemoFolder, _ company: SampleCompany, _ logger: Logger) throws {
    guard let scope = try? ScopeOptions.parse(["--period", period] + (asOf.map { ["--as-of", $0.iso] } ?? [])) else {
      throw ValidationError("--period: “\(period)” is no period.")
    }
    let source = try DirectoryOptions.parse([folder.path])
    var watch = Watch(source: source, scope: scope, screen: screen, logger: logger)
    watch.title = "demo"
    watch.isMadeUp = true
    let path = folder.path
    let fixed = asOf
    watch.companion = { DemoFeed(folder: path, events: Sample.events(of: company), fixedDay: fixed).run() }
    let ready = watch
    try MainActor.assumeIsolated { try ready.run() }
  }
}

/// The folder of one running demo. Two at once have two.
struct DemoFolder {
  let path: String

  /// Makes a fresh folder, and clears away those of demos that were killed.
  static func make(_ directories: BaseDirectories) throws -> DemoFolder {
    let base = directories.cache ?? NSTemporaryDirectory() + "abmtop"
    removeLeftovers(in: base)
    let path = "\(base)/demo-\(getpid())"
    do {
      try? FileManager.default.removeItem(atPath: path)
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw Failure(
        description: "the sample cannot be written to \(path): \(error.localizedDescription)", code: .cannotCreate)
    }
    return DemoFolder(path: path)
  }

  private static func removeLeftovers(in base: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? [] {
      guard name.hasPrefix("demo-"), let process = pid_t(name.dropFirst(5).prefix(while: \.isNumber)) else { continue }
      if kill(process, 0) != 0 && errno == ESRCH { try? FileManager.default.removeItem(atPath: "\(base)/\(name)") }
    }
  }

  /// Removes the folder, under another name: the feed, which may still be writing, finds none to make files in.
  func remove() {
    let gone = path + ".gone"
    try? FileManager.default.moveItem(atPath: path, toPath: gone)
    try? FileManager.default.removeItem(atPath: gone)
  }

  /// Writes files into a directory that is new or empty.
  static func write(_ files: [SampleFile], to directory: String) throws {
    let manager = FileManager.default
    if let found = try? manager.contentsOfDirectory(atPath: directory), !found.isEmpty {
      throw Failure(
        description: "\(directory) is not empty: the sample is only written where it overwrites nothing.",
        code: .cannotCreate)
    }
    do throws(FileWriteError) {
      try AtomicFile().write(files.lazy.map { ($0.path, Array($0.bytes)) }, below: directory)
    } catch {
      throw Failure(
        description: "the sample cannot be written to \(directory): \(error.words)", code: .cannotCreate)
    }
  }
}

/// Appends the sample company's next events to its files, one every second or two, as long as the program runs.
struct DemoFeed {
  let folder: String
  var events: SampleEvents
  let fixedDay: Day?

  func run() {
    var events = events
    var pause = 1.0
    while true {
      Thread.sleep(forTimeInterval: pause)
      // A rhythm that is not a metronome's; the events themselves are those of the seed.
      pause = pause > 1.6 ? 0.7 : pause + 0.3
      let now = Int64(Date().timeIntervalSince1970)
      let day = fixedDay ?? Today.day(in: .utc)
      let event = events.next(day: Int(day.number), second: Int(now % 86_400))
      append(event)
    }
  }

  private func append(_ event: SampleEvent) {
    let path = "\(folder)/\(event.path)"
    let isNew = !FileManager.default.fileExists(atPath: path)
    guard let file = fopen(path, "a") else { return }
    defer { fclose(file) }
    fputs((isNew ? event.table.header + "\n" : "") + event.line + (event.line.hasSuffix("\n") ? "" : "\n"), file)
  }
}
