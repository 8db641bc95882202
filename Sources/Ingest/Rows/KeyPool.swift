/// The texts of parts: each distinct one once, ids of accounts apart, in the order of first appearance. Immutable; key 0 is the
/// empty text.
public struct KeyPool: Sendable {
  /// All texts, UTF-8, one after the other.
  public let bytes: [UInt8]
  /// Where each text begins in `bytes`, and, last, where the last one ends.
  public let offsets: [UInt32]

  /// A pool from its storage. `offsets` begins with 0, 0 (the empty text) and ascends to `bytes.count`.
  public init(bytes: [UInt8], offsets: [UInt32]) {
    precondition(offsets.count >= 2 && offsets[0] == 0 && offsets[1] == 0, "key 0 is the empty text")
    self.bytes = bytes
    self.offsets = offsets
  }

  /// A pool of the empty text alone.
  public static let empty = KeyPool(bytes: [], offsets: [0, 0])

  /// How many texts there are, the empty one included.
  public var count: Int { offsets.count - 1 }

  private final class Token: Sendable {}
  private let token = Token()
  /// The same for copies of one pool, and for no other.
  public var identity: ObjectIdentifier { ObjectIdentifier(token) }

  /// The text of a key.
  public func text(_ key: Key) -> String {
    String(decoding: self[key], as: UTF8.self)
  }

  /// The bytes of a key.
  public subscript(key: Key) -> ArraySlice<UInt8> {
    bytes[Int(offsets[Int(key.number)])..<Int(offsets[Int(key.number) + 1])]
  }
}

/// Collects texts for a `KeyPool`: the same bytes give the same key.
///
/// Texts are told apart by 96 bits of identity, not compared byte by byte: two of a hundred million texts share them with a
/// probability of one in ten trillion.
public struct KeyPoolBuilder: Sendable {
  private var bytes: [UInt8] = []
  private var offsets: [UInt32] = [0, 0]
  private var texts: IdentityTable
  /// Ids of accounts, apart from the rest: every activity names one of few accounts, and so they stay in the cache.
  private var accounts = IdentityTable()

  /// A pool in the making, with the empty text and room for so many more.
  public init(expecting count: Int = 0) { texts = IdentityTable(expecting: count) }

  /// How many texts there are, the empty one included.
  public var count: Int { offsets.count - 1 }

  /// Bytes of all texts so far.
  var byteCount: Int { bytes.count }

  /// The key of a text, new or known. Empty text is `Key.empty`.
  ///
  /// - Complexity: O(length), amortised.
  public mutating func key(_ text: UnsafeRawBufferPointer) -> Key {
    text.isEmpty ? .empty : key(text, TextIdentity(text))
  }

  /// The key of some bytes.
  public mutating func key(bytes: [UInt8]) -> Key { bytes.withUnsafeBytes { key($0) } }

  /// The key of a string.
  public mutating func key(_ text: String) -> Key {
    var text = text
    return text.withUTF8 { key(UnsafeRawBufferPointer($0)) }
  }

  /// The key of a text whose identity is known. The text is not empty.
  @inline(__always)
  mutating func key(_ text: UnsafeRawBufferPointer, _ identity: TextIdentity) -> Key {
    let known = texts.number(of: identity)
    return known != 0 ? Key(known) : add(text, identity, isAccount: false)
  }

  /// The key of an account's id: another one than that of the same text with another meaning.
  @inline(__always)
  mutating func accountKey(_ text: UnsafeRawBufferPointer, _ identity: TextIdentity) -> Key {
    let known = accounts.number(of: identity)
    return known != 0 ? Key(known) : add(text, identity, isAccount: true)
  }

  /// The same; empty text is `Key.empty`.
  mutating func accountKey(_ text: UnsafeRawBufferPointer) -> Key {
    text.isEmpty ? .empty : accountKey(text, TextIdentity(text))
  }

  @inline(never)
  private mutating func add(_ text: UnsafeRawBufferPointer, _ identity: TextIdentity, isAccount: Bool) -> Key {
    let number = UInt32(offsets.count - 1)
    bytes.append(contentsOf: text)
    offsets.append(UInt32(bytes.count))
    if isAccount { accounts.add(identity, number) } else { texts.add(identity, number) }
    return Key(number)
  }

  /// The number of a text that is known already, or 0: changes nothing.
  func number(of identity: TextIdentity) -> UInt32 { texts.number(of: identity) }

  /// Asks for the memory that looking up an identity will need: for loops that look up many a little later.
  @inline(__always)
  func prefetch(_ identity: TextIdentity) { texts.prefetch(identity) }

  /// The same for an account's id.
  @inline(__always)
  func prefetchAccount(_ identity: TextIdentity) { accounts.prefetch(identity) }

  /// The pool of what was collected.
  public func sealed() -> KeyPool { KeyPool(bytes: bytes, offsets: offsets) }
}
