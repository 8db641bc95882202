/// A text of one `Part`, as a number into its `KeyPool`. 0 is the empty text.
public struct Key: Hashable, Sendable, BitwiseCopyable {
  /// The position in the pool.
  public var number: UInt32

  /// The key with this number.
  @inlinable
  public init(_ number: UInt32) { self.number = number }

  /// No text.
  public static let empty = Key(0)

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
  public init(_ kind: Kind, _ key: Key) { word = kind.rawValue << 29 | key.number }

  /// No account.
  public static let none = AccountName(word: 0)

  /// What the name is.
  @inlinable
  public var kind: Kind { Kind(rawValue: word >> 29) ?? .none }
  /// The name.
  @inlinable
  public var key: Key { Key(word & 0x1FFF_FFFF) }
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
  public init(id: Key) { word = id.number }
  /// By `email`.
  @inlinable
  public init(email: Key) { word = email.isEmpty ? 0 : email.number | 0x8000_0000 }

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
  public var key: Key { Key(word & 0x7FFF_FFFF) }
}
