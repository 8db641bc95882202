/// What an opportunity is for.
public enum OpportunityType: UInt8, Sendable, CaseIterable {
  case new, expansion, crossSell, upsell, renewal

  /// Whether it counts as expansion (kpis.md, Opportunity states).
  public var isExpansion: Bool { self == .expansion || self == .crossSell || self == .upsell }
}

/// How an opportunity ended, or that it has not.
public enum OpportunityStatus: UInt8, Sendable { case open, won, lost }
