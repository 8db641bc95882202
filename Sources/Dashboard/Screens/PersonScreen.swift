internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Values

/// One contact: who they are and how they stand to us, what they did, and the deals of their account with their part in each.
struct PersonScreen: Screen {
  /// The contact's id.
  var contactID: String
  /// The id of its account.
  var accountID: String
  /// Its name in the path.
  private var name: String

  init(id: String, accountID: String, _ context: Context) {
    contactID = id
    self.accountID = accountID
    name = PersonPage(id, of: accountID, context)?.person.contact.label ?? id
  }

  static let id = "person"
  static let traits: ScreenTraits = [.list, .panes, .account]

  func title(_ state: State) -> String { name }
  var panes: [Pane] { [.activities, .deals, .facts] }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    guard let page = PersonPage(contactID, of: accountID, context) else { return ScreenContent(rows: PaneText()) }
    var facts = RowList(
      page.facts(context), HeadColumns.all, context, isSortable: false, key: { _ in nil },
      place: { _, _ in page.person.contact.place })
    facts.hasHeader = false
    return ScreenContent(
      [
        .facts: facts,
        .activities: RowList(
          TimelineRow.all(page.activities), ActivityColumns.all.filter { $0.id != "who" }, context,
          sort: state.page[.activities].sort, emptyText: "No activity names them yet.", key: { $0.place.text },
          place: { row, _ in row.place }),
        .deals: RowList(
          page.deals, PersonDeal.columns, context, sort: state.page[.deals].sort,
          emptyText: "Their account has no opportunity yet.", key: { DealScreen.key(of: $0.deal) },
          place: { row, _ in row.deal.opportunity.place }),
      ], model: page)
  }

  func account(_ state: State, _ context: Context) -> Int? { context.snapshot.dataset.account(id: accountID) }

  /// A deal opens its page, the line of the account that one's; of all else the row is named.
  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    if pane == .deals {
      let deals = state.rows(in: pane, as: PersonDeal.self)
      return deals.indices.contains(row) ? state.push(DealScreen(deals[row].deal, context)) : []
    }
    let facts = state.rows(in: .facts, as: AccountFact.self)
    if pane == .facts, facts.indices.contains(row), facts[row].label == PersonPage.accountLabel {
      return state.push(AccountScreen(id: accountID))
    }
    guard let list = state.list(in: pane), row < list.count, let place = list.place(ofRow: row, context) else {
      return []
    }
    state.notify("The row stands in \(place.text); E opens it.")
    return []
  }

  private var goneText: String { "The contact \(contactID) is not in the files any more, or not at this day." }
  private static let titles: [Pane: String] = [
    .activities: "What they did", .deals: "Deals of their account", .facts: "Who they are",
  ]

  func plain(_ state: State, _ context: Context) -> [String] {
    guard let page = state.page.content.model as? PersonPage else { return [goneText] }
    var lines = page.facts(context).map { "\($0.label): \(plainLine($0.spans))" }
    for pane in [Pane.activities, .deals] {
      lines.append((PersonScreen.titles[pane] ?? "") + ":")
      lines += plainTable(of: pane, state, context)
    }
    return lines
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    guard state.page.content.model is PersonPage else {
      let text = " " + goneText
      return layout.paint { $0.put(text, in: rect.row(1), style: Style(.warn), ellipsis: context.glyphs.ellipsis) }
    }
    func add(_ pane: Pane, in rect: Rect) {
      guard rect.height >= 3 else { return }
      layout.mark(rect, .pane(pane))
      let title = pane == .facts ? name : PersonScreen.titles[pane] ?? ""
      layout.addListPanel(title, of: pane, in: rect, state, context)
    }
    let facts = state.count(of: .facts) + 2
    if state.size.width >= 110, rect.height >= 24 {
      let columns = rect.columns([.flexible(1, min: 54), .flexible(1, min: 54)])
      let left = columns[0].rows([.fixed(facts), .rest])
      add(.facts, in: left[0])
      add(.deals, in: left[1])
      return add(.activities, in: columns[1])
    }
    let pane = state.page.pane == .facts ? .activities : state.page.pane
    let bands = rect.rows([.fixed(min(facts, max(3, rect.height / 2))), .rest])
    add(.facts, in: bands[0])
    add(pane, in: bands[1])
  }
}

/// What the page of a contact shows, computed once as it and the data are.
struct PersonPage: Sendable {
  let person: PersonRow
  let account: Int
  /// What they did, newest first.
  let activities: [ActivityDetails]
  let deals: [PersonDeal]
  private let answer: AnswerDetails?
  private let point: FactPoint

  static let accountLabel = "Account"

  /// nil where the account has no such contact at T.
  ///
  /// - Complexity: O(rows of the account).
  init?(_ id: String, of accountID: String, _ context: Context) {
    let point = context.snapshot.period.now
    guard let account = context.snapshot.dataset.account(id: accountID) else { return nil }
    let details = context.snapshot.dataset.details(of: account, at: point)
    guard let person = PersonRow.all(details).first(where: { $0.contact.id == id }) else { return nil }
    self.person = person
    self.account = account
    self.point = point
    let activities = details.activities.filter { $0.contactNumber == person.contact.number }
    self.activities = activities
    answer = details.answers.first { $0.contact == person.contact.label }
    deals = details.opportunities.map { PersonDeal(Deal(account: account, opportunity: $0), activities, at: point) }
  }

