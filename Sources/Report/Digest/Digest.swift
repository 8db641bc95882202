internal import Accounts
public import Forecast
internal import Formatting
public import Metrics
public import Signals
public import Values

/// What a digest is made of: all that is new since a day, and how things stand (signals.md).
public struct Digest: Sendable {
  /// The day: what was so at its end is old.
  public let since: Day
  /// The signals at T.
  public let signals: SignalList
  /// Those of them that were none on the day.
  public let new: SignalList
  /// Accounts that moved after the day.
  public let movers: [Mover]
  /// What else happened after it.
  public let changes: ChangesSince
  /// How the goals stand.
  public let goals: GoalReport
  /// Where the quarter's new revenue will land; nil: that is not shown.
  public var landing: Landing?
  /// Whose digest it is; nil: everybody's.
  public let owner: String?
  /// The most signals a person.
  public let perOwner: Int

  /// A digest of a snapshot whose period begins on the day after `since`.
  ///
  /// - Parameters:
  ///   - signals: at T.
  ///   - before: at the end of the day.
  ///   - set: the accounts that count.
  ///   - owner: only what is of this owner: deals by their own, else accounts by theirs.
  ///   - perOwner: the most signals a person.
  public init(
    _ snapshot: Snapshot, since: Day, signals: SignalList, before: SignalList, goals: GoalReport,
    over set: AccountSet = .all, owner: String? = nil, perOwner: Int = SignalSettings.perOwner.standard,
    workers: Workers = .serial
  ) {
    let folded = owner.map { Folding.text($0) }
    func isTheirs(_ other: String) -> Bool { folded.map { $0 == Folding.text(other) } ?? true }
    let accounts = snapshot.dataset.accounts
    (self.since, self.owner, self.perOwner) = (since, owner, perOwner)
    self.signals = signals.filter { isTheirs($0.owner) && ($0.account.map(set.contains) ?? (set.members == nil)) }
    new = self.signals.without(before)
    movers = snapshot.figures(of: set, trends: false).movers.filter { isTheirs(accounts[$0.account].owner) }
    changes = ChangesSince(snapshot, since: since, over: set, workers: workers).filter { isTheirs($0.owner) }
    self.goals = goals
  }

  /// The running goals that it shows: of one owner, theirs and those of the whole list.
  var shownGoals: [GoalFigure] {
    goals.figures.filter { figure in
      guard figure.status == .current else { return false }
      guard let owner else { return true }
      return figure.goal.scope.isEmpty
        || figure.goal.scope.contains { $0.column == "owner" && Folding.text($0.value) == Folding.text(owner) }
    }
  }
}

extension Report {
  /// The forms of a digest.
  public enum DigestForm: String, Sendable, CaseIterable {
    /// Lines of at most 80 columns.
    case text
    /// GitHub's Markdown.
    case markdown
    /// A fragment of a page: escaped, without styles and without a frame.
    case html
  }

  /// `abmtop digest`: what is new since a day, as a note to read.
  public static func digest(
    _ snapshot: Snapshot, _ digest: Digest, form: DigestForm, _ options: ReportOptions = ReportOptions()
  ) -> [UInt8] {
    let blocks = DigestNote(snapshot: snapshot, digest: digest, options: options).blocks
    switch form {
    case .text: return DigestText.bytes(blocks)
    case .markdown: return DigestMarkdown.bytes(blocks)
    case .html: return DigestHTML.bytes(blocks)
    }
  }
}
