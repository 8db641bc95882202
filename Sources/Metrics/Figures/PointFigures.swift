public import Accounts
public import Values

/// Figures at points beside those of a snapshot: what goals and comparisons ask for.
public struct PointFigures: Sendable {
  private let snapshot: Snapshot
  private var columns: [FactPoint: FactColumns] = [:]

  /// So many points are computed in one pass: their windows of research heat fit into a mask (`ReplayPlan`).
  private static let pass = 9

  /// Computes the facts at some points; those that the snapshot has cost nothing.
  ///
  /// - Complexity: O(activities + accounts × points) for every nine points that the snapshot does not have.
  public init(_ snapshot: Snapshot, at points: some Sequence<FactPoint>, workers: Workers = .serial) {
    self.snapshot = snapshot
    for known in [snapshot.current, snapshot.beforePeriod] { columns[known.point] = known }
    let missing = Set(points).filter { columns[$0] == nil }.sorted { ($0.asOf, $0.from) < ($1.asOf, $1.from) }
    for start in stride(from: 0, to: missing.count, by: PointFigures.pass) {
      let some = Array(missing[start..<min(start + PointFigures.pass, missing.count)])
      for its in FactTable(snapshot.dataset, points: some, workers: workers).columns { columns[its.point] = its }
    }
  }

  /// A KPI over some accounts at a point; nil where the point was not computed.
  public func figure(of kpi: KPI, at point: FactPoint, over set: AccountSet = .all) -> Figure? {
    guard let columns = columns[point] else { return nil }
    let sums = Sums(columns, over: set, tiers: snapshot.tiers)
    return kpi.figure(
      sums, tiers: [0, 1, 2, 3], present: snapshot.present, dated: snapshot.dated,
      grossMargin: snapshot.dataset.rules.grossMargin)
  }

  /// The stage of each account at a point, 0 where it is not on the list; nil where the point was not computed.
  public func stages(at point: FactPoint) -> [UInt8]? { columns[point]?.stages }
}
