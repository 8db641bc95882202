/// Items grouped by account: one array, and where each account's begin in it.
public struct ByAccount<Item: Sendable>: Sendable {
  private let starts: [UInt32]
  /// All items, account after account.
  public let items: [Item]

  /// Groups items, keeping the order of those of one account.
  ///
  /// - Complexity: O(items + accounts).
  public init(_ items: [(account: Int32, item: Item)], accounts: Int) {
    var starts = [UInt32](repeating: 0, count: accounts + 1)
    for (account, _) in items { starts[Int(account) + 1] += 1 }
    for account in 0..<accounts { starts[account + 1] += starts[account] }
    var next = starts
    var order = [UInt32](repeating: 0, count: items.count)
    for (position, entry) in items.enumerated() {
      order[Int(next[Int(entry.account)])] = UInt32(position)
      next[Int(entry.account)] += 1
    }
    self.starts = starts
    self.items = order.map { items[Int($0)].item }
  }

  /// Groups what `forEach` gives, keeping the order of the items of one account; it is called twice, and gives the same.
  ///
  /// - Complexity: O(items + accounts), without a copy of the items.
  init(accounts: Int, forEach: ((Int32, Item) -> Void) -> Void) {
    var starts = [UInt32](repeating: 0, count: accounts + 1)
    forEach { account, _ in starts[Int(account) + 1] += 1 }
    for account in 0..<accounts { starts[account + 1] += starts[account] }
    let count = Int(starts[accounts])
    var next = starts
    self.starts = starts
    // The storage of all empty arrays is one: its count would be written by many threads, if with the same.
    guard count > 0 else {
      items = []
      return
    }
    items = [Item](unsafeUninitializedCapacity: count) { items, initialized in
      forEach { account, item in
        items.initializeElement(at: Int(next[Int(account)]), to: item)
        next[Int(account)] += 1
      }
      initialized = count
    }
  }

  /// The items of an account.
  public subscript(account: Int) -> ArraySlice<Item> {
    items[Int(starts[account])..<Int(starts[account + 1])]
  }

  /// The same items, sorted within each account; equal ones keep their order.
  ///
  /// - Complexity: O(n log m) with m items an account.
  func sorted(by precedes: (Item, Item) -> Bool) -> ByAccount {
    var items = items
    for account in 0..<(starts.count - 1) {
      let range = Int(starts[account])..<Int(starts[account + 1])
      if range.count < 2 || zip(items[range], items[range].dropFirst()).allSatisfy({ !precedes($1, $0) }) { continue }
      // The standard library's sort is stable in practice but does not promise it: the position decides ties.
      let order = items[range].enumerated().sorted {
        precedes($0.element, $1.element) || (!precedes($1.element, $0.element) && $0.offset < $1.offset)
      }
      items.replaceSubrange(range, with: order.map(\.element))
    }
    return ByAccount(starts: starts, items: items)
  }

  /// The same items, those of each account changed by what is done to them together.
  func updated(_ body: (inout ArraySlice<Item>) -> Void) -> ByAccount {
    var items = items
    for account in 0..<(starts.count - 1) where starts[account + 1] - starts[account] > 1 {
      let range = Int(starts[account])..<Int(starts[account + 1])
      var slice = items[range]
      body(&slice)
      items.replaceSubrange(range, with: slice)
    }
    return ByAccount(starts: starts, items: items)
  }

  private init(starts: [UInt32], items: [Item]) {
    self.starts = starts
    self.items = items
  }
}
