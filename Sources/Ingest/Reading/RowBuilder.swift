internal import Mappings
internal import Tabular
internal import Values

/// Turns records into the rows of one table.
protocol RowBuilder {
  /// Adds the rows of some records to the context's part.
  mutating func add(_ batch: RecordBatch, _ context: inout PartContext)
}

/// What a record is besides its values.
enum RowState {
  case row
  /// Marked deleted: it removes the earlier row with its id.
  case deleted
  /// An old version (`_fivetran_active` false): it is nothing.
  case nothing
}

/// The columns that mark a record as no row.
struct RowMarkers {
  let deleted: BoundColumn
  let active: BoundColumn
  /// Whether the file is a report that may end in lines that are no records.
  let hasFooters: Bool
  /// Whether a row can hold nothing but a name.
  let mayBeBare: Bool
  /// Columns whose empty fields repeat the one above them.
  let grouped: Set<Int>
  /// Whether what stands below the header may be more of it.
  private let hasSubheader: Bool
  /// Where a message says what it carries.
  private let messageType: Int?

  init(_ binding: TableBinding) {
    deleted = BoundColumn(.isDeleted, binding)
    active = BoundColumn(.isActive, binding)
    hasFooters = binding.treatments.contains(.footers)
    mayBeBare = binding.treatments.contains(.nameIsID)
    grouped = binding.grouped
    hasSubheader = binding.treatments.contains(.subheader)
    messageType = binding.messageType
  }

  /// Whether a record is more of the header: nothing in the column that says which record it is, or what a column is called within the
  /// tool.
  func isSubheader(_ record: Record, _ context: inout PartContext) -> Bool {
    guard hasSubheader else { return false }
    let first = context.fields.text(record, 0)
    if first.isEmpty {
      let answers: [StaticString] = ["response", "open-ended response"]
      return (1..<record.count).contains { position in
        let text = context.fields.text(record, position)
        return answers.contains { Text.equals(text, $0) }
      }
    }
    return first.count > 12 && first.starts(with: Array("{\"ImportId\":".utf8))
  }

  /// Whether a message carries no record: a tap's schemas and states.
  func isOtherMessage(_ record: Record, _ context: inout PartContext) -> Bool {
    guard let messageType else { return false }
    return !Text.equals(context.fields.text(record, messageType), "record")
  }

  func state(_ record: Record, _ context: inout PartContext) throws(RowFault) -> RowState {
    // Where a file has several such columns, any of them deletes.
    for position in deleted.positions {
      let text = context.fields.text(record, position)
      if text.isEmpty { continue }
      guard let isDeleted = Booleans.parse(text) else { throw .unreadable(deleted, text, as: "true or false") }
      if isDeleted { return .deleted }
    }
    return try context.boolean(active, record) == false ? .nothing : .row
  }
}

/// A builder that takes one record after the other: all but the activities' own.
protocol RecordBuilder: RowBuilder {
  /// The columns that hold dates: all their values count as evidence of the order, those of bad rows too.
  var dateColumns: [BoundColumn] { get }
  var markers: RowMarkers { get }
  /// Adds the row of a record.
  mutating func row(_ record: Record, _ context: inout PartContext) throws(RowFault)
  /// Adds the row of a record that is marked deleted: only its id is needed.
  mutating func deletedRow(_ record: Record, _ context: inout PartContext) throws(RowFault)
}

extension RecordBuilder {
  mutating func deletedRow(_ record: Record, _ context: inout PartContext) throws(RowFault) {}

  mutating func add(_ batch: RecordBatch, _ context: inout PartContext) {
    for position in 0..<batch.count { add(batch[position], &context) }
  }

  /// Adds the row of one record, or says why there is none.
  mutating func add(_ record: Record, _ context: inout PartContext) {
    context.fields.reset()
    if markers.isOtherMessage(record, &context) {
      context.note("message that is no record")
      return
    }
    if Footer.isClosingLine(record, &context)
      || (markers.hasFooters && Footer.isReportFooter(record, mayBeBare: markers.mayBeBare, &context))
    {
      context.note("footer line")
      return
    }
    if markers.isSubheader(record, &context) {
      context.note("second line of the header")
      return
    }
    if !markers.grouped.isEmpty { context.carry(record, markers.grouped) }
    do throws(RowFault) {
      switch try markers.state(record, &context) {
      case .row: try row(record, &context)
      case .deleted:
        let held = context.part.heldRows
        try deletedRow(record, &context)
        context.noteDeleted(removers: context.part.heldRows - held)
        noteEvidence(record, &context)
      case .nothing: noteEvidence(record, &context)
      }
    } catch {
      if Footer.isTotal(record, &context) {
        context.note("footer line")
      } else {
        noteEvidence(record, &context)
        context.leaveOut(record, error)
      }
    }
  }

  /// Looks at the dates of a record that gives no row.
  private func noteEvidence(_ record: Record, _ context: inout PartContext) {
    for column in dateColumns { _ = try? context.instant(column, record) }
  }
}
