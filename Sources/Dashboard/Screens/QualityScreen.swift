internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Values

/// How complete and current each owner's open deals and accounts are.
struct QualityScreen: Screen {
  static let id = "quality"
  static let traits = ScreenTraits.list
  static let commands = [
    Command.listed(
      QualityScreen(), .quality, "Data quality", "d",
      "what open deals and accounts lack, by owner: amounts, close dates, contacts, touches, tiers")
  ]

  static func restored(_ parameters: String) -> QualityScreen? { parameters.isEmpty ? QualityScreen() : nil }
  var parameters: String? { "" }

  func title(_ state: State) -> String { "Data quality" }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    let summary = QualitySummary(context)
    var list = RowList(
      summary.owners, columns(summary.gaps), context, sort: state.page[.rows].sort,
      emptyText: "There is no open deal and no account on the list.", key: { $0.owner })
    list.totals = totals(summary, context)
    return ScreenContent([.rows: list], model: summary)
  }

  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    let owners = state.rows(as: OwnerQuality.self)
    return owners.indices.contains(row) ? state.push(QualityItemsScreen(owner: owners[row].owner)) : []
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let summary = state.page.content.model as? QualitySummary
    let lines = summary?.lines.map { Span($0, Style(.dim)) } ?? []
    let text = Paragraph(lines)
    let wanted = rect.height >= 14 ? text.wrapped(to: rect.width - 2).count : 0
    let bands = rect.rows([.rest, .fixed(min(wanted, rect.height / 3))])
    layout.addListPanel(
      "Data quality by owner \(context.glyphs.dot) how many lack what", in: bands[0], state, context)
    layout.add(text, in: bands[1].inset(dx: 1))
  }

  func plain(_ state: State, _ context: Context) -> [String] {
    plainTable(state, context) + ((state.page.content.model as? QualitySummary)?.lines ?? [])
  }

  private func totals(_ summary: QualitySummary, _ context: Context) -> ListTotals {
    let bold = Style(.text).bold
    var cells = [
      "owner": TableCell("All", Style(.heading).bold),
      "deals": TableCell(Format.thousands(summary.all.openDeals), bold),
      "amount": TableCell(context.words.money(summary.all.amount), bold),
      "accounts": TableCell(Format.thousands(summary.all.accounts), bold),
    ]
    cells["bad"] = TableCell(Format.thousands(summary.all.leftOut.bad), bold)
    cells["orphans"] = TableCell(Format.thousands(summary.all.leftOut.orphans), bold)
    for gap in summary.gaps { cells["gap\(gap.rawValue)"] = TableCell(Format.thousands(summary.all.count(gap)), bold) }
    return ListTotals(cells: cells, note: [])
  }

  private func columns(_ gaps: [QualityGap]) -> [ScreenColumn<OwnerQuality>] {
    let owner = ScreenColumn<OwnerQuality>(
      id: "owner", title: "Owner", least: 12, ideal: 20, most: 32, priority: 100, ascends: true,
      value: { row, _ in row.owner.isEmpty ? .missing : .text(row.owner.lowercased()) },
      cell: { row, _ in TableCell(row.ownerName, Style(row.owner.isEmpty ? .warn : .text)) })
    let amount = ScreenColumn<OwnerQuality>(
      id: "amount", title: "Amount", align: .right, least: 7, priority: 50,
      value: { row, _ in .number(row.amount.double) },
      cell: { row, context in TableCell(context.words.money(row.amount)) },
      exported: { row, _ in .money(row.amount) })
    func columns(ofDeals: Bool) -> [ScreenColumn<OwnerQuality>] {
      gaps.filter { $0.isOfDeal == ofDeals }.map { gap in
        count("gap\(gap.rawValue)", gap.heading, priority: 90 - gap.rawValue, role: .warn) { $0.count(gap) }
      }
    }
    return [owner, count("deals", "Open", priority: 99) { $0.openDeals }, amount]
      + columns(ofDeals: true) + [count("accounts", "Accounts", priority: 70) { $0.accounts }]
      + columns(ofDeals: false)
      + [
        count("bad", "Bad", priority: 95, role: .bad) { $0.leftOut.bad },
        count("orphans", "Orphans", priority: 94, role: .warn) { $0.leftOut.orphans },
      ]
  }

  private func count(
    _ id: String, _ title: String, priority: Int, role: Role = .text, _ read: @escaping @Sendable (OwnerQuality) -> Int
  ) -> ScreenColumn<OwnerQuality> {
    ScreenColumn(
      id: id, title: title, align: .right, least: max(4, DisplayText.width(title)), priority: priority,
      value: { row, _ in .number(Double(read(row))) },
      cell: { row, _ in TableCell(Format.thousands(read(row)), Style(read(row) == 0 ? .dim : role)) },
      exported: { row, _ in .number(Double(read(row))) })
  }
}

