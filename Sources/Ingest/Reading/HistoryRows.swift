internal import Mappings
internal import Tabular
internal import Values

/// Builds the rows of `opportunity_history`.
struct HistoryRows: RecordBuilder {
  let markers: RowMarkers
  private let opportunity: BoundColumn
  private let changedAt: BoundColumn
  private let stage: BoundColumn
  private let amount: BoundColumn

  init(_ binding: TableBinding) {
    markers = RowMarkers(binding)
    opportunity = BoundColumn(.opportunityID, binding)
    changedAt = BoundColumn(.changedAt, binding)
    stage = BoundColumn(.stage, binding)
    amount = BoundColumn(.amount, binding)
  }

  var dateColumns: [BoundColumn] { [changedAt] }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = HistoryRow()
    row.line = record.line
    row.opportunity = try context.requiredID(opportunity, record)
    row.time = try context.requiredInstant(changedAt, record)
    row.day = context.rules.zone.day(of: row.time)
    row.stage = context.key(stage, record)
    if let (value, rate) = try context.amount(amount, record) {
      if value.double.magnitude > Double(RowLimits.amount) {
        throw RowFault(
          amount, .outOfRange(value: RowFault.shown(context.text(amount, record)), range: "±1 trillion"))
      }
      row.amount = value
      row.rate = rate
    }
    context.part.history.append(row)
  }
}
