internal import Accounts
internal import Cells
internal import Filter
internal import Formatting
internal import Metrics
internal import Report

/// The accounts that have the same value in a column, with a figure over them alone.
struct Group: Sendable {
  /// The value as it is shown; `–` where it is empty.
  var label: String
  /// The value as it is written; nil: several, which have few accounts each.
  var value: String?
  /// Accounts on the list.
  var accounts: Int
  /// Accounts that reached each stage of the funnel.
  var reached: [Int]
  /// The same at the opening of the period; nil where there is none.
  var reachedBefore: [Int]?
  /// The figure over them; nil where there is none.
  var figures: KPIFigures?

  /// How the share of a stage, from the one before it, differs from the opening's; nil where one is missing.
  func conversionChange(stage index: Int) -> Change? {
    guard let reachedBefore, reached[index - 1] > 0, reachedBefore[index - 1] > 0 else { return nil }
    func share(_ counts: [Int]) -> Double { Double(counts[index]) / Double(counts[index - 1]) }
    let verdict = FigureChange.ofShare(
      reached[index], of: reached[index - 1], after: reachedBefore[index], of: reachedBefore[index - 1])
    return Change.points(from: share(reachedBefore), to: share(reached), upIsGood: nil)?.judged(verdict)
  }

  /// Most groups that figures are computed for; the rest go into one.
  static let most = 200

  /// Breaks the accounts of the filter down by a column, the largest groups first.
  ///
  /// - Complexity: O(accounts + groups × facts × accounts of the group).
  static func all(by column: String, of figure: ExplainedFigure, _ context: Context) -> [Group] {
    let field = AccountCatalog.field(named: column, in: context.snapshot)
    var members: [String: [Int]] = [:]
    for account in AccountSource.all.accounts(context, marks: []) {
      for value in field?.value(of: account, in: context.snapshot).groupKeys ?? [""] {
        members[value, default: []].append(account)
      }
    }
    let ordered = members.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    var groups = ordered.prefix(most).map { value, accounts in
      group(label(of: value, column, context.glyphs), accounts, of: figure, context, value: value)
    }
    let rest = ordered.dropFirst(most)
    if !rest.isEmpty {
      groups.append(group("\(rest.count) others", rest.flatMap(\.value), of: figure, context, value: nil))
    }
    return groups
  }

  private static func group(
    _ label: String, _ accounts: [Int], of figure: ExplainedFigure, _ context: Context, value: String?
  ) -> Group {
    var isMember = Array(repeating: false, count: context.snapshot.dataset.accounts.count)
    for account in accounts { isMember[account] = true }
    let figures = context.snapshot.figures(of: AccountSet(members: isMember), trends: false)
    return Group(
      label: label, value: value, accounts: accounts.count, reached: figures.funnel.stages.map(\.reached.all),
      reachedBefore: figures.previousFunnel?.stages.map(\.reached.all), figures: figures.figures(of: figure))
  }

  /// A value of a column as it is shown.
  static func label(of value: String, _ column: String, _ glyphs: Glyphs) -> String {
    if column == "tier" { return value.isEmpty ? "No tier" : "Tier \(value)" }
    return value.isEmpty ? glyphs.missing : value
  }

  /// The filter that picks some values of a column; empty where there are none.
  static func filter(_ column: String, _ values: [String]) -> String {
    if column == "tier" {
      return values.isEmpty ? "" : "tier:" + values.map { $0.isEmpty ? "none" : $0 }.joined(separator: ",")
    }
    return Filter.term(column, anyOf: values)
  }
}

extension Context {
  /// How a figure differs from that which it is compared with, good or bad only where the figures say so; nil where one is
  /// missing.
  func change(_ figures: KPIFigures, of explained: ExplainedFigure) -> Change? {
    switch explained {
    case .kpi(let kpi): return words.change(figures, of: kpi)
    case .funnel(let counted):
      guard let now = figures.all.value, let before = figures.previous else { return nil }
      let change = Change.of(explained.unit, from: before, to: now, upIsGood: true)
      guard case .conversion = counted.count else { return change }
      func count(_ value: Double?) -> Int { Int(clamping: value ?? 0) }
      return change?.judged(
        FigureChange.ofShare(
          count(figures.all.numerator), of: count(figures.all.denominator), after: count(figures.before?.numerator),
          of: count(figures.before?.denominator)))
    }
  }

  /// A figure as panels and tables show it, behind the marks of few cases and of what was left out.
  func figure(_ figure: Figure?, of explained: ExplainedFigure) -> String {
    let marks = figure.map { snapshot.trust.coverage(of: explained).marks(of: $0) } ?? ""
    return marks + words.value(figure?.value, explained.unit)
  }
}
