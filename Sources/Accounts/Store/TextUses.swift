internal import Ingest

/// What the activities of some segments use the texts of their pool for.
struct TextUses: Sendable {
  /// By key, a bit a use: a visitor, a contact's id, its address, and a name of an account by kind.
  private var uses: [UInt16]

  private static let visitor: UInt16 = 1
  private static let contact: UInt16 = 2
  private static let contactEmail: UInt16 = 4
  private static func account(_ kind: AccountName.Kind) -> UInt16 { 8 << UInt16(kind.rawValue) }

  /// - Complexity: O(rows + texts).
  init(of segments: [ActivitySegment.Columns], pool: StringPool) {
    uses = Array(repeating: 0, count: pool.count)
    for segment in segments {
      for name in segment.names { uses[Int(name.key.number)] |= TextUses.account(name.kind) }
      for name in segment.contacts {
        uses[Int(name.key.number)] |= name.isEmail ? TextUses.contactEmail : TextUses.contact
      }
      for visitor in segment.visitors { uses[Int(visitor.number)] |= TextUses.visitor }
    }
  }

  /// The visitors.
  var visitors: [StringID] { keys(TextUses.visitor) }
  /// The contacts that are named by id.
  var contacts: [StringID] { keys(TextUses.contact) }
  /// The contacts that are named by address.
  var contactEmails: [StringID] { keys(TextUses.contactEmail) }
  /// The names of accounts of a kind.
  func accounts(_ kind: AccountName.Kind) -> [StringID] { keys(TextUses.account(kind)) }

  private func keys(_ use: UInt16) -> [StringID] {
    var keys: [StringID] = []
    // The empty text is no name.
    for key in uses.indices.dropFirst() where uses[key] & use != 0 { keys.append(StringID(UInt32(key))) }
    return keys
  }
}
