internal import Ingest
internal import Values

/// Computes the facts of accounts at all points, a block of them at a time. Each worker has one of its own.
struct FactComputer: ~Copyable {
  private let dataset: Dataset
  private let points: [FactPoint]
  private let assembly: FactAssembly
  private var replay: ActivityReplay
  /// Of the account that is computed, the facts at each point.
  private var all: [AccountFacts]
  private var renewals = Renewals()
  /// By point: the facts of the accounts of the block that is computed.
  private let builders: [FactBlockBuilder]
  private(set) var block = ComputedBlock(points: 0)

  init(_ dataset: Dataset, plan: ReplayPlan, points: [FactPoint]) {
    self.dataset = dataset
    self.points = points
    assembly = FactAssembly(dataset, plan: plan)
    replay = ActivityReplay(plan: plan, index: dataset.activities)
    all = Array(repeating: AccountFacts(), count: points.count)
    builders = points.map { _ in FactBlockBuilder() }
  }

  /// Activities replayed so far.
  var replayed: Int { replay.replayed }

  /// Computes some accounts: at most as many as a block has. −1 is nobody.
  mutating func compute(_ accounts: ArraySlice<Int32>) {
    for builder in builders { builder.clear() }
    block = ComputedBlock(points: points.count)
    for (slot, account) in accounts.enumerated() where account >= 0 {
      // Most of the cost is waiting for memory: what comes next is asked for.
      let next = accounts.startIndex + slot + 1
      if next < accounts.endIndex && accounts[next] >= 0 { replay.prefetch(account: Int(accounts[next])) }
      compute(Int(account), slot: slot)
      block.facts.append(all[0])
      replay.addVisitors(to: &block.visitors, account: account)
    }
  }

  /// The packed columns of the computed block at a point, by fact.
  func packed(at point: Int) -> [FactBlock] { Fact.allCases.map { builders[point].block($0) } }

  /// The value of a fact of an account of the computed block.
  func value(_ fact: Fact, slot: Int, point: Int) -> Int64 { builders[point].value(fact, at: slot) }

  private mutating func compute(_ account: Int, slot: Int) {
    let standing = dataset.accounts[account].standing
    let source = AccountRows(dataset, account: account)
    var wonDays: [Day] = []
    for position in points.indices where begin(position, standing, source) {
      if let won = all[position].wonOn, !wonDays.contains(won) { wonDays.append(won) }
    }
    replay.replay(account: account, wonDays: wonDays)
    for position in points.indices {
      if position == 0 || all[position].isOnList {
        assembly.finish(&all[position], points[position], position, replay, standing, source)
      }
      write(position, standing, to: builders[position].row(at: slot))
      all[position].note(in: &block, account: Int32(account), points[position], position)
    }
  }

  /// Begins the facts at a point with what does not need the activities. Returns whether they are needed: at the first
  /// point those of all accounts are, at the others of those on the list.
  private mutating func begin(_ position: Int, _ standing: AccountStanding, _ rows: AccountRows) -> Bool {
    let point = points[position]
    if position > 0 {
      all[position].setList(standing, at: point)
      if !all[position].isOnList && !all[position].wasOnList && !all[position].wasOnListLongAgo { return false }
    }
    assembly.begin(&all[position], point, standing, rows, &renewals)
    return position == 0 || all[position].isOnList
  }

  /// Writes what counts of an account at a point.
  private func write(_ position: Int, _ standing: AccountStanding, to row: borrowing FactRow) {
    let isOnList = all[position].isOnList
    if isOnList { all[position].write(standing, in: points[position], to: row) }
    if isOnList || all[position].wasOnList { all[position].writeRetention(to: row) }
    if isOnList || all[position].wasOnListLongAgo { all[position].writeChurn(to: row) }
  }
}

/// What was computed for the accounts of a block, beside the packed facts.
struct ComputedBlock: Sendable {
  /// By point, then account.
  var stages: [[UInt8]]
  /// The same: the stages of accounts without relatives.
  var lifecycles: [[UInt8]]
  /// By point, then duration.
  var durations: [[[(account: Int32, days: Int32)]]]
  /// At the first point, by account.
  var facts: [AccountFacts] = []
  /// What the accounts say of their visitors.
  var visitors: [VisitorHistory] = []

