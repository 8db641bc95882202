internal import Mappings
internal import Tabular
internal import Values

/// What the fast way of reading activities needs: single positions, and what was found out about recent texts.
struct ActivityFastPath {
  let timestamp: Int
  let type: Int
  let account: Int?
  let accountName: Int?
  let domain: Int?
  let contact: Int?
  let email: Int?
  let visitor: Int?
  let url: Int?
  let count: Int?
  let id: Int?
  let deleted: Int?
  let secondDeleted: Int?
  let active: Int?
  /// The columns that are read and not kept: what two rows differ in may stand there.
  let unkept: [(position: Int, column: Int)]

  /// Whether the file says what led to a row, where it does, and the codes of recent ones by the hash of their texts.
  private let hasOrigin: Bool
  private let originPositions: [(position: Int, isPage: Bool)]
  private let origin: OriginColumns
  private var origins = RecentCache<UInt16>(size: 4_096, nothing: 0)

  /// For what recent texts do not answer.
  let naming: Naming
  let typeColumn: BoundColumn

  var clock: ClockReader
  /// Whether some times were read by the clock: then the column has dates that no order changes.
  var hasPlainTimes = false
  /// Codes of types, and whether pages are high-value ones, by the hash of the text.
  var types = RecentCache<UInt8>(size: 256, nothing: 0)
  var pages = RecentCache<Bool>(size: 4_096, nothing: false)
  /// Names of accounts and contacts that have to be normalised, by the hash of the text as it stands.
  var accountNames = RecentCache<AccountName>(size: 1 << 14, nothing: .none)
  var contactNames = RecentCache<ContactName>(size: 1 << 14, nothing: .none)
  let stage: ActivityStage

  private static let known: [Column] = [
    .timestamp, .type, .accountID, .accountName, .domain, .contactID, .email, .visitorID, .url, .count, .activityID,
  ]

  /// nil where a column has several fields, a constant, or anything else that only the general way knows.
  init?(_ binding: TableBinding, zone: Zone, unkept: [(position: Int, column: Int)]) {
    for column in ActivityFastPath.known {
      let bound = BoundColumn(column, binding)
      guard bound.positions.count <= 1, bound.constant.isEmpty else { return nil }
      // A type is looked up once, so that translating it costs nothing.
      guard bound.translations.isEmpty || column == .type else { return nil }
    }
    let markers = RowMarkers(binding)
    guard binding.treatments.isEmpty, binding.grouped.isEmpty, binding.dateParts.isEmpty, binding.messageType == nil,
      binding.fields[.opportunityID] == nil,
      markers.active.positions.count <= 1,
      markers.deleted.positions.count <= 2, markers.deleted.constant.isEmpty,
      markers.active.constant.isEmpty
    else { return nil }
    func position(_ column: Column) -> Int? { binding.fields[column]?.first }
    guard let timestamp = position(.timestamp), let type = position(.type) else { return nil }
    self.timestamp = timestamp
    self.type = type
    account = position(.accountID)
    accountName = position(.accountName)
    domain = position(.domain)
    contact = position(.contactID)
    email = position(.email)
    visitor = position(.visitorID)
    url = position(.url)
    count = position(.count)
    id = position(.activityID)
    deleted = markers.deleted.positions.first
    secondDeleted = markers.deleted.positions.dropFirst().first
    active = markers.active.positions.first
    self.unkept = unkept
    origin = OriginColumns(binding)
    hasOrigin = origin.isBound
    originPositions = origin.positions
    naming = Naming(binding)
    typeColumn = BoundColumn(.type, binding)
    clock = ClockReader(zone: zone)
    stage = ActivityStage(hasIDs: id != nil, hasOrigins: hasOrigin)
  }
}

extension ActivityRowBuilder {
  /// Adds the rows of some records: the plain ones through the stage, in one pass without an allocation, any other one by one.
  mutating func add(_ batch: RecordBatch, _ context: inout PartContext) {
    comparesRows = context.styles.hints.comparesActivities
    // Taken out, so that the loop works on a variable of its own.
    guard var fast = fast.take() else {
      for position in 0..<batch.count { add(batch[position], &context) }
      return
    }
    fast.stage.comparesRows = comparesRows
    if context.part.activities.rows.isEmpty { reserve(batch, &context) }
    for position in 0..<batch.count {
      if fast.stageRow(batch, batch.spans[position], &context) { continue }
      // What is not plain comes after the rows before it.
      fast.stage.flush(into: &context)
      add(batch[position], &context)
    }
    fast.stage.flush(into: &context)
    if fast.hasPlainTimes { context.styles.dates.noteOther(in: fast.timestamp) }
    self.fast = fast
  }

