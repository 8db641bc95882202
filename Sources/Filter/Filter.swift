internal import Accounts
public import Metrics

/// Which accounts to count, as typed after `/`, given to `--filter`, or saved in a view.
///
/// The language is described in the article Filter language. A filter is made by `parse`, so that every filter is valid.
public struct Filter: Sendable, Hashable {
  /// As it was typed.
  public let text: String
  let root: Node

  /// The filter that keeps every account.
  public static let everything = Filter(text: "", root: .everything)

  init(text: String, root: Node) {
    self.text = text
    self.root = root
  }

  /// The filter that a text stands for. A text of blanks keeps every account.
  ///
  /// - Parameter columns: the accounts' other columns (`Dataset.extraColumns`), which are fields too. Without them a
  ///   term on such a column is an error.
  /// - Throws: what is wrong, and where.
  /// - Complexity: O(text).
  public static func parse(_ text: String, columns: [String] = []) throws(FilterError) -> Filter {
    let (root, _) = try Parser.parse(Source(text), Vocabulary(columns: columns))
    return Filter(text: text, root: root)
  }

  /// The filter that a text stands for where these accounts are, with all their columns as fields.
  ///
  /// - Throws: what is wrong, and where.
  public static func parse(_ text: String, in snapshot: Snapshot) throws(FilterError) -> Filter {
    try parse(text, columns: snapshot.dataset.extraColumns)
  }

  /// Whether it keeps every account because it asks nothing.
  public var isEmpty: Bool { root == .everything }

  /// The accounts that it keeps, by their facts at T. Accounts that are not on the list are judged alike.
  ///
  /// - Parameter me: the name that `owner:me` stands for; nil: nobody's.
  /// - Complexity: O(terms × accounts); texts are prepared anew, see `accounts(in:me:)` with an index.
  public func accounts(in snapshot: Snapshot, me: String? = nil) -> AccountSet {
    isEmpty ? .all : accounts(in: FilterIndex(snapshot), me: me)
  }

  /// The accounts that it keeps, by their facts at T, from an index that the snapshot's owner keeps.
  ///
  /// - Parameter me: the name that `owner:me` stands for; nil: nobody's.
  /// - Complexity: O(terms × accounts).
  public func accounts(in index: FilterIndex, me: String? = nil) -> AccountSet {
    isEmpty ? .all : AccountSet(members: Evaluator(index, me: me).mask(root))
  }

  /// The deals that it keeps of some: where it says what must hold of a deal (`deal:( … )`), those of which that holds, of
  /// accounts for which all else holds; where it says nothing of deals, all.
  ///
  /// - Parameter me: the name that `owner:me` stands for; nil: nobody's.
  /// - Complexity: O(terms × (accounts + deals)).
  public func deals(_ deals: [Deal], in index: FilterIndex, me: String? = nil) -> [Deal] {
    guard root.isAboutDeals else { return deals }
    let evaluator = Evaluator(index, me: me)
    return zip(deals, evaluator.mask(root, ofEach: deals)).filter(\.1).map(\.0)
  }
}
