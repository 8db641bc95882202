internal import Accounts
internal import Values

/// How many accounts of the list advertising, web and e-mail reached in P (analyses.md, Reach).
public struct Reach: Sendable {
  /// Of the accounts of one tier, or all.
  public struct Group: Sendable {
    /// 1–3, 0 for none; nil: all.
    public var tier: Int?
    /// Accounts.
    public var accounts: [Int] = []
    /// Those with an impression, a visit, an engagement, in P.
    public var impressions = 0, visits = 0, engaged = 0
    /// Those with 1, 2–3, 4–9, 10 or more impressions.
    public var frequency = [0, 0, 0, 0]
  }

  /// All, then tiers 1–3 and none.
  public let groups: [Group]
}

/// A page of the web site and who saw it in P.
public struct PageVisits: Sendable {
  /// The URL without its query; of one site its path alone.
  public var page: String
  /// Accounts of the list that saw it, ascending.
  public var accounts: [Int] = []
  /// Visits.
  public var visits: Int64 = 0
  /// Whether visits of it count as high-value ones.
  public var isHighValue = false
}

/// A topic that surges.
public struct TopicSurge: Sendable {
  /// As written.
  public var topic: String
  /// Whether it is a competitor's.
  public var isCompetitor: Bool
  /// Accounts of the list for which it surges at T, ascending.
  public var accounts: [Int] = []
}

extension Snapshot {
  /// The reach in P among the accounts on the list that are counted.
  ///
  /// - Complexity: O(accounts).
  public func reach(of set: AccountSet = .all) -> Reach {
    var groups = ([nil, 1, 2, 3, 0] as [Int?]).map { Reach.Group(tier: $0) }
    for account in dataset.accounts.indices where facts[account].isOnList && set.contains(account) {
      let count = facts[account].impressions
      for place in groups.indices where groups[place].tier == nil || groups[place].tier == Int(tiers[account]) {
        groups[place].accounts.append(account)
        if facts[account].visits > 0 { groups[place].visits += 1 }
        if facts[account].isTouched { groups[place].engaged += 1 }
        if count > 0 {
          groups[place].impressions += 1
          groups[place].frequency[count == 1 ? 0 : count < 4 ? 1 : count < 10 ? 2 : 3] += 1
        }
      }
    }
    return Reach(groups: groups)
  }

  /// The pages that accounts on the list that are counted saw in P, by accounts, the most first.
  ///
  /// - Complexity: O(activities of these accounts).
  public func pageVisits(of set: AccountSet = .all) -> [PageVisits] {
    var pages: [Int: PageVisits] = [:]
    for account in dataset.accounts.indices where facts[account].isOnList && set.contains(account) {
      for touch in touches.touches(of: account) where touch.page != 0 && period.now.contains(touch.day) {
        let isHighValue = touch.type == ActivityTypes.Code.highValueVisit
        guard isHighValue || touch.type == ActivityTypes.Code.visit else { continue }
        var page = pages[touch.page] ?? PageVisits(page: touches.pages[touch.page])
        if page.accounts.last != account { page.accounts.append(account) }
        page.visits += touch.count
        page.isHighValue = page.isHighValue || isHighValue
        pages[touch.page] = page
      }
    }
    return pages.values.sorted {
      ($1.accounts.count, $1.visits, $0.page) < ($0.accounts.count, $0.visits, $1.page)
    }
  }

  /// The topics that surge for accounts on the list that are counted, ours first, by accounts.
  ///
  /// - Complexity: O(accounts × topics that surge).
  public func topicSurges(of set: AccountSet = .all) -> [TopicSurge] {
    var surges: [UInt32: TopicSurge] = [:]
    for account in dataset.accounts.indices where facts[account].isOnList && set.contains(account) {
      for (topics, isCompetitor) in [(facts[account].surgingTopics, false), (facts[account].competitorTopics, true)] {
        for topic in topics {
          surges[topic, default: TopicSurge(topic: dataset.topics[Int(topic)], isCompetitor: isCompetitor)].accounts
            .append(account)
        }
      }
    }
    return surges.values.sorted { left, right in
      if left.isCompetitor != right.isCompetitor { return right.isCompetitor }
      return left.accounts.count == right.accounts.count
        ? left.topic < right.topic : left.accounts.count > right.accounts.count
    }
  }
}