  /// Makes room for the whole part, if the rest of it is like the first batch: growing step by step copies all, and wastes half.
  private func reserve(_ batch: RecordBatch, _ context: inout PartContext) {
    guard batch.count > 100, let first = batch.spans.first, let last = batch.spans.last, last.start > first.start else {
      return
    }
    let bytesPerRecord = Double(last.start - first.start) / Double(batch.count - 1)
    let records = min(Int(Double(context.expectedBytes) / bytesPerRecord * 1.03), 1 << 26)
    context.part.activities.rows.reserveCapacity(records)
    if id.isBound { context.part.activities.ids.reserveCapacity(records) }
  }
}

extension ActivityFastPath {
  /// Puts a record's row on the stage.
  ///
  /// - Returns: false where something about it wants the general way, which then finds out what.
  @inline(__always)
  mutating func stageRow(_ batch: RecordBatch, _ span: RecordSpan, _ context: inout PartContext) -> Bool {
    guard isMarkedAsRow(batch, span) else { return false }
    guard let when = batch.plainField(span, timestamp), !when.isEmpty,
      let time = time(when, &context), let type = typeCode(batch, span, &context),
      let count = smallCount(batch, span)
    else { return false }
    let row = stage.next
    guard nameContact(row, batch, span, &context), nameAccount(row, batch, span, &context),
      let visitor = batch.plainField(span, self.visitor), let id = batch.plainField(span, self.id),
      !Identifiers.isRounded(visitor), !Identifiers.isRounded(id)
    else { return false }
    row.pointee.visitor = lookup(visitor, context.pool)
    row.pointee.id = id.isEmpty ? 0 : Hash.of(normalised(id))
    if stage.comparesRows {
      guard let remainder = row.pointee.id == 0 ? remainder(batch, span) : 0 else { return false }
      row.pointee.remainder = remainder
    }
    if hasOrigin {
      guard let code = originCode(batch, span, &context) else { return false }
      row.pointee.origin = code
    }
    row.pointee.line = span.line
    row.pointee.activity = Activity(
      time: Instant(milliseconds: time), type: type,
      namesContact: row.pointee.contactWord != 0 || !row.pointee.contact.text.isEmpty, count: count)
    if stage.commit() { stage.flush(into: &context) }
    return true
  }

  @inline(__always)
  private func isMarkedAsRow(_ batch: RecordBatch, _ span: RecordSpan) -> Bool {
    if let deleted, !isFalse(batch, span, deleted) { return false }
    if let secondDeleted, !isFalse(batch, span, secondDeleted) { return false }
    guard let active else { return true }
    guard let text = batch.plainField(span, active) else { return false }
    return text.isEmpty || Booleans.parse(text) == true
  }

  @inline(__always)
  private func isFalse(_ batch: RecordBatch, _ span: RecordSpan, _ position: Int) -> Bool {
    guard let text = batch.plainField(span, position) else { return false }
    return text.isEmpty || Booleans.parse(text) == false
  }

  @inline(__always)
  private mutating func time(_ text: UnsafeRawBufferPointer, _ context: inout PartContext) -> Int64? {
    if let time = clock.milliseconds(text) {
      hasPlainTimes = true
      return time
    }
    return context.styles.dates.parse(text, column: timestamp, zone: context.rules.zone)?.milliseconds
  }

  @inline(__always)
  private mutating func typeCode(
    _ batch: RecordBatch, _ span: RecordSpan, _ context: inout PartContext
  ) -> UInt8? {
    guard let text = batch.plainField(span, type), !text.isEmpty else { return nil }
    let hash = Hash.of(text)
    var code = types.value(hash)
    if code == nil {
      // What has no known name is noted each time: by the general way.
      code = context.names.code(of: context.text(typeColumn, Record(batch: batch, span: span)))
      if let code { types.store(hash, code) }
    }
    guard code == ActivityTypes.Code.visit else { return code }
    guard let page = batch.plainField(span, url) else { return nil }
    if page.isEmpty { return code }
    let pageHash = Hash.of(page)
    if let isHigh = pages.value(pageHash) { return isHigh ? ActivityTypes.Code.highValueVisit : code }
    let isHigh = context.names.isHighValue(url: page)
    pages.store(pageHash, isHigh)
    return isHigh ? ActivityTypes.Code.highValueVisit : code
  }

