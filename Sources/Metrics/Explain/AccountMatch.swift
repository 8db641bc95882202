internal import Accounts
internal import Values

/// What a text names among accounts: an id, a name, or a domain.
public enum AccountMatch: Sendable, Equatable {
  /// One account, by its position.
  case one(Int)
  /// Several, in the order of their rows.
  case several([Int])
  /// None, and the names that were probably meant, the nearest first.
  case none(nearest: [String])
}

extension Snapshot {
  /// The accounts that a text names: exactly by id, else by name or domain as written, else by any of them without case,
  /// in Unicode's canonical form (data.md, names), a URL by its host.
  ///
  /// - Complexity: O(accounts).
  public func accounts(named text: String) -> AccountMatch {
    if let exact = dataset.account(id: text) { return .one(exact) }
    let accounts = dataset.accounts
    let written = accounts.indices.filter {
      accounts[$0].name == text || (!text.isEmpty && accounts[$0].domain == text)
    }
    if let match = AccountMatch(written) { return match }
    let (name, domain) = (Snapshot.folded(text), Snapshot.domain(text))
    let folded = accounts.indices.filter { account in
      let candidate = accounts[account]
      return !name.isEmpty
        && (Snapshot.folded(candidate.id) == name || Snapshot.folded(candidate.name) == name
          || (!domain.isEmpty && candidate.domain == domain))
    }
    if let match = AccountMatch(folded) { return match }
    return .none(nearest: nearest(text))
  }

  /// Up to three names, domains or ids that few changes make of a text.
  private func nearest(_ text: String) -> [String] {
    var candidates = dataset.accounts.flatMap { account in [account.name, account.domain, account.id] }
    var nearest: [String] = []
    while nearest.count < 3, let next = NearestName.of(text, among: candidates) {
      nearest.append(next)
      candidates.removeAll { $0 == next }
    }
    // A name that begins with what was typed, or has it, is meant more often than one that is spelled alike.
    let name = Snapshot.folded(text)
    let beginning = dataset.accounts.lazy.filter { !name.isEmpty && Snapshot.folded($0.name).contains(name) }
    return Array(
      (beginning.prefix(3).map(\.name) + nearest).reduce(into: [String]()) { names, name in
        if !names.contains(name) { names.append(name) }
      }.prefix(3))
  }

  private static func folded(_ text: String) -> String {
    converted(text) { Text.fold($0, into: &$1) }
  }

  private static func domain(_ text: String) -> String {
    converted(text) { Domains.normalise($0, into: &$1) }
  }

  private static func converted(_ text: String, _ convert: (UnsafeRawBufferPointer, inout [UInt8]) -> Void) -> String {
    var text = text
    var buffer: [UInt8] = []
    text.withUTF8 { convert(UnsafeRawBufferPointer($0), &buffer) }
    return String(decoding: buffer, as: UTF8.self)
  }
}

extension AccountMatch {
  /// nil where there is none.
  fileprivate init?(_ accounts: [Int]) {
    guard let first = accounts.first else { return nil }
    self = accounts.count == 1 ? .one(first) : .several(accounts)
  }
}
