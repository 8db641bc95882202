internal import Accounts
internal import Values
internal import Glibc

/// Texts of many items without case, one after the other, so that one scan finds a text in all: names, domains and ids of
/// accounts, names of contacts and deals.
struct Haystack: Sendable {
  /// Ends in a NUL, as C strings do, and holds no other.
  private let bytes: [UInt8]
  /// By item, where its texts begin in `bytes`, and last, where the last one's end.
  private let starts: [Int]
  /// Stands between texts. No UTF-8 holds it, so nothing is found across.
  private static let separator: UInt8 = 0xFE

  init(_ accounts: [Account]) { self.init(accounts.lazy.map { [$0.name, $0.domain, $0.id] }) }

  /// The texts of items, in their order.
  init(_ items: some Collection<[String]>) {
    var bytes: [UInt8] = []
    var starts = [0]
    starts.reserveCapacity(items.count + 1)
    bytes.reserveCapacity(items.count * 64)
    for texts in items {
      for text in texts { Haystack.append(text, to: &bytes) }
      starts.append(bytes.count)
    }
    bytes.append(0)
    self.bytes = bytes
    self.starts = starts
  }

  /// Appends a text without case and a separator. A NUL becomes a separator too.
  private static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    let isASCII = text.withUTF8 { utf8 in
      var high: UInt8 = 0
      for byte in utf8 { high |= byte }
      // Only ASCII has its lower case byte by byte.
      if high >= 0x80 { return false }
      for byte in utf8 { bytes.append(byte == 0 ? separator : Text.lower(byte)) }
      return true
    }
    if !isASCII {
      for byte in FoldedText.of(text) { bytes.append(byte == 0 ? separator : byte) }
    }
    bytes.append(separator)
  }

  /// The items in one of whose texts the bytes of a folded text occur in their order, besides some; the first `limit`.
  ///
  /// - Complexity: O(bytes).
  func items(withInOrder needle: [UInt8], besides others: [Bool], limit: Int) -> [Int] {
    var found: [Int] = []
    for item in 0..<starts.count - 1 where !others[item] {
      var next = 0
      for place in starts[item]..<starts[item + 1] where next < needle.count {
        // What is begun in a text does not go on in another.
        if bytes[place] == Haystack.separator { next = 0 } else if bytes[place] == needle[next] { next += 1 }
      }
      guard next == needle.count else { continue }
      found.append(item)
      if found.count == limit { break }
    }
    return found
  }

  /// The items that hold a folded text.
  ///
  /// - Complexity: O(bytes), at the speed of libc's search.
  func items(holding needle: [UInt8]) -> [Bool] {
    var mask = Array(repeating: needle.isEmpty, count: starts.count - 1)
    if needle.isEmpty { return mask }
    // C strings end at NUL, so none is found.
    guard !needle.contains(0) else { return mask }
    bytes.withUnsafeBufferPointer { bytes in
      (needle + [0]).withUnsafeBufferPointer { needle in
        bytes.withMemoryRebound(to: CChar.self) { bytes in
          needle.withMemoryRebound(to: CChar.self) { needle in
            guard let base = bytes.baseAddress, let wanted = needle.baseAddress else { return }
            var item = 0
            while item < mask.count, let found = strstr(base + starts[item], wanted) {
              item = holder(of: UnsafePointer(found) - base, from: item)
              mask[item] = true
              item += 1
            }
          }
        }
      }
    }
    return mask
  }

  /// The item whose texts hold a position. It is no earlier than `first`.
  private func holder(of position: Int, from first: Int) -> Int {
    var low = first
    var high = starts.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= position { low = middle } else { high = middle }
    }
    return low
  }
}