  /// The code of what led to a row; nil where one of its texts is not plain.
  @inline(__always)
  private mutating func originCode(
    _ batch: RecordBatch, _ span: RecordSpan, _ context: inout PartContext
  ) -> UInt16? {
    var mixed: UInt64 = 1
    for (position, isPage) in originPositions {
      guard var text = batch.plainField(span, position) else { return nil }
      // What follows is a visitor's: with it every row would be a new one.
      if isPage { text = OriginColumns.withoutQuery(text) }
      mixed = (mixed ^ (text.isEmpty ? 0 : Hash.of(text))) &* 0x9E37_79B9_7F4A_7C15
      mixed ^= mixed >> 29
    }
    if let code = origins.value(mixed) { return code }
    let (code, isKept) = origin.found(Record(batch: batch, span: span), &context)
    // What is noted is noted each time.
    if isKept { origins.store(mixed, code) }
    return code
  }

  /// A count of one to four digits; 1 where it is empty.
  @inline(__always)
  private func smallCount(_ batch: RecordBatch, _ span: RecordSpan) -> Int64? {
    guard let text = batch.plainField(span, count), text.count <= 4 else { return nil }
    if text.isEmpty { return 1 }
    var value: Int64 = 0
    for byte in text {
      guard Text.isDigit(byte) else { return nil }
      value = value * 10 + Int64(byte &- 48)
    }
    return value
  }

  /// A hash of what the record says in columns that are not kept; nil where one of them is not plain.
  private func remainder(_ batch: RecordBatch, _ span: RecordSpan) -> UInt32? {
    var remainder = RowRemainder()
    for (position, column) in unkept {
      guard let text = batch.plainField(span, position) else { return nil }
      remainder.add(text, of: column)
    }
    return remainder.hash
  }

  @inline(__always)
  private mutating func nameContact(
    _ row: UnsafeMutablePointer<ActivityStage.Row>, _ batch: RecordBatch, _ span: RecordSpan,
    _ context: inout PartContext
  ) -> Bool {
    guard let text = batch.plainField(span, contact), !Identifiers.isRounded(text) else { return false }
    row.pointee.contact = lookup(normalised(text), context.pool)
    row.pointee.contactWord = 0
    if !row.pointee.contact.text.isEmpty { return true }
    guard let email = batch.plainField(span, email) else { return false }
    if email.isEmpty { return true }
    let hash = Hash.of(email)
    if let name = contactNames.value(hash) {
      row.pointee.contactWord = name.word
      return true
    }
    let name = ContactName(email: context.foldedKey(email))
    contactNames.store(hash, name)
    row.pointee.contactWord = name.word
    return true
  }

  @inline(__always)
  private mutating func nameAccount(
    _ row: UnsafeMutablePointer<ActivityStage.Row>, _ batch: RecordBatch, _ span: RecordSpan,
    _ context: inout PartContext
  ) -> Bool {
    guard let text = batch.plainField(span, account), !Identifiers.isRounded(text) else { return false }
    let id = normalised(text)
    if id.isEmpty {
      row.pointee.account = ActivityStage.Lookup()
    } else {
      let identity = TextIdentity(id)
      context.pool.prefetchAccount(identity)
      row.pointee.account = ActivityStage.Lookup(text: id, identity: identity)
    }
    row.pointee.accountWord = 0
    row.pointee.isContactsAccount = false
    if !row.pointee.account.text.isEmpty { return true }
    if let accountName {
      guard let named = nameAccount(row, by: accountName, batch, span, &context) else { return false }
      if named { return true }
    }
    if let domain {
      guard let named = nameAccount(row, by: domain, batch, span, &context) else { return false }
      if named { return true }
    }
    if !row.pointee.contact.text.isEmpty {
      row.pointee.isContactsAccount = true
    } else if row.pointee.contactWord != 0 {
      row.pointee.accountWord = AccountName(.email, ContactName(word: row.pointee.contactWord).key).word
    }
    return true
  }

