internal import Ingest
public import Values

/// Rows that count although what they say cannot be so: parents that lead nowhere, days in the wrong order.
public struct Contradiction: Sendable, Equatable {
  /// What cannot be so.
  public enum Kind: Sendable, CaseIterable {
    /// An account that is its own parent: it has none then.
    case ownParent
    /// A parent that no account is: the account has none then.
    case unknownParent
    /// Accounts whose parents lead back to them.
    case parentLoop
    /// An account that leaves the list before it comes, or on that day: it is never on it.
    case untilBeforeSince
    /// An opportunity that was won or lost before it was created: it has no cycle.
    case closedBeforeCreated
    /// A contract that names itself as the one before it, or one that does not exist.
    case unknownPreviousContract
  }

  /// What cannot be so.
  public var kind: Kind
  /// The account, opportunity or contract.
  public var id: String
  /// What it says: the parent, both days, the contract before it.
  public var values: [String]
  /// Where its row stands.
  public var place: Place
  /// What it is worth: the amount of an opportunity, a year's value of a contract.
  public var amount: Money?
}

extension Dataset {
  /// The rows that contradict themselves or others, by kind, in the order of files and lines within each.
  ///
  /// - Complexity: O(accounts + opportunities + contracts).
  public var contradictions: [Contradiction] {
    let found = accountContradictions + opportunityContradictions + contractContradictions
    let positions = Dictionary(files.enumerated().map { ($1.path, $0) }) { first, _ in first }
    let ranks = Dictionary(uniqueKeysWithValues: Contradiction.Kind.allCases.enumerated().map { ($1, $0) })
    return found.map { ($0, ranks[$0.kind] ?? 0, positions[$0.place.path] ?? 0) }
      .sorted { ($0.1, $0.2, $0.0.place.line) < ($1.1, $1.2, $1.0.place.line) }.map(\.0)
  }

  private var accountContradictions: [Contradiction] {
    let inLoop = accountsInLoops
    return accounts.indices.flatMap { position -> [Contradiction] in
      let account = accounts[position]
      guard let source = account.source else { return [] }
      let place = rowPlace(source, line: parts[Int(source.part)].part.accounts[Int(source.row)].line)
      func found(_ kind: Contradiction.Kind, _ values: [String]) -> Contradiction {
        Contradiction(kind: kind, id: account.id, values: values, place: place, amount: nil)
      }
      var all: [Contradiction] = []
      if !account.parentID.isEmpty {
        if account.parent == Int32(position) {
          all.append(found(.ownParent, [account.parentID]))
        } else if account.parent < 0 {
          all.append(found(.unknownParent, [account.parentID]))
        } else if inLoop[position] {
          all.append(found(.parentLoop, [account.parentID]))
        }
      }
      if let since = account.targetSince, let until = account.targetUntil, until <= since {
        all.append(found(.untilBeforeSince, [since.iso, until.iso]))
      }
      return all
    }
  }

  /// By account: whether its parents lead back to it by way of others.
  private var accountsInLoops: [Bool] {
    var inLoop = [Bool](repeating: false, count: accounts.count)
    // On which walk each was first met.
    var walks = [Int32](repeating: -1, count: accounts.count)
    for start in accounts.indices where walks[start] < 0 {
      var position = start
      while position >= 0, walks[position] < 0 {
        walks[position] = Int32(start)
        position = Int(accounts[position].parent)
      }
      guard position >= 0, walks[position] == Int32(start), accounts[position].parent != Int32(position) else {
        continue
      }
      var next = position
      repeat {
        inLoop[next] = true
        next = Int(accounts[next].parent)
      } while next != position
    }
    return inLoop
  }

  private var opportunityContradictions: [Contradiction] {
    opportunities.items.compactMap { opportunity in
      guard opportunity.status != .open, let created = opportunity.createdAt, let closed = opportunity.closedAt,
        closed < created
      else { return nil }
      let part = parts[Int(opportunity.source.part)].part
      let row = part.opportunities[Int(opportunity.source.row)]
      return Contradiction(
        kind: .closedBeforeCreated, id: part.pool.text(row.id), values: [created.iso, closed.iso],
        place: rowPlace(opportunity.source, line: row.line), amount: opportunity.writtenAmount)
    }
  }

  private var contractContradictions: [Contradiction] {
    let items = contracts.items
    if items.allSatisfy(\.previous.isEmpty) { return [] }
    let ids = Set(items.lazy.map(\.id))
    return items.compactMap { contract in
      guard !contract.previous.isEmpty, contract.previous == contract.id || !ids.contains(contract.previous) else {
        return nil
      }
      let line = parts[Int(contract.source.part)].part.contracts[Int(contract.source.row)].line
      return Contradiction(
        kind: .unknownPreviousContract, id: contract.id, values: [contract.previous],
        place: rowPlace(contract.source, line: line), amount: contract.annualValue)
    }
  }
}
