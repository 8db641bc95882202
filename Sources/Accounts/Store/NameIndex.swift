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
