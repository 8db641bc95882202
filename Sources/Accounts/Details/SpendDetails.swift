internal import Ingest
public import Values

/// Money spent on one account alone.
public struct SpendDetails: Sendable {
  /// The day of the row.
  public var day: Day
  /// In the reporting currency.
  public var amount: Money
  /// As written; empty where the row has none.
  public var channel: String
  /// As written; empty where the row has none.
  public var campaign: String
  /// Where its row stands.
  public var place: Place
}

extension Dataset {
  func spendDetails(of account: Int, at asOf: Day) -> [SpendDetails] {
    let rows = ownSpend[account].filter { $0.day <= asOf }.map { spend in
      let part = parts[Int(spend.source.part)].part
      let row = part.spend[Int(spend.source.row)]
      return SpendDetails(
        day: spend.day, amount: spend.amount, channel: part.pool.text(row.channel),
        campaign: part.pool.text(row.campaign), place: rowPlace(spend.source, line: row.line))
    }
    return rows.enumerated().sorted {
      $0.element.day == $1.element.day ? $0.offset < $1.offset : $0.element.day > $1.element.day
    }.map(\.element)
  }
}
