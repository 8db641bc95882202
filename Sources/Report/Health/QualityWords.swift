public import Metrics
internal import Formatting

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
    }
  }
}

extension OwnerQuality {
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
