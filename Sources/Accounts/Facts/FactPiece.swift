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
