internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Values

/// The lists of an account's page.
struct AccountLists {
  /// The most activities that are listed: the newest.
  static let mostActivities = 20_000

  /// What stands above each list.
  static let titles: [Pane: String] = [
    .people: "Buying committee", .deals: "Opportunities", .contracts: "Contracts", .activities: "Activity",
    .touches: "Touches by week", .pages: "Pages visited", .topics: "Intent", .answers: "NPS answers", .family: "Family",
    .signals: "Signals",
  ]
  /// The same in a word.
  static let short: [Pane: String] = [
    .people: "People", .deals: "Deals", .contracts: "Contracts", .activities: "Activity", .touches: "Touches",
    .pages: "Pages",
    .topics: "Intent", .answers: "NPS", .family: "Family", .signals: "Signals",
  ]

  let all: [Pane: any PaneContent]

  /// - Complexity: O(rows of the account + accounts), for its family.
  init(_ position: Int, _ details: AccountDetails, _ state: State, _ context: Context) {
    func sort(_ pane: Pane) -> ListState.Sort? { state.page[pane].sort }
    var facts = RowList(
      accountFacts(position, context), HeadColumns.all, context, isSortable: false, key: { _ in nil })
    facts.hasHeader = false
    let deals = details.opportunities.map { Deal(account: position, opportunity: $0) }
    all = [
      .facts: facts,
      .people: PersonRow.list(details, context, sort: sort(.people)),
      .deals: RowList(
        deals, DealColumns.ofAccount, context, sort: sort(.deals), sortColumns: DealColumns.all,
        emptyText: "No opportunity yet.", key: { DealScreen.key(of: $0) }, place: { deal, _ in deal.opportunity.place }),
      .contracts: RowList(
        details.contracts, ContractColumns.all, context, sort: sort(.contracts), emptyText: "No contract yet.",
        key: { $0.id }, place: { contract, _ in contract.place }),
      .activities: RowList(
        TimelineRow.all(details.activities), ActivityColumns.all, context, sort: sort(.activities),
        emptyText: "No activity yet.", key: { $0.place.text }, place: { row, _ in row.place }),
      .touches: RowList(
        TouchWeeks.all(details.activities, at: context.asOf), TouchWeeks.columns, context, sort: sort(.touches),
        emptyText: "No touch in the last \(TouchWeeks.weeks) weeks.", key: { $0.name },
        place: { row, _ in row.place }),
      .pages: RowList(
        VisitedPage.all(details.activities, in: details.point), VisitedPage.columns, context,
        sort: state.page[.pages].sort,
        emptyText: "No activity says which page was visited.", key: { $0.page }, place: { row, _ in row.place }),
      .topics: RowList(
        details.topics, TopicColumns.all, context, sort: sort(.topics), emptyText: "No intent in the last 90 days.",
        key: { $0.topic }, place: { topic, _ in topic.place }),
      .answers: RowList(
        details.answers, AnswerColumns.all, context, sort: sort(.answers), emptyText: "No answer yet.",
        key: { $0.place.text }, place: { answer, _ in answer.place }),
      .family: RowList(
        Relative.all(of: position, context), Relative.columns, context, sort: sort(.family),
        emptyText: "No parent, child or sibling.", account: { $0.account }),
      .signals: SignalRow.list(ofAccount: position, context),
    ]
  }
}

/// The columns of the head of a page.
enum HeadColumns {
  static let all: [ScreenColumn<AccountFact>] = [
    ScreenColumn(
      id: "fact", title: "Fact", least: 12, ideal: 15, priority: 90, value: { _, _ in .missing },
      cell: { fact, _ in TableCell(fact.label, Style(.dim)) }),
    ScreenColumn(
      id: "value", title: "Value", least: 20, ideal: 60, most: 200, priority: 100, value: { _, _ in .missing },
      cell: { fact, _ in TableCell(fact.spans) }),
  ]
}

extension DealColumns {
  /// Those of the deals of one account.
  fileprivate static let ofAccount: [ScreenColumn<Deal>] = [
    "deal", "state", "amount", "sales_stage", "close", "closed", "type", "owner",
  ].compactMap { id in all.first { $0.id == id } }
}

// MARK: People

/// A contact with the score of the relationship to it.
struct PersonRow: Sendable {
  let contact: ContactDetails
  /// 0–100; nil where it has none of its own.
  let score: Double?
  /// The score 30 days before.
  let before: Double?

  /// The contacts of an account, stakeholders first.
  static func list(_ details: AccountDetails, _ context: Context, sort: ListState.Sort?) -> RowList<PersonRow> {
    RowList(
      all(details), columns, context, sort: sort, emptyText: "No contacts.", key: { $0.contact.id },
      place: { person, _ in person.contact.place })
  }

