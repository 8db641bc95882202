public import Accounts
public import Values

/// One row that an account's part of a figure, or a figure as a whole, rests on, and what it adds.
public struct Evidence: Sendable, Hashable {
  /// The account that it is of; nil: spend that is shared, which is of the whole list.
  public var account: Int?
  /// The table of the row.
  public var table: Table
  /// Where it stands.
  public var place: Place
  /// Its day, where it has one.
  public var day: Day?
  /// What it says; texts from data are in it.
  public var content: EvidenceContent
  /// What it adds to each term of the figure, in their order; money in currency units. 0 where the part rests on it and it
  /// adds nothing of itself: of what makes an account count once, one row bears the 1.
  public var adds: [Double]
}

/// What a row says, as facts: the words are those of reports and screens.
public enum EvidenceContent: Sendable, Hashable {
  /// The account's own row, or the first that names it.
  case account
  /// The account, by what the customers of its tier are worth in the median.
  case median(ltv: Double)
  /// An activity; `points` where it counts by its weight and age.
  case activity(type: String, count: Int64, contact: String?, points: EvidencePoints?)
  /// The first activity of a visitor that was unknown before P.
  case visitor(String)
  /// An opportunity: name, or id, state and amount at a day.
  case opportunity(name: String, OpportunityStatus, amount: Money)
  /// A contract; `kept` is its part of the annual value of what renewed it, `factor` margin ÷ churn where LTV is meant.
  case contract(id: String, annualValue: Money, end: Day?, renewedBy: String?, kept: Double?, factor: Double?)
  /// A contact, and its last engagement.
  case contact(label: String, last: Day?)
  /// A score of a topic that is, or is part of, what it is measured by.
  case intent(topic: String, score: Double, isRecent: Bool, latest: Double?, baseline: Double?)
  /// A score of a relationship or an answer; nil: of the account. `of`: so many make the mean.
  case score(contact: String?, Double, of: Int?)
  /// Spend on the account alone.
  case spend(channel: String, amount: Money)
  /// Spend shared by the accounts of a tier (0: by the whole list), and how many those are: `counted` of them are in
  /// what is explained.
  case sharedSpend(channel: String, amount: Money, tier: Int, accounts: Int, counted: Int)
}

/// What an activity counts by: weight × count × 2^(−age ÷ half-life) (kpis.md, AES; relationship score).
public struct EvidencePoints: Sendable, Hashable {
  /// What one of its type counts.
  public var weight: Double
  /// How many of it the row stands for.
  public var count: Int64
  /// Days from its day to that of the score.
  public var age: Int
  /// Days in which it halves.
  public var halfLife: Double

  /// What is left of it on the day of the score.
  public var value: Double { weight * Double(count) * power2(-Double(age) / halfLife) }
}

extension Snapshot {
  /// The rows of an account that counted in a figure at (T, P), by table and then oldest first. What they add sums up to
  /// the account's part, for each term: its share of what is shared is among them.
  ///
  /// - Complexity: O(rows of the account + rows of shared spend).
  public func evidence(for figure: ExplainedFigure, account: Int) -> [Evidence] {
    rows(for: figure, account: account)
      + (figure.hasSpend ? sharedSpend(for: figure, of: [account]) : [])
  }

  /// The rows of a KPI, as of a figure.
  public func evidence(for kpi: KPI, account: Int) -> [Evidence] { evidence(for: .kpi(kpi), account: account) }

  /// The rows of spend that is shared, with what the shares of some accounts add up to; none where a figure has no spend.
  ///
  /// - Complexity: O(accounts + rows of shared spend).
  public func sharedEvidence(for figure: ExplainedFigure, of set: AccountSet = .all) -> [Evidence] {
    figure.hasSpend ? sharedSpend(for: figure, of: dataset.accounts.indices.filter(set.contains)) : []
  }

  /// The rows of an account alone.
  ///
  /// - Complexity: O(rows of the account).
  public func rows(for figure: ExplainedFigure, account: Int) -> [Evidence] {
    rows(for: [figure], account: account)[0]
  }

