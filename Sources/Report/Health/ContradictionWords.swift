public import Accounts
internal import Formatting
public import Values

extension Contradiction {
  /// `accounts.csv:5: A7 is its own parent: it counts as having none`.
  ///
  /// - Parameter money: writes an amount.
  public func words(_ money: (Money) -> String) -> String {
    func shown(_ text: String) -> String { "“\(DisplayText.clipped(SafeText.line(text), to: 60))”" }
    let first = values.first ?? ""
    let what =
      switch kind {
      case .ownParent: "\(shown(id)) is its own parent: it counts as having none"
      case .unknownParent:
        "the parent of \(shown(id)) is \(shown(first)), which is no account: it counts as having none"
      case .parentLoop: "\(shown(id)) has the parent \(shown(first)), whose parents lead back to it"
      case .untilBeforeSince:
        "\(shown(id)) is on the list from \(first) until before \(values.last ?? ""): it is never on it"
      case .closedBeforeCreated:
        "\(shown(id)) was created on \(first) and closed on \(values.last ?? ""): it counts, and has no cycle"
      case .unknownPreviousContract:
        first == id
          ? "\(shown(id)) names itself as the contract before it: it renews none by that"
          : "\(shown(id)) renews \(shown(first)), which is no contract here"
      }
    return "\(SafeText.line(place.text)): \(what)" + (amount.map { ", \(money($0))" } ?? "")
  }

  /// `path`, `line`, `kind`, `id` and the `values` that cannot be so.
  var json: JSON {
    let name =
      switch kind {
      case .ownParent: "own_parent"
      case .unknownParent: "unknown_parent"
      case .parentLoop: "parent_loop"
      case .untilBeforeSince: "until_before_since"
      case .closedBeforeCreated: "closed_before_created"
      case .unknownPreviousContract: "unknown_previous_contract"
      }
    return .object([
      ("path", .text(place.path)), ("line", .integer(place.line)), ("kind", .text(name)), ("id", .text(id)),
      ("values", .array(values.map { .text($0) })), ("money", .optional(amount?.decimal)),
    ])
  }
}
