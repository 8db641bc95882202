internal import Accounts
public import Metrics
internal import Synchronization
internal import Values

/// The texts of a snapshot's accounts, prepared for filtering. Whoever owns a snapshot can keep one: it is made once,
/// fills itself as filters ask, and makes each keystroke after the first cheap.
public final class FilterIndex: Sendable {
  /// What it was made of.
  public let snapshot: Snapshot
  private let haystack = Mutex<Haystack?>(nil)
  private let columns = Mutex<[String: TextColumn]>([:])
  let names = NameIndexes()
  private let deals = Mutex<(open: [Deal]?, all: [Deal]?)>((nil, nil))

  /// An index of a snapshot. Nothing is read yet.
  public init(_ snapshot: Snapshot) { self.snapshot = snapshot }

  var count: Int { snapshot.dataset.accounts.count }

  /// Names, domains and ids.
  ///
  /// - Complexity: O(accounts) the first time.
  var texts: Haystack {
    haystack.withLock { known in
      if let known { return known }
      let made = Haystack(snapshot.dataset.accounts)
      known = made
      return made
    }
  }

  /// The open deals of all accounts at T, in the order of accounts.
  ///
  /// - Complexity: O(accounts + deals) the first time.
  var openDeals: [Deal] {
    deals.withLock { known in
      if let open = known.open { return open }
      let found = snapshot.dataset.accounts.indices.flatMap { account in
        snapshot.facts[account].openOpportunities == 0
          ? []
          : snapshot.dataset.openOpportunities(of: account, at: snapshot.asOf).map {
            Deal(account: account, opportunity: $0)
          }
      }
      known.open = found
      return found
    }
  }

  /// Those and the closed ones.
  var allDeals: [Deal] {
    deals.withLock { known in
      if let all = known.all { return all }
      let found = snapshot.dataset.accounts.indices.flatMap { account in
        snapshot.dataset.opportunityDetails(of: account, at: snapshot.asOf).map {
          Deal(account: account, opportunity: $0)
        }
      }
      known.all = found
      return found
    }
  }

  /// A text column by the canonical name of its field, or another column by its plain name.
  ///
  /// - Complexity: O(accounts) the first time.
  func column(_ name: String) -> TextColumn {
    columns.withLock { known in
      if let column = known[name] { return column }
      let column = make(name)
      known[name] = column
      return column
    }
  }

  private func make(_ name: String) -> TextColumn {
    let accounts = snapshot.dataset.accounts
    if let field = FilterCatalog.field(id: name) {
      return TextColumn(
        accounts.indices.lazy.map { account in
          if case .text(let text) = field.value(of: account, in: self.snapshot) { text } else { "" }
        })
    }
    guard let position = ColumnName.position(of: name, in: snapshot.dataset.extraColumns) else {
      return TextColumn(accounts.lazy.map { _ in "" })
    }
    return TextColumn(accounts.lazy.map { position < $0.extras.count ? $0.extras[position] : "" })
  }
}

/// A column of texts: each distinct one once. What is asked of a text is asked once a text, not once an account.
struct TextColumn: Sendable {
  /// The distinct texts, in the order of first appearance.
  private(set) var values: [String] = []
  /// The same without case.
  private(set) var folded: [[UInt8]] = []
  /// By account: the position of its text.
  private(set) var codes: [Int32] = []

  init(_ texts: some Sequence<String>) {
    var positions: [String: Int32] = [:]
    for text in texts {
      if let code = positions[text] {
        codes.append(code)
      } else {
        let code = Int32(values.count)
        positions[text] = code
        codes.append(code)
        values.append(text)
        folded.append(FoldedText.of(text))
      }
    }
  }

  /// The accounts whose text, by its position, passes.
  func mask(where passes: (Int) -> Bool) -> [Bool] {
    let chosen = values.indices.map(passes)
    return codes.map { chosen[Int($0)] }
  }
}
