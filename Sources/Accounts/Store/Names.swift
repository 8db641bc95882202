internal import Exports

/// The number of a name among all parts: accounts' ids, names and domains, contacts' ids and e-mail addresses.
typealias NameID = UInt32

/// Gives one number to equal names of different parts. The kind is part of the name, so id `7` and name `7` differ.
struct Names {
  private var pool = KeyPoolBuilder()
  /// The number of an e-mail address' domain by the address' number; 0: none that could name an account.
  private(set) var domainOfEmail: [NameID: NameID] = [:]
  private var scratch: [UInt8] = []

  /// How many numbers are in use; 0 stands for no name.
  var count: Int { pool.count }

  /// The number of a name. Empty text is no name.
  mutating func number(_ kind: AccountName.Kind, _ text: some Collection<UInt8>) -> NameID {
    if text.isEmpty { return 0 }
    scratch.removeAll(keepingCapacity: true)
    scratch.append(UInt8(kind.rawValue))
    // Account names may differ in case; every other name was normalised when it was read.
    if kind == .name { scratch += Folding.bytes(text) } else { scratch.append(contentsOf: text) }
    let before = pool.count
    let number = scratch.withUnsafeBytes { pool.key($0) }.number
    if kind == .email && pool.count > before {
      let domain = Array(text).withUnsafeBytes { Array(Domains.ofEmail($0)) }
      if !domain.isEmpty && !Domains.isFreeMail(domain) { domainOfEmail[number] = self.number(.domain, domain) }
    }
    return number
  }
}

/// The numbers of one part's names, looked up once a distinct name.
struct PartNames {
  /// By key, for each kind; `UInt32.max`: not looked up yet.
  private var known: [[NameID]]

  init(part: Part) {
    known = Array(repeating: [], count: AccountName.Kind.allCases.count)
    keys = part.pool.count
  }

  private let keys: Int

  mutating func number(_ name: AccountName, of part: Part, in names: inout Names) -> NameID {
    number(name.kind, name.key, of: part, in: &names)
  }

  mutating func number(_ name: ContactName, of part: Part, in names: inout Names) -> NameID {
    number(name.isEmail ? .email : .contact, name.key, of: part, in: &names)
  }

  mutating func number(_ kind: AccountName.Kind, _ key: Key, of part: Part, in names: inout Names) -> NameID {
    if key.isEmpty { return 0 }
    let index = Int(kind.rawValue)
    if known[index].isEmpty { known[index] = Array(repeating: .max, count: keys) }
    let found = known[index][Int(key.number)]
    if found != .max { return found }
    let number = names.number(kind, part.pool[key])
    known[index][Int(key.number)] = number
    return number
  }
}
