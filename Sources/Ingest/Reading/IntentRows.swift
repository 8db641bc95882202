internal import Mappings
internal import Tabular
internal import Values

extension Part {
  /// Of the intent rows with the same day, account and topic keeps only the one with the highest score, the first of equals.
  mutating func keepHighestScores() {
    struct Subject: Hashable {
      var day: Day
      var account: AccountName
      var topic: Key
    }
    var best: [Subject: Int] = [:]
    for (position, row) in intent.enumerated() {
      let subject = Subject(day: row.day, account: row.account, topic: row.topic)
      if let other = best[subject], intent[other].score >= row.score { continue }
      best[subject] = position
    }
    intent = best.values.sorted().map { intent[$0] }
  }
}

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
