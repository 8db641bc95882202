/// Some activities whose texts are not looked up in the pool yet.
///
/// Looking up a text is a cache miss: the stage collects rows while the memory for their texts is on its way, then looks all up.
final class ActivityStage {
  /// A text that will be looked up, or none.
  struct Lookup {
    var text = UnsafeRawBufferPointer.nothing
    var identity = TextIdentity(low: 0, high: 0)
  }

  /// One activity.
  struct Row {
    var activity = Activity(bits: 0)
    var line: UInt32 = 0
    /// How the account is named, where `account` says nothing: a complete word, or that the contact's id leads to it.
    var accountWord: UInt32 = 0
    var isContactsAccount = false
    /// The contact's word, where `contact` says nothing.
    var contactWord: UInt32 = 0
    var visitorKey = StringID.empty
    var id: UInt64 = 0
    var remainder: UInt32 = 0
    var origin: UInt16 = 0
    var account = Lookup()
    var contact = Lookup()
    var visitor = Lookup()
  }

  static let capacity = 128
  private let rows: UnsafeMutablePointer<Row>
  private let hasIDs: Bool
  private let hasOrigins: Bool
  /// Whether rows are compared with those of other files.
  var comparesRows = false
  private(set) var count = 0

  /// `hasIDs`: whether the file has a column of ids; `hasOrigins`: one that says what led to a row.
  init(hasIDs: Bool, hasOrigins: Bool) {
    self.hasIDs = hasIDs
    self.hasOrigins = hasOrigins
    rows = .allocate(capacity: ActivityStage.capacity)
    rows.initialize(repeating: Row(), count: ActivityStage.capacity)
  }

  deinit { rows.deallocate() }

  /// The row to fill next; `commit` keeps it.
  @inline(__always)
  var next: UnsafeMutablePointer<Row> { rows + count }

  /// Keeps the row that was filled.
  ///
  /// - Returns: whether the stage is full.
  @inline(__always)
  func commit() -> Bool {
    count += 1
    return count == ActivityStage.capacity
  }

  /// Looks up all texts and adds the rows to the part, in order.
  func flush(into context: inout PartContext) {
    let count = count
    if count == 0 { return }
    self.count = 0
    for position in 0..<count {
      let row = rows + position
      if !row.pointee.contact.text.isEmpty {
        row.pointee.contactWord = context.pool.key(row.pointee.contact.text, row.pointee.contact.identity).number
      }
      if !row.pointee.account.text.isEmpty {
        let key = context.pool.accountKey(row.pointee.account.text, row.pointee.account.identity)
        row.pointee.accountWord = AccountName(.id, key).word
      } else if row.pointee.isContactsAccount {
        row.pointee.accountWord = AccountName(.contact, StringID(row.pointee.contactWord)).word
      }
      row.pointee.visitorKey =
        row.pointee.visitor.text.isEmpty
        ? .empty : context.pool.key(row.pointee.visitor.text, row.pointee.visitor.identity)
    }
    append(count, &context.part.activities.rows) { row in
      ActivityRow(
        activity: row.pointee.activity, account: AccountName(word: row.pointee.accountWord),
        contact: ContactName(word: row.pointee.contactWord), visitor: row.pointee.visitorKey, line: row.pointee.line)
    }
    if hasIDs { append(count, &context.part.activities.ids) { $0.pointee.id } }
    if hasOrigins {
      withUnsafeTemporaryAllocation(of: UInt16.self, capacity: ActivityStage.capacity) { codes in
        for position in 0..<count { codes.initializeElement(at: position, to: rows[position].origin) }
        let first = context.part.activities.rows.count - count
        context.part.activities.origins.append(UnsafeBufferPointer(rebasing: codes[..<count]), row: first)
      }
    }
    if comparesRows { append(count, &context.part.activities.remainders) { $0.pointee.remainder } }
  }

  /// Adds one value a row.
  @inline(__always)
  private func append<Value>(
    _ count: Int, _ column: inout [Value], _ value: (UnsafeMutablePointer<Row>) -> Value
  ) {
    let rows = rows
    withUnsafeTemporaryAllocation(of: Value.self, capacity: ActivityStage.capacity) { values in
      for position in 0..<count { values.initializeElement(at: position, to: value(rows + position)) }
      column.append(contentsOf: UnsafeBufferPointer(rebasing: values[..<count]))
    }
  }
}
