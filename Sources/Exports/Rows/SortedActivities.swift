/// Activities while they are sorted by account name: a stable counting sort, one column after the other.
struct SortedActivities {
  var names: [AccountName] = []
  var starts: [UInt32] = [0]
  var activities: [Activity] = []
  var contacts: [UInt32] = []
  var contactNames: [ContactName] = [.none]
  var visitors: [UInt32] = []
  var visitorKeys: [Key] = [.empty]
  var lines: [UInt32] = []
  var ordinals: [UInt32] = []
  var ids: [UInt64] = []
  var largeCounts: [UInt32: Int64] = [:]

  /// No rows.
  init() {}

  /// Sorts some columns and empties them: of no column both forms are held for long.
  ///
  /// - Parameter texts: how many texts the part's pool has.
  init(_ columns: inout ActivityColumns, texts: Int) {
    let order = order(columns.accounts, texts: texts)
    columns.accounts = []
    activities = Gather.column(columns.activities, order)
    columns.activities = []
    // The rows come in file order: a JSON array often is one line.
    let sharesLines = zip(columns.lines, columns.lines.dropFirst()).contains { $0 == $1 }
    lines = Gather.column(columns.lines, order)
    columns.lines = []
    number(Gather.column(columns.contacts, order), texts: texts)
    columns.contacts = []
    number(Gather.column(columns.visitors, order), texts: texts)
    columns.visitors = []
    if !columns.ids.isEmpty { ids = Gather.column(columns.ids, order) }
    columns.ids = []
    if !columns.counts.isEmpty {
      for (position, row) in order.enumerated() {
        if let large = columns.counts[Int(row)] { largeCounts[UInt32(position)] = large }
      }
    }
    columns.counts = [:]
    if sharesLines { ordinals = order }
  }

  /// The rows in the order of their names; fills in `names` and `starts`.
  private mutating func order(_ accounts: [AccountName], texts: Int) -> [UInt32] {
    // A dense number for each name, in the order of first appearance.
    var denseOf = Array(repeating: [UInt32](), count: AccountName.Kind.allCases.count)
    var dense = [UInt32](repeating: 0, count: accounts.count)
    var sizes: [UInt32] = []
    var last = AccountName.none
    var lastNumber = UInt32.max
    for row in accounts.indices {
      let name = accounts[row]
      if name != last || lastNumber == .max {
        let kind = Int(name.kind.rawValue)
        if denseOf[kind].isEmpty { denseOf[kind] = Array(repeating: .max, count: texts) }
        last = name
        lastNumber = denseOf[kind][Int(name.key.number)]
        if lastNumber == .max {
          lastNumber = UInt32(names.count)
          denseOf[kind][Int(name.key.number)] = lastNumber
          names.append(name)
          sizes.append(0)
        }
      }
      sizes[Int(lastNumber)] += 1
      dense[row] = lastNumber
    }
    starts.reserveCapacity(names.count + 1)
    for size in sizes { starts.append(starts[starts.count - 1] + size) }
    var next = starts
    var order = [UInt32](repeating: 0, count: accounts.count)
    for row in dense.indices {
      let number = Int(dense[row])
      order[Int(next[number])] = UInt32(truncatingIfNeeded: row)
      next[number] &+= 1
    }
    return order
  }

  /// Numbers the contacts of the sorted rows.
  private mutating func number(_ names: [ContactName], texts: Int) {
    guard names.contains(where: { !$0.isNone }) else { return }
    var numbers = [[UInt32](repeating: 0, count: texts), []]
    var contacts = [UInt32](repeating: 0, count: names.count)
    for row in names.indices {
      let name = names[row]
      if name.isNone { continue }
      let kind = name.isEmail ? 1 : 0
      if numbers[kind].isEmpty { numbers[kind] = Array(repeating: 0, count: texts) }
      var number = numbers[kind][Int(name.key.number)]
      if number == 0 {
        number = UInt32(contactNames.count)
        numbers[kind][Int(name.key.number)] = number
        contactNames.append(name)
      }
      contacts[row] = number
    }
    self.contacts = contacts
  }

  /// Numbers the visitors of the sorted rows.
  private mutating func number(_ keys: [Key], texts: Int) {
    guard keys.contains(where: { !$0.isEmpty }) else { return }
    var numbers = [UInt32](repeating: 0, count: texts)
    var visitors = [UInt32](repeating: 0, count: keys.count)
    for row in keys.indices {
      let key = keys[row]
      if key.isEmpty { continue }
      var number = numbers[Int(key.number)]
      if number == 0 {
        number = UInt32(visitorKeys.count)
        numbers[Int(key.number)] = number
        visitorKeys.append(key)
      }
      visitors[row] = number
    }
    self.visitors = visitors
  }
}

/// Puts columns into another order.
enum Gather {
  /// The elements at these positions.
  static func column<Element>(_ column: [Element], _ order: [UInt32]) -> [Element] {
    precondition(column.count == order.count, "the columns of a part have equal counts")
    return [Element](unsafeUninitializedCapacity: order.count) { result, count in
      column.withUnsafeBufferPointer { column in
        for position in order.indices {
          result.initializeElement(at: position, to: column[Int(order[position])])
        }
      }
      count = order.count
    }
  }
}
