internal import Ingest

/// What the texts of one pool mean where activities use them: each distinct one is looked up once, for all parts that share the pool.
/// A class, as the segments of all parts that share the pool have it in common.
final class TextMeanings: Sendable {
  /// By key: the number of the visitor; no elements where the pool names none.
  let visitors: FixedColumn<UInt32>
  /// By key: the number of the contact with this id, or this address, + 1; 0 where there is none.
  let contactsByID: FixedColumn<UInt32>
  /// The same by key of an address.
  let contactsByEmail: FixedColumn<UInt32>
  /// By kind, then key: the account, or -1.
  private let accounts: [[Int32]]
  private let uses: TextUses
  private let pool: StringPool

  /// The number of a contact + 1; 0 where no contact has the name.
  func contact(_ name: ContactName) -> UInt32 {
    let contacts = name.isEmail ? contactsByEmail : contactsByID
    let key = Int(name.key.number)
    return key < contacts.count ? contacts[key] : 0
  }

  /// The account that a name leads to, or -1.
  func account(_ name: AccountName) -> Int32 {
    name.kind == .none ? -1 : accounts[Int(name.kind.rawValue)][Int(name.key.number)]
  }

  /// Looks up all names but the visitors', whose numbers are given in the order of their keys.
  convenience init(_ uses: TextUses, visitors numbers: [UInt32], pool: StringPool, nameIndex: NameIndex) {
    let visitors = FixedColumn(TextMeanings.table(uses.visitors, numbers, count: pool.count, rest: 0))
    self.init(uses, visitors: visitors, pool, nameIndex)
  }

  /// The same, its names looked up in another index.
  func renamed(_ nameIndex: NameIndex) -> TextMeanings { TextMeanings(uses, visitors: visitors, pool, nameIndex) }

  private init(_ uses: TextUses, visitors: FixedColumn<UInt32>, _ pool: StringPool, _ nameIndex: NameIndex) {
    self.uses = uses
    self.pool = pool
    self.visitors = visitors
    var accounts = [[Int32]](repeating: [], count: AccountName.Kind.allCases.count)
    for kind in AccountName.Kind.allCases where kind != .none {
      let keys = uses.accounts(kind)
      if keys.isEmpty { continue }
      accounts[Int(kind.rawValue)] = TextMeanings.table(
        keys, nameIndex.accounts(keys.map { AccountName(kind, $0) }, in: pool), count: pool.count, rest: -1)
    }
    self.accounts = accounts
    let ids = uses.contacts
    contactsByID = FixedColumn(
      TextMeanings.table(
        ids, nameIndex.contacts(ids.map { ContactName(id: $0) }, in: pool), count: pool.count, rest: 0))
    let emails = uses.contactEmails
    contactsByEmail = FixedColumn(
      TextMeanings.table(
        emails, nameIndex.contacts(emails.map { ContactName(email: $0) }, in: pool), count: pool.count, rest: 0))
  }

  private static func table<Value>(_ keys: [StringID], _ values: [Value], count: Int, rest: Value) -> [Value] {
    if keys.isEmpty { return [] }
    var table = Array(repeating: rest, count: count)
    for (key, value) in zip(keys, values) { table[Int(key.number)] = value }
    return table
  }
}
