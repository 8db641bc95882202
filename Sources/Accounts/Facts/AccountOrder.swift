/// The order in which columns hold the accounts: by tier, so that the sums of a tier are those of a run of blocks.
///
/// Each tier begins with a block of its own; what is left of its last block belongs to nobody and is 0.
public final class AccountOrder: Sendable {
  /// By account: its position.
  let positions: [Int32]
  /// By position: the account, or -1.
  let accounts: [Int32]
  /// The blocks of tiers 0 (none) to 3.
  let blocks: [Range<Int>]

  /// The order of accounts of these tiers.
  init(tiers: [UInt8]) {
    var positions = [Int32](repeating: 0, count: tiers.count)
    var accounts: [Int32] = []
    var blocks: [Range<Int>] = []
    for tier in 0...3 {
      let first = accounts.count / FactBlock.capacity
      for (account, its) in tiers.enumerated() where Int(its) == tier {
        positions[account] = Int32(accounts.count)
        accounts.append(Int32(account))
      }
      while accounts.count % FactBlock.capacity != 0 { accounts.append(-1) }
      blocks.append(first..<accounts.count / FactBlock.capacity)
    }
    self.positions = positions
    self.accounts = accounts
    self.blocks = blocks
  }

  /// How many blocks there are.
  var blockCount: Int { accounts.count / FactBlock.capacity }
}

/// Which accounts are added up, by their positions in columns: made once for all facts and points.
public struct AccountMask: Sendable {
  /// A bit a position; none where all accounts are members.
  let words: [UInt64]
  /// By block: whether all, some or none of its accounts are members.
  private let isWhole: [Bool]
  private let isEmpty: [Bool]

  /// - Parameter members: by account; nil: all.
  init(_ order: AccountOrder, members: [Bool]?) {
    guard let members else {
      words = []
      isWhole = []
      isEmpty = []
      return
    }
    var words = [UInt64](repeating: 0, count: order.accounts.count / 64)
    var isWhole = [Bool](repeating: true, count: order.blockCount)
    var isEmpty = isWhole
    for block in 0..<order.blockCount {
      for position in (block * FactBlock.capacity)..<((block + 1) * FactBlock.capacity) {
        let account = Int(order.accounts[position])
        if account < 0 { break }
        if members[account] {
          words[position / 64] |= 1 << UInt64(position % 64)
          isEmpty[block] = false
        } else {
          isWhole[block] = false
        }
      }
    }
    self.words = words
    self.isWhole = isWhole
    self.isEmpty = isEmpty
  }

  /// The members of a block; nil: none.
  func members(ofBlock block: Int) -> FactBlock.Members? {
    if words.isEmpty || isWhole[block] { return .all }
    return isEmpty[block] ? nil : .some(words, first: block * FactBlock.capacity / 64)
  }
}
