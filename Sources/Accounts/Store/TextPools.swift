internal import Ingest
internal import Synchronization
internal import Values

/// The distinct pools of texts of some parts: parts that were read together share one.
struct TextPools: Sendable {
  private(set) var pools: [StringPool] = []
  /// By part: the position of its pool.
  private(set) var ofPart: [Int] = []
  private var known: [ObjectIdentifier: Int] = [:]

  /// Adds the next part. Returns the position of its pool.
  @discardableResult
  mutating func add(_ part: Part) -> Int {
    let pool = known[part.pool.identity] ?? pools.count
    if pool == pools.count {
      pools.append(part.pool)
      known[part.pool.identity] = pool
    }
    ofPart.append(pool)
    return pool
  }
}

/// The numbers of the names in one pool, looked up once a distinct name.
struct PoolNames {
  let pool: StringPool
  /// By key, for each kind; `UInt32.max`: not looked up yet.
  private var known: [[NameID]]

  init(pool: StringPool) {
    self.pool = pool
    known = Array(repeating: [], count: AccountName.Kind.allCases.count)
  }

  mutating func number(_ kind: AccountName.Kind, _ key: StringID, in names: inout NameNumbers) -> NameID {
    if key.isEmpty { return 0 }
    let index = Int(kind.rawValue)
    if known[index].isEmpty { known[index] = Array(repeating: .max, count: pool.count) }
    let found = known[index][Int(key.number)]
    if found != .max { return found }
    let number = names.number(kind, pool[key])
    known[index][Int(key.number)] = number
    return number
  }

  /// Looks many names up at once, for `number` to know them. Their kind is not `name`.
  mutating func learn(_ kind: AccountName.Kind, _ keys: [StringID], in names: inout NameNumbers) {
    let index = Int(kind.rawValue)
    if known[index].isEmpty { known[index] = Array(repeating: .max, count: pool.count) }
    let unknown = keys.filter { !$0.isEmpty && known[index][Int($0.number)] == .max }
    for (key, number) in zip(unknown, names.numbers(kind, unknown, in: pool)) { known[index][Int(key.number)] = number }
  }
}

/// What the activities of some segments use the texts of their pool for.
struct TextUses: Sendable {
  /// By key, a bit a use: a visitor, a contact's id, its address, and a name of an account by kind.
  private var uses: [UInt16]

  private static let visitor: UInt16 = 1
  private static let contact: UInt16 = 2
  private static let contactEmail: UInt16 = 4
  private static func account(_ kind: AccountName.Kind) -> UInt16 { 8 << UInt16(kind.rawValue) }

  /// - Complexity: O(rows + texts).
  init(of segments: [ActivitySegment.Columns], pool: StringPool) {
    uses = Array(repeating: 0, count: pool.count)
    for segment in segments {
      for name in segment.names { uses[Int(name.key.number)] |= TextUses.account(name.kind) }
      for name in segment.contacts {
        uses[Int(name.key.number)] |= name.isEmail ? TextUses.contactEmail : TextUses.contact
      }
      for visitor in segment.visitors { uses[Int(visitor.number)] |= TextUses.visitor }
    }
  }

  /// The visitors.
  var visitors: [StringID] { keys(TextUses.visitor) }
  /// The contacts that are named by id.
  var contacts: [StringID] { keys(TextUses.contact) }
  /// The contacts that are named by address.
  var contactEmails: [StringID] { keys(TextUses.contactEmail) }
  /// The names of accounts of a kind.
  func accounts(_ kind: AccountName.Kind) -> [StringID] { keys(TextUses.account(kind)) }

  private func keys(_ use: UInt16) -> [StringID] {
    var keys: [StringID] = []
    // The empty text is no name.
    for key in uses.indices.dropFirst() where uses[key] & use != 0 { keys.append(StringID(UInt32(key))) }
    return keys
  }
}

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

/// The numbers of visitors over all parts. Numbers are only ever added, so datasets that follow each other share them.
final class VisitorNumbers: Sendable {
  /// So many threads can number at once; a constant, so that numbers do not depend on the machine.
  private static let count = 4
  private final class Shard: Sendable {
    let texts = Mutex(TextNumbers())
  }
  private let shards = (0..<VisitorNumbers.count).map { _ in Shard() }

  /// How many numbers there are, 0 (no visitor) included.
  var count: Int { (shards.map { $0.texts.withLock(\.count) }.max() ?? 0) * shards.count + 1 }

  /// Numbers the visitors of some pools: by pool, in the order of the keys.
  func number(_ parts: [(keys: [StringID], pool: StringPool)], workers: Workers) -> [[UInt32]] {
    var numbers: [[UInt32]] = []
    numbers.reserveCapacity(parts.count)
    // A few parts at a time: what is known of their texts in between is three times what comes of it.
    let step = workers.count * 4
    for first in stride(from: 0, to: parts.count, by: step) {
      numbers += number(parts[first..<min(first + step, parts.count)], workers: workers)
    }
    return numbers
  }

  private func number(_ parts: ArraySlice<(keys: [StringID], pool: StringPool)>, workers: Workers) -> [[UInt32]] {
    let identities = workers.map(parts.count) { part in
      let (keys, pool) = parts[parts.startIndex + part]
      return pool.identities(of: keys)
    }
    let results = workers.map(shards.count) { shard in
      shards[shard].texts.withLock { texts in
        identities.map { texts.numbers(of: $0, shard: shard, of: VisitorNumbers.count) }
      }
    }
    return workers.map(parts.count) { part in
      var next = [Int](repeating: 0, count: VisitorNumbers.count)
      var numbers: [UInt32] = []
      numbers.reserveCapacity(identities[part].count)
      for identity in identities[part] {
        let shard = identity.shard(of: VisitorNumbers.count)
        let number = results[shard][part][next[shard]]
        next[shard] += 1
        numbers.append((number - 1) * UInt32(VisitorNumbers.count) + UInt32(shard) + 1)
      }
      return numbers
    }
  }
}
