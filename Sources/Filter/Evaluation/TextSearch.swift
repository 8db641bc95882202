internal import Accounts
public import Metrics
internal import Synchronization
internal import Values

/// A contact by what it is found by.
public struct FoundContact: Sendable, Hashable {
  /// The position of its account.
  public var account: Int
  /// `contact_id`.
  public var id: String
  /// As written; empty where it has none.
  public var name: String
  /// Lower case; empty where it has none.
  public var email: String

  /// The name, else the address, else the id.
  public var label: String { name.isEmpty ? email.isEmpty ? id : email : name }
}

/// Everything that is found by its name, each prepared when it is first looked for.
final class NameIndexes: Sendable {
  private let contacts = Mutex<(names: [FoundContact], texts: Haystack)?>(nil)
  private let deals = Mutex<Haystack?>(nil)

  /// The contacts of all accounts with their texts.
  ///
  /// - Complexity: O(contacts) the first time.
  func contacts(_ snapshot: Snapshot) -> (names: [FoundContact], texts: Haystack) {
    contacts.withLock { known in
      if let known { return known }
      var names: [FoundContact] = []
      snapshot.dataset.forEachContact { account, id, name, email in
        names.append(FoundContact(account: account, id: id, name: name, email: email))
      }
      let made = (names, Haystack(names.lazy.map { [$0.name, $0.email, $0.id] }))
      known = made
      return made
    }
  }

  /// The texts of deals, in their order.
  func deals(_ all: [Deal]) -> Haystack {
    deals.withLock { known in
      if let known { return known }
      let made = Haystack(all.lazy.map { [$0.opportunity.name, $0.opportunity.id] })
      known = made
      return made
    }
  }
}

extension FilterIndex {
  /// Accounts whose name, domain or id holds a text, and then those in one of which its characters occur in their order;
  /// at most `limit` of each, on the list or not.
  ///
  /// - Complexity: O(accounts), on texts that are prepared once.
  public func accounts(resembling text: String, limit: Int) -> [Int] { texts.items(resembling: text, limit: limit) }

  /// Contacts whose name, address or id resembles a text, as for accounts.
  public func contacts(resembling text: String, limit: Int) -> [FoundContact] {
    let all = names.contacts(snapshot)
    return all.texts.items(resembling: text, limit: limit).map { all.names[$0] }
  }

  /// Deals, open ones and others, whose name or id resembles a text, as for accounts.
  public func deals(resembling text: String, limit: Int) -> [Deal] {
    let all = allDeals
    return names.deals(all).items(resembling: text, limit: limit).map { all[$0] }
  }

  /// The owners of accounts, those of most accounts first.
  public var owners: [String] {
    let column = column("owner")
    var counts = Array(repeating: 0, count: column.values.count)
    for code in column.codes { counts[Int(code)] += 1 }
    return column.values.indices.filter { !column.values[$0].isEmpty }.sorted {
      counts[$0] == counts[$1] ? column.values[$0] < column.values[$1] : counts[$0] > counts[$1]
    }.map { column.values[$0] }
  }

  /// By account, whether one of its contacts has a name or an address that passes.
  func contactMask(_ tests: [Test]) -> [Bool] {
    var result = Array(repeating: false, count: count)
    var hasContact = result
    for contact in names.contacts(snapshot).names {
      hasContact[contact.account] = true
      if result[contact.account] { continue }
      let texts = [contact.name, contact.email].filter { !$0.isEmpty }.map(FoldedText.of)
      result[contact.account] = tests.contains { test in texts.contains { test.passes(folded: $0, me: nil) } }
    }
    for account in result.indices {
      if tests.contains(.present), hasContact[account] { result[account] = true }
      if tests.contains(.empty), !hasContact[account] { result[account] = true }
    }
    return result
  }
}

extension Haystack {
  /// The items that hold a text, then those in one of whose texts its letters and digits occur in their order; at most
  /// `limit` of each.
  func items(resembling text: String, limit: Int) -> [Int] {
    let whole = FoldedText.of(text)
    guard !whole.isEmpty else { return [] }
    let mask = items(holding: whole)
    let found = Array(mask.indices.lazy.filter { mask[$0] }.prefix(limit))
    let scattered = whole.filter { !Haystack.separators.contains($0) }
    guard scattered.count > 2 else { return found }
    return found + items(withInOrder: scattered, besides: mask, limit: limit)
  }

  /// What is typed between words in one way or another: `win rate`, `win_rate`, `win-rate`.
  private static let separators = Set(" _-.".utf8)
}
