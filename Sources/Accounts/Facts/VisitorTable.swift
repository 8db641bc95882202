internal import Values

/// The histories of all visitors, and the counts of them by account and point.
struct VisitorTable: Sendable {
  private(set) var counts: VisitorCounts
  /// Of so many visitors each, by their number; the last has the rest.
  private var shares: [[VisitorHistory]]
  private let share: Int

  /// Puts together what accounts say of their visitors: each worker does a share of the numbers.
  init(_ said: [[VisitorHistory]], points: [Point], accounts: Int, _ index: ActivityIndex, workers: Workers) {
    let share = index.visitorCount / workers.count + 1
    let shared = workers.map(workers.count) { worker in
      let numbers = (share * worker)..<min(share * (worker + 1), max(share * worker, index.visitorCount))
      var histories = Array(repeating: VisitorHistory(), count: numbers.count)
      for some in said {
        for history in some where numbers.contains(Int(history.visitor)) {
          histories[Int(history.visitor) - numbers.lowerBound].merge(history, index)
        }
      }
      var counts = VisitorCounts(points: points, accounts: accounts)
      for history in histories { counts.add(history) }
      return (histories: histories, counts: counts)
    }
    self.share = share
    shares = shared.map(\.histories)
    counts = shared[0].counts
    for other in shared.dropFirst() { counts.add(other.counts) }
  }

  /// The table once some accounts say more of their visitors, and nothing is left of what was said of others.
  mutating func update(_ said: [[VisitorHistory]], without lost: Set<UInt32>, _ index: ActivityIndex) {
    let last = shares.count - 1
    let missing = index.visitorCount - share * last - shares[last].count
    shares[last] += Array(repeating: VisitorHistory(), count: max(0, missing))
    for visitor in lost {
      let (row, column) = place(visitor)
      counts.add(shares[row][column], -1)
      shares[row][column] = VisitorHistory()
    }
    // Of all other visitors an account says at least what it said before: adding all of it again is enough.
    for some in said {
      for history in some {
        let (row, column) = place(history.visitor)
        counts.add(shares[row][column], -1)
        shares[row][column].merge(history, index)
        counts.add(shares[row][column])
      }
    }
  }

  /// What is known of a visitor.
  func history(of visitor: UInt32) -> VisitorHistory {
    let (row, column) = place(visitor)
    return shares[row][column]
  }

  private func place(_ visitor: UInt32) -> (share: Int, position: Int) {
    let row = min(Int(visitor) / share, shares.count - 1)
    return (row, Int(visitor) - row * share)
  }
}
