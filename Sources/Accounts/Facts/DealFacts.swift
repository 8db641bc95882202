internal import Ingest
internal import Values

extension AccountFacts {
  /// Adds what the account's opportunities say at a point.
  mutating func addOpportunities(_ opportunities: ArraySlice<Opportunity>, at point: Point) {
    let asOf = point.asOf
    let yearStart = asOf - 364
    var wasLostNew = false
    var wasOpenNew = false
    for opportunity in opportunities where opportunity.exists(at: asOf) {
      let amount = opportunity.amount(at: asOf)
      let state = opportunity.state(at: asOf)
      let isNew = opportunity.type == .new
      let isExpansion = opportunity.type.isExpansion
      if let created = opportunity.createdAt, point.contains(created) {
        pipelineCreated += amount
        if isExpansion { expansionCreated += 1 }
      }
      if isNew {
        hasNewOpportunity = true
        if let created = opportunity.createdAt { opportunityOn = earlier(opportunityOn, created) }
        if opportunity.isCreatedOrReopened(in: point) { isRevived = true }
        if opportunity.exists(at: point.before) {
          switch opportunity.state(at: point.before) {
          case .lost: wasLostNew = true
          case .open: wasOpenNew = true
          case .won: break
          }
        }
      }
      guard let closed = opportunity.closed(by: asOf) else {
        openOpportunities += 1
        pipeline += amount
        if isNew { openNew += 1 }
        if isExpansion {
          openExpansion += 1
          expansionPipeline += amount
        }
        continue
      }
      if state == .lost {
        hasLost = true
        if isNew && point.contains(closed) { newLost += 1 }
        if isNew && closed >= yearStart { yearLost += 1 }
        continue
      }
      if isNew {
        wonOn = earlier(wonOn, closed)
        if closed >= yearStart {
          yearWon += 1
          yearAmount += amount
          if let cycle = opportunity.cycle(by: asOf) {
            yearCycles += 1
            yearCycleDays += Int64(cycle)
          }
        }
      }
      if isExpansion { expansionWonOn = earlier(expansionWonOn, closed) }
      guard point.contains(closed) else { continue }
      dealsWon += 1
      revenue += amount
      if isNew {
        newWon += 1
        newRevenue += amount
      }
      if isExpansion {
        expansionRevenue += amount
        expansionWon += 1
        if let cycle = opportunity.cycle(by: asOf) { expansionCycles.append(Int32(cycle)) }
      }
    }
    isDead = wasLostNew && !wasOpenNew
    isRevived = isRevived && isDead
  }
}

/// The earlier of a day that may be missing and another.
func earlier(_ day: Day?, _ other: Day) -> Day { day.map { min($0, other) } ?? other }