  /// The rows of an account alone, for each of several figures.
  ///
  /// - Complexity: O(figures × rows of the account).
  public func rows(for figures: [ExplainedFigure], account: Int) -> [[Evidence]] {
    let reader = EvidenceReader(account, in: self)
    return figures.map { rows(for: $0, account: account, reader) }
  }

  private func rows(for figure: ExplainedFigure, account: Int, _ reader: EvidenceReader) -> [Evidence] {
    let terms = figure.terms.map(\.term)
    let values = terms.map { value(of: $0, account: account) }
    // Whatever rows an account has, they counted only where it puts something into the figure.
    guard values.contains(where: { $0 != 0 }) else { return [] }
    var found = EvidenceMerge(account: account, terms: terms.count)
    for (position, term) in terms.enumerated() where values[position] != 0 || !term.isOnce {
      found.add(reader.rows(of: term), to: position)
    }
    return found.sorted
  }

  /// The rows of an account that a field's value rests on, by table and then oldest first; none where the account has
  /// nothing of it, or it follows from the list as a whole. What they add is meant for the field's number, where it has
  /// one that rows add up to.
  ///
  /// - Complexity: O(rows of the account).
  public func evidence(for field: AccountField, account: Int) -> [Evidence] {
    let value = field.value(of: account, in: self)
    guard let rows = field.evidence, !value.isMissing else { return [] }
    var found = EvidenceMerge(account: account, terms: 1)
    let reader = EvidenceReader(account, in: self)
    found.add(field.measure?.kind == .flag ? reader.once(rows) : reader.rows(rows), to: 0)
    return found.sorted
  }

  private func sharedSpend(for figure: ExplainedFigure, of accounts: [Int]) -> [Evidence] {
    var counted = [0, 0, 0, 0]
    for account in accounts where current.stages[account] != 0 { counted[Int(tiers[account])] += 1 }
    let onList = current.scope.accounts
    let isSpend = figure.terms.map { if case .spend = $0.term { true } else { false } }
    return dataset.sharedSpendDetails(in: period.now).compactMap { shared in
      let all = shared.tier == 0 ? onList.reduce(0, +) : onList[shared.tier]
      let some = shared.tier == 0 ? counted.reduce(0, +) : counted[shared.tier]
      guard all > 0, some > 0 else { return nil }
      let share = shared.spend.amount.double / Double(all) * Double(some)
      return Evidence(
        account: nil, table: .spend, place: shared.spend.place, day: shared.spend.day,
        content: .sharedSpend(
          channel: shared.spend.channel, amount: shared.spend.amount, tier: shared.tier, accounts: all, counted: some),
        adds: isSpend.map { $0 ? share : 0 })
    }
  }
}

/// Puts the rows of several terms together: a row stands once, with what it adds to each.
private struct EvidenceMerge {
  let account: Int
  let terms: Int
  private var rows: [Evidence] = []
  private var positions: [Place: Int] = [:]

  init(account: Int, terms: Int) {
    self.account = account
    self.terms = terms
  }

  mutating func add(_ found: [EvidenceReader.Row], to term: Int) {
    for row in found {
      if let position = positions[row.place] {
        rows[position].adds[term] += row.amount
        if rows[position].content == .account { rows[position].content = row.content }
      } else {
        positions[row.place] = rows.count
        var adds = [Double](repeating: 0, count: terms)
        adds[term] = row.amount
        rows.append(
          Evidence(
            account: account, table: row.table, place: row.place, day: row.day, content: row.content, adds: adds))
      }
    }
  }

  var sorted: [Evidence] {
    rows.sorted { left, right in
      if left.table != right.table { return left.table.rawValue < right.table.rawValue }
      if left.day != right.day { return (left.day ?? .distantPast) < (right.day ?? .distantPast) }
      return (left.place.path, left.place.line) < (right.place.path, right.place.line)
    }
  }
}
