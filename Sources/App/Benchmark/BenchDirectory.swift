import Foundation
import Sample

/// What a directory of the benchmark has that the plain one lacks.
struct BenchForm: Equatable, Sendable {
  var variant = BenchmarkVariant()
  /// Every field stands in quotes.
  var isQuoted = false
  /// Every file is compressed.
  var isCompressed = false

  /// Each property: as the folder names it, in words, and as an option.
  private var parts: [(name: String, words: String, arguments: [String])] {
    var parts: [(String, String, [String])] = []
    if variant.activityIDs { parts.append(("ids", "with ids", ["--ids"])) }
    if variant.intentRows > 0 {
      let rows = String(variant.intentRows)
      parts.append(("intent\(rows)", "\(rows) rows of intent more", ["--intent", rows]))
    }
    if variant.unusedColumns > 0 {
      parts.append(("wide", "\(variant.unusedColumns) unused columns", ["--wide"]))
    }
    if isQuoted { parts.append(("quoted", "every field quoted", ["--quoted"])) }
    if variant.isShuffled { parts.append(("shuffled", "in no order of time", ["--shuffled"])) }
    if let files = variant.activityFiles.map(String.init) {
      parts.append(("files\(files)", "in \(files) files", ["--small-files", files]))
    }
    if variant.oneAccountShare > 0 {
      let share = String(variant.oneAccountShare)
      parts.append(("share\(share)", "\(share) % of one account", ["--one-account-share", share]))
    }
    if isCompressed { parts.append(("gz", "compressed", ["--gz"])) }
    return parts
  }

  /// What the folder's name ends with: empty for the plain directory.
  var name: String { parts.map { "-" + $0.name }.joined() }
  /// What stands behind the number of activities.
  var words: String { parts.map { " " + $0.words }.joined(separator: ",") }
  /// The options that ask for it.
  var arguments: [String] { parts.flatMap(\.arguments) }

  /// Rows of the generator, which needs no quotes, with quotes around every field. Chunks end where a row ends.
  static func quote(_ bytes: UnsafeRawBufferPointer) -> Data {
    var quoted = Data(capacity: bytes.count * 2)
    let (quote, newline) = (UInt8(ascii: "\""), UInt8(ascii: "\n"))
    var isStart = true
    for byte in bytes {
      if isStart { quoted.append(quote) }
      isStart = byte == newline
      if byte == newline || byte == UInt8(ascii: ",") { quoted.append(quote) }
      quoted.append(byte)
      if byte == UInt8(ascii: ",") { quoted.append(quote) }
    }
    return quoted
  }
}

/// The seeded directory that is measured, in the user's cache folder.
struct BenchDirectory: Sendable {
  /// The last day of its data: fixed, so that a kept directory stays comparable.
  static let asOf = 20_778
  /// Where the directories lie.
  static var cache: String {
    let environment = ProcessInfo.processInfo.environment
    return (environment["XDG_CACHE_HOME"] ?? (environment["HOME"] ?? "/tmp") + "/.cache") + "/abmtop-bench"
  }
  let accounts: Int
  let activities: Int
  let seed: UInt64
  let form: BenchForm
  /// Its absolute path.
  let path: String

  init(accounts: Int, activities: Int, seed: UInt64, form: BenchForm) throws {
    self.accounts = accounts
    self.activities = activities
    self.seed = seed
    self.form = form
    path = "\(BenchDirectory.cache)/\(accounts)-\(activities)-\(seed)\(form.name)"
  }

  /// Writes it, unless it was written before.
  func write() throws {
    let done = path + "/.done"
    if FileManager.default.fileExists(atPath: done) { return }
    try FileManager.default.createDirectory(atPath: path + "/activities", withIntermediateDirectories: true)
    var open: (path: String, file: FileHandle)?
    try Sample.benchmark(
      accounts: accounts, activities: activities, seed: seed, asOf: BenchDirectory.asOf, variant: form.variant
    ) { name, bytes in
      if open?.path != name {
        try finish(open)
        try Data().write(to: URL(filePath: path + "/" + name))
        open = (name, try FileHandle(forWritingTo: URL(filePath: path + "/" + name)))
      }
      try open?.file.write(contentsOf: form.isQuoted ? BenchForm.quote(bytes) : Data(bytes))
    }
    try finish(open)
    try Data().write(to: URL(filePath: done))
  }

  /// Ends a file, and compresses it where that is wanted.
  private func finish(_ open: (path: String, file: FileHandle)?) throws {
    guard let open else { return }
    try open.file.close()
    if form.isCompressed { try ChildProgram.run(["gzip", "-f", path + "/" + open.path]) }
  }

  /// The same without what its form adds.
  func plain() throws -> BenchDirectory {
    try BenchDirectory(accounts: accounts, activities: activities, seed: seed, form: BenchForm())
  }

  /// What `abmtop-bench` is given to measure it.
  var arguments: [String] {
    ["--accounts", String(accounts), "--activities", String(activities), "--seed", String(seed)] + form.arguments
  }

  /// Deletes it.
  func remove() { try? FileManager.default.removeItem(atPath: path) }

  /// Its files, below the directory.
  var files: [String] {
    let found = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return found.filter { $0.hasSuffix(".csv") || $0.hasSuffix(".csv.gz") }.sorted()
  }
}
