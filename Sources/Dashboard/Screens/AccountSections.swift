internal import Accounts
internal import Cells
internal import Metrics
internal import Values
internal import Formatting

/// The lists of an account's page, as lines.
struct AccountSections: Sendable {
  let committee: [[Span]]
  let deals: [[Span]]
  let contracts: [[Span]]
  let activities: [[Span]]
  let topics: [[Span]]
  let answers: [[Span]]

  init(_ details: AccountDetails, name: String, _ context: Context) {
    let writer = SectionWriter(context: context, account: name)
    func lines(_ lines: [[Span]], orElse nothing: String) -> [[Span]] {
      lines.isEmpty ? [[Span(nothing, Style(.dim))]] : lines
    }
    committee = lines(details.contacts.map(writer.line), orElse: "no contacts")
    deals = lines(details.opportunities.map(writer.line), orElse: "no opportunity yet")
    contracts = lines(details.contracts.map(writer.line), orElse: "no contract yet")
    activities = lines(writer.timeline(details.activities), orElse: "no activity yet")
    topics = lines(details.topics.map(writer.line), orElse: "no intent in the last 90 days")
    answers = lines(details.answers.map(writer.line), orElse: "no answer yet")
  }

  /// All with their titles, for a page of one column.
  var named: [(String, [[Span]])] {
    [
      ("Buying committee", committee), ("Opportunities", deals), ("Contracts", contracts), ("Activity", activities),
      ("Intent", topics), ("NPS answers", answers),
    ]
  }
}

/// Writes rows of an account as lines whose columns stand below each other.
private struct SectionWriter {
  let context: Context
  let account: String

  private var glyphs: Glyphs { context.glyphs }

  private func padded(_ text: String, _ width: Int, align: Align = .left) -> String {
    DisplayText.padded(text, to: width, align: align, ellipsis: glyphs.ellipsis)
  }

  private func day(_ day: Day?) -> String { day.map { DayText.near($0, to: context.asOf) } ?? "" }

  /// `✓ Jo Meyer   Chief Technology Officer · buyer   18 Nov`: engaged, missing, or no stakeholder.
  func line(_ contact: ContactDetails) -> [Span] {
    let role = contact.role.split(separator: "_").joined(separator: " ")
    let title = [contact.title, role].filter { !$0.isEmpty }.joined(separator: " \(glyphs.dot) ")
    let sign: Span
    if contact.isStakeholder {
      sign = contact.isEngaged ? Span(glyphs.yes + " ", Style(.good).bold) : Span("! ", Style(.warn).bold)
    } else {
      sign = Span("  ")
    }
    let engaged = contact.lastEngagement.map { day($0) } ?? (contact.isStakeholder ? "missing" : "")
    return [
      sign, Span(padded(contact.label, 18), contact.isStakeholder ? .plain : Style(.dim)),
      Span(" " + padded(engaged, 8, align: .right), Style(contact.isEngaged ? .good : .warn)),
      Span("  " + title, Style(.dim)),
    ]
  }

  func line(_ deal: OpportunityDetails) -> [Span] {
    let (word, role): (String, Role) =
      switch deal.state {
      case .open: ("open", .info)
      case .won: ("won", .good)
      case .lost: ("lost", .bad)
      }
    let stage = deal.state == .open && !deal.stage.isEmpty ? "  \(deal.stage)" : ""
    return [
      Span(padded(word, 5), Style(role).bold),
      Span(padded(context.words.money(deal.amount), 8, align: .right), Style(.text).bold),
      Span("  " + padded(day(deal.closed ?? deal.created), 11), Style(.dim)),
      Span(padded(deal.type.title, 11), Style(.dim)),
      Span(shortName(of: deal.name, id: deal.id, account: account)), Span(stage, Style(.dim)),
    ]
  }

  func line(_ contract: ContractDetails) -> [Span] {
    let role: Role =
      switch contract.state {
      case .active: .good
      case .renewed: .dim
      case .pending: .warn
      case .cancelled, .ended: .bad
      }
    return [
      Span(padded(contract.state.rawValue, 9), Style(role).bold),
      Span(padded(context.words.money(contract.annualValue), 8, align: .right), Style(.text).bold),
      Span(" a year  ", Style(.dim)), Span(days(of: contract)),
    ]
  }

  private func days(of contract: ContractDetails) -> String {
    guard let end = contract.end else { return "since " + DayText.full(contract.start) }
    return DayText.range(contract.start, end, dash: glyphs.dash)
  }

  func line(_ topic: TopicDetails) -> [Span] {
    let sign = topic.isSurging ? glyphs.up : " "
    let role: Role = topic.isSurging ? (topic.isCompetitor ? .bad : .good) : .dim
    func score(_ value: Double?) -> String { value.map { Format.decimal($0, places: 0) } ?? glyphs.missing }
    return [
      Span(sign + " ", Style(role).bold), Span(padded(topic.topic, 26), topic.isSurging ? .plain : Style(.dim)),
      Span(padded(score(topic.latest), 5, align: .right), Style(.text).bold),
      Span("  from \(score(topic.baseline))", Style(.dim)),
      Span(topic.isCompetitor ? "  competitor" : "", Style(.bad)),
    ]
  }

  func line(_ answer: AnswerDetails) -> [Span] {
    let role: Role = answer.score >= 9 ? .good : (answer.score <= 6 ? .bad : .text)
    return [
      Span(padded(Format.decimal(answer.score, places: 0), 3, align: .right), Style(role).bold),
      Span("  " + padded(day(answer.day), 12), Style(.dim)), Span(answer.contact ?? "the account"),
      Span(answer.isCounted ? "" : "  older", Style(.dim)),
    ]
  }

  /// Newest first; what is alike on a day is one line, and the day stands at its first.
  func timeline(_ activities: [ActivityDetails]) -> [[Span]] {
    var lines: [[Span]] = []
    var index = 0
    var shownDay: Day?
    while index < activities.count {
      let first = activities[index]
      var count: Int64 = 0
      while index < activities.count, activities[index].day == first.day, activities[index].type == first.type,
        activities[index].contact == first.contact
      {
        (count, _) = count.addingReportingOverflow(activities[index].count)
        index += 1
      }
      let words = first.type.split(separator: "_").joined(separator: " ")
      let role: Role = first.kind == .engagement ? .text : .dim
      lines.append([
        Span(padded(first.day == shownDay ? "" : day(first.day), 12), Style(.dim)),
        Span(padded(words, 18), Style(role)),
        Span(padded(count > 1 ? "\(glyphs.isASCII ? "x" : "×")\(count)" : "", 6), Style(.dim)),
        Span(first.contact ?? first.visitor.map { "visitor \($0)" } ?? "", Style(first.contact == nil ? .dim : .text)),
      ])
      shownDay = first.day
    }
    return lines
  }
}
