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

/// Money that is shared by the accounts of a tier, or by the whole list.
public struct SharedSpendDetails: Sendable {
  /// The row.
  public var spend: SpendDetails
  /// 1–3: by the accounts of that tier; 0: by the whole list.
  public var tier: Int
}

extension Dataset {
  /// What is shared in the P of a point, newest first: by the whole list, then by tiers 1–3.
  ///
  /// - Complexity: O(rows of shared spend).
  public func sharedSpendDetails(in point: Point) -> [SharedSpendDetails] {
    sharedSpend.enumerated().flatMap { tier, rows in
      rows.filter { point.contains($0.day) }.map(details).newestFirst.map { SharedSpendDetails(spend: $0, tier: tier) }
    }
  }

  func spendDetails(of account: Int, at asOf: Day) -> [SpendDetails] {
    ownSpend[account].filter { $0.day <= asOf }.map(details).newestFirst
  }

  private func details(_ spend: Spend) -> SpendDetails {
    let part = parts[Int(spend.source.part)].part
    let row = part.spend[Int(spend.source.row)]
    return SpendDetails(
      day: spend.day, amount: spend.amount, channel: part.pool.text(row.channel),
      campaign: part.pool.text(row.campaign), place: rowPlace(spend.source, line: row.line))
  }
}

extension [SpendDetails] {
  /// By day, the newest first; rows of a day in their order.
  fileprivate var newestFirst: [SpendDetails] {
    enumerated().sorted {
      $0.element.day == $1.element.day ? $0.offset < $1.offset : $0.element.day > $1.element.day
    }.map(\.element)
  }
}
