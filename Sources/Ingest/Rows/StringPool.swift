/// The texts of parts: each distinct one once, ids of accounts apart, in the order of first appearance. Immutable; key 0 is the
/// empty text.
public struct StringPool: Sendable {
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
  public static let empty = StringPool(bytes: [], offsets: [0, 0])

  /// How many texts there are, the empty one included.
  public var count: Int { offsets.count - 1 }

  private final class Token: Sendable {}
  private let token = Token()
  /// The same for copies of one pool, and for no other.
  public var identity: ObjectIdentifier { ObjectIdentifier(token) }

  /// The text of a key.
  public func text(_ key: StringID) -> String {
    String(decoding: self[key], as: UTF8.self)
  }

  /// The bytes of a key.
  public subscript(key: StringID) -> ArraySlice<UInt8> {
    bytes[Int(offsets[Int(key.number)])..<Int(offsets[Int(key.number) + 1])]
  }
}

/// Collects texts for a `StringPool`: the same bytes give the same key.
///
/// Texts are told apart by 96 bits of identity, not compared byte by byte: two of a hundred million texts share them with a
/// probability of one in ten trillion.
public struct StringPoolBuilder: Sendable {
  private var bytes: [UInt8] = []
  private var offsets: [UInt32] = [0, 0]
  private var texts: IdentityTable
  /// Ids of accounts, apart from the rest: every activity names one of few accounts, and so they stay in the cache.
  private var accounts = IdentityTable()

  /// A pool in the making, with the empty text and capacity for so many more.
  public init(expecting count: Int = 0) { texts = IdentityTable(expecting: count) }

  /// How many texts there are, the empty one included.
  public var count: Int { offsets.count - 1 }

  /// Bytes of all texts so far.
  var byteCount: Int { bytes.count }

  /// The key of a text, new or known. Empty text is `StringID.empty`.
  ///
  /// - Complexity: O(length), amortised.
  public mutating func key(_ text: UnsafeRawBufferPointer) -> StringID {
    text.isEmpty ? .empty : key(text, TextIdentity(text))
  }

  /// The key of some bytes.
  public mutating func key(bytes: [UInt8]) -> StringID { bytes.withUnsafeBytes { key($0) } }

  /// The key of a string.
  public mutating func key(_ text: String) -> StringID {
    var text = text
    return text.withUTF8 { key(UnsafeRawBufferPointer($0)) }
  }

  /// The key of a text whose identity is known. The text is not empty.
  @inline(__always)
  mutating func key(_ text: UnsafeRawBufferPointer, _ identity: TextIdentity) -> StringID {
    let known = texts.number(of: identity)
    return known != 0 ? StringID(known) : add(text, identity, isAccount: false)
  }

  /// The key of an account's id: another one than that of the same text with another meaning.
  @inline(__always)
  mutating func accountKey(_ text: UnsafeRawBufferPointer, _ identity: TextIdentity) -> StringID {
    let known = accounts.number(of: identity)
    return known != 0 ? StringID(known) : add(text, identity, isAccount: true)
  }

  /// The same; empty text is `StringID.empty`.
  mutating func accountKey(_ text: UnsafeRawBufferPointer) -> StringID {
    text.isEmpty ? .empty : accountKey(text, TextIdentity(text))
  }

  @inline(never)
  private mutating func add(_ text: UnsafeRawBufferPointer, _ identity: TextIdentity, isAccount: Bool) -> StringID {
    let number = UInt32(offsets.count - 1)
    bytes.append(contentsOf: text)
    offsets.append(UInt32(bytes.count))
    if isAccount { accounts.add(identity, number) } else { texts.add(identity, number) }
    return StringID(number)
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
  public func sealed() -> StringPool { StringPool(bytes: bytes, offsets: offsets) }
}

/// A text of one `Part`, as a number into its `StringPool`. 0 is the empty text.
public struct StringID: Hashable, Sendable, BitwiseCopyable {
  /// The position in the pool.
  public var number: UInt32

  /// The key with this number.
  @inlinable
  public init(_ number: UInt32) { self.number = number }

  /// No text.
  public static let empty = StringID(0)

  /// Whether there is no text.
  @inlinable
  public var isEmpty: Bool { number == 0 }
}

/// How a row names its account: which kind of name, and the name, normalised so that equal names are equal bytes.
///
/// The first column that is not empty decides (data.md, Tables), so one is enough. 4 bytes: the kind in the upper three bits.
public struct AccountName: Hashable, Sendable, BitwiseCopyable {
  /// What the name is.
  public enum Kind: UInt32, Sendable, CaseIterable {
    /// The row names no account.
    case none = 0
    /// `account_id`, trimmed; an 18-character Salesforce id as its first 15.
    case id = 1
    /// `account` or `account_name`, as written: names differ in case only where they are joined.
    case name = 2
    /// `domain`, normalised.
    case domain = 3
    /// `contact_id` (as `id`): the account is that contact's.
    case contact = 4
    /// `email`, lower case: the first contact's with that address, else the account with its domain.
    case email = 5
    /// `opportunity_id` (as `id`): the account is that opportunity's.
    case opportunity = 6
  }

  /// Kind and key in one word.
  public var word: UInt32

  /// A name from its packed form.
  @inlinable
  public init(word: UInt32) { self.word = word }

  /// A name of this kind. `key` has at most 29 bits: a part holds no more texts.
  @inlinable
  public init(_ kind: Kind, _ key: StringID) { word = kind.rawValue << 29 | key.number }

  /// No account.
  public static let none = AccountName(word: 0)

  /// What the name is.
  @inlinable
  public var kind: Kind { Kind(rawValue: word >> 29) ?? .none }
  /// The name.
  @inlinable
  public var key: StringID { StringID(word & 0x1FFF_FFFF) }
}

/// How a row names a contact: by id, else by e-mail (lower case). 4 bytes: the kind in the top bit; 0 names none.
public struct ContactName: Hashable, Sendable, BitwiseCopyable {
  /// Kind and key in one word.
  public var word: UInt32

  /// A name from its packed form.
  @inlinable
  public init(word: UInt32) { self.word = word }
  /// By `contact_id`.
  @inlinable
  public init(id: StringID) { word = id.number }
  /// By `email`.
  @inlinable
  public init(email: StringID) { word = email.isEmpty ? 0 : email.number | 0x8000_0000 }

  /// No contact.
  public static let none = ContactName(word: 0)

  /// Whether no contact is named.
  @inlinable
  public var isNone: Bool { word == 0 }
  /// Whether the key is an e-mail address.
  @inlinable
  public var isEmail: Bool { word & 0x8000_0000 != 0 }
  /// The name.
  @inlinable
  public var key: StringID { StringID(word & 0x7FFF_FFFF) }
}
