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

  /// For what recent texts do not answer.
  let naming: Naming
  let typeColumn: BoundColumn

  var clock: ClockReader
  /// Codes of types, and whether pages are high-value ones, by the hash of the text.
  var types = RecentAnswers<UInt8>(size: 256, nothing: 0)
  var pages = RecentAnswers<Bool>(size: 4_096, nothing: false)
  /// Names of accounts and contacts that have to be normalised, by the hash of the text as it stands.
  var accountAnswers = RecentAnswers<AccountName>(size: 1 << 14, nothing: .none)
  var contactAnswers = RecentAnswers<ContactName>(size: 1 << 14, nothing: .none)
  let stage: ActivityStage

  /// nil where a column has several fields, a constant, or anything else that only the general way knows.
  init?(_ binding: TableBinding, zone: Zone) {
    let known: [Column] = [
      .timestamp, .type, .accountID, .accountName, .domain, .contactID, .email, .visitorID, .url, .count, .activityID,
    ]
    for column in known {
      let bound = BoundColumn(column, binding)
      guard bound.positions.count <= 1, bound.constant.isEmpty else { return nil }
      // A type is looked up once, so that translating it costs nothing.
      guard bound.translations.isEmpty || column == .type else { return nil }
    }
    let markers = RowMarkers(binding)
    guard binding.treatments.isEmpty, binding.grouped.isEmpty, binding.messageType == nil,
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
    naming = Naming(binding)
    typeColumn = BoundColumn(.type, binding)
    clock = ClockReader(zone: zone)
    stage = ActivityStage(hasIDs: id != nil)
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
