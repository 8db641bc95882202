public import Accounts
public import Metrics
public import Values

/// The goals of a directory and its settings at T, in the order of the table, then of the settings.
public struct GoalList: Sendable {
  /// The goals.
  public private(set) var goals: [Goal] = []
  /// What was written and is no goal.
  public private(set) var problems: [GoalProblem] = []
  private var known: Set<String> = []

  /// Reads them.
  ///
  /// - Parameters:
  ///   - settings: `goals:`; where they stand is named by `settingsFile`.
  ///   - asOf: T: a goal without a period is of the fiscal quarter that holds it.
  public init(
    _ dataset: Dataset, settings: [GoalSetting] = [], settingsFile: String = "abmtop.yaml", at asOf: Day,
    fiscalYearStart: Int = MetricSettings.fiscalYearStart.standard
  ) {
    for entry in dataset.goals { add(entry, dataset, asOf, fiscalYearStart) }
    for setting in settings { add(setting, .settings(settingsFile), dataset, asOf, fiscalYearStart) }
  }

  /// Reads those of a snapshot's table and settings.
  public init(_ snapshot: Snapshot, at asOf: Day) {
    self.init(
      snapshot.dataset, settings: snapshot.settings[MetricSettings.goals], at: asOf,
      fiscalYearStart: snapshot.settings[MetricSettings.fiscalYearStart])
  }

  private mutating func add(_ entry: GoalEntry, _ dataset: Dataset, _ asOf: Day, _ fiscalYearStart: Int) {
    let source = SignalEvidence.row(entry.place)
    guard let kpi = kpi(entry.kpi, source) else { return }
    var period: GoalPeriod?
    if entry.from != nil || entry.to != nil {
      if let from = entry.from, let to = entry.to {
        period = GoalPeriod(from: from, to: to, fiscalYearStart: fiscalYearStart)
      }
    } else {
      period = self.period(entry.period, asOf, fiscalYearStart)
    }
    guard let period else {
      let days = [entry.from?.iso ?? "", entry.to?.iso ?? ""].joined(separator: "..")
      problems.append(.unreadablePeriod(entry.period.isEmpty ? days : entry.period, source))
      return
    }
    var value = entry.value.double
    if kpi.unit.isMoney, let rate = entry.rate {
      guard let money = entry.value.money(rate: rate) else {
        problems.append(.unreadableValue("", source))
        return
      }
      value = money.double
    }
    add(kpi, period, value, entry.scope.map { ($0.column, $0.value) }, source, dataset)
  }

  private mutating func add(
    _ setting: GoalSetting, _ source: SignalEvidence, _ dataset: Dataset, _ asOf: Day, _ fiscalYearStart: Int
  ) {
    guard let kpi = kpi(setting.kpi, source) else { return }
    var period: GoalPeriod?
    if setting.from.isEmpty && setting.to.isEmpty {
      period = self.period(setting.period, asOf, fiscalYearStart)
    } else if let from = Day(iso: setting.from), let to = Day(iso: setting.to) {
      period = GoalPeriod(from: from, to: to, fiscalYearStart: fiscalYearStart)
    }
    guard let period else {
      let days = "\(setting.from)..\(setting.to)"
      problems.append(.unreadablePeriod(setting.period.isEmpty ? days : setting.period, source))
      return
    }
    guard let value = GoalList.number(setting.value) else {
      problems.append(.unreadableValue(setting.value, source))
      return
    }
    add(kpi, period, value, setting.scope.map { ($0.key, $0.value.text ?? "") }, source, dataset)
  }

  private mutating func add(
    _ kpi: KPI, _ period: GoalPeriod, _ value: Double, _ scope: [(column: String, value: String)],
    _ source: SignalEvidence, _ dataset: Dataset
  ) {
    var parts: [GoalScopePart] = []
    for (column, value) in scope {
      if let first = dataset.accounts.first, first.value(ofColumn: column, extraColumns: dataset.extraColumns) == nil {
        problems.append(.unknownColumn(column, source))
        return
      }
      let name = column.lowercased()
      // `Tier 1` is tier 1.
      let text = name == "tier" ? String(value.filter(\.isNumber)) : value
      parts.append(GoalScopePart(column: name, value: text.isEmpty ? value : text))
    }
    // A share's goal above 1 is a percentage.
    let isShare = kpi.unit == .ratio && value.magnitude > 1
    let goal = Goal(kpi: kpi, period: period, value: isShare ? value / 100 : value, scope: parts, source: source)
    if known.insert(goal.id).inserted {
      goals.append(goal)
    } else {
      problems.append(.duplicate(id: goal.id, source))
    }
  }

  private mutating func kpi(_ text: String, _ source: SignalEvidence) -> KPI? {
    let plain = Text.plain(text)
    if let kpi = KPICatalog.all.first(where: { Text.plain($0.id) == plain || Text.plain($0.name) == plain }) {
      return kpi
    }
    let nearest = NearestName.of(text, among: KPICatalog.all.map(\.id))
    problems.append(.unknownKPI(text, nearest: nearest, source))
    return nil
  }

  private func period(_ text: String, _ asOf: Day, _ fiscalYearStart: Int) -> GoalPeriod? {
    let unit = text.isEmpty ? .quarter : GoalPeriod.Unit(rawValue: text.lowercased())
    if let unit, unit != .custom { return GoalPeriod(unit, holding: asOf, fiscalYearStart: fiscalYearStart) }
    return GoalPeriod(text, fiscalYearStart: fiscalYearStart)
  }

  /// `1500000`, `1_500_000`, `1,500,000`, `60%`; nil of anything else.
  static func number(_ text: String) -> Double? {
    var digits = text.filter { !" _,".contains($0) }
    let isPercent = digits.hasSuffix("%")
    if isPercent { digits.removeLast() }
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }),
      let number = Double(digits), number.magnitude <= 1e15
    else { return nil }
    return isPercent ? number / 100 : number
  }

  /// Goals whose parts by a column do not add up to the goal of the whole list. Only counts and money add up.
  public var mismatches: [GoalMismatch] {
    let additive = goals.filter { goal in
      switch goal.kpi.measure {
      case .count, .money, .total: true
      default: false
      }
    }
    return additive.filter(\.scope.isEmpty).flatMap { whole in
      var sums: [(column: String, sum: Double)] = []
      for part in additive where part.kpi.id == whole.kpi.id && part.period == whole.period && part.scope.count == 1 {
        let column = part.scope[0].column
        if let known = sums.firstIndex(where: { $0.column == column }) {
          sums[known].sum += part.value
        } else {
          sums.append((column, part.value))
        }
      }
      return sums.filter { abs($0.sum - whole.value) > 1e-9 * max(1, whole.value.magnitude) }.map {
        GoalMismatch(kpi: whole.kpi.id, period: whole.period, column: $0.column, sum: $0.sum, whole: whole.value)
      }
    }
  }
}

extension KPI.Unit {
  /// Whether it is an amount of the reporting currency.
  var isMoney: Bool { self == .money || self == .moneyADay }
}
