internal import Mappings
internal import Tabular
internal import Values

/// Builds the rows of `history`.
struct ChangeRowBuilder: RecordBuilder {
  let markers: RowMarkers
  private let table: BoundColumn
  private let id: BoundColumn
  private let field: BoundColumn
  private let changedAt: BoundColumn
  private let old: BoundColumn
  private let new: BoundColumn
  /// By the texts of a row's table and field: the attribute; nil where it is not tracked.
  private var attributes: [[UInt8]: StringID?] = [:]

  init(_ binding: TableBinding) {
    markers = RowMarkers(binding)
    table = BoundColumn(.table, binding)
    id = BoundColumn(.id, binding)
    field = BoundColumn(.field, binding)
    changedAt = BoundColumn(.changedAt, binding)
    old = BoundColumn(.oldValue, binding)
    new = BoundColumn(.newValue, binding)
  }

  var dateColumns: [BoundColumn] { [changedAt] }

  mutating func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = ChangeRow()
    row.line = record.line
    if context.text(field, record).isEmpty { throw RowFault(field, .missing) }
    guard let attribute = attribute(of: record, &context) else {
      context.setAside(.notTracked)
      return
    }
    row.attribute = attribute
    row.id = try context.requiredID(id, record)
    row.time = try context.requiredInstant(changedAt, record)
    row.day = context.rules.zone.day(of: row.time)
    if old.isBound { row.old = key(old, record, &context) }
    row.new = key(new, record, &context)
    context.part.changes.append(row)
  }

  /// What says that there is no value is none.
  private func key(_ column: BoundColumn, _ record: Record, _ context: inout PartContext) -> StringID {
    let text = context.text(column, record)
    return Numbers.isNull(text) ? .empty : context.pool.key(text)
  }

  private mutating func attribute(of record: Record, _ context: inout PartContext) -> StringID? {
    var words = Array(context.text(table, record))
    let count = words.count
    words.append(0)
    words += context.text(field, record)
    if let known = attributes[words] { return known }
    let name = TrackedNames.attribute(
      table: String(decoding: words[..<count], as: UTF8.self),
      field: String(decoding: words[(count + 1)...], as: UTF8.self))
    let key = name.map { context.pool.key($0) }
    // A text of every row is no attribute's name: such a column must not fill the memory.
    if attributes.count < 10_000 { attributes[words] = .some(key) }
    return key
  }
}
