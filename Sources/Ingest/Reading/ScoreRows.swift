internal import Mappings
internal import Tabular
internal import Values

/// Builds the rows of `relationships` and `nps`.
struct ScoreRows: RecordBuilder {
  let markers: RowMarkers
  private let naming: Naming
  private let date: BoundColumn
  private let score: BoundColumn
  private let isNPS: Bool
  private let isLabelled: Bool

  init(_ binding: TableBinding) {
    markers = RowMarkers(binding)
    naming = Naming(binding)
    date = BoundColumn(.date, binding)
    score = BoundColumn(.score, binding)
    isNPS = binding.table == .nps
    isLabelled = binding.treatments.contains(.labelledScore)
  }

  var dateColumns: [BoundColumn] { [date] }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = ScoreRow()
    row.line = record.line
    row.time = try context.requiredInstant(date, record)
    row.day = context.rules.zone.day(of: row.time)
    row.account = try naming.requiredAccount(record, &context)
    row.contact = naming.contact(record, &context)
    row.score = try context.requiredScore(score, record, in: isNPS ? 0...10 : 0...100, isLabelled: isLabelled)
    if isNPS {
      context.part.nps.append(row)
    } else {
      context.part.relationships.append(row)
    }
  }
}
