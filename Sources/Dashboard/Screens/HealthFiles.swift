internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Values

/// A file on the Data health screen, with what became of its rows.
struct HealthFile: Sendable {
  let file: FileHealth
  /// What became of all its rows; nil of a file that is not read.
  let rows: RowBalance?

  init(_ file: FileHealth, _ rows: RowBalance?) {
    self.file = file
    self.rows = file.outcome == .read ? rows ?? RowBalance() : nil
  }

  /// The files: those that cannot be read first, then those that are ignored, those with rows left out, those with orphans,
  /// in each kind the most rows first; else in the order of paths.
  ///
  /// - Complexity: O(n log n) in files.
  static func all(_ files: [FileHealth], _ balances: [TrustDetails.FileBalance]) -> [HealthFile] {
    var sums: [String: RowBalance] = [:]
    for balance in balances { sums[balance.path, default: RowBalance()] += balance.rows }
    return files.map { HealthFile($0, sums[$0.path]) }.enumerated().sorted { left, right in
      let (its, others) = (left.element.rank, right.element.rank)
      return its == others ? left.offset < right.offset : its < others
    }.map(\.element)
  }

  private var rank: (kind: Int, rows: Int) {
    if case .failed = file.outcome { return (0, 0) }
    if file.failure != nil { return (0, 0) }
    if case .ignored = file.outcome { return (1, 0) }
    if file.badRows > 0 { return (2, -file.badRows) }
    return file.orphans > 0 ? (3, -file.orphans) : (4, 0)
  }

  /// Rows that are neither used nor bad nor orphans: replaced, in another file too, marked deleted, set aside by rule.
  var otherRows: Int? { rows.map { $0.replaced + $0.doubled + $0.deleted + $0.setAside } }
}

// MARK: What is known of one file

extension HealthFile {
  /// What is known of it, the worst first.
  func details(_ words: FigureText, _ context: Context) -> [Span] {
    var lines: [Span] = []
    if let failure = file.failure {
      let words = "the newest state cannot be read: \(failure.words); the last good one is in force"
      lines.append(Span(words, Style(.bad)))
    }
    switch file.outcome {
    case .read: break
    case .ignored(let reason):
      lines.append(Span("ignored: \(reason.words); \(file.recordsWords)", Style(.warn)))
    case .failed(let reason): lines.append(Span("failed: \(reason.words); \(file.recordsWords)", Style(.bad)))
    }
    lines += leftOut(words.format.money)
    if file.orphans > 0 {
      lines.append(
        Span("\(Format.count(file.orphans, "orphan")): rows whose account no file has, in no figure", Style(.warn)))
    }
    if let rows { lines.append(Span(rows.words)) }
    lines.append(Span(lastReading(context), Style(.dim)))
    if file.tables.contains(.opportunities) {
      lines.append(Span("all opportunities: " + context.snapshot.health.deals.words(words.exact)))
    }
    lines += doubts
    // Last, as it can be long.
    lines += columns
    return lines
  }

  /// `12 rows left out: closed_at: not a date, first in line 5`: by column and reason, the most rows first.
  private func leftOut(_ money: MoneyFormat) -> [Span] {
    ProblemGroup.all(of: file.problems).sorted { $0.count > $1.count }.map { group in
      let line = group.first.first.map { ", \(group.count == 1 ? "in" : "first in") line \($0.line)" } ?? ""
      let worth = group.worthWords(money).map { ", \($0)" } ?? ""
      return Span("\(Format.count(group.count, "row")) left out: \(group.words)\(line)\(worth)", Style(.bad))
    }
  }

  private var doubts: [Span] {
    var lines: [Span] = []
    let guessed = file.columns.filter(\.isGuess).compactMap { column in
      column.column.map { "\(column.name) as \($0)" }
    }
    if !guessed.isEmpty { lines.append(Span("guessed: " + guessed.joined(separator: ", "), Style(.warn))) }
    lines += file.notes.map { Span("\(FileHealth.words(ofNote: $0.text)): \(Format.thousands($0.count))") }
    lines += file.remarks.map { Span($0, Style(.warn)) }
    if file.deleted > 0 { lines.append(Span("marked deleted: \(Format.thousands(file.deleted))")) }
    if file.unlistedProblems > 0 {
      lines.append(
        Span("\(Format.count(file.unlistedProblems, "more bad row")) not listed, as there are so many", Style(.warn)))
    }
    return lines
  }

  /// How its columns were understood.
  private var columns: [Span] {
    var lines: [Span] = []
    let matched = file.columns.compactMap { match in
      match.column.map { $0 == match.name ? $0 : "\(match.name) as \($0)" }
    }
    if !matched.isEmpty { lines.append(Span("read: " + matched.joined(separator: ", "), Style(.dim))) }
    let unread = file.columns.filter { $0.column == nil }.map(\.name)
    // Other columns of accounts are kept for filters, break-downs and the account's page (data.md, Files).
    let kept = file.tables == [.accounts] ? "can be filtered by: " : "not read: "
    if !unread.isEmpty { lines.append(Span(kept + unread.joined(separator: ", "), Style(.dim))) }
    return lines
  }

