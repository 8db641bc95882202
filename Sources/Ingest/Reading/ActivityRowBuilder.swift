internal import Mappings
internal import Tabular
internal import Values

/// Builds the rows of `activities`.
///
/// This is the reading of any one record; the records of nearly all files go the fast way of `ActivityFastPath`.
struct ActivityRowBuilder: RecordBuilder {
  let markers: RowMarkers
  let naming: Naming
  let timestamp: BoundColumn
  let type: BoundColumn
  private let subtype: BoundColumn
  private let onlyTranslated: Bool
  private let status: BoundColumn
  private let isClosed: BoundColumn
  private let disposition: BoundColumn
  let visitor: BoundColumn
  let url: BoundColumn
  let origin: OriginColumns
  let count: BoundColumn
  let id: BoundColumn
  private let onlyCompleted: Bool
  private let unansweredCalls: Bool
  private let zeroMeansNone: Bool
  private let untimedIsNone: Bool
  private let end: BoundColumn
  private let unkept: [(position: Int, column: Int)]
  /// Whether rows are compared with others.
  var comparesRows = false

  /// What names that are no type's mean by their words, by the hash of the text; `other`: nothing.
  private var phrases = RecentCache<UInt8>(size: 256, nothing: 0)

  /// nil where the columns need the general way.
  var fast: ActivityFastPath?

  init(_ binding: TableBinding, zone: Zone) {
    markers = RowMarkers(binding)
    naming = Naming(binding)
    timestamp = BoundColumn(.timestamp, binding)
    type = BoundColumn(.type, binding)
    subtype = BoundColumn(.subtype, binding)
    onlyTranslated = binding.treatments.contains(.onlyTranslatedTypes)
    status = BoundColumn(.status, binding)
    isClosed = BoundColumn(.isClosed, binding)
    disposition = BoundColumn(.callDisposition, binding)
    visitor = BoundColumn(.visitorID, binding)
    url = BoundColumn(.url, binding)
    origin = OriginColumns(binding)
    count = BoundColumn(.count, binding)
    id = BoundColumn(.activityID, binding)
    onlyCompleted = binding.treatments.contains(.onlyCompleted)
    unansweredCalls = binding.treatments.contains(.unansweredCalls)
    zeroMeansNone = binding.treatments.contains(.emptyMeansNone)
    untimedIsNone = binding.treatments.contains(.untimedIsNone)
    end = BoundColumn(.end, binding)
    unkept = ActivityRowBuilder.unkept(binding)
    fast = ActivityFastPath(binding, zone: zone, unkept: unkept)
  }

  /// Where the columns that are read and not kept stand, each with a number that is the same in every file.
  static func unkept(_ binding: TableBinding) -> [(position: Int, column: Int)] {
    unkeptColumns.flatMap { number, column in (binding.fields[column] ?? []).map { ($0, number) } }
  }

  /// The columns that are not kept, with their numbers.
  private static let unkeptColumns: [(number: Int, column: Column)] = {
    let kept: Set<Column> = [
      .timestamp, .type, .accountID, .accountName, .domain, .contactID, .email, .visitorID, .count, .activityID,
      .isDeleted, .isActive,
    ]
    return Column.allCases.enumerated().filter { !kept.contains($1) }.map { ($0, $1) }
  }()

  var dateColumns: [BoundColumn] { [timestamp, end] }
  var numberColumns: [BoundColumn] { [count] }