extension CommandID {
  static let quality = CommandID("quality")
}

extension OwnerQuality {
  /// The owner, or that there is none.
  fileprivate var ownerName: String { owner.isEmpty ? "no owner" : owner }
}

extension QualityGap {
  /// The heading of its column.
  fileprivate var heading: String {
    switch self {
    case .noAmount: "No amount"
    case .noClose: "No close"
    case .overdue: "Overdue"
    case .noContact: "No contact"
    case .untouched: "Untouched"
    case .noOwner: "No owner"
    case .noDomain: "No domain"
    case .noTier: "No tier"
    case .looksLikeAnother: "Alike"
    }
  }
}

/// The quality of all owners' data, computed once for a screen.
struct QualitySummary: Sendable {
  let owners: [OwnerQuality]
  let all: OwnerQuality
  /// What is looked for.
  let gaps: [QualityGap]
  private let words: FigureText

  init(_ context: Context) {
    owners = context.snapshot.quality(of: context.figures.set)
    all = OwnerQuality.total(owners)
    gaps = context.snapshot.qualityGaps
    words = context.words
  }

  /// What is said of all owners together, and what is not looked for.
  var lines: [String] {
    let known = Set(gaps)
    let unknown = QualityGap.allCases.filter { !known.contains($0) }.map(\.name)
    return said
      + (unknown.isEmpty
        ? [] : ["not looked for, as the directory has no such column or table: " + unknown.joined(separator: ", ")])
  }

  private var said: [String] {
    [all.words(ofDeals: true), all.words(ofDeals: false), all.leftOutWords(words.exact)].compactMap(\.self)
  }

  /// The same for Data health.
  var findings: [HealthFinding] {
    said.map {
      HealthFinding("quality", $0, opens: .quality)
    }
  }
}

/// The open deals and the accounts of one owner that lack something.
struct QualityItemsScreen: Screen {
  /// The owner as written; empty: none.
  var owner: String

  static let id = "quality_items"
  static let traits = ScreenTraits.accountList

  func title(_ state: State) -> String { owner.isEmpty ? "No owner" : owner }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    let items = context.snapshot.quality(of: context.figures.set).first { $0.owner == owner }?.items ?? []
    return ScreenContent(
      rows: RowList(
        items, columns, context, sort: state.page[.rows].sort,
        emptyText: "Nothing is lacking here; rows that are left out are in Data health.",
        account: { $0.account }, key: { $0.deal.map(DealScreen.key) ?? "account \($0.account)" },
        place: { item, context in
          item.deal?.opportunity.place ?? context.snapshot.dataset.place(ofAccount: item.account)?.place
        }))
  }

  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    let items = state.rows(as: QualityItem.self)
    guard items.indices.contains(row) else { return [] }
    if let deal = items[row].deal { return state.push(DealScreen(deal, context)) }
    return state.push(AccountScreen(id: context.account(items[row].account).id))
  }

  private var columns: [ScreenColumn<QualityItem>] {
    [
      ScreenColumn(
        id: "account", title: "Account", least: 16, ideal: 26, most: 40, priority: 100, ascends: true,
        value: { item, context in .name(item.account, context) },
        cell: { item, context in TableCell(context.account(item.account).name) }),
      ScreenColumn(
        id: "deal", title: "Deal", least: 14, ideal: 24, most: 44, priority: 90, ascends: true,
        value: { item, _ in item.deal.map { .text($0.opportunity.name.lowercased()) } ?? .missing },
        cell: { item, context in
          guard let deal = item.deal else { return TableCell("the account itself", Style(.dim)) }
          return TableCell(
            shortName(of: deal.opportunity.name, id: deal.opportunity.id, account: context.account(deal.account).name))
        }),
      ScreenColumn(
        id: "amount", title: "Amount", align: .right, least: 8, priority: 80,
        value: { item, _ in SortValue(item.deal?.opportunity.amount.double) },
        cell: { item, context in
          item.deal.map { TableCell(context.words.money($0.opportunity.amount)) } ?? TableCell("")
        }, exported: { item, _ in item.deal.map { .money($0.opportunity.amount) } ?? FieldValue.none }),
      ScreenColumn(
        id: "lacks", title: "Lacks", least: 20, ideal: 40, most: 90, priority: 99, ascends: true,
        value: { item, _ in .text(item.words) }, cell: { item, _ in TableCell(item.words, Style(.warn)) }),
    ]
  }
}

extension QualityItem {
  /// What it lacks: `no amount, no contact`.
  fileprivate var words: String { gaps.map(\.name).joined(separator: ", ") }
}
