internal import Accounts
internal import Values

/// What the user has to know about values before trusting a figure (data.md, Values).
extension Banners {
  /// Rows before this day are taken for mistakes: spreadsheets write 1900 and programs 1970 for nothing.
  private static let plausible = Day(iso: "1990-01-01") ?? .distantPast

  /// How values were read where they do not say it themselves.
  static func ofReading(_ dataset: Dataset) -> [Weighed] {
    var banners = BannerList()
    let reading = "11/12/2026 is read as \(dataset.readsMonthFirst ? "12 November" : "11 December")"
    for (path, columns, others) in dataset.undecidedDates {
      banners.add(
        .guess,
        "\(path): no value tells month from day in \(list(columns)): \(reading); say which is first in abmtop.yaml: "
          + "date_order: dmy or mdy" + (others.map { " (the file's other dates are \($0))" } ?? ""))
    }
    for file in dataset.readingDoubts {
      if !file.contradictoryDates.isEmpty {
        banners.add(
          .leftOut,
          "\(file.path): the dates in \(list(file.contradictoryDates)) contradict each other: some have the month first, some the "
            + "day; \(reading), as date_order of abmtop.yaml decides (dmy or mdy), and what it cannot read is left out")
      }
      if !file.undecidedNumbers.isEmpty {
        let (columns, comma) = (file.undecidedNumbers, file.numbersHaveComma)
        banners.add(
          .guess,
          "\(file.path): no value tells whether 1.234 in \(list(columns)) is \(comma ? "1234, as it is read, or 1.234" : "1.234, as it is read, or 1234"); "
            + "say so in the directory's abmtop.yaml: decimal_comma: \(comma), or \(!comma)")
      }
      if !file.contradictoryNumbers.isEmpty {
        banners.add(
          .leftOut,
          "\(file.path): the numbers in \(list(file.contradictoryNumbers)) contradict each other: some have a decimal comma, some a "
            + "point; say in abmtop.yaml which decides, decimal_comma: true or false; what it cannot read is left out")
      }
      if !file.zonedCloses.isEmpty {
        banners.add(
          .guess,
          "\(file.path): times with an offset in \(list(file.zonedCloses)) count on their day in UTC; say yours in abmtop.yaml, such as "
            + "timezone: Europe/Berlin"
        )
      }
      for column in file.symbols {
        let symbols = column.symbols.joined(separator: ", ")
        banners.add(
          column.isRead || column.countAsReporting ? .guess : .leftOut,
          column.countAsReporting
            ? "\(file.path): \(symbols) in \(column.column) is not \(dataset.currency), as which it counts: set currency.code in abmtop.yaml, or a "
              + "rate in currency.rates"
            : column.isRead
              ? "\(file.path): \(column.column) has amounts with different symbols (\(symbols)) and no currency: each counts as what "
                + "its symbol says"
              : "\(file.path): \(column.column) has amounts with different symbols (\(symbols)) and no currency: those whose currency "
                + "nobody knows are left out; set currency.rates in abmtop.yaml")
      }
    }
    for (path, rows) in dataset.roundedIDs {
      banners.add(
        .leftOut,
        "\(path): \(counted(rows, "row", "rows")) left out: a spreadsheet has rounded the ids (1.23E+15); format them as text before "
          + "saving")
    }
    for (path, table) in dataset.fractionalScores {
      let range = table == .nps ? "0 to 10" : "0 to 100"
      banners.add(.odd, "\(path): all scores lie between 0 and 1, where \(range) is meant: they count as they stand")
    }
    if let tiers = unreadTiers(dataset) { banners.add(.guess, BannerText(tiers)) }
    for table in dataset.tablesBeyondMoney.sorted(by: { $0.rawValue < $1.rawValue }) {
      banners.add(
        .leftOut,
        "\(table.rawValue): the amounts could add up to more than 922 trillion \(dataset.currency): sums of money are n/a"
      )
    }
    return banners.all
  }

