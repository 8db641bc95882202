internal import Accounts
internal import Values
public import Metrics
public import Formatting

/// A column of the account table: a fact of kpis.md or a column of accounts. Reports and the Accounts screen read one list.
public struct AccountColumn: Sendable, Identifiable {
  /// What a fact is about: the sections of an account's page.
  public enum Group: String, Sendable, CaseIterable {
    case account = "Account"
    case stage = "Stage"
    case engagement = "Engagement"
    case committee = "Buying committee"
    case opportunities = "Pipeline and revenue"
    case contracts = "Contract value"
    case relationship = "Relationship and intent"
  }

  /// What the values are, and so how they are written.
  public enum Unit: Sendable, Hashable {
    case text, count, score, share, money, days, day, flag, list
    /// 1–6, 1–7, 0–3, 1–3.
    case stage, lifecycle, heat, tier
  }

  /// The name in `--columns`, `--sort`, CSV and JSON: that of the golden facts where there is one.
  public let id: String
  /// The name.
  public let title: String
  /// The heading of a table: the name, or a shorter form of it.
  public let heading: String
  /// What it is about.
  public let group: Group
  /// What the values are.
  public let unit: Unit
  private let read: @Sendable (Snapshot, Int) -> FactValue

  init(
    _ id: String, _ title: String, _ group: Group, _ unit: Unit,
    _ read: @escaping @Sendable (Snapshot, Int) -> FactValue
  ) {
    self.id = id
    self.title = title
    self.heading = AccountColumn.headings[id] ?? title
    self.group = group
    self.unit = unit
    self.read = read
  }

  /// A column that follows from the account's facts.
  init(
    _ id: String, _ title: String, _ group: Group, _ unit: Unit,
    fact: @escaping @Sendable (AccountFacts) -> FactValue
  ) {
    self.init(id, title, group, unit) { snapshot, account in fact(snapshot.facts[account]) }
  }

  /// A column that follows from the account's row.
  init(
    _ id: String, _ title: String, _ group: Group, _ unit: Unit, account: @escaping @Sendable (Account) -> FactValue
  ) {
    self.init(id, title, group, unit) { snapshot, position in account(snapshot.dataset.accounts[position]) }
  }

  private static let headings = [
    "relationship": "Rel.", "high_value_visits": "HV visits", "view_through_conversions": "VT conv.",
    "view_through_visits": "VT visits", "engaged_stakeholders": "Engaged st.", "open_opportunities": "Open",
    "surging_competitor_topics": "Competitor topics",
  ]

  /// The value of an account, by its position.
  public func value(of account: Int, in snapshot: Snapshot) -> FactValue { read(snapshot, account) }

  /// Whether values stand at the right.
  public var isRight: Bool {
    switch unit {
    case .count, .score, .share, .money, .days, .heat: true
    case .text, .day, .flag, .list, .stage, .lifecycle, .tier: false
    }
  }

  /// A value as people read it; `–` for none. Texts from data are made harmless.
  public func text(_ value: FactValue, numbers: FigureFormat) -> String {
    if value.isMissing { return Format.missing }
    switch value {
    case .text(let text): return SafeText.line(text)
    case .day(let day): return day.iso
    case .flag(let holds): return holds ? "yes" : "no"
    case .list(let texts): return SafeText.line(texts.joined(separator: ", "))
    case .money(let money): return numbers.money.short(money)
    case .number(let number): return text(number, numbers)
    case .none: return Format.missing
    }
  }

  private func text(_ number: Double, _ numbers: FigureFormat) -> String {
    switch unit {
    case .money: return numbers.money.short(number)
    case .share: return Format.percent(number, places: 0)
    case .score: return Format.decimal(number, places: 1)
    case .days: return Format.days(number)
    case .stage: return AccountColumn.numbered(number, FunnelStage.names)
    case .lifecycle: return AccountColumn.numbered(number, LifecycleStage.names)
    default: return Format.upTo(places: 1, number)
    }
  }

  /// `2 Engaged`.
  private static func numbered(_ number: Double, _ names: [String]) -> String {
    guard let stage = Int(exactly: number), names.indices.contains(stage - 1) else { return Format.missing }
    return "\(stage) \(names[stage - 1])"
  }

  /// The cell of a table.
  func cell(of account: Int, in snapshot: Snapshot, numbers: FigureFormat) -> ReportTable.Cell {
    let value = value(of: account, in: snapshot)
    let text = text(value, numbers: numbers)
    if unit != .tier { return ReportTable.Cell(value, text) }
    // The tier is a name in reports, as in the figures: `1`, `2`, `3`, `none`.
    return ReportTable.Cell(.text(value.isMissing ? "none" : value.exact), text)
  }
}
