internal import Ingest
public import Values

/// What is odd about the values of a directory, beside what was left out: counted, said where figures are read, never mended.
public struct ValueDoubts: Sendable {
  /// Some rows and what they are worth together.
  public struct Rows: Sendable, Equatable {
    /// How many.
    public var count = 0
    /// The sum of their amounts.
    public var amount = Money.zero

    mutating func add(_ amount: Money) {
      count += 1
      self.amount += amount
    }
  }

  /// Texts of tiers that say no tier, and how many accounts have each: the most frequent first.
  public private(set) var unreadTiers: [(text: String, accounts: Int)] = []
  /// Opportunities and spend with a negative amount, contracts with a negative annual value.
  public private(set) var negative: [Table: Rows] = [:]
  /// Won opportunities without an amount, or with 0, and how many are won.
  public private(set) var wonWithoutAmount = (missing: 0, of: 0)
  /// Contracts that equal another of their account in term and value, under another id.
  public private(set) var equalContracts = 0
  /// The first and the last day of dated rows beside the activities, by table.
  private(set) var spans: [Table: ClosedRange<Day>] = [:]
  /// Tables whose amounts could add up to more than money holds.
  public private(set) var beyondMoney: Set<Table> = []
  private var sums: [Table: Int128] = [:]

  /// - Complexity: O(rows beside the activities).
  init(_ tables: DatasetBuilder.ResolvedTables, parts: [(file: Int, part: Part)], accounts: [Account]) {
    for opportunity in tables.opportunities.items {
      add(opportunity, row: parts[Int(opportunity.source.part)].part.opportunities[Int(opportunity.source.row)])
    }
    for contract in tables.contracts.items { add(contract.annualValue, to: .contracts) }
    countEqualContracts(tables.contracts, accounts: accounts.count)
    for spend in tables.ownSpend.items + tables.sharedSpend.joined() {
      add(spend.amount, to: .spend)
      note(spend.day, of: .spend)
    }
    tables.intent.items.forEach { note($0.day, of: .intent) }
    tables.relationships.items.forEach { note($0.day, of: .relationships) }
    tables.nps.items.forEach { note($0.day, of: .nps) }
    beyondMoney = Set(sums.filter { $0.value > Int128(Int64.max) }.keys)
    countTiers(of: accounts, parts)
  }

  private mutating func countEqualContracts(_ contracts: ByAccount<Contract>, accounts: Int) {
    struct Terms: Hashable {
      var start: Day
      var end: Day?
      var value: Money
    }
    for account in 0..<accounts where contracts[account].count > 1 {
      let own = contracts[account]
      equalContracts += own.count - Set(own.map { Terms(start: $0.start, end: $0.end, value: $0.annualValue) }).count
    }
  }

  private mutating func add(_ opportunity: Opportunity, row: OpportunityRow) {
    add(opportunity.writtenAmount, to: .opportunities)
    for case let amount? in opportunity.history.map(\.amount) { add(amount, to: .opportunities, isRow: false) }
    if opportunity.status == .won {
      wonWithoutAmount.of += 1
      if row.amount == nil || row.amount == .zero { wonWithoutAmount.missing += 1 }
    }
    if let created = opportunity.createdAt { note(created, of: .opportunities) }
  }

  private mutating func add(_ amount: Money, to table: Table, isRow: Bool = true) {
    sums[table, default: 0] += Int128(amount.units.magnitude)
    if isRow, amount < .zero { negative[table, default: Rows()].add(amount) }
  }

  private mutating func note(_ day: Day, of table: Table) {
    guard let span = spans[table] else {
      spans[table] = day...day
      return
    }
    if span.contains(day) { return }
    spans[table] = min(span.lowerBound, day)...max(span.upperBound, day)
  }

  private mutating func countTiers(of accounts: [Account], _ parts: [(file: Int, part: Part)]) {
    var counts: [String: (text: String, accounts: Int)] = [:]
    for account in accounts {
      guard let source = account.source else { continue }
      let part = parts[Int(source.part)].part
      let row = part.accounts[Int(source.row)]
      if row.tier != 0 || !row.hasTierCell { continue }
      let text = part.pool.text(row.tierText)
      counts[Folding.text(text), default: (text, 0)].accounts += 1
    }
    unreadTiers = counts.values.sorted { ($1.accounts, $0.text) < ($0.accounts, $1.text) }
  }
}

/// What is in doubt about how a file's values are written (data.md, Values).
public struct ReadingDoubts: Sendable {
  /// The file.
  public let path: String
  /// Columns whose dates contradict each other: `date_order` decided.
  public fileprivate(set) var contradictoryDates: [String] = []
  /// Columns whose numbers contradict each other.
  public fileprivate(set) var contradictoryNumbers: [String] = []
  /// Columns with numbers that are others by the other decimal mark, where no value decides.
  public fileprivate(set) var undecidedNumbers: [String] = []
  /// Whether those were read with a decimal comma.
  public fileprivate(set) var numbersHaveComma = false
  /// Columns with currency symbols, the symbols, and whether they count as the reporting currency although they are not its.
  public fileprivate(set) var symbols: [(column: String, symbols: [String], countAsReporting: Bool)] = []

  /// Columns of closes with times that have an offset from UTC, where no zone is set to make days of them.
  public fileprivate(set) var zonedCloses: [String] = []

  fileprivate init(path: String) { self.path = path }

