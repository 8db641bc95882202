import Accounts
import Ingest
import Metrics
import Values

/// What tells two snapshots apart: figures, funnel, movers and the facts of every account by its id. Sums of doubles may
/// differ in their last digits, since the order of rows is that of their addition; everything else is exact.
func differences(_ left: Snapshot, _ right: Snapshot) -> [String] {
  let figures = (left.figures(), right.figures())
  var differences = differences(figures.0, figures.1)
  let movers = (movers(figures.0, left), movers(figures.1, right))
  if movers.0 != movers.1 { differences.append("movers: \(movers)") }
  for account in left.dataset.accounts {
    guard let facts = left.facts(id: account.id), let others = right.facts(id: account.id) else {
      differences.append("\(account.id) is missing")
      continue
    }
    if exact(facts) != exact(others) { differences.append("\(account.id): \(exact(facts)) and \(exact(others))") }
    for (name, one, other) in [
      ("aes", facts.aes, others.aes), ("relationship", facts.relationship, others.relationship),
      ("spend", facts.spend, others.spend), ("ltv", facts.ltv, others.ltv), ("kept", facts.keptValue, others.keptValue),
      ("potential", facts.potentialLTV, others.potentialLTV),
    ] where !isClose(one, other) { differences.append("\(account.id) \(name): \(text(one)) and \(text(other))") }
  }
  return differences
}

/// What tells the figures of two snapshots apart.
func differences(_ left: Figures, _ right: Figures) -> [String] {
  var differences: [String] = []
  for ((kpi, one), other) in zip(zip(KPICatalog.all, left.kpis), right.kpis) {
    let figures = [("all", one.all, other.all)] + zip(one.tiers, other.tiers).map { ("a tier", $0, $1) }
    for (name, one, other) in figures {
      if !isClose(one.value, other.value) || !isClose(one.numerator, other.numerator)
        || !isClose(one.denominator, other.denominator) || one.money != other.money || one.count != other.count
        || one.also != other.also || one.reason != other.reason
      {
        differences.append("\(kpi.id), \(name): \(one) and \(other)")
      }
    }
    if !isClose(one.previous, other.previous) {
      differences.append("\(kpi.id).previous: \(text(one.previous)) and \(text(other.previous))")
    }
    if zip(one.trend, other.trend).contains(where: { !isClose($0, $1) }) {
      differences.append("\(kpi.id).trend: \(one.trend) and \(other.trend)")
    }
  }
  if left.funnel.stages != right.funnel.stages { differences.append("funnel") }
  if left.funnel.lifecycle != right.funnel.lifecycle { differences.append("lifecycle") }
  return differences
}

/// Whether two values are the same but for the last digits.
func isClose(_ left: Double?, _ right: Double?) -> Bool {
  guard let left, let right else { return left == nil && right == nil }
  return abs(left - right) <= 1e-9 * max(1, abs(left), abs(right))
}

private func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "n/a" }

private func movers(_ figures: Figures, _ snapshot: Snapshot) -> Set<String> {
  Set(
    figures.movers.map { mover in
      let id = snapshot.dataset.accounts[mover.account].id
      return "\(id) \(mover.kind) \(mover.from ?? 0) \(mover.to ?? 0) \(mover.day?.iso ?? "–")"
    })
}

private func exact(_ facts: AccountFacts) -> String {
  [
    "\(facts.isOnList) \(facts.stage) \(facts.lifecycle) \(facts.enteredOn?.iso ?? "–")",
    "\(facts.engagedOn?.iso ?? "–") \(facts.isEngagedNow) \(facts.firstTouch?.iso ?? "–") \(facts.touches)",
    "\(facts.touchesEver) \(facts.viewThroughVisits) \(facts.peppers) \(facts.stakeholders)",
    "\(facts.engagedStakeholders) \(facts.opportunityOn?.iso ?? "–") \(facts.wonOn?.iso ?? "–") \(facts.acv.units)",
    "\(facts.pipeline.units) \(facts.isCustomer) \(facts.isChurned) \(facts.isExpanded) \(facts.ownSpend.units)",
    "\(facts.surgingTopics.count) \(facts.competitorTopics.count) \(facts.answers) \(facts.due) \(facts.pending)",
  ].joined(separator: " ")
}

extension Snapshot {
  fileprivate func facts(id: String) -> AccountFacts? { dataset.account(id: id).map { facts[$0] } }
}
