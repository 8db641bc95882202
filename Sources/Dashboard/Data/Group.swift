internal import Accounts
internal import Cells
internal import Filter
internal import Metrics
internal import Report
internal import Formatting

/// The accounts that have the same value in a column, with a figure over them alone.
struct Group: Sendable {
  /// The value as it is shown; `–` where it is empty.
  var label: String
  /// The filter that picks it.
  var filter: String
  /// Accounts on the list.
  var accounts: Int
  /// Accounts that reached each stage of the funnel.
  var reached: [Int]
  /// The same at the opening of the period; nil where there is none.
  var reachedBefore: [Int]?
  /// The KPI's figures, where one is broken down.
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
  static func all(of source: AccountSource, by column: String, kpi: String?, _ context: Context) -> [Group] {
    let field = AccountCatalog.field(named: column, in: context.snapshot)
    var members: [String: [Int]] = [:]
    for account in source.accounts(context, marks: []) {
      let value = field?.value(of: account, in: context.snapshot).exact ?? ""
      members[value, default: []].append(account)
    }
    let ordered = members.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
    var groups = ordered.prefix(most).map { value, accounts in
      group(value, column: column, accounts: accounts, kpi: kpi, context)
    }
    let rest = ordered.dropFirst(most)
    if !rest.isEmpty {
      var group = group("", column: column, accounts: rest.flatMap(\.value), kpi: kpi, context)
      group.label = "\(rest.count) others"
      group.filter = ""
      groups.append(group)
    }
    return groups
  }

  private static func group(
    _ value: String, column: String, accounts: [Int], kpi: String?, _ context: Context
  ) -> Group {
    var isMember = Array(repeating: false, count: context.snapshot.dataset.accounts.count)
    for account in accounts { isMember[account] = true }
    let figures = context.snapshot.figures(of: AccountSet(members: isMember), trends: false)
    let isTier = column == "tier"
    let label = value.isEmpty ? (isTier ? "No tier" : context.glyphs.missing) : (isTier ? "Tier \(value)" : value)
    return Group(
      label: label, filter: filter(column, value), accounts: accounts.count,
      reached: figures.funnel.stages.map(\.reached.all),
      reachedBefore: figures.previousFunnel?.stages.map(\.reached.all), figures: kpi.flatMap { figures[$0] })
  }

  /// The filter for one value of a column.
  static func filter(_ column: String, _ value: String) -> String {
    column == "tier" ? "tier:\(value.isEmpty ? "none" : value)" : Filter.term(column, value)
  }
}