  mutating func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    if onlyCompleted, try !isCompleted(record, &context) {
      context.note("not completed: no activity yet")
      return
    }
    if untimedIsNone, Numbers.isNull(context.text(timestamp, record)) { return }
    let time = try context.requiredInstant(timestamp, record)
    if end.isBound, let last = try context.instant(end, record), last != time {
      context.note("counts of several days: all counted on the first")
    }
    guard let type = try type(record, &context) else { return }
    let count = try count(record, &context)
    if count == 0 && zeroMeansNone { return }
    let contact = try naming.contact(record, &context)
    append(
      Activity(time: time, type: type, namesContact: !contact.isNone, count: count),
      account: try naming.account(record, &context), contact: contact,
      visitor: context.pool.key(try context.foreignID(visitor, record)), count: count, id: try context.id(id, record),
      record, &context)
  }

  func deletedRow(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    // Without an id it removes nothing.
    let id = try context.id(id, record)
    if id.isEmpty { return }
    let activity = Activity(
      time: Instant(milliseconds: 0), type: Activity.deletedType, namesContact: false, count: 0)
    append(activity, account: .none, contact: .none, visitor: .empty, count: 0, id: id, record, &context)
  }

  private func append(
    _ activity: Activity, account: AccountName, contact: ContactName, visitor: StringID, count: Int64,
    id text: UnsafeRawBufferPointer, _ record: Record, _ context: inout PartContext
  ) {
    if count >= Activity.manyCount { context.part.activities.counts[context.part.activities.rows.count] = count }
    context.part.activities.rows.append(
      ActivityRow(activity: activity, account: account, contact: contact, visitor: visitor, line: record.line))
    if origin.isBound {
      let code = origin.code(record, &context)
      context.part.activities.origins.set(code, row: context.part.activities.rows.count - 1)
    }
    if comparesRows {
      context.part.activities.remainders.append(text.isEmpty ? remainder(activity, record, &context) : 0)
    }
    guard id.isBound else { return }
    context.part.activities.ids.append(text.isEmpty ? 0 : Hash.of(text))
  }

  /// A hash of what a record says in columns that are not kept; of an unknown type also how it is called.
  private func remainder(_ activity: Activity, _ record: Record, _ context: inout PartContext) -> UInt32 {
    var remainder = RowRemainder()
    for (position, column) in unkept { remainder.add(context.fields.text(record, position), of: column) }
    if activity.type == ActivityTypes.Code.other {
      remainder.add(context.text(type, record), of: -1)
    }
    return remainder.hash
  }

  /// Whether a task has happened: where no column says, all have.
  private func isCompleted(_ record: Record, _ context: inout PartContext) throws(RowFault) -> Bool {
    if !status.isBound && !isClosed.isBound { return true }
    let status = context.text(status, record)
    if !status.isEmpty { return Text.equals(status, "completed") }
    // In a report of tasks and events only the events have no status.
    if !isClosed.isBound { return true }
    return try context.boolean(isClosed, record) == true
  }

  /// The type; a visit to a high-value page is a high-value visit. Nil where what was logged is nobody's activity.
  private mutating func type(_ record: Record, _ context: inout PartContext) throws(RowFault) -> UInt8? {
    var text = context.text(type, record)
    if text.isEmpty { throw RowFault(type, .missing) }
    if onlyTranslated {
      guard let translation = translation(record, &context) else {
        context.note("no activity: type \(RowFault.shown(context.fields.text(record, type.positions[0])))")
        return nil
      }
      text = context.fields.copy(translation.utf8)
    }
    guard let code = context.names.code(of: text) ?? phrase(text, &context) else {
      context.note("other type: \(RowFault.shown(text))")
      return ActivityTypes.Code.other
    }
    if unansweredCalls, code == ActivityTypes.Code.call,
      CallDispositions.isAttempt(context.text(disposition, record))
    {
      return ActivityTypes.Code.callAttempt
    }
    guard code == ActivityTypes.Code.visit else { return code }
    let page = context.text(url, record)
    return !page.isEmpty && context.names.isHighValue(url: page) ? ActivityTypes.Code.highValueVisit : code
  }

  /// The type that a name means by its words, which is noted; nil where they say nothing.
  private mutating func phrase(_ text: UnsafeRawBufferPointer, _ context: inout PartContext) -> UInt8? {
    let hash = Hash.of(text)
    var code = phrases.value(hash)
    if code == nil {
      code = ActivityPhrases.code(of: text) ?? ActivityTypes.Code.other
      phrases.store(hash, code ?? ActivityTypes.Code.other)
    }
    guard let code, code != ActivityTypes.Code.other else { return nil }
    context.note("type \(RowFault.shown(text)): read as \(ActivityTypes.builtIn[Int(code)].name)")
    return code
  }

  /// What a type is called here: a number may mean one thing of a form and another of an e-mail.
  private func translation(_ record: Record, _ context: inout PartContext) -> String? {
    guard let position = type.positions.first else { return nil }
    let number = Text.plain(String(decoding: context.fields.text(record, position), as: UTF8.self))
    let kind = Text.plain(String(decoding: context.text(subtype, record), as: UTF8.self))
    return type.translations[number + kind] ?? type.translations[number]
  }

  private func count(_ record: Record, _ context: inout PartContext) throws(RowFault) -> Int64 {
    let cell = context.bound(count, record)
    if cell.text.count == 1, Text.isDigit(cell.text[0]) { return Int64(cell.text[0] &- 48) }
    if Numbers.isNull(cell.text) { return 1 }
    guard let value = try context.number(cell, of: count, as: "a whole number").integer else {
      throw .unreadable(count, cell.text, as: "a whole number")
    }
    if value < 0 || value > RowLimits.count {
      throw RowFault(count, .outOfRange(value: RowFault.shown(cell.text), range: "0–1 billion"))
    }
    return value
  }
}
