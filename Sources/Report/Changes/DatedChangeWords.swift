internal import Accounts
public import Formatting
internal import Metrics
public import Signals
public import Values

extension ChangeGroup {
  /// The heading of its lines.
  public var title: String {
    switch self {
    case .won: "Won"
    case .lost: "Lost"
    case .opened: "Opened"
    case .resized: "Resized"
    case .moved: "Close moved"
    case .stages: "Sales stages"
    case .answers: "Answers"
    case .surges: "New surges"
    case .list: "Target list"
    }
  }
}

/// What happened, in words: the same on screen, in reports and in digests.
public struct DatedChangeWords: Sendable {
  private let money: MoneyFormat
  private let asOf: Day

  /// Words at T.
  public init(money: MoneyFormat, asOf: Day) {
    self.money = money
    self.asOf = asOf
  }

  /// `$120K became $96K`, `Discovery to Proposal`, `Ana Ruiz by email reply`: what happened, beside the account, the deal and the
  /// group's heading. Texts from data are made harmless.
  public func what(_ change: DatedChange) -> String {
    switch change.kind {
    case .opened, .won, .lost: change.amount.map(money.short) ?? ""
    case .reopened: (change.amount.map { money.short($0) + ", " } ?? "") + "opened again"
    case .resized(let from, let to): "\(money.short(from)) became \(money.short(to))"
    case .moved(let from, let to):
      "\(day(from)) became \(day(to)), \(Format.count(abs(to - from), "day")) \(to > from ? "later" : "earlier")"
    case .stage(let from, let to, let isBack):
      "\(isBack ? "back from " : "")\(SafeText.line(from)) to \(SafeText.line(to))"
    case .surge(let topic, let isCompetitor): SafeText.line(topic) + (isCompetitor ? ", a competitor's" : "")
    case .answer(let type, let person):
      (person.map { SafeText.line($0) + " by " } ?? "by ")
        + type.split(separator: "_").map { SafeText.line(String($0)) }.joined(separator: " ")
    case .joined: "joined"
    case .left: "left"
    }
  }

  /// `Stoneley Medical, EMR rollout ($189K, Priya Nair): 30 Nov became 15 Jan 2027, 46 days later; 18 Nov`: one line without
  /// the group's heading.
  ///
  /// - Parameter showsOwner: whether it says whose it is.
  public func line(_ change: DatedChange, account: String, showsOwner: Bool = true) -> String {
    let deal = change.deal.map { SignalWords.dealName($0.name.isEmpty ? $0.id : $0.name, besides: account) } ?? ""
    let name = DisplayText.clipped(SafeText.line(account), to: 40)
    let isAlone = deal.isEmpty || deal == account
    let subject = isAlone ? name : name + ", " + DisplayText.clipped(SafeText.line(deal), to: 40)
    let owner = change.owner.isEmpty || !showsOwner ? "" : " (\(SafeText.line(change.owner)))"
    let what = what(change)
    return subject + owner + (what.isEmpty ? "" : ": " + what) + "; " + day(change.day)
  }

  private func day(_ day: Day) -> String { DayText.near(day, to: asOf) }
}