  /// The contacts of an account with their scores.
  static func all(_ details: AccountDetails) -> [PersonRow] {
    let scores = Dictionary(details.relationships.compactMap { its in its.contact.map { ($0, its) } }) { _, last in last
    }
    return details.contacts.map { contact in
      let its = scores[contact.label]
      return PersonRow(contact: contact, score: its?.score, before: its?.before)
    }
  }

  private var role: String { contact.role.split(separator: "_").joined(separator: " ") }

  static let columns: [ScreenColumn<PersonRow>] = [
    ScreenColumn(
      id: "name", title: "Name", least: 14, ideal: 20, most: 32, priority: 100, ascends: true,
      value: { person, _ in .text(person.contact.label.lowercased()) },
      cell: { person, _ in TableCell(person.contact.label, person.contact.isStakeholder ? .plain : Style(.dim)) }),
    ScreenColumn(
      id: "engaged", title: "Engaged", least: 9, ideal: 13, most: 18, priority: 98,
      value: { person, _ in SortValue(person.contact.lastEngagement.map { Int($0.number) }) },
      cell: { person, context in
        let contact = person.contact
        if let day = contact.lastEngagement {
          let text = DayText.near(day, to: context.asOf)
          if contact.isEngaged { return TableCell(text, Style(.good)) }
          return TableCell("lapsed \(text)", Style(contact.isStakeholder ? .warn : .dim))
        }
        return contact.isStakeholder
          ? TableCell("missing", Style(.warn).bold) : TableCell(context.glyphs.missing, Style(.dim))
      }, exported: { person, _ in .optional(person.contact.lastEngagement) }),
    ScreenColumn(
      id: "role", title: "Role", least: 8, ideal: 15, priority: 90, ascends: true,
      value: { person, _ in person.role.isEmpty ? .missing : .text(person.role) },
      cell: { person, _ in TableCell(person.role, Style(.dim)) }),
    ScreenColumn(
      id: "title", title: "Title", least: 10, ideal: 24, most: 40, priority: 80, ascends: true,
      value: { person, _ in person.contact.title.isEmpty ? .missing : .text(person.contact.title.lowercased()) },
      cell: { person, _ in TableCell(person.contact.title, Style(.dim)) }),
    ScreenColumn(
      id: "score", title: "Score", align: .right, least: 7, priority: 95,
      value: { person, _ in SortValue(person.score) },
      cell: { person, context in
        person.score.map { TableCell(Format.decimal($0, places: 0)) } ?? TableCell(context.glyphs.missing, Style(.dim))
      }, exported: { person, _ in .optional(person.score) }),
    ScreenColumn(
      id: "trend", title: "30 days", align: .right, least: 9, priority: 70,
      value: { person, _ in SortValue(person.trend) },
      cell: { person, context in
        guard let trend = person.trend else { return TableCell(context.glyphs.missing, Style(.dim)) }
        return TableCell(
          (trend > 0 ? "+" : "") + Format.decimal(trend, places: 1), Style(trend < 0 ? .bad : trend > 0 ? .good : .dim))
      }, exported: { person, _ in .optional(person.trend) }),
    ScreenColumn(
      id: "email", title: "E-mail", least: 14, ideal: 26, most: 40, priority: 40, ascends: true,
      value: { person, _ in person.contact.email.isEmpty ? .missing : .text(person.contact.email) },
      cell: { person, _ in TableCell(person.contact.email, Style(.dim)) }),
  ]

  private var trend: Double? { score.flatMap { now in before.map { now - $0 } } }
}

// MARK: Contracts, intent, answers

private enum ContractColumns {
  static let all: [ScreenColumn<ContractDetails>] = [
    ScreenColumn(
      id: "contract", title: "Contract", least: 9, ideal: 12, most: 24, priority: 100, ascends: true,
      value: { contract, _ in .text(contract.id) }, cell: { contract, _ in TableCell(contract.id) }),
    ScreenColumn(
      id: "state", title: "State", least: 9, priority: 98, ascends: true,
      value: { contract, _ in .text(contract.state.rawValue) },
      cell: { contract, _ in TableCell(contract.state.rawValue, Style(contract.state.role).bold) }),
    ScreenColumn(
      id: "acv", title: "ACV", align: .right, least: 8, priority: 97,
      value: { contract, _ in .number(contract.annualValue.double) },
      cell: { contract, context in TableCell(context.words.money(contract.annualValue), Style(.text).bold) },
      exported: { contract, _ in .money(contract.annualValue) }),
    day("start", "Start", priority: 80) { $0.start },
    day("end", "Ends", priority: 95) { $0.end },
    ScreenColumn(
      id: "renewed_by", title: "Renewed by", least: 10, priority: 60, ascends: true,
      value: { contract, _ in contract.renewedBy.map { .text($0) } ?? .missing },
      cell: { contract, context in TableCell(contract.renewedBy ?? context.glyphs.missing, Style(.dim)) },
      exported: { contract, _ in contract.renewedBy.map { .text($0) } ?? .none }),
  ]

