public import Accounts
internal import Values
public import Metrics
internal import Formatting

/// The settings file that `abmtop init` writes: what was found in a directory, as settings to confirm or change.
public enum InitText {
  /// The text, YAML with comments. What was guessed stands there to be confirmed; what is only offered is a comment.
  ///
  /// - Parameters:
  ///   - defaults: the commented file of all settings, put at the end.
  ///   - currency: the reporting currency in force.
  public static func proposed(_ dataset: Dataset, _ health: Health, currency: String, defaults: String) -> String {
    var lines = [
      "# Settings of abmtop for this directory, proposed from what was found in it.",
      "# Lines that begin with # say nothing until the # is taken away. `abmtop check` shows what comes of it.",
      "",
    ]
    lines += files(health)
    lines += dates(dataset)
    lines += decimals(health)
    lines += currencies(health, currency)
    lines += competitors(dataset)
    lines += mappings(health)
    lines += ["# Everything that can be set, with its default:", ""]
    lines += defaults.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.isEmpty || line.hasPrefix("#") ? String(line) : "# " + line
    }
    return lines.joined(separator: "\n") + (lines.last == "" ? "" : "\n")
  }

  /// What each file was understood as.
  private static func files(_ health: Health) -> [String] {
    if health.files.isEmpty { return ["# There is no file here yet.", ""] }
    return ["# Files:"]
      + health.files.map { file in
        let path = SafeText.line(file.path)
        switch file.outcome {
        case .read:
          let tables = file.tables.map(\.rawValue).joined(separator: ", ")
          return "#   \(path): \(tables) (\(SafeText.line(file.mapping))), \(Format.count(file.rows, "row"))"
        case .ignored(let reason): return "#   \(path): ignored, \(SafeText.line(reason.words))"
        case .failed(let reason): return "#   \(path): cannot be read, \(SafeText.line(reason.words))"
        }
      } + [""]
  }

  private static func dates(_ dataset: Dataset) -> [String] {
    let undecided = dataset.undecidedDates
    if undecided.isEmpty { return [] }
    let proved = Set(undecided.map { $0.others ?? "" }).subtracting([""])
    return [
      "# No value tells month from day in "
        + undecided.map {
          "\(SafeText.line($0.path)) (\($0.columns.map(SafeText.line).joined(separator: ", ")))"
        }
        .joined(separator: "; ") + ":",
      "# mdy reads 11/12/2026 as 12 November, dmy as 11 December.",
    ]
      + (proved.count == 1
        ? ["# All other dates of \(undecided.count == 1 ? "that file" : "those files") are so:"] : [])
      + ["date_order: \(proved.count == 1 ? proved.first ?? "mdy" : "mdy")", ""]
  }

  private static func decimals(_ health: Health) -> [String] {
    let files = health.files.filter { file in
      file.problems.contains { if case .otherDecimalMark = $0.reason { true } else { false } }
    }
    if files.isEmpty { return [] }
    return [
      "# Amounts are written with a decimal comma (1.234,50) in \(files.map { SafeText.line($0.path) }.joined(separator: "; ")):",
      "decimal_comma: true", "",
    ]
  }

  /// Whether no row with an amount was read: then nothing is known to be in another currency.
  private static func isOnlyCurrency(in health: Health) -> Bool {
    health.files.allSatisfy { file in
      file.rows == 0 || Set(file.tables).isDisjoint(with: [.opportunities, .contracts, .spend])
    }
  }

  /// Rates for the currencies whose rows were left out, or that currency itself.
  private static func currencies(_ health: Health, _ currency: String) -> [String] {
    var codes: [String] = []
    for file in health.files {
      for problem in file.problems {
        if case .unknownCurrency(let code) = problem.reason, !codes.contains(code) { codes.append(code) }
      }
    }
    if codes.isEmpty { return [] }
    if codes.count == 1, let code = codes.first, isOnlyCurrency(in: health) {
      return [
        "# All amounts with a currency are in this one: it is the one to report in.", "currency:",
        "  code: \(SafeText.line(code))", "",
      ]
    }
    return [
      "# Rows in these currencies are left out until their rate is given: \(currency) for one of them.", "currency:",
    ]
      + ["  code: \(currency)", "  rates:"] + codes.sorted().map { "    # \(SafeText.line($0)): 1.0" } + [""]
  }

  private static func competitors(_ dataset: Dataset) -> [String] {
    let named = dataset.topics.filter { $0.lowercased().hasPrefix("competitor") }
    if named.isEmpty || !dataset.rules.competitorTopics.isEmpty { return [] }
    return [
      "# \(Format.count(named.count, "intent topic")) begin with “competitor”: they count as competitors' topics.",
      "competitor_topics: [\"competitor*\"]", "",
    ]
  }

  /// Files whose columns were recognised by synonyms, and those that nothing could be made of, as mappings to confirm or
  /// to write. What a mapping does not say is read as without it.
  private static func mappings(_ health: Health) -> [String] {
    let guessed = health.files.filter { $0.outcome == .read && $0.columns.contains(where: \.isGuess) }
    let unread = health.files.filter { $0.outcome != .read && ($0.isUnread || fieldsWithoutHeader(of: $0) != nil) }
    if guessed.isEmpty && unread.isEmpty { return [] }
    var lines: [String] = []
    if !guessed.isEmpty {
      lines += ["# What was guessed from the names of columns: confirm or change it.", "mappings:"]
      for file in guessed { lines += confirmation(of: file) }
    }
    if !unread.isEmpty {
      lines += [
        "# Files that are not read. What would make a table of one, with its columns in place of those named here:"
      ]
      if guessed.isEmpty { lines.append("# mappings:") }
      for file in unread { lines += stub(of: file) }
    }
    return lines + [""]
  }

  private static func confirmation(of file: FileHealth) -> [String] {
    var lines = [
      "  - name: \(quoted(file.path))", "    table: \(file.tables[0].rawValue)", "    files: [\(quoted(file.path))]",
    ]
    lines += file.remarks.map { "    # \(SafeText.line($0))" }
    var said: Set<String> = []
    let fields = file.columns.filter { match in
      match.isGuess && match.table == file.tables[0] && said.insert(match.column ?? "").inserted
    }
    if fields.isEmpty { return lines }
    return lines + ["    fields:"] + fields.map { "      \($0.column ?? ""): \(quoted($0.name))" }
  }

  /// How many columns a file has that has no header line, and the table that its name says; nil of another.
  private static func fieldsWithoutHeader(of file: FileHealth) -> (fields: Int, table: Table?)? {
    switch file.outcome {
    case .ignored(.refused(.noHeader(let fields, let table))), .failed(.refused(.noHeader(let fields, let table))):
      (fields, table)
    default: nil
    }
  }

  private static func stub(of file: FileHealth) -> [String] {
    let table: Table
    switch file.outcome {
    case .failed: table = file.tables.first ?? .activities
    case .ignored, .read: table = .activities
    }
    if let (fields, named) = fieldsWithoutHeader(of: file) {
      return [
        "#   - name: \(quoted(file.path))", "#     table: \((named ?? table).rawValue)",
        "#     files: [\(quoted(file.path))]",
        "#     # It has no header line: \(fields) names, in the order of its columns.",
        "#     columns: [account_name, domain, …]",
      ]
    }
    return [
      "#   - name: \(quoted(file.path))", "#     table: \(table.rawValue)", "#     files: [\(quoted(file.path))]",
      "#     fields: {timestamp: …, type: …, account_name: …}",
      "#     # its columns: " + file.columns.map { SafeText.line($0.name) }.joined(separator: ", "),
    ]
  }

  /// A text as a YAML scalar in double quotes.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in SafeText.line(text).unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }
}