  /// What is odd about rows at T.
  static func ofRows(_ dataset: Dataset, asOf: Day) -> [Weighed] {
    var banners = BannerList()
    let future = dataset.future(at: asOf)
    let late = dataset.rows(after: future)
    if !late.isEmpty {
      banners.add(
        .odd,
        "\(tables(late)) dated after \(future.iso): "
          + (isOne(late) ? "it counts from its day on" : "they count from their day on"))
    }
    let early = dataset.rows(before: plausible)
    if !early.isEmpty {
      banners.add(
        .odd,
        "\(tables(early)) dated before \(plausible.iso), which may stand for no date at all: "
          + (isOne(early) ? "it counts" : "they count"))
    }
    let past = dataset.openClosedBefore(asOf)
    if past.count > 0 {
      banners.add(
        .odd,
        "\(past.count) open \(past.count == 1 ? "opportunity has" : "opportunities have") a closed_at before "
          + "\(asOf.iso), \(past.amount) in all: \(past.count == 1 ? "it counts" : "they count") as open")
    }
    let won = dataset.wonAfter(future)
    if won.count > 0 {
      banners.add(
        .odd,
        "\(counted(won.count, "won opportunity closes", "won opportunities close")) after \(future.iso), \(won.amount) in all: "
          + "until then \(won.count == 1 ? "it counts" : "they count") as open")
    }
    let (overdue, open) = dataset.overdue(at: asOf)
    if overdue.count > 0 {
      banners.add(
        .odd,
        "\(overdue.count) of \(counted(open.count, "open opportunity", "open opportunities")) \(overdue.count == 1 ? "is" : "are") "
          + "past the expected close, "
          + "\(overdue.amount) of \(open.amount)")
    }
    for (table, deleted, all) in dataset.mostlyDeleted {
      banners.add(
        .leftOut,
        "\(deleted) of \(counted(all, "row", "rows")) of \(table.rawValue) "
          + (deleted == 1 ? "is marked deleted: it is in no figure" : "are marked deleted: they are in no figure"))
    }
    let balance = dataset.wonBalance(at: FactPoint(asOf: asOf, from: .distantPast))
    for (part, name) in [(balance.offList, "off the list"), (balance.orphans, "that no file knows")]
    where part.amount.double > 0.1 * balance.asRead.amount.double {
      banners.add(
        .leftOut,
        "\(part.amount) of \(balance.asRead.amount) won until \(asOf.iso) is of accounts \(name), in no figure")
    }
    for (table, rows) in dataset.valueDoubts.negative.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      banners.add(
        .odd,
        "\(table.rawValue): \(counted(rows.count, "row has", "rows have")) a negative amount, \(rows.amount) in all: "
          + "\(rows.count == 1 ? "it is" : "they are") subtracted")
    }
    let (missing, all) = dataset.valueDoubts.wonWithoutAmount
    if missing > 0 {
      banners.add(
        .odd,
        "\(missing) of \(counted(all, "won opportunity", "won opportunities")) "
          + (missing == 1 ? "has no amount: it counts as 0" : "have no amount: they count as 0"))
    }
    for text in ofContradictions(dataset.contradictions) { banners.add(.odd, text) }
    let equal = dataset.valueDoubts.equalContracts
    if equal > 0 {
      banners.add(
        .twice,
        "\(counted(equal, "contract equals", "contracts equal")) another of the same account in term and value, under another id: "
          + "\(equal == 1 ? "it counts" : "they count") as well")
    }
    return banners.all
  }

  /// What rows say that cannot be so, by kind; which rows those are is in Data health.
  private static func ofContradictions(_ rows: [Contradiction]) -> [BannerText] {
    Contradiction.Kind.allCases.compactMap { kind in
      let its = rows.filter { $0.kind == kind }
      if its.isEmpty { return nil }
      let (count, isOne) = (its.count, its.count == 1)
      switch kind {
      case .ownParent:
        return
          "\(counted(count, "account is its own parent: it counts as having none", "accounts are their own parents: they count as having none"))"
      case .unknownParent:
        return
          "\(counted(count, "account has a parent", "accounts have parents")) that \(isOne ? "is" : "are") no account: "
          + "\(isOne ? "it counts as having none" : "they count as having none")"
      case .parentLoop: return "\(count) accounts have parents that lead back to them"
      case .untilBeforeSince:
        return
          "\(counted(count, "account leaves", "accounts leave")) the list before \(isOne ? "it comes" : "they come"), and "
          + "\(isOne ? "is" : "are") never on it"
      case .closedBeforeCreated:
        let amount = its.reduce(Money.zero) { $0 + ($1.amount ?? .zero) }
        return
          "\(counted(count, "opportunity was", "opportunities were")) won or lost before \(isOne ? "it was" : "they were") "
          + "created, \(amount) in all: \(isOne ? "it counts, and has" : "they count, and have") no cycle"
      case .unknownPreviousContract:
        return
          "\(counted(count, "contract names", "contracts name")) as the one before \(isOne ? "it" : "them") a contract that "
          + "is not here"
      }
    }
  }

  /// The tiers that no rule reads, how many accounts have each, and the line of settings that would say what they mean.
  private static func unreadTiers(_ dataset: Dataset) -> String? {
    let tiers = dataset.valueDoubts.unreadTiers
    if tiers.isEmpty { return nil }
    let shown = tiers.prefix(8)
    let texts = shown.map { "“\($0.text)” (\($0.accounts))" } + (tiers.count > 8 ? ["\(tiers.count - 8) more"] : [])
    let pairs = shown.enumerated().map { "\(key($1.text)): \(min($0 + 1, 3))" }
    return
      "accounts without a tier, as no rule reads theirs: \(texts.joined(separator: ", ")); say what they mean in abmtop.yaml, "
      + "each with its own number: tiers: {\(pairs.joined(separator: ", "))}"
  }

  /// A key of YAML: quoted where it is more than letters and digits.
  private static func key(_ text: String) -> String {
    text.allSatisfy { $0.isLetter || $0.isNumber } && !text.allSatisfy(\.isNumber)
      ? text : "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private static func tables(_ rows: [(table: Table, rows: Int)]) -> String {
    rows.map { counted($0.rows, "row", "rows") + " of \($0.table.rawValue)" }.joined(separator: ", ")
  }

  /// Whether it is about a single row.
  private static func isOne(_ rows: [(table: Table, rows: Int)]) -> Bool { rows.reduce(0) { $0 + $1.rows } == 1 }

  private static func list(_ columns: [String]) -> String { columns.joined(separator: ", ") }

  private static func counted(_ count: Int, _ one: String, _ many: String) -> String {
    "\(count) \(count == 1 ? one : many)"
  }
}