  fileprivate var isEmpty: Bool {
    contradictoryDates.isEmpty && contradictoryNumbers.isEmpty && undecidedNumbers.isEmpty && symbols.isEmpty
      && zonedCloses.isEmpty
  }
}

extension Dataset {
  /// The day after which a row lies in the future: T, or the day of reading where that is later.
  public func future(at asOf: Day) -> Day { max(asOf, readDay ?? asOf) }

  /// How many dated rows of known accounts lie after a day, by table.
  ///
  /// - Complexity: O(rows) of those tables that have such rows.
  public func rows(after day: Day) -> [(table: Table, rows: Int)] {
    rows {
      $0 > day
    } where: {
      $0.upperBound > day
    }
  }

  /// How many lie before a day.
  public func rows(before day: Day) -> [(table: Table, rows: Int)] {
    rows {
      $0 < day
    } where: {
      $0.lowerBound < day
    }
  }

  private func rows(_ counts: (Day) -> Bool, where mayCount: (ClosedRange<Day>) -> Bool) -> [(table: Table, rows: Int)]
  {
    var result: [(table: Table, rows: Int)] = []
    func add(_ table: Table, _ rows: () -> Int) {
      guard let span = table == .activities ? activitySpan : valueDoubts.spans[table], mayCount(span) else { return }
      let count = rows()
      if count > 0 { result.append((table, count)) }
    }
    add(.activities) { activities.segments.reduce(0) { $0 + $1.rows(zone, where: counts) } }
    add(.opportunities) { opportunities.items.count { $0.createdAt.map(counts) ?? false } }
    add(.spend) { ownSpend.items.count { counts($0.day) } + sharedSpend.joined().count { counts($0.day) } }
    add(.intent) { intent.items.count { counts($0.day) } }
    add(.relationships) { relationships.items.count { counts($0.day) } }
    add(.nps) { nps.items.count { counts($0.day) } }
    return result
  }

  private var activitySpan: ClosedRange<Day>? {
    guard let earliest = activities.earliest, let latest = activities.latest else { return nil }
    return zone.day(of: earliest)...zone.day(of: latest)
  }

  /// Won opportunities that close after a day: until then they count as open.
  ///
  /// - Complexity: O(opportunities).
  public func wonAfter(_ day: Day) -> ValueDoubts.Rows {
    var rows = ValueDoubts.Rows()
    for opportunity in opportunities.items where opportunity.status == .won {
      if let closed = opportunity.closedAt, closed > day { rows.add(opportunity.writtenAmount) }
    }
    return rows
  }

  /// The opportunities on the list that are open at T, and of them those whose expected close has passed.
  ///
  /// - Complexity: O(opportunities).
  public func overdue(at asOf: Day) -> (overdue: ValueDoubts.Rows, open: ValueDoubts.Rows) {
    var (overdue, open) = (ValueDoubts.Rows(), ValueDoubts.Rows())
    for account in accounts.indices where accounts[account].isOnList(at: asOf) {
      for opportunity in opportunities[account]
      where opportunity.exists(at: asOf) && opportunity.state(at: asOf) == .open {
        let amount = opportunity.amount(at: asOf)
        open.add(amount)
        if let expected = expectedClose(of: opportunity, at: asOf), expected < asOf { overdue.add(amount) }
      }
    }
    return (overdue, open)
  }

  /// Files whose scores are all between 0 and 1, where 0 to 100 is meant, or 0 to 10.
  public var fractionalScores: [(path: String, table: Table)] {
    files.flatMap { file -> [(path: String, table: Table)] in
      if file.outcome != .read { return [] }
      return [Table.intent, .relationships, .nps].compactMap { table in
        let largest = file.parts.compactMap { $0.largestScores[table] }.max()
        return largest.map { $0 > 0 && $0 <= 1 } ?? false ? (file.path, table) : nil
      }
    }
  }

  /// Files with ids that a spreadsheet has rounded, and how many rows were left out for that.
  public var roundedIDs: [(path: String, rows: Int)] {
    files.compactMap { file in
      let rows = file.parts.reduce(0) { sum, part in
        sum + part.problems.count { if case .roundedID = $0.reason { true } else { false } }
      }
      return rows > 0 ? (file.path, rows) : nil
    }
  }

  /// The files whose values say how they are written in ways that leave a doubt.
  public var readingDoubts: [ReadingDoubts] {
    files.compactMap { file in
      if file.outcome != .read { return nil }
      var doubts = ReadingDoubts(path: file.path)
      doubts.contradictoryDates = file.contradictoryDates
      doubts.contradictoryNumbers = file.contradictoryNumbers
      doubts.undecidedNumbers = file.undecidedNumbers?.columns ?? []
      doubts.numbersHaveComma = file.undecidedNumbers?.comma ?? false
      doubts.zonedCloses = file.zonedCloses
      doubts.symbols = file.doubtfulSymbols.map { ($0.column, $0.symbols, $0.countAsReporting) }
      return doubts.isEmpty ? nil : doubts
    }
  }

  /// The reporting currency.
  public var currency: String { readRules.currency }
}

extension ActivityIndex.Segment {
  /// How many rows in force of known accounts have such a day.
  func rows(_ zone: Zone, where counts: (Day) -> Bool) -> Int {
    var count = 0
    for (name, account) in accounts.enumerated() where account >= 0 {
      for row in Int(columns.starts[name])..<Int(columns.starts[name + 1])
      where !isReplaced(row) && counts(zone.day(of: columns.activities[row].time)) { count += 1 }
    }
    return count
  }
}
