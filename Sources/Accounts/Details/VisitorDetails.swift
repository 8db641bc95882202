internal import Ingest
public import Values

/// A visitor that was seen in P and not known before, of the account of its first activity (kpis.md,
/// `deanonymization_rate`).
public struct VisitorDetails: Sendable {
  /// As the rows name it.
  public var visitor: String
  /// The day of its first activity.
  public var firstDay: Day
  /// Where that row stands.
  public var place: Place
  /// Whether it became known in P.
  public var isIdentified: Bool
}

extension FactTable {
  /// The visitors of an account that were seen in the P of the first point and not known before, in the order of their
  /// first activities.
  ///
  /// - Complexity: O(activities of the account).
  public func visitorDetails(of account: Int, in dataset: Dataset) -> [VisitorDetails] {
    var seen: Set<UInt32> = []
    let history = AccountActivities(dataset, account: account, through: points[0].asOf)
    return history.rows.compactMap { row, day in
      guard row.visitor != 0, seen.insert(row.visitor).inserted,
        let isIdentified = becameKnown(row.visitor, of: account)
      else { return nil }
      return VisitorDetails(
        visitor: history.visitor(row, in: dataset) ?? "", firstDay: day, place: history.place(row, in: dataset),
        isIdentified: isIdentified)
    }
  }
}
