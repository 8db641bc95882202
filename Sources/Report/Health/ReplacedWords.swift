public import Accounts
internal import Formatting
public import Values

extension ReplacedRow.Value {
  /// The value as people read it; `nothing` of an empty cell.
  ///
  /// - Parameter money: writes an amount.
  public func words(_ money: (Money) -> String) -> String {
    switch self {
    case .none: "nothing"
    case .text(let text): "“\(DisplayText.clipped(SafeText.line(text), to: 40))”"
    case .money(let amount): money(amount)
    case .day(let day): day.iso
    case .number(let number): Format.upTo(places: 4, number)
    }
  }
}

extension ReplacedRow {
  /// `opportunity_id “D1”`, or what rows have in common that have no id: `“Renewal 2026”, by account, name and day`.
  public var named: String {
    let shown = "“\(DisplayText.clipped(SafeText.line(id), to: 40))”"
    if isAlike { return (id.isEmpty ? "" : shown + ", ") + "by " + table.likeness }
    let column =
      switch table {
      case .accounts: Column.accountID
      case .contacts: Column.contactID
      case .contracts: Column.contractID
      default: Column.opportunityID
      }
    return "\(column.rawValue) \(shown)"
  }

  /// `replaced by opportunities (1).csv:5: amount $100.00 → $200.00, stage “Demo” → “Won”`.
  ///
  /// - Parameters:
  ///   - arrow: stands between the old and the new value.
  ///   - money: writes an amount.
  public func words(arrow: String = "→", _ money: (Money) -> String) -> String {
    switch cause {
    case .deleted(let place): return "removed by \(SafeText.line(place.text)), which is marked deleted"
    case .vanished: return "not in the newer export any more"
    case .replaced(let place):
      let changes = differences.map { field in
        "\(field.column.rawValue) \(field.before.words(money)) \(arrow) \(field.now.words(money))"
      }
      return "replaced by \(SafeText.line(place.text)): "
        + (changes.isEmpty ? "the same in every column that is kept" : changes.joined(separator: ", "))
    }
  }
}

extension ReplacedRow {
  /// `path`, `line`, `table`, `id`, what replaces it, and the columns that differ with both values.
  var json: JSON {
    func value(_ value: Value) -> JSON {
      switch value {
      case .none: .null
      case .text(let text): .text(text)
      case .money(let amount): .text(amount.decimal)
      case .day(let day): .text(day.iso)
      case .number(let number): .number(number)
      }
    }
    var members: [(String, JSON)] = [
      ("path", .text(place.path)), ("line", .integer(place.line)), ("table", .text(table.rawValue)), ("id", .text(id)),
      ("by_likeness", .bool(isAlike)),
    ]
    switch cause {
    case .replaced(let place): members += [("cause", .text("replaced")), ("by", .text(place.text))]
    case .deleted(let place): members += [("cause", .text("deleted")), ("by", .text(place.text))]
    case .vanished: members += [("cause", .text("vanished")), ("by", .null)]
    }
    members.append(
      (
        "differences",
        .object(
          differences.map { ($0.column.rawValue, .object([("before", value($0.before)), ("now", value($0.now))])) })
      ))
    return .object(members)
  }
}
