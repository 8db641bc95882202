/// A rule by which a record gives no row although nothing is wrong with it: it is set aside, and counted.
public enum RowRule: String, CaseIterable, Sendable, Comparable {
  /// A task that is still to do, or a record of something that has not happened yet.
  case notCompleted = "not completed"
  /// What was logged is nobody's activity.
  case noActivity = "no activity"
  /// It counts nothing: clicks, opens or impressions are 0.
  case nothingCounted = "nothing counted"
  /// An answer to another survey than the net promoter score.
  case otherSurvey = "another survey"
  /// An empty cost where that means none.
  case noCost = "no cost"
  /// It adds up other rows.
  case total = "total of other rows"
  /// Another row of the same day, account and topic has the highest score.
  case lowerScore = "lower score of the same day and topic"
  /// An old version of a record (`_fivetran_active` false).
  case oldVersion = "old version"
  /// A draft, a quote or a trial.
  case noContract = "no contract yet"

  /// The order in which rules are declared.
  public static func < (left: RowRule, right: RowRule) -> Bool { left.position < right.position }

  private var position: Int { RowRule.allCases.firstIndex(of: self) ?? 0 }

  /// Its name in JSON: `not_completed`.
  public var name: String { rawValue.split(separator: " ").joined(separator: "_") }
}