  /// Who they are, a line each.
  func facts(_ context: Context) -> [AccountFact] {
    let (contact, glyphs) = (person.contact, context.glyphs)
    func text(_ text: String) -> [Span] {
      [Span(text.isEmpty ? glyphs.missing : text, Style(text.isEmpty ? .dim : .text))]
    }
    let role = contact.role.split(separator: "_").joined(separator: " ")
    let touches = activities.filter(\.isTouch)
    let inPeriod = touches.filter { point.contains($0.day) }
    func count(_ rows: [ActivityDetails]) -> String {
      Format.thousands(rows.reduce(Int64(0)) { $0.addingReportingOverflow($1.count).partialValue })
    }
    let seen =
      touches.first.map { " ever, last \(DayText.near($0.day, to: context.asOf)) by " + Self.words($0) } ?? " ever"
    return [
      AccountFact("Title", text(contact.title)),
      AccountFact(Self.accountLabel, [Span(context.account(account).name, Style(.accent))]),
      AccountFact("Role", text([role, contact.persona].filter { !$0.isEmpty }.joined(separator: " \(glyphs.dot) "))),
      AccountFact(
        "Committee",
        [contact.isStakeholder ? Span("stakeholder", Style(.text).bold) : Span("no stakeholder", Style(.dim))]),
      AccountFact("E-mail", text(contact.email)),
      AccountFact("Engaged", engagement(context)),
      AccountFact("Relationship", relationship),
      AccountFact(
        "Touches",
        [
          Span(count(inPeriod), Style(.text).bold),
          Span(" in the period \(glyphs.dot) \(count(touches))\(seen)", Style(.dim)),
        ]),
      AccountFact(
        "NPS",
        answer.map {
          [
            Span(Format.decimal($0.score, places: 0), Style($0.score >= 9 ? .good : $0.score <= 6 ? .bad : .text).bold),
            Span(" on \(DayText.near($0.day, to: context.asOf))", Style(.dim)),
          ]
        } ?? [Span("no answer yet", Style(.dim))]),
      AccountFact("Row", [Span(contact.place.text, Style(.accent))]),
    ]
  }

  private static func words(_ activity: ActivityDetails) -> String {
    activity.type.split(separator: "_").joined(separator: " ")
  }

  private func engagement(_ context: Context) -> [Span] {
    guard let day = person.contact.lastEngagement else {
      return [Span("never", Style(person.contact.isStakeholder ? .warn : .dim))]
    }
    let text = DayText.near(day, to: context.asOf)
    return person.contact.isEngaged
      ? [Span("engaged", Style(.good)), Span(", last on \(text)", Style(.dim))]
      : [Span("lapsed", Style(.warn)), Span(", last on \(text)", Style(.dim))]
  }

  private var relationship: [Span] {
    guard let score = person.score else { return [Span("no score of their own", Style(.dim))] }
    let now = Span(Format.decimal(score, places: 0), Style(.text).bold)
    guard let before = person.before else { return [now] }
    let change = score - before
    return [
      now,
      Span(
        " \(change > 0 ? "+" : "")\(Format.decimal(change, places: 1)) in 30 days",
        Style(change < 0 ? .bad : change > 0 ? .good : .dim)),
    ]
  }
}

/// A deal of a contact's account, and what the contact did while it was open.
struct PersonDeal: Sendable {
  let deal: Deal
  /// Touches from its creation to its close, or to T.
  let touches: Int64
  let last: Day?

  /// - Parameter activities: of the contact, newest first.
  init(_ deal: Deal, _ activities: [ActivityDetails], at point: FactPoint) {
    self.deal = deal
    let (from, to) = (deal.opportunity.created ?? .distantPast, deal.opportunity.closed ?? point.asOf)
    let its = from <= to ? activities.filter { $0.isTouch && $0.day >= from && $0.day <= to } : []
    touches = its.reduce(Int64(0)) { $0.addingReportingOverflow($1.count).partialValue }
    last = its.first?.day
  }

  static let columns: [ScreenColumn<PersonDeal>] =
    ["deal", "state", "amount", "sales_stage", "close"].compactMap { id in
      DealColumns.all.first { $0.id == id }.map(of)
    } + [
      ScreenColumn(
        id: "touches", title: "Their touches", align: .right, least: 14, priority: 98,
        value: { row, _ in .number(Double(row.touches)) },
        cell: { row, _ in TableCell(Format.thousands(row.touches), row.touches == 0 ? Style(.warn) : .plain) },
        exported: { row, _ in .number(Double(row.touches)) }),
      ScreenColumn(
        id: "last", title: "Last", least: 7, ideal: 11, priority: 80,
        value: { row, _ in SortValue(row.last.map { Int($0.number) }) },
        cell: { row, context in
          row.last.map { TableCell(DayText.near($0, to: context.asOf), Style(.dim)) }
            ?? TableCell(context.glyphs.missing, Style(.dim))
        }, exported: { row, _ in .optional(row.last) }),
    ]

  private static func of(_ column: ScreenColumn<Deal>) -> ScreenColumn<PersonDeal> {
    ScreenColumn(
      id: column.id, title: column.title, align: column.align, least: column.least, ideal: column.ideal,
      most: column.most, priority: column.priority, ascends: column.ascends,
      value: { column.value($0.deal, $1) }, cell: { column.cell($0.deal, $1) },
      exported: { row, context in column.exported?(row.deal, context) ?? FieldValue.none }, name: column.name)
  }
}
