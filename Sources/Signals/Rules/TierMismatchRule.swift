internal import Accounts
internal import Values

/// Accounts of the list whose tier is another than the criteria of the ideal customer profile give: one signal for all.
enum TierMismatchRule {
  static func finding(_ dataset: Dataset, at day: Day) -> Finding? {
    guard let profile = dataset.rules.profile else { return nil }
    var mismatches: [TierMismatch] = []
    var places: [Place] = []
    for position in dataset.accounts.indices {
      let account = dataset.accounts[position]
      guard account.isOnList(at: day), let cell = dataset.tierCell(of: position), let fit = account.profileFit
      else { continue }
      let criteria = Int(profile.tier(fit: fit))
      guard (criteria == 1) != (cell.tier == 1), criteria == 1 || (criteria == 0 && cell.tier == 1) else { continue }
      mismatches.append(
        TierMismatch(account: account.id, written: cell.tier, criteria: criteria == 0 ? nil : criteria, fit: fit))
      places.append(cell.place)
    }
    if mismatches.isEmpty { return nil }
    return Finding(.list, since: day, .tierMismatch(mismatches), evidence: places)
  }
}
