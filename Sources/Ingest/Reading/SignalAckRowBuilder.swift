internal import Mappings
internal import Tabular
internal import Values

/// Builds the rows of `signal_acks`.
struct SignalAckRowBuilder: RecordBuilder {
  /// What can be decided of a signal.
  static let actions: Set<String> = ["done", "later", "never"]

  let markers: RowMarkers
  private let rule: BoundColumn
  private let subject: BoundColumn
  private let at: BoundColumn
  private let action: BoundColumn
  private let until: BoundColumn
  private let by: BoundColumn
  private let note: BoundColumn

  init(_ binding: TableBinding) {
    markers = RowMarkers(binding)
    rule = BoundColumn(.rule, binding)
    subject = BoundColumn(.subject, binding)
    at = BoundColumn(.at, binding)
    action = BoundColumn(.action, binding)
    until = BoundColumn(.until, binding)
    by = BoundColumn(.by, binding)
    note = BoundColumn(.note, binding)
  }

  var dateColumns: [BoundColumn] { [at, until] }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = SignalAckRow()
    row.line = record.line
    row.rule = context.key(rule, record)
    if row.rule.isEmpty { throw RowFault(rule, .missing) }
    row.subject = try context.requiredID(subject, record)
    guard let day = try context.day(at, record) else { throw RowFault(at, .missing) }
    row.at = day
    let text = context.text(action, record)
    if Numbers.isNull(text) { throw RowFault(action, .missing) }
    let word = String(decoding: text, as: UTF8.self).lowercased()
    guard SignalAckRowBuilder.actions.contains(word) else {
      throw .unreadable(action, text, as: "done, later or never")
    }
    row.action = context.pool.key(word)
    row.until = try context.day(until, record)
    row.by = context.key(by, record)
    row.note = context.key(note, record)
    context.part.signalAcks.append(row)
  }
}
