/// The rules of signals, in the order of signals.md.
public enum SignalRuleID: String, CaseIterable, Sendable, Hashable {
  case engaged, unworked, surge, heat, anonymous, stalled, ghosted, overdue, slipped, stuck, shrunk
  case singleThreaded = "single_threaded"
  case noDecider = "no_decider"
  case degrading
  case lowRelationship = "low_relationship"
  case competitor
  case renewalRisk = "renewal_risk"
  case renewalOverdue = "renewal_overdue"
  case winBack = "win_back"
  case expansion
  case tierMismatch = "tier_mismatch"
  case goal, stale
}

extension SignalRuleID {
  /// Its place in the order of signals.md.
  public var position: Int { SignalRuleID.positions[self] ?? 0 }

  private static let positions = Dictionary(uniqueKeysWithValues: allCases.enumerated().map { ($1, $0) })

  /// What it is a signal of, as the end of a sentence.
  public var meaning: String {
    switch self {
    case .engaged: "accounts whose engagement has just reached the minimum"
    case .unworked: "engaged accounts that nobody has written to, called or met"
    case .surge: "accounts to win with a surging topic"
    case .heat: "accounts to win that research heavily"
    case .anonymous: "accounts of tier 1 and 2 with high-value visits by nobody known"
    case .stalled: "open deals that nobody has touched for long"
    case .ghosted: "open deals whose account does not answer"
    case .overdue: "open deals whose expected close is over"
    case .slipped: "open deals whose expected close moves later and later"
    case .stuck: "open deals that stay longer in their stage than won ones did"
    case .shrunk: "open deals whose amount fell"
    case .singleThreaded: "open deals with fewer than two engaged stakeholders"
    case .noDecider: "open deals without an engaged contact who decides"
    case .degrading: "customers whose relationship degrades"
    case .lowRelationship: "customers whose relationship has been low for two weeks"
    case .competitor: "customers with a surging competitor topic"
    case .renewalRisk: "contracts that end soon with something that speaks against a renewal"
    case .renewalOverdue: "contracts that have ended and nobody has renewed yet"
    case .winBack: "accounts lost a while ago that show interest again"
    case .expansion: "customers that show interest and have no open expansion deal"
    case .tierMismatch: "accounts whose tier is not the one that the criteria give"
    case .goal: "goals that are behind their pace"
    case .stale: "tables whose newest row is old"
    }
  }
}

/// Of which rules each account has signals: filled in by whoever computes them, so that filters can pick by them.
public struct SignalFlags: Sendable, Equatable {
  /// By account: a bit a rule, in the order of `SignalRuleID`; empty where nobody filled them in.
  private var bits: [UInt32] = []

  /// Nobody has looked for signals.
  public init() {}

  /// No account has signals yet.
  public init(accounts: Int) { bits = Array(repeating: 0, count: accounts) }

  /// Notes a signal of a rule.
  public mutating func insert(_ rule: SignalRuleID, of account: Int) {
    guard bits.indices.contains(account) else { return }
    bits[account] |= 1 << UInt32(rule.position)
  }

  /// Whether an account has a signal of a rule.
  public func contains(_ rule: SignalRuleID, of account: Int) -> Bool {
    bits.indices.contains(account) && bits[account] & (1 << UInt32(rule.position)) != 0
  }
}
