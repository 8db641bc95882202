import Accounts
import Ingest
import Foundation
import Metrics
import TestSupport
import Testing
import Values

/// Every figure of the golden sets, field by field: counts, money and days exactly, means and ratios to 1e-9.
@Suite struct GoldenTests {
  @Test(arguments: Golden.cases)
  func matches(_ golden: Golden.Case) throws {
    let expected = try golden.golden.expected()[golden.position]
    let snapshot = try #require(try Snapshot(golden, expected))
    let set = try filter(expected, snapshot)
    let figures = snapshot.figures(of: set)
    let result = try #require(expected["result"] as? [String: Any])
    var differences: [String] = []
    differences += compareKPIs(figures, try #require(result["kpis"] as? [String: [String: Any]]))
    differences += compareFunnel(figures.funnel, try #require(result["funnel"] as? [[String: Any]]))
    differences += compareLifecycle(figures.funnel, try #require(result["lifecycle"] as? [String: [String: Int]]))
    if let accounts = result["accounts"] as? [String: [String: Any]] {
      differences += compareAccounts(snapshot, accounts)
    }
    let period = try #require(result["period"] as? [String: Any])
    differences += difference("period.from", period["from"], snapshot.period.now.from.iso)
    differences += difference("as_of", result["as_of"], snapshot.asOf.iso)
    let previous = result["previous_period"] as? [String: Any]
    differences += difference("previous.from", previous?["from"], snapshot.period.previous?.from.iso)
    differences += difference("previous.to", previous?["to"], snapshot.period.previous?.asOf.iso)
    differences += difference("opening", result["opening"], snapshot.period.opening?.iso)
    differences += difference("churn", result["churn"], snapshot.current.scope.churn)
    #expect(differences.isEmpty, "\(differences.prefix(40).joined(separator: "\n"))")
  }

  private func filter(_ expected: [String: Any], _ snapshot: Snapshot) throws -> AccountSet {
    guard let ids = expected["filter_accounts"] as? [String] else { return .all }
    let wanted = Set(ids)
    return AccountSet(members: snapshot.dataset.accounts.map { wanted.contains($0.id) })
  }

  private func compareKPIs(_ figures: Figures, _ expected: [String: [String: Any]]) -> [String] {
    var differences: [String] = []
    for (id, fields) in expected {
      guard let kpi = figures[id] else {
        differences.append("\(id): not in the catalog")
        continue
      }
      differences += compare(id, kpi.all, fields)
      for (position, tier) in ["1", "2", "3", "none"].enumerated() {
        let fields = (fields["tiers"] as? [String: [String: Any]])?[tier] ?? [:]
        differences += compare("\(id).\(tier)", kpi.tiers[position], fields)
      }
      differences += difference("\(id).previous", fields["previous"], kpi.previous)
      differences += difference("\(id).change", fields["change"], kpi.change?.rawValue)
      let declared = KPICatalog.kpi(id)
      differences += difference("\(id).level", fields["level"], declared?.isLevel)
      differences += difference("\(id).kind", fields["kind"], declared?.kind)
      let trend = fields["trend"] as? [Any] ?? []
      for (day, value) in trend.enumerated() { differences += difference("\(id).trend[\(day)]", value, kpi.trend[day]) }
    }
    return differences
  }

  private func compare(_ id: String, _ figure: Figure, _ fields: [String: Any]) -> [String] {
    var differences = difference("\(id).value", fields["value"], figure.value)
    if let money = fields["money"] { differences += difference("\(id).money", money, figure.money?.decimal) }
    if fields["numerator"] != nil {
      differences += difference("\(id).numerator", fields["numerator"], figure.numerator)
      differences += difference("\(id).denominator", fields["denominator"], figure.denominator)
    }
    if fields["count"] != nil {
      differences += difference("\(id).mean", fields["mean"], figure.mean)
      differences += difference("\(id).count", fields["count"], figure.count.map(Double.init))
    }
    differences += difference("\(id).n", fields["n"], figure.cases.map(Double.init))
    if fields["small"] != nil { differences += difference("\(id).small", fields["small"], figure.isSmall) }
    differences += difference("\(id).interval", fields["interval"], figure.interval)
    for named in figure.also + figure.factors {
      differences += difference("\(id).\(named.name)", fields[named.name], named.value)
    }
    return differences
  }

  private func compareFunnel(_ funnel: Funnel, _ expected: [[String: Any]]) -> [String] {
    var differences: [String] = []
    for (index, fields) in expected.enumerated() {
      for (name, tier) in [("all", Int?.none), ("1", 1), ("2", 2), ("3", 3), ("none", 0)] {
        let cell = fields[name] as? [String: Any] ?? [:]
        let counts = funnel.stages[index]
        let at = tier.map { counts.at.byTier[$0] } ?? counts.at.all
        let reached = tier.map { counts.reached.byTier[$0] } ?? counts.reached.all
        differences += difference("funnel[\(index)].\(name).at", cell["at"], Double(at))
        differences += difference("funnel[\(index)].\(name).reached", cell["reached"], Double(reached))
        differences += difference(
          "funnel[\(index)].\(name).conversion", cell["conversion"], funnel.conversion(stage: index + 1, tier: tier))
        differences += difference(
          "funnel[\(index)].\(name).interval", cell["interval"],
          funnel.conversionInterval(stage: index + 1, tier: tier))
      }
    }
    return differences
  }

  private func compareLifecycle(_ funnel: Funnel, _ expected: [String: [String: Int]]) -> [String] {
    var differences: [String] = []
    for stage in 1...7 {
      let fields = expected["\(stage)"] ?? [:]
      let counts = funnel.lifecycle[stage - 1]
      differences += difference("lifecycle.\(stage)", fields["all"], Double(counts.all))
      for (name, tier) in [("1", 1), ("2", 2), ("3", 3), ("none", 0)] {
        differences += difference("lifecycle.\(stage).\(name)", fields[name], Double(counts.byTier[tier]))
      }
    }
    return differences
  }

  private func compareAccounts(_ snapshot: Snapshot, _ expected: [String: [String: Any]]) -> [String] {
    var differences: [String] = []
    let listed = snapshot.dataset.accounts.indices.filter { snapshot.facts[$0].isOnList }
    if listed.count != expected.count { differences.append("\(listed.count) accounts, not \(expected.count)") }
    for index in listed {
      let account = snapshot.dataset.accounts[index]
      let facts = snapshot.facts[index]
      guard let fields = expected[account.id] else {
        differences.append("\(account.id) is not expected")
        continue
      }
      func check(_ name: String, _ value: (any Equatable)?) {
        differences += difference("\(account.id).\(name)", fields[name], value)
      }
      check("name", account.name)
      check("tier", account.tier == 0 ? "none" : "\(account.tier)")
      check("aes", facts.aes)
      check("engaged_on", facts.engagedOn?.iso)
      check("engaged_now", facts.isEngagedNow)
      check("first_touch", facts.firstTouch?.iso)
      check("opportunity_on", facts.opportunityOn?.iso)
      check("won_on", facts.wonOn?.iso)
      check("customer", facts.isCustomer)
      check("churned", facts.isChurned)
      check("expanded", facts.isExpanded)
      check("stage", Double(facts.stage))
      check("entered_on", facts.enteredOn?.iso)
      check("days_in_stage", facts.daysInStage(at: snapshot.asOf).map(Double.init))
      check("lifecycle", Double(facts.lifecycle))
      check("peppers", Double(facts.peppers))
      check("relationship", facts.relationship)
      check("trend", facts.relationshipTrend)
      check(
        "surging_topics", facts.surgingTopics.map { snapshot.dataset.topics[Int($0)] }.sorted().joined(separator: "|"))
      check(
        "surging_competitor_topics",
        facts.competitorTopics.map { snapshot.dataset.topics[Int($0)] }.sorted().joined(separator: "|"))
      check("stakeholders", Double(facts.stakeholders))
      check("engaged_stakeholders", Double(facts.engagedStakeholders))
      check("acv", facts.acv.decimal)
      check("ltv", facts.ltv)
      check("potential_ltv", facts.potentialLTV)
      check("touches", Double(facts.touches))
      check("touches_ever", Double(facts.touchesEver))
      check("view_through_visits", Double(facts.viewThroughVisits))
      check("spend", facts.spend)
      check("pipeline", facts.pipeline.decimal)
    }
    return differences
  }

  /// One line if a value differs from what is expected; JSON null stands for nil.
  private func difference(_ name: String, _ expected: Any?, _ value: (any Equatable)?) -> [String] {
    let expected = expected is NSNull ? nil : expected
    if expected == nil && value == nil { return [] }
    if let value = value as? Double, let number = expected as? NSNumber {
      let scale = max(1, abs(number.doubleValue))
      return abs(value - number.doubleValue) <= 1e-9 * scale ? [] : ["\(name): \(value), expected \(number)"]
    }
    if let value = value as? Interval, let ends = expected as? [Double], ends.count == 2 {
      return difference(name, ends[0], value.low) + difference(name, ends[1], value.high)
    }
    if let value = value as? Bool, let number = expected as? NSNumber, number.boolValue == value { return [] }
    if let value = value as? String {
      if let text = expected as? String, text == value { return [] }
      if let list = expected as? [String], list.sorted().joined(separator: "|") == value { return [] }
    }
    return ["\(name): \(value.map { "\($0)" } ?? "nil"), expected \(expected.map { "\($0)" } ?? "nil")"]
  }
}

extension Snapshot {
  /// The snapshot that a golden case describes.
  fileprivate init?(_ golden: Golden.Case, _ expected: [String: Any]) throws {
    guard let today = (expected["as_of"] as? String).flatMap({ Day(iso: $0) }),
      let period = (expected["period"] as? String).flatMap({ Period($0) })
    else { return nil }
    self = try golden.golden.snapshot(period, on: today)
  }
}
