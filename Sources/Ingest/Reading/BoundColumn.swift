internal import Mappings
internal import Tabular
internal import Values

/// A column of a table, bound to where its values stand in a file's records.
struct BoundColumn {
  let column: Column
  /// The positions of the fields that give it; the first that is not empty in a row counts.
  let positions: [Int]
  /// The value where no field gives one.
  let constant: [UInt8]
  /// By the value's letters and digits in lower case.
  let translations: [String: String]
  /// Of a list `8001;8002` only the first counts.
  let takesFirstOfList: Bool
  /// By the position of a field, the power of ten by which its numbers are multiplied.
  let scales: [Int: Int]
  /// Where the year, the month and the day of a date stand, if in fields of their own.
  var dateParts: DateParts?

  init(_ column: Column, _ binding: TableBinding, isList: Bool = false) {
    scales = binding.scales
    dateParts = binding.dateParts[column]
    self.column = column
    positions = binding.fields[column] ?? []
    constant = Array((binding.constants[column] ?? "").utf8)
    translations = binding.translations[column] ?? [:]
    takesFirstOfList = isList && binding.treatments.contains(.firstOfList)
  }

  /// A column that fields at these positions give, as they stand.
  init(_ column: Column, at positions: [Int], scales: [Int: Int] = [:]) {
    self.scales = scales
    self.column = column
    self.positions = positions
    constant = []
    translations = [:]
    takesFirstOfList = false
  }

  /// Whether anything gives this column.
  var isBound: Bool { !positions.isEmpty || !constant.isEmpty }

  /// Whether a field's text is the value as it stands, at `positions[0]`: what hot loops rely on.
  var isPlain: Bool { positions.count == 1 && constant.isEmpty && translations.isEmpty && !takesFirstOfList }
}

/// A column of money: the amounts as written, and the same in the reporting currency, where the file has converted them already.
struct MoneyColumn {
  let original: BoundColumn
  let converted: BoundColumn

  /// - Parameter reporting: the reporting currency: amounts converted to another are no help.
  init(_ column: Column, _ binding: TableBinding, reporting: String) {
    original = BoundColumn(column, binding)
    let fields = (binding.converted[column] ?? []).filter { $0.currency == nil || $0.currency == reporting }
    converted = BoundColumn(column, at: fields.map(\.position), scales: binding.scales)
  }
}

/// The text of a column in one record, and the position of the field that gave it (beyond all columns where a constant did).
struct BoundText {
  var text: UnsafeRawBufferPointer
  var position: Int
  /// Whether it is a number of JSON: its point is a decimal mark.
  var isJSONNumber = false

  var isEmpty: Bool { text.isEmpty }
}

/// Why a row is left out: the column and what is wrong with it.
struct RowFault: Error {
  var column: BoundColumn
  var reason: RowProblem.Reason
  /// What the row is worth: `RowProblem.worth`.
  var worth: Money?

  init(_ column: BoundColumn, _ reason: RowProblem.Reason, worth: Money? = nil) {
    self.column = column
    self.reason = reason
    self.worth = worth
  }

  /// Whether it is that a currency has no rate.
  var isOfCurrency: Bool { if case .unknownCurrency = reason { true } else { false } }

  /// A value that cannot be read.
  static func unreadable(_ column: BoundColumn, _ text: UnsafeRawBufferPointer, as expected: String) -> RowFault {
    RowFault(column, .unreadable(value: RowFault.shown(text), expected: expected))
  }

  /// The same of a text.
  static func shown(_ text: String) -> String { Array(text.utf8).withUnsafeBytes(shown) }

  /// A value as messages show it: not more than its beginning.
  static func shown(_ text: UnsafeRawBufferPointer) -> String {
    let limit = 60
    if text.count <= limit { return String(decoding: text, as: UTF8.self) }
    var end = limit
    while end > 0, text[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: text[..<end], as: UTF8.self) + "…"
  }
}

/// The columns by which a row names its account and its contact (data.md, Tables).
struct Naming {
  let accountID: BoundColumn
  let accountName: BoundColumn
  let domain: BoundColumn
  let contactID: BoundColumn
  let email: BoundColumn
  let relatedTo: BoundColumn
  /// Of an activity: the deal that leads to the account.
  private let opportunity: BoundColumn?
  let usesRelatedTo: Bool

  init(_ binding: TableBinding) {
    accountID = BoundColumn(.accountID, binding, isList: true)
    accountName = BoundColumn(.accountName, binding, isList: true)
    domain = BoundColumn(.domain, binding, isList: true)
    contactID = BoundColumn(.contactID, binding, isList: true)
    email = BoundColumn(.email, binding, isList: true)
    relatedTo = BoundColumn(.relatedTo, binding)
    opportunity =
      binding.table == .activities && binding.fields[.opportunityID] != nil
      ? BoundColumn(.opportunityID, binding, isList: true) : nil
    usesRelatedTo = binding.treatments.contains(.relatedToNamesAccount)
  }

  /// The row's account: by the first of its names that is not empty.
  func account(_ record: Record, _ context: inout PartContext) throws(RowFault) -> AccountName {
    if let own = try ownAccount(record, &context) { return own }
    if let opportunity {
      let deal = try context.idKey(opportunity, record)
      if !deal.isEmpty { return AccountName(.opportunity, deal) }
    }
    let contact = try context.idKey(contactID, record)
    if !contact.isEmpty { return AccountName(.contact, contact) }
    let address = context.text(email, record)
    return address.isEmpty ? .none : AccountName(.email, context.foldedKey(address))
  }

  /// A contact's account: its own id and address cannot lead to it, only the address's domain can.
  func account(ofContact record: Record, _ context: inout PartContext) throws(RowFault) -> AccountName {
    if let own = try ownAccount(record, &context) { return own }
    let key = context.companyDomainKey(email: context.text(email, record))
    return key.isEmpty ? .none : AccountName(.domain, key)
  }

  /// The row's account where a row must name one.
  func requiredAccount(_ record: Record, _ context: inout PartContext) throws(RowFault) -> AccountName {
    let name = try account(record, &context)
    if name.kind == .none { throw RowFault(accountID, .namesNoAccount) }
    return name
  }

  /// The row's contact, by id, else by address.
  func contact(_ record: Record, _ context: inout PartContext) throws(RowFault) -> ContactName {
    let id = try context.idKey(contactID, record)
    if !id.isEmpty { return ContactName(id: id) }
    let address = context.text(email, record)
    return address.isEmpty ? .none : ContactName(email: context.foldedKey(address))
  }

  private func ownAccount(_ record: Record, _ context: inout PartContext) throws(RowFault) -> AccountName? {
    let id = context.pool.accountKey(try context.id(accountID, record))
    if !id.isEmpty { return AccountName(.id, id) }
    if usesRelatedTo {
      // Salesforce ids say by their first three characters what they name: 001 an account, 006 an opportunity.
      let related = Identifiers.normalised(context.text(relatedTo, record))
      if related.starts(with: [48, 48, 49]) { return AccountName(.id, context.pool.accountKey(related)) }
      if related.starts(with: [48, 48, 54]) { return AccountName(.opportunity, context.pool.key(related)) }
    }
    let name = context.text(accountName, record)
    if !name.isEmpty { return AccountName(.name, context.pool.key(name)) }
    let domain = context.domainKey(context.text(domain, record))
    return domain.isEmpty ? nil : AccountName(.domain, domain)
  }
}