  init(points: Int) {
    stages = Array(repeating: [], count: points)
    lifecycles = stages
    durations = Array(repeating: Duration.allCases.map { _ in [] }, count: points)
  }
}

extension AccountFacts {
  /// Notes in a block what stands beside the packed facts: of its next account at a point.
  fileprivate func note(in block: inout ComputedBlock, account: Int32, _ point: FactPoint, _ position: Int) {
    block.stages[position].append(isOnList ? stage : 0)
    block.lifecycles[position].append(isOnList ? lifecycleStage(hasRelativeToWin: false) : 0)
    if !isOnList { return }
    forEachDuration(in: point) { duration, days in
      block.durations[position][duration.rawValue].append((account, days))
    }
  }
}

/// The facts of a run of blocks: what one worker computes when everything is computed.
struct FactPiece: Sendable {
  /// At one point.
  struct AtPoint: Sendable {
    /// By `Fact.rawValue`, then block.
    var blocks: [[FactBlock]] = Fact.allCases.map { _ in [] }
    /// By `Duration.rawValue`.
    var durations: [[(account: Int32, days: Int32)]] = Duration.allCases.map { _ in [] }
    /// By account of the piece.
    var stages: [UInt8] = []
    var lifecycles: [UInt8] = []
  }

  /// The accounts, in the order of columns.
  var accounts: [Int32] = []
  var points: [AtPoint]
  /// At the first point, by account of the piece.
  var facts: [AccountFacts] = []
  var visitors: [VisitorHistory] = []
  var replayed = 0

  /// Computes the blocks of an order.
  init(_ blocks: Range<Int>, of order: AccountOrder, _ computer: consuming FactComputer, points count: Int) {
    points = Array(repeating: AtPoint(), count: count)
    for block in blocks {
      let members = order.accounts[(block * FactBlock.capacity)..<((block + 1) * FactBlock.capacity)]
      computer.compute(members)
      accounts += members.filter { $0 >= 0 }
      facts += computer.block.facts
      visitors += computer.block.visitors
      for point in 0..<count {
        for (fact, packed) in computer.packed(at: point).enumerated() { points[point].blocks[fact].append(packed) }
        for (duration, days) in computer.block.durations[point].enumerated() {
          points[point].durations[duration] += days
        }
        points[point].stages += computer.block.stages[point]
        points[point].lifecycles += computer.block.lifecycles[point]
      }
    }
    replayed = computer.replayed
  }
}

/// The facts of some accounts computed anew.
struct FactUpdate: Sendable {
  /// At one point.
  struct AtPoint: Sendable {
    /// By `Fact.rawValue`, then account; doubles as their bits.
    var values: [[Int64]] = Fact.allCases.map { _ in [] }
    var durations: [[(account: Int32, days: Int32)]] = Duration.allCases.map { _ in [] }
    var stages: [UInt8] = []
    var lifecycles: [UInt8] = []
  }

  var accounts: [Int32]
  var points: [AtPoint]
  /// At the first point, by account.
  var facts: [AccountFacts] = []
  var visitors: [VisitorHistory] = []
  var replayed = 0

  /// Computes some accounts, in the order of columns.
  init(_ accounts: ArraySlice<Int32>, _ computer: consuming FactComputer, points count: Int) {
    self.accounts = Array(accounts)
    points = Array(repeating: AtPoint(), count: count)
    var rest = accounts
    while !rest.isEmpty {
      let members = rest.prefix(FactBlock.capacity)
      rest = rest.dropFirst(FactBlock.capacity)
      computer.compute(members)
      facts += computer.block.facts
      visitors += computer.block.visitors
      for point in 0..<count {
        for fact in Fact.allCases {
          for slot in 0..<members.count {
            points[point].values[fact.rawValue].append(computer.value(fact, slot: slot, point: point))
          }
        }
        for (duration, days) in computer.block.durations[point].enumerated() {
          points[point].durations[duration] += days
        }
        points[point].stages += computer.block.stages[point]
        points[point].lifecycles += computer.block.lifecycles[point]
      }
    }
    replayed = computer.replayed
  }
}
