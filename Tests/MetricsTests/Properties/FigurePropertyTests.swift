import Accounts
import Ingest
import Metrics
import TestSupport
import Testing
import Values

/// How figures hang together, whatever the data.
@Suite struct FigurePropertyTests {
  static let seeds: [UInt64] = Rounds.of(101...125)

  /// Each is read once, whatever is asked of it.
  private static let snapshots = Dictionary(
    uniqueKeysWithValues: seeds.map { seed in
      let period = RowPropertyTests.periods[Int(seed) % RowPropertyTests.periods.count]
      let day = RandomDirectory.text(RowPropertyTests.today)
      return (seed, Result { try RandomDirectory(seed: seed).data.snapshot(period, on: day) })
    })

  private func snapshot(_ seed: UInt64) throws -> Snapshot {
    try #require(FigurePropertyTests.snapshots[seed]).get()
  }

  /// Everything in a figure that is a plain sum over accounts: by name.
  private func sums(_ kpi: KPI, _ figure: Figure) -> [String: Double] {
    var sums: [String: Double] = [:]
    switch kpi.measure {
    case .count, .money, .potentialLTV, .total: sums["value"] = figure.value ?? 0
    case .ratio, .mean:
      sums["numerator"] = figure.numerator
      sums["denominator"] = figure.denominator
    case .median: sums["count"] = Double(figure.count ?? 0)
    case .velocity: sums["open"] = figure.factors.first { $0.name == "open" }?.value ?? 0
    }
    for named in figure.also { sums[named.name] = named.value }
    return sums
  }

  private func add(_ kpi: KPI, _ figures: [Figure]) -> [String: Double] {
    figures.reduce(into: [:]) { all, figure in all.merge(sums(kpi, figure), uniquingKeysWith: +) }
  }

