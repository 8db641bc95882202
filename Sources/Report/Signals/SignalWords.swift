internal import Accounts
public import Formatting
public import Metrics
public import Signals
public import Values

extension SignalRuleID {
  /// The heading of its signals.
  public var title: String {
    switch self {
    case .engaged: "Just engaged"
    case .unworked: "Engaged, not worked"
    case .surge: "Surging interest"
    case .heat: "Research heat"
    case .anonymous: "Anonymous visits"
    case .stalled: "Stalled deals"
    case .ghosted: "No answer"
    case .overdue: "Overdue deals"
    case .slipped: "Slipped deals"
    case .stuck: "Stuck in a stage"
    case .shrunk: "Shrunk deals"
    case .singleThreaded: "Single-threaded deals"
    case .noDecider: "No decider engaged"
    case .degrading: "Relationship degrades"
    case .lowRelationship: "Low relationship"
    case .competitor: "Competitor interest"
    case .renewalRisk: "Renewals at risk"
    case .renewalOverdue: "Renewals overdue"
    case .winBack: "Win back"
    case .expansion: "Expansion"
    case .tierMismatch: "Tiers that do not fit"
    case .goal: "Goals behind"
    case .stale: "Stale tables"
    }
  }
}

/// The sentences of signals: figures first, no adjectives, at most 100 cells.
public struct SignalWords: Sendable {
  /// The most cells of a sentence.
  public static let width = 100
  private let money: MoneyFormat
  private let asOf: Day

  /// Words at T.
  public init(money: MoneyFormat, asOf: Day) {
    self.money = money
    self.asOf = asOf
  }

  /// What there is to say of a signal; texts from data are made harmless, and what is too long is cut.
  ///
  /// - Parameter account: the name of its account, which stands beside the sentence: a deal's name is not to repeat it.
  public func sentence(_ signal: Signal, account: String? = nil) -> String {
    var deal = ""
    if case .opportunity = signal.subject {
      let name = SignalWords.dealName(signal.name, besides: account)
      deal = SafeText.line(DisplayText.clipped(name.isEmpty ? "deal" : name, to: 40))
      // Nobody wrote an amount: that it is 0 would be a guess.
      deal = signal.money == .zero ? deal + ", no amount: " : signal.money(in: money) + deal + ": "
    }
    return DisplayText.clipped(deal + SafeText.line(words(signal)), to: SignalWords.width)
  }

  /// The same without amount and name, where those stand beside it.
  public func reason(_ signal: Signal) -> String {
    DisplayText.clipped(SafeText.line(words(signal)), to: SignalWords.width)
  }

  /// The name of a deal without that of its account at its beginning; empty where nothing is left.
  static func dealName(_ name: String, besides account: String?) -> String {
    guard let account, !account.isEmpty, name.hasPrefix(account) else { return name }
    let rest = name.dropFirst(account.count).drop { !$0.isLetter && !$0.isNumber }
    return String(rest)
  }

  private func words(_ signal: Signal) -> String {
    switch signal.detail {
    case .engaged(let crossing, _, let doings, let people):
      "reached AES \(number(crossing)) on \(day(signal.since))" + list(doings)
        + (people == 0 ? "" : "; " + Format.count(people, "person", plural: "people"))
    case .unworked(let crossing, let score, let doings):
      "AES \(number(score)), and no mail, call or meeting since \(day(crossing))" + list(doings)
    case .surge(let topics): "\(Format.count(topics.count, "topic")) surging: \(topics.joined(separator: ", "))"
    case .heat(let points): "\(Format.thousands(points)) points of research in 14 days, since \(day(signal.since))"
    case .anonymous(let visits): "\(Format.thousands(visits)) high-value visits in 14 days, no contact known"
    case .degrading(let score, let trend):
      "relationship \(number(score)), \(Format.signed(trend, places: 1)) in 30 days" + value(signal)
    case .lowRelationship(let score):
      "relationship \(number(score)) and low since \(day(signal.since))" + value(signal)
    case .competitor(let topics): "surging: \(topics.joined(separator: ", "))" + value(signal)
    case .renewalRisk(let reasons, _, let score):
      "\(signal.money(in: money))a year, ends \(day(signal.due ?? asOf)): "
        + reasons.map { words($0, score) }.joined(separator: ", ")
    case .renewalOverdue(let end):
      "\(signal.money(in: money))a year, ended \(day(end)); \(days(signal.due ?? end)) to renew"
    case .winBack(let loss, let isEngaged, let topics):
      "\(signal.money(in: money))lost \(day(loss)); "
        + ((isEngaged ? ["engaged again"] : [])
        + (topics.isEmpty ? [] : ["surging: " + topics.joined(separator: ", ")]))
        .joined(separator: "; ")
    case .expansion(let topics, let peppers):
      ((topics.isEmpty ? [] : ["surging: " + topics.joined(separator: ", ")])
        + (peppers >= 2 ? ["\(peppers) peppers of research"] : []))
        .joined(separator: "; ") + (signal.money.map { "; median expansion \(money.short($0))" } ?? "")
    case .tierMismatch(let accounts):
      "\(Format.count(accounts.count, "account")) with another tier than the criteria give: "
        + accounts.map(\.account).joined(separator: ", ")
    case .goal(_, let attainment, let pace):
      "\(Format.percent(attainment)) done, \(Format.percent(pace)) of the usual pace"
        + (signal.money.map { "; \(money.short($0)) missing" } ?? "")
    case .stale(let newest, let limit):
      "newest row \(day(newest)), \(Format.count(asOf - newest, "day")) ago; limit \(limit)"
    default: dealWords(signal)
    }
  }

