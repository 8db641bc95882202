internal import Accounts
public import Metrics
public import Signals
internal import Values

extension Report {
  /// The changes of a period as `report --changes --format json` prints them: money as decimal texts with four places.
  public static func changesJSON(
    _ snapshot: Snapshot, _ period: PeriodChanges
  ) -> JSON {
    let (changes, stages, funnel) = (period.pipeline, period.stages, period.funnel)
    func id(_ deal: Int) -> String { changes.deals[deal].timeline.id }
    func ids(_ deals: [Int]) -> JSON { .array(deals.map(id).sorted().map { .text($0) }) }
    func sum(_ sum: DealSum) -> JSON {
      .object([("count", .integer(sum.count)), ("money", .text(sum.money.decimal)), ("deals", ids(sum.deals))])
    }
    return .object([
      ("as_of", .day(snapshot.asOf)),
      ("period", .object([("name", .text(snapshot.period.period.name))] + changes.point.json)),
      ("unit", .object([("from", .day(changes.unit.from)), ("to", .day(changes.unit.to))])),
      ("history_of_dates", .bool(changes.hasDates)), ("opening", sum(changes.opening)),
      ("steps", .object(PipelineChanges.Step.allCases.map { ($0.rawValue, sum(changes[$0])) })),
      ("closing", sum(changes.closing)),
      (
        "slip_rate",
        .object([
          ("expected", .integer(changes.expected.count)), ("slipped", .integer(changes.slipped.count)),
          ("rate", .optional(changes.slipRate)), ("rate_of_money", .optional(changes.slipRateOfMoney)),
          ("deals", ids(changes.slipped.deals)), ("running", .bool(changes.isRunning)),
        ])
      ),
      (
        "pushes",
        .object(
          changes.pushes.map { (id($0.deal), JSON.integer($0.count)) }.sorted { $0.0 < $1.0 })
      ),
      (
        "transitions",
        .object([
          ("order", .array(stages.order.map { .text($0) })),
          (
            "cells",
            .array(
              stages.cells.map { cell in
                .object([
                  ("from", .text(cell.from.name)), ("to", .text(cell.to.name)), ("count", .integer(cell.sum.count)),
                  ("money", .text(cell.sum.money.decimal)),
                ])
              })
          ), ("skipped", ids(stages.skipped)), ("back", ids(stages.back)),
        ])
      ),
      (
        "funnel_transitions",
        .array(
          funnel.cells.map { cell in
            .object([
              ("from", .integer(cell.from)), ("to", .integer(cell.to)), ("count", .integer(cell.accounts.count)),
              ("money", .text(cell.pipeline.decimal)),
            ])
          })
      ),
    ])
  }
}
