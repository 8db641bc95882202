internal import Ingest
internal import Values

/// Which account and which contact every name leads to, once accounts, contacts and opportunities are resolved.
///
/// Activities give no names their meaning, so rows that are appended are looked up in the index of the dataset before.
struct NameIndex: Sendable {
  let names: NameNumbers
  /// By name number: the account it names, or -1.
  let accountOfName: [Int32]
  /// By name number of a contact's id or address: the contact's number, or -1.
  let contactOfName: [Int32]
  /// By contact number: its account, or -1.
  let contactAccounts: [Int32]
  /// By contact number: its row.
  let contactSources: [RowReference]

  /// The accounts that names lead to; -1 where none is known.
  func accounts(_ wanted: [AccountName], in pool: StringPool) -> [Int32] {
    var accounts = [Int32](repeating: -1, count: wanted.count)
    for kind in AccountName.Kind.allCases where kind != .none {
      let positions = wanted.indices.filter { wanted[$0].kind == kind }
      if positions.isEmpty { continue }
      let numbers = names.known(kind, positions.map { wanted[$0].key }, in: pool)
      for (number, position) in zip(numbers, positions) {
        accounts[position] = account(number, kind, wanted[position].key, in: pool)
      }
    }
    return accounts
  }

  private func account(_ number: NameID, _ kind: AccountName.Kind, _ key: StringID, in pool: StringPool) -> Int32 {
    switch kind {
    case .none: return -1
    case .id, .name, .domain, .opportunity: return accountOfName[Int(number)]
    case .contact:
      let contact = contactOfName[Int(number)]
      return contact < 0 ? -1 : contactAccounts[Int(contact)]
    case .email:
      let contact = contactOfName[Int(number)]
      if contact >= 0 { return contactAccounts[Int(contact)] }
      return pool[key].withUnsafeBytes { text in
        let domain = Domains.ofEmail(text)
        if domain.isEmpty || Domains.isFreeMail(Array(domain)) { return -1 }
        return accountOfName[Int(names.known(.domain, domain))]
      }
    }
  }

  /// The numbers of contacts + 1; 0 where no contact has the name.
  func contacts(_ wanted: [ContactName], in pool: StringPool) -> [UInt32] {
    var contacts = [UInt32](repeating: 0, count: wanted.count)
    for isEmail in [false, true] {
      let positions = wanted.indices.filter { !wanted[$0].isNone && wanted[$0].isEmail == isEmail }
      if positions.isEmpty { continue }
      let numbers = names.known(isEmail ? .email : .contact, positions.map { wanted[$0].key }, in: pool)
      for (number, position) in zip(numbers, positions) {
        contacts[position] = UInt32(contactOfName[Int(number)] + 1)
      }
    }
    return contacts
  }
}

/// The number of a name among all parts: accounts' ids, names and domains, contacts' ids and e-mail addresses.
typealias NameID = UInt32

/// Gives one number to equal names of different parts. The kind is part of the name, so id `7` and name `7` differ.
struct NameNumbers: Sendable {
  /// By kind: its names.
  private var pools = AccountName.Kind.allCases.map { _ in StringPoolBuilder() }
  /// By kind: the number of each name of its pool.
  private var numbers: [[NameID]] = AccountName.Kind.allCases.map { _ in [0] }
  /// By number of an e-mail address: the number of its domain. 0: none that could name an account, or no address.
  /// By number of a domain: whether it is a free-mail provider's.
  private var domains: [NameID] = [0]
  private static let anybodys = NameID.max

  /// No names yet, but capacity for contacts.
  init(contacts: Int) {
    for kind in [AccountName.Kind.contact, .email] {
      pools[Int(kind.rawValue)] = StringPoolBuilder(expecting: contacts)
    }
  }

  /// How many numbers are in use; 0 stands for no name.
  var count: Int { domains.count }

  /// The number of a name. Empty text is no name.
  mutating func number(_ kind: AccountName.Kind, _ text: some Collection<UInt8>) -> NameID {
    if text.isEmpty { return 0 }
    // Account names may differ in case; every other name was normalised when it was read.
    if kind == .name { return Folding.bytes(text).withUnsafeBytes { number(kind, exactly: $0) } }
    if let found = text.withContiguousStorageIfAvailable({ number(kind, exactly: UnsafeRawBufferPointer($0)) }) {
      return found
    }
    return Array(text).withUnsafeBytes { number(kind, exactly: $0) }
  }

  /// The numbers of many names of one pool: their kind is not `name`.
  mutating func numbers(_ kind: AccountName.Kind, _ keys: [StringID], in pool: StringPool) -> [NameID] {
    let place = Int(kind.rawValue)
    let own = pools[place].keys(of: keys, in: pool)
    return pool.bytes.withUnsafeBytes { bytes in
      zip(keys, own).map { key, own in
        if own.isEmpty { return 0 }
        if own.number < numbers[place].count { return numbers[place][Int(own.number)] }
        return add(kind, pool.text(key, in: bytes))
      }
    }
  }

  private mutating func number(_ kind: AccountName.Kind, exactly text: UnsafeRawBufferPointer) -> NameID {
    let place = Int(kind.rawValue)
    let key = Int(pools[place].key(text).number)
    return key < numbers[place].count ? numbers[place][key] : add(kind, text)
  }

  /// Gives the next key of a kind its number.
  private mutating func add(_ kind: AccountName.Kind, _ text: UnsafeRawBufferPointer) -> NameID {
    let number = NameID(domains.count)
    numbers[Int(kind.rawValue)].append(number)
    domains.append(kind == .domain && Domains.isFreeMail(text) ? NameNumbers.anybodys : 0)
    if kind == .email {
      let domain = Domains.ofEmail(text)
      if !domain.isEmpty {
        let domainNumber = self.number(.domain, exactly: domain)
        if domains[Int(domainNumber)] != NameNumbers.anybodys { domains[Int(number)] = domainNumber }
      }
    }
    return number
  }

  /// The number of the domain of an e-mail address; nil where it could name no account.
  func domain(ofEmail number: NameID) -> NameID? { domains[Int(number)] == 0 ? nil : domains[Int(number)] }

  // MARK: Looking up

  /// The number of a name that is known already, else 0.
  func known(_ kind: AccountName.Kind, _ text: UnsafeRawBufferPointer) -> NameID {
    numbers[Int(kind.rawValue)][Int(pools[Int(kind.rawValue)].number(of: text))]
  }

  /// The numbers of names of one kind that are known already, else 0.
  func known(_ kind: AccountName.Kind, _ keys: [StringID], in pool: StringPool) -> [NameID] {
    if kind == .name {
      return keys.map { key in Folding.bytes(pool[key]).withUnsafeBytes { known(kind, $0) } }
    }
    let place = Int(kind.rawValue)
    return pools[place].numbers(of: keys, in: pool).map { numbers[place][Int($0)] }
  }
}

/// Names made comparable: account names are the same without case (data.md, Tables).
package enum Folding {
  /// The case-folded bytes of a name.
  static func bytes(_ text: some Collection<UInt8>) -> [UInt8] {
    var folded: [UInt8] = []
    Array(text).withUnsafeBytes { Text.fold($0, into: &folded) }
    return folded
  }

  /// The case-folded form of a name.
  package static func text(_ text: String) -> String { String(decoding: bytes(text.utf8), as: UTF8.self) }
}
