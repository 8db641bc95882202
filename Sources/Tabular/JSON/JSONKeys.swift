/// The keys of a file's objects as columns, in the order of their first appearance.
struct JSONKeys {
  private(set) var names: [[UInt8]] = []
  private var positions: [[UInt8]: Int] = [:]
  /// The column after the one last found: objects of one file have their keys in one order, mostly.
  private var expected = 0

  /// No columns, or these.
  init(_ names: [String] = []) {
    for name in names { _ = add(Array(name.utf8)) }
  }

  /// The column of a key, or nil.
  mutating func position(of key: [UInt8]) -> Int? {
    if expected < names.count, names[expected] == key {
      expected += 1
      return expected - 1
    }
    guard let position = positions[key] else { return nil }
    expected = position + 1
    return position
  }

  /// A record begins: its first key is the first column's, mostly.
  mutating func begin() { expected = 0 }

  /// The column of a key, new or known.
  mutating func add(_ key: [UInt8]) -> Int {
    if let position = position(of: key) { return position }
    positions[key] = names.count
    names.append(key)
    return names.count - 1
  }
}
