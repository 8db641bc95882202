internal import Accounts
internal import Values
public import Metrics
internal import Synchronization

/// The texts of a snapshot's accounts, prepared for filtering. Whoever owns a snapshot can keep one: it is made once,
/// fills itself as filters ask, and makes each keystroke after the first cheap.
public final class FilterIndex: Sendable {
  /// What it was made of.
  public let snapshot: Snapshot
  private let haystack = Mutex<Haystack?>(nil)
  private let columns = Mutex<[String: TextColumn]>([:])

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
    if name == "id" { return TextColumn(accounts.lazy.map(\.id)) }
    if let field = FieldBook.field(named: name), case .text(let read) = field.kind {
      return TextColumn(accounts.lazy.map(read))
    }
    guard let position = ColumnName.position(of: name, in: snapshot.dataset.extraColumns) else {
      return TextColumn(accounts.lazy.map { _ in "" })
    }
    return TextColumn(accounts.lazy.map { position < $0.extras.count ? $0.extras[position] : "" })
  }
}