  /// The words of deals, behind amount and name.
  private func dealWords(_ signal: Signal) -> String {
    switch signal.detail {
    case .stalled(let limit, let isLearned, let quiet, let last):
      "no touch for \(Format.count(quiet, "day")) (\(isLearned ? "won deals: 90 % within" : "limit") \(limit))"
        + (last.map { "; last: \(name($0.type)) \(day($0.day))" + ($0.person.map { ", \($0)" } ?? "") } ?? "")
    case .ghosted(let days, let last):
      "\(Format.count(days, "day")) of outreach without an answer"
        + (last.map { "; last engagement \(day($0))" } ?? "")
    case .overdue(let close): "was to close on \(day(close)), \(Format.count(asOf - close, "day")) ago"
    case .slipped(let pushes, let days):
      "close moved \(Format.count(days, "day")) later in \(Format.count(pushes, "move"))"
        + (signal.due.map { ", to \(day($0))" } ?? "")
    case .stuck(let stage, let days, let usual):
      "\(Format.count(days, "day")) \(stage.map { "in \($0)" } ?? "open"); 90 % of won deals: \(usual) or fewer"
    case .shrunk(let largest, let now):
      "\(money.short(largest)) became \(money.short(now)) on \(day(signal.since))"
    case .singleThreaded(let engaged, let people):
      "\(engaged) engaged \(engaged == 1 ? "stakeholder" : "stakeholders")" + names(people)
    case .noDecider(let engaged, let people):
      "\(engaged) engaged \(engaged == 1 ? "contact" : "contacts"), no decider" + names(people)
    default: ""
    }
  }

  private func words(_ reason: RenewalReason, _ score: Double?) -> String {
    switch reason {
    case .score: "relationship \(score.map(number) ?? "low")"
    case .degrading: "degrading"
    case .nps: "detractors"
    case .competitor: "competitor surge"
    case .noTouch: "no touch in 45 days"
    case .stakeholders: "<2 stakeholders"
    }
  }

  /// A day beside T.
  func near(_ day: Day) -> String { DayText.near(day, to: asOf) }
  private func day(_ day: Day) -> String { near(day) }
  private func days(_ until: Day) -> String { "\(Format.count(max(0, until - asOf), "day")) left" }
  private func number(_ value: Double) -> String { Format.upTo(places: 1, value) }
  private func name(_ type: String) -> String { type.split(separator: "_").joined(separator: " ") }

  /// `; $12K a year, ends 5 May 2027`.
  private func value(_ signal: Signal) -> String {
    (signal.money.map { "; \(money.short($0)) a year" } ?? "") + (signal.due.map { ", ends \(day($0))" } ?? "")
  }

  private func names(_ people: [String]) -> String {
    people.isEmpty ? "" : ": " + people.prefix(3).joined(separator: ", ")
  }

  /// `: 3 high value visits, webinar`.
  private func list(_ doings: [SignalDoing]) -> String {
    let items = doings.prefix(3).map { doing in
      doing.count == 1 ? name(doing.type) : "\(Format.thousands(doing.count)) \(name(doing.type))s"
    }
    return items.isEmpty ? "" : ": " + items.joined(separator: ", ")
  }
}

extension Signal {
  /// `$120K `, or nothing.
  fileprivate func money(in format: MoneyFormat) -> String { money.map { format.short($0) + " " } ?? "" }
}
