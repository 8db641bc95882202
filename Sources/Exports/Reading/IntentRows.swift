/// Builds the rows of `intent`.
struct IntentRows: RecordBuilder {
  let markers: RowMarkers
  private let naming: Naming
  private let date: BoundColumn
  private let topic: BoundColumn
  private let score: BoundColumn

  init(_ binding: TableBinding) {
    markers = RowMarkers(binding)
    naming = Naming(binding)
    date = BoundColumn(.date, binding)
    topic = BoundColumn(.topic, binding)
    score = BoundColumn(.score, binding)
  }

  var dateColumns: [BoundColumn] { [date] }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = IntentRow()
    row.line = record.line
    row.day = context.rules.zone.day(of: try context.requiredInstant(date, record))
    row.topic = context.key(topic, record)
    if row.topic.isEmpty { throw RowFault(topic, .missing) }
    row.score = try context.requiredScore(score, record, in: nil)
    row.account = try naming.requiredAccount(record, &context)
    context.part.intent.append(row)
  }
}
