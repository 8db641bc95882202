internal import Accounts
internal import Metrics
internal import Values

/// An open deal whose amount is a fifth below the largest of 30 days.
enum ShrunkRule: SignalRule {
  static let id = SignalRuleID.shrunk
  static let tables: [[Table]] = [[.opportunities], [.opportunityHistory]]

  static func findings(_ account: AccountAtDay) -> [Finding] {
    let day = account.asOf
    return account.openDeals.compactMap { deal in
      // The value at the end of each day of the window: the one that it began with, and each that came in it.
      let entries = deal.amounts.filter { $0.day <= day }
      let before = entries.value(at: day - 29)
      let inside = entries.filter { $0.day > day - 29 }
      guard let now = entries.last?.value, let first = before?.value ?? inside.first?.value else { return nil }
      let largest = inside.reduce(first) { max($0, $1.value) }
      guard largest > .zero, Int128(now.units) * 10 <= Int128(largest.units) * 8 else { return nil }
      var last = first
      var fall: Day?
      var falls: [Place] = []
      for entry in inside {
        if entry.value < last {
          fall = entry.day
          falls.append(entry.place)
        }
        last = entry.value
      }
      guard let fall else { return nil }
      return Finding(
        deal, since: fall, money: Money(units: largest.units - now.units),
        .shrunk(largest: largest, now: now), evidence: falls)
    }
  }
}
