internal import Ingest
internal import Values

/// The facts of all accounts at one point, as columns: what KPIs add up, whole, by tier, or under a filter.
public struct FactColumns: Sendable {
  /// T and P.
  public let point: Point
  private let order: AccountOrder
  /// By `Fact.rawValue`, then block.
  private var blocks: [[FactBlock]]
  /// By `Duration.rawValue`: accounts and days, in the order of columns.
  public private(set) var durations: [[(account: Int32, days: Int32)]]
  /// The stage of each account, 0 where it is not on the list.
  public private(set) var stages: [UInt8]
  /// The lifecycle stage of each account, 0 where it is not on the list.
  public private(set) var lifecycles: [UInt8]
  /// Scope of the whole list, unfiltered: what the facts of a single account cannot say.
  public internal(set) var scope = ListScope()

  /// Puts together what was computed for the blocks of an order, one piece after the other.
  init(point: Point, order: AccountOrder, pieces: [FactPiece], at index: Int) {
    self.point = point
    self.order = order
    blocks = Fact.allCases.map { fact in pieces.flatMap { $0.points[index].blocks[fact.rawValue] } }
    durations = Duration.allCases.map { duration in pieces.flatMap { $0.points[index].durations[duration.rawValue] } }
    stages = Array(repeating: 0, count: order.positions.count)
    lifecycles = stages
    for piece in pieces {
      for (offset, account) in piece.accounts.enumerated() {
        stages[Int(account)] = piece.points[index].stages[offset]
        lifecycles[Int(account)] = piece.points[index].lifecycles[offset]
      }
    }
  }

  /// By account: whether it is on the list and no customer.
  var canBeWon: [Bool] { stages.indices.map { stages[$0] != 0 && lifecycles[$0] < 5 } }

  /// Moves customers with a relative on the list that is no customer to *Land & expand*.
  mutating func addRelatives(_ families: Families) {
    let relatives = families.relatives(where: canBeWon)
    for account in lifecycles.indices where lifecycles[account] == 5 && relatives[account] { lifecycles[account] = 7 }
  }

  /// Takes back what `addRelatives` did.
  mutating func removeRelatives() {
    for account in lifecycles.indices where lifecycles[account] == 7 { lifecycles[account] = 5 }
  }

  // MARK: Reading

  /// Which accounts are added up: a mask that fits these columns and those of the other points of a table.
  ///
  /// - Parameter members: by account; nil: all.
  /// - Complexity: O(accounts).
  public func mask(_ members: [Bool]?) -> AccountMask { AccountMask(order, members: members) }

  /// Σ of counts, or of money in ten-thousandths, by tier: none at 0, then 1–3.
  ///
  /// - Complexity: O(accounts), or O(members) where they are few.
  public func sums(_ fact: Fact, over mask: AccountMask) -> [Int64] {
    order.blocks.map { tier in
      tier.reduce(0) { sum, block in
        mask.members(ofBlock: block).map { sum &+ blocks[fact.rawValue][block].sum($0) } ?? sum
      }
    }
  }

  /// Σ of doubles by tier: none at 0, then 1–3.
  public func doubleSums(_ fact: Fact, over mask: AccountMask) -> [Double] {
    order.blocks.map { tier in
      tier.reduce(0) { sum, block in
        mask.members(ofBlock: block).map { sum + blocks[fact.rawValue][block].sumOfDoubles($0) } ?? sum
      }
    }
  }

  /// A column of counts or of money in ten-thousandths, by account.
  public func integers(_ fact: Fact) -> [Int64] { order.positions.map { value(fact, Int($0)) } }

  /// A column of doubles, by account.
  public func doubles(_ fact: Fact) -> [Double] {
    order.positions.map { Double(bitPattern: UInt64(bitPattern: value(fact, Int($0)))) }
  }

  private func value(_ fact: Fact, _ position: Int) -> Int64 {
    blocks[fact.rawValue][position / FactBlock.capacity][position % FactBlock.capacity]
  }

  /// The value of a fact of an account: a count, money in ten-thousandths, or the bits of a double.
  public func value(_ fact: Fact, of account: Int) -> Int64 { value(fact, Int(order.positions[account])) }

  /// The annual values of the customers of each tier.
  var customerValues: [[Money]] {
    order.blocks.map { tier in
      tier.flatMap { block in
        let customers = blocks[Fact.customer.rawValue][block]
        let values = blocks[Fact.acv.rawValue][block]
        return (0..<FactBlock.capacity).compactMap { customers[$0] == 0 ? nil : Money(units: values[$0]) }
      }
    }
  }

