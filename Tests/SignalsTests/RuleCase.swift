import Accounts
import Metrics
import Signals
import TestSupport
import Testing
import Values

/// A directory of one account, Acme of tier 2 and Ana's, and what rules say of it.
struct RuleCase {
  let dataset: Dataset
  var rules = SignalRules()

  /// The account with these files beside it.
  init(_ files: [String: String], tier: Int = 2) throws {
    var data = SmallData([
      "accounts.csv": "account_id,name,tier,is_target,owner\nA1,Acme,\(tier),yes,Ana Ruiz\n"
    ])
    data.accountRules.competitorTopics = [Glob("competitor:*")]
    dataset = try data.adding(files).dataset()
  }

  /// All signals at a day.
  func list(_ day: String) throws -> SignalList {
    SignalList(dataset, at: try #require(Day(iso: day)), rules: rules)
  }

  /// The signal of a rule at a day, covered or not.
  func signal(_ rule: SignalRuleID, _ day: String) throws -> Signal? {
    let list = try list(day)
    return (list.signals + list.covered).first { $0.rule == rule }
  }

  /// Checks that a rule holds on the first and the last day, not on the day before and the day after, and began on a day.
  func expect(
    _ rule: SignalRuleID, from first: String, through last: String?, since: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let day = try #require(Day(iso: first))
    #expect(try signal(rule, (day - 1).iso) == nil, "\(rule) the day before", sourceLocation: sourceLocation)
    #expect(
      try signal(rule, first)?.since.iso == since ?? first, "\(rule) on the day", sourceLocation: sourceLocation)
    #expect(try signal(rule, (day + 1).iso) != nil, "\(rule) the day after", sourceLocation: sourceLocation)
    guard let last, let end = Day(iso: last) else { return }
    #expect(try signal(rule, last) != nil, "\(rule) on the last day", sourceLocation: sourceLocation)
    #expect(try signal(rule, (end + 1).iso) == nil, "\(rule) after the last day", sourceLocation: sourceLocation)
  }
}
