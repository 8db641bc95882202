internal import Accounts
internal import Cells
internal import Metrics

/// What a wide overview shows of the mover under the cursor.
struct Preview: Sendable {
  /// The position of the account.
  var account: Int
  /// The figures that it was worked out with.
  var generation: Int
  var details: AccountDetails
}

extension State {
  /// Whether the overview has a third column, with room for an account.
  var hasThirdColumn: Bool { size.width >= 170 && size.height >= 28 }

  /// The mover under the cursor of the overview.
  var mover: Int? {
    guard case .overview = page.screen, let movers = figures?.movers, !movers.isEmpty else { return nil }
    return movers[max(0, min(page[.movers].cursor, movers.count - 1))].account
  }

  /// Works out the rows of the mover, where a screen shows them and has not got them yet.
  mutating func settlePreview() {
    guard hasThirdColumn, let account = mover, let snapshot else { return }
    if preview?.account == account, preview?.generation == generation { return }
    let details = snapshot.dataset.details(of: account, at: snapshot.period.now, activityLimit: 1)
    preview = Preview(account: account, generation: generation, details: details)
  }
}
