internal import Ingest
public import Values

/// A text of a status, a stage, a type or a tier: what it was read as, and the rows in force that have it.
public struct WordReading: Sendable, Equatable {
  /// The column of which the text is.
  public enum Column: UInt8, Sendable, CaseIterable {
    /// Of opportunities: how they ended, what they are for.
    case status, stage, type
    /// Of accounts.
    case tier
    /// Of contracts.
    case contractStatus
  }

  /// What a text was read as.
  public enum Meaning: Sendable, Hashable {
    /// What a status or a stage says of how an opportunity ended.
    case outcome(OutcomeWord)
    /// What an opportunity is for; nil: nothing that is known, it is taken as new business.
    case type(OpportunityType?)
    /// 1–3; nil: none that is known.
    case tier(UInt8?)
    /// What a contract's status says.
    case contract(ContractStatus)
  }

  /// How the opportunities with a status or stage count.
  public struct Outcomes: Sendable, Equatable {
    /// Those that count as won.
    public var won = 0
    /// Those that count as lost.
    public var lost = 0
    /// Those that count as open.
    public var open = 0
    /// Those that are left out, as they say no more than that they are closed.
    public var leftOut = 0

    static func += (left: inout Outcomes, right: Outcomes) {
      left.won += right.won
      left.lost += right.lost
      left.open += right.open
      left.leftOut += right.leftOut
    }
  }

  /// The column.
  public var column: Column
  /// The text as written.
  public var text: String
  /// What it was read as.
  public var meaning: Meaning
  /// How many rows have it: opportunities, contracts or accounts; those left out because of it, too.
  public var rows = 0
  /// What they are worth: amounts of opportunities, annual values of contracts, of accounts the amounts of their
  /// opportunities.
  public var amount = Money.zero
  /// Of a status or stage: how the rows count, by all that they say.
  public var outcomes = Outcomes()

  /// Whether nothing is known of the text: a type or tier that is none, a status that says nothing, a word that says no
  /// more than that something is closed. Stages that say nothing are stages of the sale.
  public var isUnknown: Bool {
    switch meaning {
    case .outcome(.nothing): column == .status
    case .outcome(.closed): true
    case .outcome: false
    case .type(let type): type == nil
    case .tier(let tier): tier == nil
    case .contract: false
    }
  }
}

extension Dataset {
  /// The texts of statuses, stages, types and tiers with their reading: by column the unknown ones first, then the most
  /// frequent.
  ///
  /// - Complexity: O(opportunities + contracts + accounts).
  public var wordReadings: [WordReading] {
    var words = WordCounter()
    addOpportunities(to: &words)
    addContracts(to: &words)
    addTiers(to: &words)
    for (_, problem, word, isStatus) in closedWithoutOutcome {
      var count = WordCount(rows: 1, amount: problem.worth ?? .zero)
      count.outcomes.leftOut = 1
      words.add(isStatus ? .status : .stage, word, .outcome(.closed), count)
    }
    return words.readings.sorted { left, right in
      if left.column != right.column { return left.column.rawValue < right.column.rawValue }
      if left.isUnknown != right.isUnknown { return left.isUnknown }
      return left.rows == right.rows ? left.text < right.text : left.rows > right.rows
    }
  }

  /// The rows that are left out as they say no more than that an opportunity is closed, in the order of files and lines: the file,
  /// the row, what it says, and whether its status does.
  ///
  /// - Complexity: O(rows left out).
  var closedWithoutOutcome: [(file: Int, problem: RowProblem, word: String, isStatus: Bool)] {
    var found: [(file: Int, problem: RowProblem, word: String, isStatus: Bool)] = []
    for (position, file) in files.enumerated() where file.outcome == .read && file.tables.contains(.opportunities) {
      for problem in file.parts.lazy.flatMap(\.problems) {
        guard case .closedWithoutOutcome(let word, let isStatus) = problem.reason else { continue }
        found.append((position, problem, word, isStatus))
      }
    }
    return found
  }

