internal import Mappings
internal import Tabular
internal import Values

/// What the row builders of one part share: the rules, the texts, and the part in the making.
struct PartContext {
  let rules: ReadRules
  let names: ActivityNames
  /// The file's path below the data directory, and its header.
  let path: String
  let header: [String]
  /// The part in the making; its pool is set when it is sealed.
  var part = Part(pool: .empty)
  var pool: StringPoolBuilder
  var fields = FieldReader()
  var styles: ColumnStyles
  /// About how many bytes of text the part will be made of; 0 where nobody knows.
  var expectedBytes: Int64 = 0
  /// Records given to row builders.
  var records = 0
  /// The table whose rows are being built; nil where the record as a whole is looked at.
  var table: Table?
  /// How many more rows that were left out can be listed: a file that is bad throughout must not fill the memory.
  var unlistedLeft = PartContext.listLimit
  /// So many rows that were left out are listed of one chunk of a file.
  static let listLimit = 1_000_000
  private var buffer: [UInt8] = []
  /// What the columns of a grouped report last said.
  private var carried: [Int: [UInt8]] = [:]

  /// Who leases the pool, and which one it is.
  private let texts: SharedStringPools
  private var leasedPool: Int
  private let sharesTexts: Bool
  private var sorter: ActivitySorter

  init(
    rules: ReadRules, names: ActivityNames, path: String, header: [String], styles: ColumnStyles,
    texts: SharedStringPools,
    sharesTexts: Bool
  ) {
    self.sharesTexts = sharesTexts
    let lease = texts.lease(isShared: sharesTexts)
    pool = lease.pool
    leasedPool = lease.number
    sorter = lease.sorter
    self.texts = texts
    sorter.moveBuffer(to: &part.activities)
    self.rules = rules
    self.names = names
    self.path = path
    self.header = header
    self.styles = styles
  }

  /// Moves the part out, complete but for its texts, which follow when all files of the batch are read; begins the next one.
  mutating func nextPart() -> Part {
    var part = Part(pool: .empty)
    swap(&part, &self.part)
    part.sealActivities(texts: pool.count, &sorter)
    sorter.moveBuffer(to: &self.part.activities)
    part.leasedPool = leasedPool
    if fields.transcoded > 0 { part.notes["not UTF-8, read as Windows-1252", default: 0] += fields.transcoded }
    // The scanner reports its problems apart from the row builders', and of several tables each reports its own.
    part.problems.sort { $0.line < $1.line }
    fields = FieldReader()
    records = 0
    if SharedStringPools.isFull(pool) {
      releaseTexts()
      let lease = texts.lease(isShared: sharesTexts)
      pool = lease.pool
      leasedPool = lease.number
      sorter = lease.sorter
    }
    return part
  }

  /// Releases the texts: after it nothing more is read.
  mutating func releaseTexts() {
    var lease = SharedStringPools.Lease(number: leasedPool, isShared: sharesTexts)
    swap(&lease.pool, &pool)
    sorter.reclaimBuffer(of: &part.activities)
    swap(&lease.sorter, &sorter)
    texts.release(lease)
  }

  /// Notes an oddity that costs no row. Beyond a thousand wordings they are counted together.
  mutating func note(_ wording: String) {
    let known = part.notes[wording] != nil || part.notes.count < 1_000
    part.notes[known ? wording : "other notes", default: 0] += 1
  }

  /// Counts a record that a rule sets aside: it gives no row, and nothing is wrong with it.
  mutating func setAside(_ rule: RowRule, _ rows: Int = 1) {
    if let table, rows > 0 { part.setAside[table, default: [:]][rule, default: 0] += rows }
  }

  /// Leaves a row out.
  ///
  /// - Parameter owner: whose row it is; empty where nobody's.
  mutating func leaveOut(_ record: Record, _ fault: RowFault, owner: String = "") {
    leaveOut(
      RowProblem(
        line: record.line, table: table, column: name(of: fault.column), reason: fault.reason, worth: fault.worth,
        owner: owner))
  }

  /// Leaves a record out. It is counted even where the list is full.
  mutating func leaveOut(_ problem: RowProblem) {
    if unlistedLeft > 0 {
      unlistedLeft -= 1
      part.problems.append(problem)
    } else {
      part.unlistedProblems += 1
    }
  }