  /// Names the account by a field that has to be normalised.
  ///
  /// - Returns: whether the field is not empty; nil where it is not plain.
  @inline(__always)
  private mutating func nameAccount(
    _ row: UnsafeMutablePointer<ActivityStage.Row>, by position: Int, _ batch: RecordBatch, _ span: RecordSpan,
    _ context: inout PartContext
  ) -> Bool? {
    guard let text = batch.plainField(span, position) else { return nil }
    if text.isEmpty { return false }
    // A name and a domain that are the same text are not the same name: the position is part of what is asked.
    let hash = Hash.of(text) &+ UInt64(truncatingIfNeeded: position)
    var name = accountNames.value(hash)
    if name == nil {
      // What cannot name an account is found out by the general way.
      guard let found = try? naming.account(Record(batch: batch, span: span), &context) else { return nil }
      // A domain that says nothing leaves it to the row's other names.
      if found.kind == .name || found.kind == .domain { accountNames.store(hash, found) }
      name = found
    }
    row.pointee.accountWord = name?.word ?? 0
    return true
  }

  /// An id as it is compared; only Salesforce's lengths, and what may end in `.0`, need a look.
  @inline(__always)
  private func normalised(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    text.count == 18 || text.count == 15 || (text.count > 2 && text[text.count - 2] == UInt8(ascii: "."))
      ? Identifiers.normalised(text) : text
  }

  @inline(__always)
  private func lookup(_ text: UnsafeRawBufferPointer, _ pool: borrowing StringPoolBuilder) -> ActivityStage.Lookup {
    if text.isEmpty { return ActivityStage.Lookup() }
    let identity = TextIdentity(text)
    pool.prefetch(identity)
    return ActivityStage.Lookup(text: text, identity: identity)
  }
}

extension RecordBatch {
  /// A field whose text can be used as it stands in the buffer: without doubled quotes or bytes above ASCII.
  ///
  /// - Returns: nil where it cannot; no bytes where it is empty, or the record has no such field.
  @inline(__always)
  func plainField(_ span: RecordSpan, _ position: Int?) -> UnsafeRawBufferPointer? {
    guard let position, position < Int(span.count) else { return .nothing }
    let separators = separators + Int(span.firstSeparator)
    let start = position == 0 ? Int(span.start) : Int(separators[position - 1]) &+ 1
    let count = Int(separators[position]) &- start
    if count == 0 { return .nothing }
    let text = UnsafeRawBufferPointer(start: bytes + start, count: count)
    if count < 1 || text[0] <= 34 || text[count - 1] <= 32 { return trimmedField(text) }
    if hasHighBytes && !RecordBatch.isASCII(text) { return nil }
    return text
  }

  /// A field with blanks around it, as the last one of a line that ends in CR LF, or in quotes with none within.
  private func trimmedField(_ field: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
    var text = Text.trimmed(field)
    if text.isEmpty { return text }
    let quote = UInt8(ascii: "\"")
    if isQuoted && field[0] == quote {
      guard text.count > 1, text[text.count - 1] == quote else { return nil }
      let inner = UnsafeRawBufferPointer(rebasing: text[1..<text.count - 1])
      if inner.contains(quote) { return nil }
      text = Text.trimmed(inner)
    }
    return hasHighBytes && !RecordBatch.isASCII(text) ? nil : text
  }

  @inline(__always)
  private static func isASCII(_ text: UnsafeRawBufferPointer) -> Bool {
    var seen: UInt8 = 0
    for byte in text { seen |= byte }
    return seen < 0x80
  }
}

/// A cache of what was found out about texts that occur again and again: a table in which a newer text drives out an older.
///
/// It is as large as the texts that come need, up to its size: most of thousands of files may have a row each.
struct RecentCache<Value> {
  private var slots: [(hash: UInt64, value: Value)] = []
  private var mask = 0
  /// How many were stored since the table was made.
  private var stored = 0
  private let size: Int
  private let nothing: Value

  /// `size` is a power of two, and the most texts. `nothing` fills the free slots.
  init(size: Int, nothing: Value) {
    self.size = size
    self.nothing = nothing
  }

  /// What was stored for a text's hash, or nil.
  @inline(__always)
  func value(_ hash: UInt64) -> Value? {
    if slots.isEmpty { return nil }
    let slot = slots[Int(truncatingIfNeeded: hash) & mask]
    return slot.hash == hash && hash != 0 ? slot.value : nil
  }

  /// Stores a value.
  mutating func store(_ hash: UInt64, _ value: Value) {
    if stored >= slots.count / 2 && slots.count < size { grow() }
    slots[Int(truncatingIfNeeded: hash) & mask] = (hash, value)
    stored += 1
  }

  /// Makes a larger table, with what the old one has.
  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, nothing), count: min(size, max(16, old.count * 8)))
    mask = slots.count - 1
    stored = 0
    for slot in old where slot.hash != 0 {
      slots[Int(truncatingIfNeeded: slot.hash) & mask] = slot
      stored += 1
    }
  }
}
