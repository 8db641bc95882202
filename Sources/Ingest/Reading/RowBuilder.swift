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
  /// The columns that hold numbers, and amounts with the currency beside them: likewise.
  var numberColumns: [BoundColumn] { get }
  var amountColumns: [MoneyColumn] { get }
  var currencyColumn: BoundColumn? { get }
  /// The column that says whose a row is: nil where rows are nobody's.
  var ownerColumn: BoundColumn? { get }
  var markers: RowMarkers { get }
  /// Adds the row of a record.
  mutating func row(_ record: Record, _ context: inout PartContext) throws(RowFault)
  /// Adds the row of a record that is marked deleted: only its id is needed.
  mutating func deletedRow(_ record: Record, _ context: inout PartContext) throws(RowFault)
  /// What a record that gives no row would be worth, in the reporting currency, of a contract a year's value; nil where no amount
  /// in it can be read.
  mutating func worth(_ record: Record, _ context: inout PartContext) -> Money?
}

extension RecordBuilder {
  var numberColumns: [BoundColumn] { [] }
  var amountColumns: [MoneyColumn] { [] }
  var currencyColumn: BoundColumn? { nil }
  var ownerColumn: BoundColumn? { nil }

  mutating func deletedRow(_ record: Record, _ context: inout PartContext) throws(RowFault) {}
  mutating func worth(_ record: Record, _ context: inout PartContext) -> Money? { nil }

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
      case .nothing:
        context.note("old version of a record: left out")
        context.setAside(.oldVersion)
        noteEvidence(record, &context)
      }
    } catch {
      if Footer.isTotal(record, &context) {
        context.note("footer line")
      } else {
        noteEvidence(record, &context)
        var fault = error
        // What has no rate says already what it is worth.
        if fault.worth == nil, !fault.isOfCurrency { fault.worth = worth(record, &context) }
        let owner = ownerColumn.map { RowFault.shown(context.text($0, record)) } ?? ""
        context.leaveOut(record, fault, owner: owner)
      }
    }
  }

  /// Looks at the dates and numbers of a record that gives no row.
  private func noteEvidence(_ record: Record, _ context: inout PartContext) {
    for column in dateColumns { _ = try? context.instant(column, record) }
    for column in numberColumns { context.noteNumber(column, record) }
    for column in amountColumns {
      context.noteNumber(column.converted, record)
      if let currencyColumn { context.noteAmount(column.original, in: currencyColumn, record) }
    }
  }
}

/// The row builders of a file's tables.
struct RowBuilders {
  private var builders: [(table: Table, rows: any RowBuilder)]

  /// The builders of all tables that a record gives rows for.
  init(_ bindings: [TableBinding], _ context: inout PartContext) {
    builders = []
    for binding in bindings {
      func add(_ rows: any RowBuilder) { builders.append((binding.table, rows)) }
      switch binding.table {
      case .accounts: add(AccountRowBuilder(binding, &context))
      case .contacts: add(ContactRowBuilder(binding))
      case .activities: add(ActivityRowBuilder(binding, zone: context.rules.zone))
      case .opportunities: add(OpportunityRowBuilder(binding, reporting: context.rules.currency))
      case .contracts: add(ContractRowBuilder(binding, reporting: context.rules.currency))
      case .spend: add(SpendRowBuilder(binding, reporting: context.rules.currency))
      case .intent: add(IntentRowBuilder(binding))
      case .relationships, .nps: add(ScoreRowBuilder(binding))
      case .opportunityHistory: add(HistoryRowBuilder(binding))
      case .rates: add(RateRowBuilder(binding))
      case .goals: add(GoalRowBuilder(binding))
      case .history: add(ChangeRowBuilder(binding))
      case .signalAcks: add(SignalAckRowBuilder(binding))
      }
    }
  }

  /// Adds the rows of some records.
  mutating func add(_ batch: RecordBatch, _ context: inout PartContext) {
    context.records += batch.count
    for builder in builders.indices {
      context.table = builders[builder].table
      builders[builder].rows.add(batch, &context)
    }
    context.table = nil
  }
}

/// Tells the closing lines of reports from rows.
enum Footer {
  /// Whether a record is a line that closes a report: alone in its line, with words that only reports write.
  static func isClosingLine(_ record: Record, _ context: inout PartContext) -> Bool {
    let raw = record.raw(0)
    guard record.count == 1 || context.header.count > 1, let first = raw.first(where: { $0 != UInt8(ascii: "\"") })
    else { return false }
    switch Text.lower(first) {
    case UInt8(ascii: "c"), UInt8(ascii: "g"): break
    default: return false
    }
    for position in 1..<max(1, record.count) where !Text.trimmed(record.raw(position)).isEmpty { return false }
    let text = context.fields.text(record, 0)
    return begins(text, with: "copyright (c)") || begins(text, with: "copyright \u{A9}")
      || begins(text, with: "confidential information") || begins(text, with: "grand total")
      || begins(text, with: "generated by:")
  }

  /// Whether a record of a report is no record, by the rule of the mappings for reports.
  static func isReportFooter(_ record: Record, mayBeBare: Bool, _ context: inout PartContext) -> Bool {
    var first: UnsafeRawBufferPointer?
    var filled = 0
    for position in 0..<record.count {
      let text = context.fields.text(record, position)
      if text.isEmpty { continue }
      filled += 1
      first = first ?? text
    }
    guard let first else { return false }
    return Footers.isFooter(
      first: first, filled: filled, fields: record.count, columns: context.header.count, mayBeBare: mayBeBare)
  }

  /// Whether a record that is no row is a line of totals: its first value says so.
  static func isTotal(_ record: Record, _ context: inout PartContext) -> Bool {
    for position in 0..<record.count {
      let text = context.fields.text(record, position)
      if text.isEmpty { continue }
      for word: StaticString in Footers.totals + ["totals", "grand totals", "suma", "summa"]
      where begins(text, with: word) {
        let rest = Text.trimmed(UnsafeRawBufferPointer(rebasing: text[word.utf8CodeUnitCount...]))
        if rest.isEmpty || rest[0] == UInt8(ascii: ":") || rest[0] == UInt8(ascii: "(") { return true }
      }
      return false
    }
    return false
  }

  private static func begins(_ text: UnsafeRawBufferPointer, with word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    return text.count >= count && Text.equals(UnsafeRawBufferPointer(rebasing: text[..<count]), word)
  }
}