  private static func day(
    _ id: String, _ title: String, priority: Int, _ read: @escaping @Sendable (ContractDetails) -> Day?
  ) -> ScreenColumn<ContractDetails> {
    ScreenColumn(
      id: id, title: title, least: 11, priority: priority,
      value: { contract, _ in SortValue(read(contract).map { Int($0.number) }) },
      cell: { contract, context in
        read(contract).map { TableCell(DayText.full($0)) } ?? TableCell(context.glyphs.missing, Style(.dim))
      }, exported: { contract, _ in .optional(read(contract)) })
  }
}

extension ContractDetails.State {
  fileprivate var role: Role {
    switch self {
    case .active: .good
    case .renewed: .dim
    case .pending: .warn
    case .cancelled, .ended: .bad
    }
  }
}

private enum TopicColumns {
  static let all: [ScreenColumn<TopicDetails>] = [
    ScreenColumn(
      id: "topic", title: "Topic", least: 14, ideal: 28, most: 44, priority: 100, ascends: true,
      value: { topic, _ in .text(topic.topic.lowercased()) },
      cell: { topic, _ in TableCell(topic.topic, topic.isSurging ? .plain : Style(.dim)) }),
    score("latest", "Latest", priority: 98) { $0.latest },
    score("baseline", "Before", priority: 90) { $0.baseline },
    ScreenColumn(
      id: "surge", title: "Surge", least: 10, priority: 95, value: { topic, _ in .number(topic.isSurging ? 1 : 0) },
      cell: { topic, context in
        topic.isSurging
          ? TableCell("\(context.glyphs.up) surging", Style(topic.isCompetitor ? .bad : .good))
          : TableCell("no", Style(.dim))
      }, exported: { topic, _ in .flag(topic.isSurging) }),
    ScreenColumn(
      id: "competitor", title: "Whose", least: 10, priority: 80,
      value: { topic, _ in .number(topic.isCompetitor ? 1 : 0) },
      cell: { topic, _ in topic.isCompetitor ? TableCell("competitor", Style(.bad)) : TableCell("") }),
  ]

  private static func score(
    _ id: String, _ title: String, priority: Int, _ read: @escaping @Sendable (TopicDetails) -> Double?
  ) -> ScreenColumn<TopicDetails> {
    ScreenColumn(
      id: id, title: title, align: .right, least: 8, priority: priority, value: { topic, _ in SortValue(read(topic)) },
      cell: { topic, context in
        read(topic).map { TableCell(Format.decimal($0, places: 0)) } ?? TableCell(context.glyphs.missing, Style(.dim))
      }, exported: { topic, _ in .optional(read(topic)) })
  }
}

private enum AnswerColumns {
  static let all: [ScreenColumn<AnswerDetails>] = [
    ScreenColumn(
      id: "day", title: "Day", least: 11, priority: 100, value: { answer, _ in .number(Double(answer.day.number)) },
      cell: { answer, _ in TableCell(DayText.full(answer.day)) }, exported: { answer, _ in .day(answer.day) }),
    ScreenColumn(
      id: "score", title: "Score", align: .right, least: 7, priority: 99,
      value: { answer, _ in .number(answer.score) },
      cell: { answer, _ in
        TableCell(
          Format.decimal(answer.score, places: 0),
          Style(answer.score >= 9 ? .good : answer.score <= 6 ? .bad : .text).bold)
      }, exported: { answer, _ in .number(answer.score) }),
    ScreenColumn(
      id: "who", title: "Who", least: 11, ideal: 20, most: 32, priority: 90, ascends: true,
      value: { answer, _ in answer.contact.map { .text($0.lowercased()) } ?? .missing },
      cell: { answer, _ in TableCell(answer.contact ?? "the account") }),
    ScreenColumn(
      id: "counted", title: "Counts", least: 7, priority: 70, value: { answer, _ in .number(answer.isCounted ? 1 : 0) },
      cell: { answer, _ in TableCell(answer.isCounted ? "yes" : "older", Style(.dim)) },
      exported: { answer, _ in .flag(answer.isCounted) }),
  ]
}