  private func addOpportunities(to words: inout WordCounter) {
    for source in opportunitiesInForce {
      let part = parts[Int(source.part)].part
      let row = part.opportunities[Int(source.row)]
      var count = WordCount(rows: 1, amount: row.amount ?? .zero)
      words.add(.type, row.typeText, in: part, count)
      switch row.status {
      case .won: count.outcomes.won = 1
      case .lost: count.outcomes.lost = 1
      case .open: count.outcomes.open = 1
      }
      words.add(.status, row.statusText, in: part, count)
      words.add(.stage, row.stage, in: part, count)
    }
  }

  /// Those that are no contract yet are not in force: their words say why, so they are counted as they stand.
  private func addContracts(to words: inout WordCounter) {
    func add(_ row: ContractRow, of part: Part) {
      words.add(.contractStatus, row.statusText, in: part, WordCount(rows: 1, amount: row.annualValue))
    }
    for source in contractsInForce {
      let part = parts[Int(source.part)].part
      add(part.contracts[Int(source.row)], of: part)
    }
    for (_, part) in parts {
      for row in part.contracts where row.isDeleted { add(row, of: part) }
    }
  }

  private func addTiers(to words: inout WordCounter) {
    for (position, account) in accounts.enumerated() {
      guard let source = account.source else { continue }
      let part = parts[Int(source.part)].part
      let row = part.accounts[Int(source.row)]
      let worth = opportunities[position].reduce(Money.zero) { $0 + $1.writtenAmount }
      words.add(.tier, row.tierText, in: part, WordCount(rows: 1, amount: worth), tier: row.tier)
    }
  }
}

/// What is added up of the rows with a text.
private struct WordCount {
  var rows = 0
  var amount = Money.zero
  var outcomes = WordReading.Outcomes()

  static func += (left: inout WordCount, right: WordCount) {
    left.rows += right.rows
    left.amount += right.amount
    left.outcomes += right.outcomes
  }
}

extension WordReading {
  fileprivate mutating func add(_ count: WordCount) {
    rows += count.rows
    amount += count.amount
    outcomes += count.outcomes
  }
}

/// Counts texts: by their keys as long as rows are of one pool, as comparing the texts themselves costs more.
private struct WordCounter {
  private struct Key: Hashable {
    var column: WordReading.Column
    var key: StringID
    /// How a tier was read, which the settings decide too.
    var tier: UInt8
  }

  private struct Word: Hashable {
    var column: WordReading.Column
    var text: String
  }

  private var pool = StringPool.empty
  private var counts: [Key: WordCount] = [:]
  private var known: [Word: WordReading] = [:]

  mutating func add(
    _ column: WordReading.Column, _ key: StringID, in part: Part, _ count: WordCount, tier: UInt8 = 0
  ) {
    if key.isEmpty { return }
    if part.pool.identity != pool.identity {
      flush()
      pool = part.pool
    }
    counts[Key(column: column, key: key, tier: tier), default: WordCount()] += count
  }

  /// Counts a text whose reading is known.
  mutating func add(
    _ column: WordReading.Column, _ text: String, _ meaning: WordReading.Meaning, _ count: WordCount
  ) {
    if text.isEmpty { return }
    let word = Word(column: column, text: text)
    known[word, default: WordReading(column: column, text: text, meaning: meaning)].add(count)
  }

  var readings: some Sequence<WordReading> {
    mutating get {
      flush()
      return known.values
    }
  }

  private mutating func flush() {
    for (key, count) in counts {
      let word = Word(column: key.column, text: pool.text(key.key))
      var reading = known[word]
      if reading == nil {
        let meaning = pool[key.key].withUnsafeBytes { WordCounter.meaning(of: $0, key.column, key.tier) }
        guard let meaning else { continue }
        reading = WordReading(column: word.column, text: word.text, meaning: meaning)
      }
      guard var reading else { continue }
      reading.add(count)
      known[word] = reading
    }
    counts = [:]
  }

  /// What a text was read as; nil where it stands for an empty cell.
  private static func meaning(
    of text: UnsafeRawBufferPointer, _ column: WordReading.Column, _ tier: UInt8
  ) -> WordReading.Meaning? {
    switch column {
    case .status, .stage: Numbers.isNull(text) ? nil : .outcome(OutcomeWord(text))
    case .type: .type(OpportunityType(text))
    case .tier: .tier(tier == 0 ? nil : tier)
    case .contractStatus: .contract(ContractStatus(text))
    }
  }
}