  /// When it was changed and read, as far as that is known: ages are those at the last refresh, so that nothing moves while
  /// nothing happens.
  private func lastReading(_ context: Context) -> String {
    var parts = [Format.bytes(file.bytes)]
    let health = context.snapshot.health
    if let age = health.age(of: file) { parts.append(age < 1 ? "just changed" : "\(Format.age(seconds: age)) old") }
    if let age = health.sinceReading(of: file), let read = file.lastRead, let refresh = health.refresh {
      let when = age < 1 ? " by" : ", \(Format.age(seconds: age)) before"
      let (took, all) = (Format.duration(seconds: read.seconds), Format.duration(seconds: refresh.seconds))
      parts.append("read in \(took)\(when) the last refresh (\(all))")
    }
    return parts.joined(separator: " \(context.glyphs.dot) ")
  }
}

/// The columns of the list of files. The rows add up: used, bad, orphans and other are all that were found.
enum HealthColumns {
  /// - Parameter longestPath: how wide the widest path is: shorter ones leave their room to other columns.
  static func all(longestPath: Int) -> [ScreenColumn<HealthFile>] {
    [
      ScreenColumn(
        id: "path", title: "File", least: min(max(12, longestPath), 34), ideal: min(longestPath, 60),
        most: max(34, longestPath), priority: 100, value: { file, _ in .text(file.file.path) },
        cell: { file, _ in TableCell(file.file.path, keepsEnd: true) }),
      ScreenColumn(
        id: "state", title: "State", least: 7, priority: 91, value: { _, _ in .missing }, cell: state),
      ScreenColumn(
        id: "table", title: "Table", least: 13, ideal: 19, priority: 78,
        value: { file, _ in .text(file.file.tables.first?.rawValue ?? "") },
        cell: { file, context in
          let names = file.file.tables.map(\.rawValue).joined(separator: ", ")
          return TableCell(names.isEmpty ? context.glyphs.missing : names)
        }),
      ScreenColumn(
        id: "mapping", title: "Mapping", least: 8, ideal: 12, priority: 76,
        value: { file, _ in .text(file.file.mapping) },
        cell: { file, _ in TableCell(file.file.mapping, Style(.dim)) }),
      count("rows", "Rows", least: 6, priority: 96) { $0.rows?.read },
      count("used", "Used", least: 6, priority: 95) { $0.rows?.used },
      count("bad", "Bad", least: 5, priority: 94, role: .bad) { $0.rows?.bad },
      count("orphans", "Orphans", least: 7, priority: 93, role: .warn) { $0.rows?.orphans },
      count("other", "Other", least: 5, priority: 90) { $0.otherRows },
      ScreenColumn(
        id: "bytes", title: "Size", align: .right, least: 7, priority: 60,
        value: { file, _ in .number(Double(file.file.bytes)) },
        cell: { file, _ in TableCell(Format.bytes(file.file.bytes), Style(.dim)) },
        exported: { file, _ in .number(Double(file.file.bytes)) }),
      seconds("age", "Age", priority: 58, words: Format.age) { $1.age(of: $0) },
      seconds("read", "Read ago", priority: 52, words: Format.age) { $1.sinceReading(of: $0) },
      seconds("took", "Took", priority: 50, words: Format.duration) { file, _ in file.lastRead?.seconds },
    ]
  }

  @Sendable private static func state(_ file: HealthFile, _ context: Context) -> TableCell {
    switch file.file.outcome {
    case .read where file.file.failure != nil: TableCell("old", Style(.bad))
    case .read: file.file.badRows > 0 ? TableCell("partly", Style(.warn)) : TableCell("read", Style(.good))
    case .ignored: TableCell("ignored", Style(.warn))
    case .failed: TableCell("failed", Style(.bad))
    }
  }

  /// Seconds up to the last refresh, or of a reading; unknown where nobody kept the time.
  private static func seconds(
    _ id: String, _ title: String, priority: Int, words: @escaping @Sendable (Double) -> String,
    _ read: @escaping @Sendable (FileHealth, Health) -> Double?
  ) -> ScreenColumn<HealthFile> {
    ScreenColumn(
      id: id, title: title, align: .right, least: 8, priority: priority,
      value: { file, context in read(file.file, context.snapshot.health).map { .number($0) } ?? .missing },
      cell: { file, context in
        TableCell(read(file.file, context.snapshot.health).map(words) ?? context.glyphs.missing, Style(.dim))
      },
      exported: { file, context in read(file.file, context.snapshot.health).map { .number($0) } ?? FieldValue.none })
  }

  /// Rows of a kind; none where the file is not read.
  private static func count(
    _ id: String, _ title: String, least: Int, priority: Int, role: Role = .text,
    _ read: @escaping @Sendable (HealthFile) -> Int?
  ) -> ScreenColumn<HealthFile> {
    ScreenColumn(
      id: id, title: title, align: .right, least: least, priority: priority,
      value: { file, _ in SortValue(read(file)) },
      cell: { file, context in
        guard let rows = read(file) else { return TableCell(context.glyphs.missing, Style(.dim)) }
        return TableCell(Format.thousands(rows), Style(rows == 0 ? .dim : role))
      },
      exported: { file, _ in .optional(read(file).map(Double.init)) })
  }
}
