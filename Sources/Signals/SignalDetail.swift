public import Values

/// What a signal's sentence says, by its rule.
public enum SignalDetail: Sendable, Equatable {
  /// The score after the crossing, and at T; what was done, the most first; how many people were named.
  case engaged(scoreAtCrossing: Double, score: Double, doings: [SignalDoing], people: Int)
  /// The day of the crossing, and the score at T.
  case unworked(crossing: Day, score: Double, doings: [SignalDoing])
  /// The surging topics.
  case surge(topics: [String])
  /// Points of research in the window.
  case heat(points: Int64)
  /// High-value visits in the window.
  case anonymous(visits: Int64)
  /// n, whether it was learned from won deals, the days since the last touch or what came after it, and that touch.
  case stalled(days: Int, isLearned: Bool, quiet: Int, last: SignalTouch?)
  /// Days with outreach since the last engagement.
  case ghosted(outreachDays: Int, lastEngagement: Day?)
  /// The day on which it was to close.
  case overdue(expectedClose: Day)
  /// How often its close moved later in 90 days, and by how many days.
  case slipped(pushes: Int, days: Int)
  /// The stage, or nil where its age counts; the days in it; what 90 % of the won ones took.
  case stuck(stage: String?, days: Int, usual: Int)
  /// The largest amount of 30 days, and that of T.
  case shrunk(largest: Money, now: Money)
  /// How many stakeholders are engaged, and their names.
  case singleThreaded(engaged: Int, people: [String])
  /// How many contacts are engaged, none of whom decides.
  case noDecider(engaged: Int, people: [String])
  /// The score and its change over 30 days.
  case degrading(score: Double, trend: Double)
  /// The score.
  case lowRelationship(score: Double)
  /// The surging topics of competitors.
  case competitor(topics: [String])
  /// Why, and since when each holds; the score.
  case renewalRisk(reasons: [RenewalReason], days: [RenewalReason: Day], score: Double?)
  /// Nothing more than the contract's end.
  case renewalOverdue(end: Day)
  /// The day of the last loss, and what speaks for a new start.
  case winBack(loss: Day, isEngaged: Bool, topics: [String])
  /// The surging topics, and the peppers.
  case expansion(topics: [String], peppers: Int)
  /// The accounts whose tier is another than the criteria give.
  case tierMismatch([TierMismatch])
  /// The part of the goal that is done, and the pace.
  case goal(isFarBehind: Bool, attainment: Double, pace: Double)
  /// The day of the newest row, and how many days old it may be.
  case stale(newest: Day, limit: Int)
}

/// Activities of one type.
public struct SignalDoing: Sendable, Hashable {
  /// The name of the type.
  public var type: String
  /// How many.
  public var count: Int64
}

/// A touch.
public struct SignalTouch: Sendable, Hashable {
  /// Its day.
  public var day: Day
  /// The name of its type.
  public var type: String
  /// The contact whom it names; nil where it names none that is known.
  public var person: String?
}

/// Why a renewal is at risk, in the order of signals.md.
public enum RenewalReason: String, CaseIterable, Sendable, Hashable {
  /// The relationship score is below 40.
  case score
  /// The relationship degrades.
  case degrading
  /// More detractors than promoters, or a detractor as the latest answer.
  case nps
  /// A competitor's topic surges.
  case competitor
  /// No touch in 45 days.
  case noTouch = "no_touch"
  /// Fewer than two engaged stakeholders.
  case stakeholders
}

/// An account whose tier is another than the criteria of the ideal customer profile give.
public struct TierMismatch: Sendable, Hashable {
  /// `account_id`.
  public var account: String
  /// As its row has it, 1–3.
  public var written: Int
  /// As the criteria give it; nil: none.
  public var criteria: Int?
  /// The share of the criteria that it meets.
  public var fit: Double
}
