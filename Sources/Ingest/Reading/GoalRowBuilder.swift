internal import Mappings
internal import Tabular
internal import Values

/// Builds the rows of `goals`.
struct GoalRowBuilder: RecordBuilder {
  let markers: RowMarkers
  private let kpi: BoundColumn
  private let value: BoundColumn
  private let period: BoundColumn
  private let from: BoundColumn
  private let to: BoundColumn
  private let currency: BoundColumn
  /// What narrows a goal: the columns of accounts, with the names by which the file has them.
  private let scope: [(name: String, column: BoundColumn)]

  init(_ binding: TableBinding) {
    markers = RowMarkers(binding)
    kpi = BoundColumn(.kpi, binding)
    value = BoundColumn(.value, binding)
    period = BoundColumn(.period, binding)
    from = BoundColumn(.start, binding)
    to = BoundColumn(.end, binding)
    currency = BoundColumn(.currency, binding)
    let named: [(String, BoundColumn)] = [Column.tier, .owner].map { ($0.rawValue, BoundColumn($0, binding)) }
    let others = binding.mapping == "native" ? binding.extras.sorted { $0.key < $1.key } : []
    scope =
      named.filter { $0.1.isBound } + others.map { ($0.value, BoundColumn(.segment, at: [$0.key])) }
  }

  var dateColumns: [BoundColumn] { [from, to] }
  var numberColumns: [BoundColumn] { [value] }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = GoalRow()
    row.line = record.line
    row.kpi = context.key(kpi, record)
    if row.kpi.isEmpty { throw RowFault(kpi, .missing) }
    let currency = (code: context.currency(currency, record), column: currency)
    guard let (value, rate) = try context.amount(value, record, in: currency, on: nil) else {
      throw RowFault(self.value, .missing)
    }
    if value.double.magnitude > Double(RowLimits.amount) {
      throw RowFault(
        self.value,
        .outOfRange(value: RowFault.shown(context.text(self.value, record)), range: RowLimits.amountInWords))
    }
    row.value = value
    row.rate = rate
    row.period = context.key(period, record)
    row.from = try context.day(from, record)
    row.to = try context.day(to, record)
    for (name, column) in scope {
      let text = context.text(column, record)
      if Numbers.isNull(text) { continue }
      row.scope.append((context.pool.key(name), context.pool.key(text)))
    }
    context.part.goals.append(row)
  }
}