  /// Sets what only the whole list says, and what the customers of each tier could be worth more by that.
  mutating func setScope(of dataset: Dataset) {
    scope = ListScope(dataset, self)
    let grossMargin = dataset.rules.grossMargin
    var changes: [(position: Int32, value: Int64)] = []
    for (tier, tierBlocks) in order.blocks.enumerated() {
      for block in tierBlocks {
        let customers = blocks[Fact.customer.rawValue][block]
        let values = blocks[Fact.acv.rawValue][block]
        let first = block * FactBlock.capacity
        for slot in 0..<FactBlock.capacity where order.accounts[first + slot] >= 0 {
          var potential = 0.0
          if customers[slot] != 0, let median = scope.medianLTV[tier] {
            let ltv = Money(units: values[slot]).double * grossMargin / scope.churn
            potential = max(0, median - ltv)
          }
          changes.append((Int32(first + slot), potential == 0 ? 0 : Int64(bitPattern: potential.bitPattern)))
        }
      }
    }
    set(.expansionPotential, changes)
  }

  // MARK: Changing

  /// Sets a fact of some accounts, ascending by position; blocks whose values stay are not touched.
  mutating func set(_ fact: Fact, _ values: [(position: Int32, value: Int64)]) {
    var changes: [(position: Int, value: Int64)] = []
    var block = -1
    for (position, value) in values where self.value(fact, Int(position)) != value {
      if Int(position) / FactBlock.capacity != block {
        apply(changes, fact, block)
        changes.removeAll(keepingCapacity: true)
        block = Int(position) / FactBlock.capacity
      }
      changes.append((Int(position) % FactBlock.capacity, value))
    }
    apply(changes, fact, block)
  }

  private mutating func apply(_ changes: [(position: Int, value: Int64)], _ fact: Fact, _ block: Int) {
    if changes.isEmpty { return }
    blocks[fact.rawValue][block] = blocks[fact.rawValue][block].setting(changes, isDouble: fact.kind == .double)
  }

  /// Sets the counts of visitors that differ from the ones before, and those of accounts that were computed anew, which may
  /// have come onto the list.
  mutating func setVisitors(
    _ counts: VisitorCounts, at point: Int, before: VisitorCounts? = nil, _ computed: Set<Int32> = []
  ) {
    var anonymous: [(position: Int32, value: Int64)] = []
    var identified: [(position: Int32, value: Int64)] = []
    for (position, account) in order.accounts.enumerated() where account >= 0 {
      let pair = counts.pair(Int(account), at: point)
      let isSame = pair == before?.pair(Int(account), at: point) ?? VisitorCounts.Pair()
      if isSame && !computed.contains(account) { continue }
      let isOnList = stages[Int(account)] != 0
      anonymous.append((Int32(position), isOnList ? Int64(pair.anonymous) : 0))
      identified.append((Int32(position), isOnList ? Int64(pair.identified) : 0))
    }
    set(.anonymousVisitors, anonymous)
    set(.identifiedVisitors, identified)
  }

  /// Sets what was computed anew for some accounts.
  mutating func set(_ update: FactUpdate.AtPoint, of accounts: [Int32]) {
    for fact in Fact.allCases where !fact.isOfTheWhole {
      set(fact, zip(accounts, update.values[fact.rawValue]).map { (order.positions[Int($0)], $1) })
    }
    for (offset, account) in accounts.enumerated() {
      if stages[Int(account)] != update.stages[offset] { stages[Int(account)] = update.stages[offset] }
      // Whether a relative can be won is looked at apart.
      let lifecycle = update.lifecycles[offset]
      if lifecycle == 5 && lifecycles[Int(account)] == 7 { continue }
      if lifecycles[Int(account)] != lifecycle { lifecycles[Int(account)] = lifecycle }
    }
    let changed = Set(accounts)
    for duration in Duration.allCases.map(\.rawValue) {
      let old = durations[duration].filter { changed.contains($0.account) }
      let new = update.durations[duration]
      if old.count == new.count && zip(old, new).allSatisfy({ $0 == $1 }) { continue }
      let merged = durations[duration].filter { !changed.contains($0.account) } + new
      // Those of one account are its own in their order.
      durations[duration] = merged.enumerated().sorted { left, right in
        (order.positions[Int(left.element.account)], left.offset)
          < (order.positions[Int(right.element.account)], right.offset)
      }.map(\.element)
    }
  }
}
