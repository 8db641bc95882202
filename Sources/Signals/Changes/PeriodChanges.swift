public import Metrics
public import Values

/// What changed in a period: pipeline, sales stages, funnel.
public struct PeriodChanges: Sendable {
  /// The pipeline.
  public let pipeline: PipelineChanges
  /// Sales stages of deals.
  public let stages: StageTransitions
  /// Funnel stages of accounts.
  public let funnel: FunnelTransitions

  /// The changes of a snapshot's period.
  ///
  /// - Parameter set: whose.
  /// - Complexity: O(accounts + opportunities and their histories).
  public init(_ snapshot: Snapshot, over set: AccountSet = .all) {
    let fiscalYearStart = snapshot.settings[MetricSettings.fiscalYearStart]
    let salesStages = snapshot.settings[ChangeSettings.salesStages]
    pipeline = PipelineChanges(snapshot, over: set, fiscalYearStart: fiscalYearStart)
    stages = StageTransitions(pipeline, order: salesStages)
    funnel = FunnelTransitions(snapshot, over: set)
  }
}

/// The settings of changes.
public enum ChangeSettings {
  /// The sales stages of the CRM, from first to last.
  public static let salesStages = Setting.texts(
    "sales_stages",
    "The sales stages of the CRM in their order; none: who comes first in most histories.",
    example: "sales_stages: [Qualification, Discovery, Proposal, Negotiation]")
}
