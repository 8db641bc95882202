public import Values

/// What one attribute of one row was on each day (history.md, Values at T).
public struct AttributeTimeline: Hashable, Sendable {
  /// A value that holds from a day on.
  public struct Step: Hashable, Sendable {
    /// The first day on which it holds.
    public var day: Day
    /// The value, as its column would hold it; empty where there was none.
    public var value: String

    /// A value from a day on.
    public init(day: Day, value: String) {
      self.day = day
      self.value = value
    }
  }

  /// The value before the first change: its `old` where that is known, else the first known value.
  public let before: String
  /// The changes, one a day, the earliest first; at least one.
  public private(set) var steps: [Step]
  /// From this day on the value is known; before it, it is assumed.
  public let knownSince: Day

  /// The value at the end of a day.
  ///
  /// - Complexity: O(log changes).
  public func value(at day: Day) -> String {
    var (low, high) = (0, steps.count)
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].day > day { high = middle } else { low = middle + 1 }
    }
    return low == 0 ? before : steps[low - 1].value
  }

  /// The value after the last change.
  public var last: String { steps[steps.count - 1].value }

  /// Adds what is in force and differs from the last change known: a change of a day, no earlier than that last one.
  public mutating func add(inForce value: String, on day: Day) {
    let day = max(day, steps[steps.count - 1].day)
    if steps[steps.count - 1].day == day { steps.removeLast() }
    steps.append(Step(day: day, value: value))
  }

  init(before: String, steps: [Step], knownSince: Day) {
    self.before = before
    self.steps = steps
    self.knownSince = knownSince
  }
}

/// All changes that are known of tracked attributes, whatever they are known from: of one day those of the better source.
///
/// Texts are interned: a change is 16 bytes, and a row with changes its id and a range.
public struct AttributeHistory: Hashable, Sendable {
  private struct Entry: Hashable, Sendable {
    var day: Day
    /// Positions in `texts`; `unsaid` for an old value that nobody says.
    var old: UInt32
    var new: UInt32
    var field: UInt8
  }

  private static let unsaid = UInt32.max

  private var texts: [String] = [""]
  /// By row, then attribute, then day.
  private var entries: [Entry] = []
  /// By table, then id.
  private var rows: [TrackedTable: [String: Range<Int>]] = [:]
  /// The day from which on an attribute is watched, in whatever row: of one without changes it is the value in force since then.
  public private(set) var watchedSince: [TrackedField: Day] = [:]

  /// No history.
  public init() {}

  /// Whether nothing is known of the past.
  public var isEmpty: Bool { entries.isEmpty && watchedSince.isEmpty }

  /// How many changes are kept.
  public var count: Int { entries.count }

  /// The history that changes tell, in any order.
  ///
  /// - Parameter watchedSince: from when on attributes were looked at, where a look without changes tells it: dated copies, the journal.
  /// - Complexity: O(n log n).
  public init(_ changes: [AttributeChange], watchedSince: [TrackedField: Day] = [:]) {
    self.watchedSince = watchedSince
    let numbers = Dictionary(
      uniqueKeysWithValues: TrackedField.allCases.enumerated().map { ($1, UInt8($0)) })
    // In the order of rows, attributes and days; of one day the better source first, and within it the earlier time.
    let order = changes.indices.sorted { left, right in
      let (a, b) = (changes[left], changes[right])
      if a.id != b.id { return a.id < b.id }
      if a.field != b.field { return numbers[a.field, default: 0] < numbers[b.field, default: 0] }
      if a.day != b.day { return a.day < b.day }
      if a.source != b.source { return a.source < b.source }
      // A change without a time is of the beginning of its day.
      if a.time != b.time { return (a.time?.milliseconds ?? .min) < (b.time?.milliseconds ?? .min) }
      return left < right
    }
    var known: [String: UInt32] = ["": 0]
    func intern(_ text: String) -> UInt32 {
      if let number = known[text] { return number }
      let number = UInt32(texts.count)
      known[text] = number
      texts.append(text)
      return number
    }
    var previous: AttributeChange?
    for position in order {
      let change = changes[position]
      if let before = previous, before.id == change.id, before.field == change.field, before.day == change.day {
        // Several changes of one day are read as one, from its first old value to its last new one.
        if before.source == change.source { entries[entries.count - 1].new = intern(change.new ?? "") }
        continue
      }
      previous = change
      entries.append(
        Entry(
          day: change.day, old: change.old.map(intern) ?? AttributeHistory.unsaid, new: intern(change.new ?? ""),
          field: numbers[change.field, default: 0]))
      let start = rows[change.table]?[change.id]?.lowerBound ?? entries.count - 1
      rows[change.table, default: [:]][change.id] = start..<entries.count
      self.watchedSince[change.field] = min(self.watchedSince[change.field] ?? change.day, change.day)
    }
  }

  /// The ids of a table's rows that have changes, in no order.
  public func ids(of table: TrackedTable) -> some Sequence<String> { (rows[table] ?? [:]).keys }

  /// Whether a table's rows have changes.
  public func hasChanges(of table: TrackedTable) -> Bool { rows[table] != nil }

  /// What an attribute of a row was on each day; nil where it has no change.
  ///
  /// - Complexity: O(changes of the row).
  public func timeline(of id: String, _ field: TrackedField) -> AttributeTimeline? {
    guard let range = rows[field.table]?[id], let number = TrackedField.allCases.firstIndex(of: field) else {
      return nil
    }
    let changes = entries[range].filter { Int($0.field) == number }
    guard let first = changes.first else { return nil }
    let steps = changes.map { AttributeTimeline.Step(day: $0.day, value: texts[Int($0.new)]) }
    let isSaid = first.old != AttributeHistory.unsaid
    // Where the value before is known, it held for as long as anybody watched the attribute.
    let since = isSaid ? min(first.day, watchedSince[field] ?? first.day) : first.day
    return AttributeTimeline(
      before: isSaid ? texts[Int(first.old)] : steps[0].value, steps: steps, knownSince: since)
  }
}
