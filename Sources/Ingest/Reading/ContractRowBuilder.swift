internal import Mappings
internal import Tabular
internal import Values

/// Builds the rows of `contracts`.
struct ContractRowBuilder: RecordBuilder {
  let markers: RowMarkers
  private let naming: Naming
  private let id: BoundColumn
  private let start: BoundColumn
  private let end: BoundColumn
  private let value: BoundColumn
  private let annualValue: BoundColumn
  private let currency: BoundColumn
  private let previous: BoundColumn
  private let opportunity: BoundColumn
  private let months: Int64
  private let rowIsItsOwnID: Bool

  init(_ binding: TableBinding) {
    markers = RowMarkers(binding)
    naming = Naming(binding)
    id = BoundColumn(.contractID, binding)
    start = BoundColumn(.start, binding)
    end = BoundColumn(.end, binding)
    value = BoundColumn(.value, binding)
    annualValue = BoundColumn(.annualValue, binding)
    currency = BoundColumn(.currency, binding)
    previous = BoundColumn(.previousContractID, binding)
    opportunity = BoundColumn(.opportunityID, binding)
    rowIsItsOwnID = binding.treatments.contains(.rowIsItsOwnID)
    months = binding.treatments.contains(.monthlyValue) ? 12 : 1
  }

  var dateColumns: [BoundColumn] { [start, end] }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = ContractRow()
    row.line = record.line
    row.id =
      rowIsItsOwnID && context.text(id, record).isEmpty
      ? context.pool.key(TableSource.citation(of: context.path, line: record.line)) : try context.requiredID(id, record)
    row.account = try naming.requiredAccount(record, &context)
    row.start = context.rules.zone.day(of: try context.requiredInstant(start, record))
    row.end = context.rules.zone.day(of: try context.requiredInstant(end, record))
    if row.end < row.start { throw RowFault(end, .endsBeforeStart) }
    let rate = try context.rate(currency, record)
    let days = Int64(row.end - row.start) + 1
    let annual = try context.money(annualValue, record, rate: rate, times: months)
    // The total is looked at even where it decides nothing: what cannot be read makes the row bad.
    let fromTotal = try context.money(value, record, rate: rate, times: 365, over: days)
    guard let amount = annual ?? fromTotal else { throw RowFault(annualValue, .missing) }
    row.annualValue = amount
    row.previous = context.idKey(previous, record)
    row.opportunity = context.idKey(opportunity, record)
    context.part.contracts.append(row)
  }

  func deletedRow(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = ContractRow()
    row.line = record.line
    row.isDeleted = true
    row.id = try context.requiredID(id, record)
    context.part.contracts.append(row)
  }
}
