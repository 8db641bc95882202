internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Report
internal import Formatting

/// Contracts that end in the next 90 days, and those that ended and are not renewed: who they are and how they feel.
struct RenewalsScreen: Screen {
  static let id = "renewals"
  static let traits = ScreenTraits.accountList
  static let commands = [
    Command.opening(
      RenewalsScreen(), .renewals, "Renewals", "w", hint: Command.Hint("renewals", 37),
      "contracts that end in the next 90 days, and overdue ones")
  ]

  static func restored(_ parameters: String) -> RenewalsScreen? { parameters.isEmpty ? RenewalsScreen() : nil }
  var parameters: String? { "" }

  func title(_ state: State) -> String { "Renewals" }

  func firstLists(accountSort: ListState.Sort) -> [Pane: ListState] {
    [.rows: ListState(sort: ListState.Sort(column: "days", descending: false))]
  }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    ScreenContent(
      rows: RowList(
        RenewalDue.all(context), RenewalColumns.all, context, sort: state.page[.rows].sort,
        emptyText: "No contract ends in the next \(RenewalDue.horizon) days.", account: { $0.account },
        key: { $0.contract }))
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let sum = state.rows(as: RenewalDue.self).reduce(Money.zero) { $0 + $1.annualValue }
    layout.addListPanel(
      "Renewals in \(RenewalDue.horizon) days \(context.glyphs.dot) \(context.words.money(sum)) a year", in: rect,
      state,
      context)
  }
}

extension CommandID {
  static let renewals = CommandID("renewals")
}

/// The columns of the Renewals screen.
enum RenewalColumns {
  static let all: [ScreenColumn<RenewalDue>] = [
    ScreenColumn(
      id: "name", title: "Account", least: 14, ideal: 26, most: 40, priority: 100, ascends: true,
      value: { .text($1.account($0.account).name.lowercased()) }, cell: { TableCell($1.account($0.account).name) }),
    ScreenColumn(
      id: "tier", title: "Tier", least: 4, priority: 70,
      value: { due, context in
        let tier = context.account(due.account).tier
        return tier == 0 ? .missing : .number(Double(tier))
      },
      cell: { due, context in AccountColumns.tier(Int(context.account(due.account).tier), context.glyphs) },
      exported: { due, context in AccountColumns.exportedTier(context.account(due.account).tier) }),
    ScreenColumn(
      id: "days", title: "Due", align: .right, least: 10, priority: 99, ascends: true,
      value: { due, _ in .number(Double(due.days)) },
      cell: { due, _ in
        if due.days < 0 { return TableCell("\(-due.days) d over", Style(.bad).bold) }
        return TableCell(due.days == 0 ? "today" : "in \(due.days) d", Style(due.days <= 30 ? .warn : .text))
      },
      exported: { due, _ in .number(Double(due.days)) }),
    ScreenColumn(
      id: "end", title: "Ends", least: 11, priority: 50, ascends: true,
      value: { due, _ in .number(Double(due.end.number)) },
      cell: { due, _ in TableCell(DayText.full(due.end), Style(.dim)) }, exported: { due, _ in .day(due.end) }),
    ScreenColumn(
      id: "acv", title: "ACV", align: .right, least: 8, priority: 95,
      value: { due, _ in .number(due.annualValue.double) },
      cell: { TableCell($1.words.money($0.annualValue), Style(.text).bold) },
      exported: { due, _ in .money(due.annualValue) }),
    ScreenColumn(
      id: "relationship", title: "Relation", align: .right, least: 8, priority: 90,
      value: { SortValue($1.facts($0.account).relationship) },
      cell: { AccountColumns.relationship($1.facts($0.account), $1.glyphs) },
      exported: { FactValue($1.facts($0.account).relationship) }),
    ScreenColumn(
      id: "trend", title: "30 days", align: .right, least: 7, priority: 30,
      value: { SortValue($1.facts($0.account).relationshipTrend) },
      cell: { due, context in
        guard let trend = context.facts(due.account).relationshipTrend else {
          return TableCell(context.glyphs.missing, Style(.dim))
        }
        let text = (trend > 0 ? "+" : "") + Format.decimal(trend, places: 1)
        return TableCell(text, Style(trend <= -5 ? .bad : (trend >= 5 ? .good : .dim)))
      }, exported: { FactValue($1.facts($0.account).relationshipTrend) }),
    ScreenColumn(
      id: "nps", title: "NPS", align: .right, least: 5, priority: 85, value: { due, _ in SortValue(due.nps) },
      cell: { due, context in
        guard let nps = due.nps else { return TableCell(context.glyphs.missing, Style(.dim)) }
        return TableCell((nps > 0 ? "+" : "") + Format.decimal(nps, places: 0), Style(nps < 0 ? .bad : .text))
      }, exported: { due, _ in FactValue(due.nps) }),
    ScreenColumn(
      id: "owner", title: "Owner", least: 8, ideal: 16, priority: 75, ascends: true,
      value: { due, context in
        let owner = context.account(due.account).owner
        return owner.isEmpty ? .missing : .text(owner.lowercased())
      },
      cell: { due, context in
        let owner = context.account(due.account).owner
        return TableCell(owner.isEmpty ? context.glyphs.missing : owner)
      }, exported: { due, context in .text(context.account(due.account).owner) }),
  ]
}
