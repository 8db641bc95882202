internal import Accounts
internal import Values
internal import Metrics

/// What `is:` can ask.
enum Properties {
  /// All properties, in the order in which completion offers them.
  static let all: [Field.Property] = [
    .init(id: "engaged", note: "its engagement score ever reached the minimum") { $0.facts[$1].engagedOn != nil },
    .init(id: "active", note: "its engagement score is at the minimum now") { $0.facts[$1].isEngagedNow },
    .init(id: "open", note: "has an open opportunity") { $0.facts[$1].openOpportunities > 0 },
    .init(id: "customer", note: "is a customer") { $0.facts[$1].isCustomer },
    .init(id: "churned", note: "was a customer and is none") { $0.facts[$1].isChurned },
    .init(id: "mover", note: "changed its stage in the period") { isMover($0, $1) },
    .init(id: "target", note: "is on the target account list") { $0.facts[$1].isOnList },
    .init(id: "surging", note: "a topic surges that is no competitor’s") { !$0.facts[$1].surgingTopics.isEmpty },
    .init(id: "hot", note: "two or three peppers") { $0.facts[$1].peppers >= 2 },
    .init(id: "degrading", note: "relationship down by 5 or more in 30 days") { $0.facts[$1].isDegrading },
    .init(id: "improving", note: "relationship up by 5 or more in 30 days") { $0.facts[$1].isImproving },
    .init(id: "expanded", note: "won an expansion") { $0.facts[$1].isExpanded },
    .init(id: "pending", note: "a contract ended and can still be renewed") { $0.facts[$1].pending > 0 },
  ]

  /// Whether the account is among the movers (kpis.md, Movers): it changed stage, joined or left the list, or churned.
  private static func isMover(_ snapshot: Snapshot, _ account: Int) -> Bool {
    let from = snapshot.beforePeriod.stages[account]
    let to = snapshot.current.stages[account]
    if from != to { return true }
    let facts = snapshot.facts[account]
    return from != 0 && facts.isChurned && facts.wasCustomer
  }
}
