public import Values

extension Dataset {
  /// By table the latest day of a row of a known account, as `newestDay` has it; without tables that have no such day.
  ///
  /// - Complexity: O(rows but activities).
  public var newestDays: [Table: Day] {
    var newest: [Table: Day] = [:]
    func include(_ day: Day?, _ table: Table) {
      if let day { newest[table] = max(newest[table] ?? day, day) }
    }
    func latest(_ days: some Sequence<Day>, _ table: Table) { include(days.max(), table) }
    latest(opportunities.items.lazy.compactMap { $0.createdAt }, .opportunities)
    latest(opportunities.items.lazy.compactMap { $0.closedAt }, .opportunities)
    latest(ownSpend.items.lazy.map(\.day), .spend)
    for shared in sharedSpend { latest(shared.lazy.map(\.day), .spend) }
    latest(intent.items.lazy.map(\.day), .intent)
    latest(relationships.items.lazy.map(\.day), .relationships)
    latest(nps.items.lazy.map(\.day), .nps)
    include(activities.latest.map(zone.day(of:)), .activities)
    return newest
  }
}
