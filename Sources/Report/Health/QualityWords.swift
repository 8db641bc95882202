public import Metrics
internal import Accounts
internal import Formatting
public import Values

extension QualityGap {
  /// What is lacking: `no amount`.
  public var name: String {
    switch self {
    case .noAmount: "no amount"
    case .noClose: "no close date"
    case .overdue: "past its close date"
    case .noContact: "no contact"
    case .untouched: "no touch in \(OwnerQuality.untouchedDays) days"
    case .noOwner: "no owner"
    case .noDomain: "no domain"
    case .noTier: "no tier"
    case .looksLikeAnother: "looks like another account"
    }
  }
}

extension OwnerQuality {
  /// `3 bad rows and 2 orphans in no figure, worth $12,000.00`; nil where there is none.
  ///
  /// - Parameter money: writes an amount.
  public func leftOutWords(_ money: (Money) -> String) -> String? {
    if leftOut.rows == 0 { return nil }
    let parts = [
      leftOut.bad > 0 ? Format.count(leftOut.bad, "bad row") : nil,
      leftOut.orphans > 0 ? Format.count(leftOut.orphans, "orphan") : nil,
    ].compactMap(\.self)
    return parts.joined(separator: " and ") + " of opportunities and accounts in no figure"
      + (leftOut.amount == .zero ? "" : ", worth \(money(leftOut.amount))")
  }

  /// `12 of 47 open deals: 3 no amount, 9 past its close date`; nil where nothing of the kind is lacking.
  ///
  /// - Parameter ofDeals: of opportunities, else of accounts.
  public func words(ofDeals: Bool) -> String? {
    let lacking = items.count { ($0.deal != nil) == ofDeals }
    if lacking == 0 { return nil }
    let parts = QualityGap.allCases.filter { $0.isOfDeal == ofDeals }.compactMap { gap in
      let count = count(gap)
      return count > 0 ? "\(Format.thousands(count)) \(gap.name)" : nil
    }
    let all = ofDeals ? Format.count(openDeals, "open deal") : Format.count(accounts, "account") + " on the list"
    return "\(Format.thousands(lacking)) of \(all): \(parts.joined(separator: ", "))"
  }
}