  private func expectSame(_ left: [String: Double], _ right: [String: Double], _ name: String) {
    #expect(left.keys.sorted() == right.keys.sorted(), "\(name)")
    for (key, value) in left { #expect(isClose(value, right[key]), "\(name).\(key)") }
  }

  @Test(arguments: seeds)
  func tiersSumToTheWhole(_ seed: UInt64) throws {
    let figures = try snapshot(seed).figures(trends: false)
    for (kpi, figure) in zip(KPICatalog.all, figures.kpis) {
      expectSame(add(kpi, figure.tiers), sums(kpi, figure.all), kpi.id)
      if let money = figure.all.money {
        #expect(figure.tiers.reduce(0) { $0 + ($1.money?.units ?? 0) } == money.units, "\(kpi.id) is exact")
      }
    }
  }

  @Test(arguments: seeds)
  func aFilterThatKeepsAllChangesNothing(_ seed: UInt64) throws {
    let snapshot = try snapshot(seed)
    let all = AccountSet(members: snapshot.dataset.accounts.map { _ in true })
    let (whole, kept) = (snapshot.figures(), snapshot.figures(of: all))
    #expect(whole.kpis == kept.kpis)
    #expect(whole.funnel == kept.funnel)
    // Accounts off the lists at T and at from−1 are in no figure, whether a filter picks them or not.
    let listed = AccountSet(members: snapshot.facts.map { $0.isOnList || $0.wasOnList })
    let found = snapshot.figures(of: listed, trends: false)
    for (kpi, (one, other)) in zip(KPICatalog.all, zip(whole.kpis, found.kpis)) {
      #expect(one.all == other.all && one.tiers == other.tiers, "\(kpi.id)")
    }
  }

  @Test(arguments: seeds)
  func partsOfTheListSumToTheWhole(_ seed: UInt64) throws {
    let snapshot = try snapshot(seed)
    var random = Seeded(state: seed)
    let part = snapshot.dataset.accounts.map { _ in random.number(0...2) }
    let parts = (0...2).map { number in snapshot.figures(of: AccountSet(members: part.map { $0 == number })) }
    let whole = snapshot.figures()
    for (position, kpi) in KPICatalog.all.enumerated() {
      expectSame(add(kpi, parts.map { $0.kpis[position].all }), sums(kpi, whole.kpis[position].all), kpi.id)
      guard case .count = kpi.measure else { continue }
      for day in 0..<13 {
        #expect(parts.reduce(0) { $0 + ($1.kpis[position].trend[day] ?? 0) } == whole.kpis[position].trend[day])
      }
    }
    for stage in 0..<6 {
      #expect(parts.reduce(0) { $0 + $1.funnel.stages[stage].at.all } == whole.funnel.stages[stage].at.all)
    }
    #expect(parts.reduce(0) { $0 + $1.movers.count } == whole.movers.count)
  }

  /// The value that a figure is compared with is what is given for that period as such, or for the day before P; so is
  /// each point of the trend.
  @Test(arguments: seeds)
  func previousAndTrendAreTheFiguresOfThatDay(_ seed: UInt64) throws {
    let snapshot = try snapshot(seed)
    let set = AccountSet(members: snapshot.dataset.accounts.indices.map { $0 % 3 != 0 })
    let figures = snapshot.figures(of: set)
    func values(_ point: FactPoint) -> [Double?] {
      let then = Snapshot(snapshot.dataset, period: .range(from: point.from, to: point.asOf), today: snapshot.today)
      return then.figures(of: set, trends: false).kpis.map(\.all.value)
    }
    let before = snapshot.period.previous.map(values)
    let opening = snapshot.period.opening.map { values(FactPoint(asOf: $0, from: $0)) }
    for (position, kpi) in KPICatalog.all.enumerated() {
      let compared = kpi.isLevel ? opening : before
      #expect(figures.kpis[position].previous == compared?[position], "\(kpi.id)")
    }
    for step in [1, 12] {
      #expect(figures.kpis.map { $0.trend[step] } == values(snapshot.period.trend[step]), "step \(step)")
    }
  }

  @Test(arguments: seeds)
  func explanationsAddUp(_ seed: UInt64) throws {
    let snapshot = try snapshot(seed)
    let set = AccountSet(members: snapshot.dataset.accounts.indices.map { $0 % 4 != 3 })
    for kpi in KPICatalog.all {
      let explanation = snapshot.explain(kpi, of: set)
      let figure = explanation.figure
      let totals = explanation.terms.map(\.total)
      for (position, total) in totals.enumerated() {
        #expect(isClose(explanation.parts.reduce(0) { $0 + $1.values[position] }, total), "\(kpi.id)")
      }
      if figure.reason == nil {
        switch kpi.measure {
        case .count, .money, .potentialLTV, .total: #expect(isClose(figure.value, totals[0]), "\(kpi.id)")
        case .ratio, .mean:
          #expect(isClose(figure.numerator, totals[0]) && isClose(figure.denominator, totals[1]), "\(kpi.id)")
          #expect(isClose(figure.value, totals[0] / totals[1]), "\(kpi.id)")
        case .median: #expect(figure.count.map(Double.init) == totals[0] && isClose(figure.mean, totals[1] / totals[0]))
        case .velocity:
          let cycle = totals[4] / totals[5]
          #expect(isClose(figure.value, totals[0] * totals[2] / totals[1] * totals[1] / totals[3] / cycle))
        }
      }
      let behind = Set(snapshot.accounts(behind: kpi, of: set))
      #expect(behind == Set(explanation.parts.filter { $0.values[0] != 0 }.map(\.account)), "\(kpi.id)")
    }
  }

  /// Stages, phases and rates of the same list.
  @Test(arguments: seeds)
  func theListIsOne(_ seed: UInt64) throws {
    let figures = try snapshot(seed).figures(trends: false)
    let listed = try #require(figures["target_accounts"]?.all.value)
    #expect(Double(figures.funnel.stages[0].reached.all) == listed)
    #expect(Double(figures.funnel.stages.reduce(0) { $0 + $1.at.all }) == listed)
    #expect(Double(figures.funnel.lifecycle.reduce(0) { $0 + $1.all }) == listed)
    for stage in 1..<6 {
      #expect(figures.funnel.stages[stage].reached.all <= figures.funnel.stages[stage - 1].reached.all)
    }
    if let engaged = figures["engaged_rate"]?.all.value, let others = figures["not_engaged_rate"]?.all.value {
      #expect(isClose(engaged + others, 1))
    }
    #expect(figures["high_value_visits"]?.all.value ?? 0 <= figures["website_visits"]?.all.value ?? 0)
    #expect(figures["view_through_visits"]?.all.value ?? 0 <= figures["website_visits"]?.all.value ?? 0)
  }
}