  /// Counts a row that is marked deleted, and the rows that stand for it so that they remove an earlier one.
  mutating func noteDeleted(removers: Int) {
    if let table { part.deleted[table, default: 0] += 1 }
    part.removers += removers
  }

  /// The column's name in the file, or the table's name for it where the file has none.
  func name(of column: BoundColumn) -> String {
    guard let position = column.positions.first, position < header.count, !header[position].isEmpty else {
      return column.column.rawValue
    }
    return header[position]
  }

  // MARK: Texts

  /// The text of a column: of its fields the first that is not empty, translated.
  mutating func bound(_ column: BoundColumn, _ record: Record) -> BoundText {
    for position in column.positions {
      var text = fields.text(record, position)
      if !carried.isEmpty, let group = carried[position] { text = fields.copy(group) }
      if text.isEmpty { continue }
      if column.takesFirstOfList, let end = text.firstIndex(of: UInt8(ascii: ";")) {
        text = Text.trimmed(UnsafeRawBufferPointer(rebasing: text[..<end]))
        if text.isEmpty { continue }
      }
      return BoundText(
        text: column.translations.isEmpty ? text : translated(text, column), position: position,
        isJSONNumber: record.isJSONNumber(position))
    }
    return BoundText(text: column.constant.isEmpty ? .nothing : fields.copy(column.constant), position: .max)
  }

  /// The text of a column.
  mutating func text(_ column: BoundColumn, _ record: Record) -> UnsafeRawBufferPointer {
    bound(column, record).text
  }

  /// Keeps what a record says in the columns of its groups, for the ones below it. The number of records behind a group's name is no
  /// part of it: `Closed Won (2)`.
  mutating func carry(_ record: Record, _ columns: Set<Int>) {
    for position in columns {
      var text = fields.text(record, position)
      if text.isEmpty { continue }
      if text.last == UInt8(ascii: ")"), let open = text.lastIndex(of: UInt8(ascii: "(")), open > 0,
        text[(open + 1)..<(text.count - 1)].allSatisfy({ Text.isDigit($0) || $0 == UInt8(ascii: ",") }),
        open + 2 < text.count
      {
        text = Text.trimmed(UnsafeRawBufferPointer(rebasing: text[..<open]))
      }
      carried[position] = Array(text)
    }
  }

  private mutating func translated(_ text: UnsafeRawBufferPointer, _ column: BoundColumn) -> UnsafeRawBufferPointer {
    Text.plain(text, into: &buffer)
    guard let translation = column.translations[String(decoding: buffer, as: UTF8.self)] else { return text }
    return fields.copy(translation.utf8)
  }

  // MARK: Keys

  /// The key of a column's text as it stands.
  mutating func key(_ column: BoundColumn, _ record: Record) -> StringID { pool.key(text(column, record)) }

  /// The key of a column's text as an id.
  mutating func idKey(_ column: BoundColumn, _ record: Record) throws(RowFault) -> StringID {
    pool.key(try id(column, record))
  }

  /// The text of a column as an id. One that a spreadsheet has rounded is none: many rows would share it.
  mutating func id(_ column: BoundColumn, _ record: Record) throws(RowFault) -> UnsafeRawBufferPointer {
    let text = Identifiers.normalised(text(column, record))
    if Identifiers.isRounded(text) { throw RowFault(column, .roundedID(value: RowFault.shown(text))) }
    return text
  }

  /// The key of a text in lower case: of names and e-mail addresses.
  mutating func foldedKey(_ text: UnsafeRawBufferPointer) -> StringID {
    Text.fold(text, into: &buffer)
    return pool.key(bytes: buffer)
  }

  /// The key of the domain that a text names.
  mutating func domainKey(_ text: UnsafeRawBufferPointer) -> StringID {
    if text.isEmpty { return .empty }
    Domains.normalise(text, into: &buffer)
    return pool.key(bytes: buffer)
  }

  /// The key of an e-mail address's domain; empty where that is anybody's.
  mutating func companyDomainKey(email: UnsafeRawBufferPointer) -> StringID {
    let domain = Domains.ofEmail(email)
    if domain.isEmpty { return .empty }
    Domains.normalise(domain, into: &buffer)
    return Domains.isFreeMail(buffer) ? .empty : pool.key(bytes: buffer)
  }
}

extension UnsafeRawBufferPointer {
  /// No bytes.
  static var nothing: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: nil, count: 0) }
}
