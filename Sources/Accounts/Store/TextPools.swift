internal import Ingest

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
