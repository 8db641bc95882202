internal import Accounts
internal import Values

/// All figures of a snapshot over some accounts: what the screens and reports show.
public struct Figures: Sendable {
  /// Which accounts are counted.
  public let set: AccountSet
  /// In the order of `KPICatalog.all`.
  public internal(set) var kpis: [KPIFigures]
  /// Accounts by stage, at T.
  public let funnel: Funnel
  /// Accounts by stage on the day before P; nil for `all`.
  public let previousFunnel: Funnel?
  /// Accounts that moved in P: latest first.
  public let movers: [Mover]

  /// How many accounts are on the list.
  public var accounts: Int { funnel.stages[0].reached.all }

  /// The figures of a KPI by its id, or nil.
  public subscript(id: String) -> KPIFigures? { KPICatalog.position(of: id).map { kpis[$0] } }
}

extension Snapshot {
  /// The figures over some accounts.
  ///
  /// - Parameter trends: whether the 13 trend points are computed too; they can follow (`addTrends`).
  /// - Complexity: O(facts × accounts) for each of the points: 3 without trends, else 15.
  public func figures(of set: AccountSet = .all, trends: Bool = true) -> Figures {
    let tiers = self.tiers
    let mask = current.mask(set.members)
    let now = Sums(current, over: set, mask: mask, tiers: tiers)
    let before = previous.map { Sums($0, over: set, mask: mask, tiers: tiers) }
    let atOpening = opening.map { Sums($0, over: set, mask: mask, tiers: tiers) }
    let margin = dataset.rules.grossMargin
    let kpis = KPICatalog.all.map { kpi in
      func figure(_ sums: Sums, _ tiers: [Int]) -> Figure {
        kpi.figure(sums, tiers: tiers, present: present, dated: dated, grossMargin: margin)
      }
      let all = figure(now, [0, 1, 2, 3])
      let compared = (kpi.isLevel ? atOpening : before).map { figure($0, [0, 1, 2, 3]) }
      return KPIFigures(
        all: all, tiers: [[1], [2], [3], [0]].map { figure(now, $0) }, before: compared,
        change: kpi.change(from: compared, to: all), trend: [])
    }
    var figures = Figures(
      set: set, kpis: kpis,
      funnel: Funnel(current, sums: now, over: set, tiers: tiers, rules: dataset.rules, present: present),
      previousFunnel: zip(opening, atOpening).map {
        Funnel($0, sums: $1, over: set, tiers: tiers, rules: dataset.rules, present: present)
      },
      movers: movers(of: set))
    if trends { addTrends(to: &figures) }
    return figures
  }

  /// Fills in the 13 trend points of every KPI.
  public func addTrends(to figures: inout Figures) {
    let tiers = self.tiers
    let mask = current.mask(figures.set.members)
    var trends = KPICatalog.all.map { _ in [Double?]() }
    for columns in trend {
      let sums = Sums(columns, over: figures.set, mask: mask, tiers: tiers)
      for (position, kpi) in KPICatalog.all.enumerated() {
        let figure = kpi.figure(
          sums, tiers: [0, 1, 2, 3], present: present, dated: dated, grossMargin: dataset.rules.grossMargin)
        trends[position].append(figure.value)
      }
    }
    for position in trends.indices { figures.kpis[position].trend = trends[position] }
  }

  /// Accounts that moved between the day before P and T, latest first.
  private func movers(of set: AccountSet) -> [Mover] {
    var movers: [Mover] = []
    for account in dataset.accounts.indices where set.contains(account) {
      let from = Int(beforePeriod.stages[account])
      let to = Int(current.stages[account])
      if from == 0 && to == 0 { continue }
      if from == 0 {
        // It is on the list once it is both a target and created.
        let source = dataset.accounts[account]
        let day = [source.targetSince, source.createdAt].compactMap { $0 }.max()
        movers.append(Mover(account: account, kind: .joined, from: nil, to: to, day: day))
      } else if to == 0 {
        let day = dataset.accounts[account].targetUntil
        movers.append(Mover(account: account, kind: .left, from: from, to: nil, day: day))
      } else if from != to {
        let day = facts[account].enteredOn
        movers.append(
          Mover(account: account, kind: to > from ? .progressed : .regressed, from: from, to: to, day: day))
      } else if facts[account].isChurned && facts[account].wasCustomer {
        movers.append(Mover(account: account, kind: .churned, from: from, to: to, day: nil))
      }
    }
    return movers.enumerated().sorted { left, right in
      let (leftDay, rightDay) = (left.element.day ?? .distantPast, right.element.day ?? .distantPast)
      return leftDay == rightDay ? left.offset < right.offset : leftDay > rightDay
    }.map(\.element)
  }
}

/// Both values, if there are both.
private func zip<Left, Right>(_ left: Left?, _ right: Right?) -> (Left, Right)? {
  guard let left, let right else { return nil }
  return (left, right)
}
