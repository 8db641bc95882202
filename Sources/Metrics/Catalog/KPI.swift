public import Accounts
public import Values

/// One key performance indicator: everything that engine, screens, reports, help and documentation know of it.
///
/// kpis.md is the source of every declaration. A new KPI is one more in the list of its stage, and its test.
public struct KPI: Sendable, Identifiable {
  /// Where a KPI belongs.
  public enum Home: Sendable, Hashable {
    /// A stage of the six-stage funnel, 1–6.
    case stage(Int)
    /// The seven-stage lifecycle.
    case lifecycle
    /// The TOPO funnel.
    case topo
  }

  /// A step of the TEAM framework.
  public enum Team: String, Sendable {
    case target = "Target", engage = "Engage", activate = "Activate", measure = "Measure"
  }

  /// The unit of a value.
  public typealias Unit = Values.Unit

  /// Whether a higher value is good news.
  public enum Direction: Sendable { case higher, lower, neither }

  /// How a value follows from sums of facts.
  public enum Measure: Sendable, Hashable {
    /// A sum of counts.
    case count(Fact)
    /// An exact sum of money.
    case money(Fact)
    /// A quotient of two sums; n/a where the denominator is 0.
    case ratio(Quantity, over: Fact)
    /// The same, read as the mean of a fact.
    case mean(Quantity, over: Fact)
    /// The median of days.
    case median(Duration)
    /// Open × mean amount × close rate ÷ cycle.
    case velocity
    /// Σ potential LTV of accounts that are no customers; n/a where there are no customers to tell it by.
    case potentialLTV
    /// A sum of doubles.
    case total(Fact)
  }

  /// A sum that can be a numerator.
  public enum Quantity: Sendable, Hashable {
    case fact(Fact)
    /// 100 times a fact.
    case hundredfold(Fact)
    /// Spend in P: own, and shares of what is shared.
    case spend
    /// LTV of customers: ACV × margin ÷ churn.
    case ltv
  }

  /// A count, or money, that is told along with the value.
  public struct Also: Sendable, Hashable {
    /// Its name in reports.
    public var name: String
    /// What it counts.
    public var fact: Fact
  }

  /// The stable id, as in reports.
  public let id: String
  /// The name on screen.
  public let name: String
  /// Where it belongs.
  public let home: Home
  /// The step of the TEAM framework.
  public let team: Team
  /// The unit of its value.
  public let unit: Unit
  /// Whether more is good.
  public let direction: Direction
  /// The formula in words.
  public let formula: String
  /// Tables without which the value is n/a: one of each group must have a readable file.
  public let needs: [[Table]]
  /// Days of rows without which the value is n/a, since no row counts in a period: one of each group must be given.
  public let dates: [[RowDate]]
  /// How the value follows from sums of facts.
  public let measure: Measure
  /// Whether it says what is so at T, and is compared with the day before P; else it says what happened in P, and is
  /// compared with the previous period.
  public let isLevel: Bool
  /// What counts the cases it rests on, where that is not its denominator.
  public let cases: Fact?
  /// Counts and money that are told along with the value.
  public let also: [Also]

  init(
    _ id: String, _ name: String, _ home: Home, _ team: Team, _ unit: Unit, _ direction: Direction, _ measure: Measure,
    level: Bool = false, cases: Fact? = nil, needs: [[Table]] = [], dates: [[RowDate]] = [],
    also: [Also] = [], _ formula: String
  ) {
    self.id = id
    self.name = name
    self.home = home
    self.team = team
    self.unit = unit
    self.direction = direction
    self.measure = measure
    isLevel = level
    self.cases = cases
    self.needs = needs
    self.dates = dates
    self.also = also
    self.formula = formula
  }

  /// `count`, `money`, `ratio`, `mean`, `median` or `double`, as the reports name it.
  public var kind: String {
    switch measure {
    case .count: "count"
    case .money: "money"
    case .ratio: "ratio"
    case .mean: "mean"
    case .median: "median"
    case .velocity, .potentialLTV, .total: "double"
    }
  }

  /// Whether it is a ratio whose numerator counts some of what its denominator counts.
  public var isShare: Bool {
    guard unit == .ratio, case .ratio(.fact(let fact), _) = measure else { return false }
    return fact.kind == .flag || fact.kind == .count
  }
}

/// The catalog of all KPIs.
public enum KPICatalog {
  /// Every KPI: the six stages in order, the lifecycle, TOPO.
  public static let all: [KPI] =
    targetKPIs + engagedKPIs + opportunityKPIs + wonKPIs + retentionKPIs + expansionKPIs + lifecycleKPIs + topoKPIs

  /// The KPI with an id, or nil.
  public static func kpi(_ id: String) -> KPI? { position(of: id).map { all[$0] } }

  /// The position of a KPI in `all`, or nil.
  public static func position(of id: String) -> Int? { positions[id] }

  /// The KPIs of a home, in order.
  public static func kpis(of home: KPI.Home) -> [KPI] { all.filter { $0.home == home } }

  private static let positions = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.id, $0) })
}

/// Names of the six stages of the funnel (Terminus).
public enum FunnelStage {
  /// By stage − 1: short names for screens.
  public static let names = ["Target", "Engaged", "Opportunity", "Won", "Retention", "Expansion"]
  /// By stage − 1: the names in reports and filters.
  public static let ids = ["target", "engaged", "opportunity", "won", "retention", "expansion"]
  /// By stage − 1: the tables of which one must have a readable file, as accounts at the stage are known by it (kpis.md, Stages).
  public static let needs: [[Table]] = [
    [], [.activities], [.opportunities], [.opportunities, .contracts], [.contracts], [.opportunities, .contracts],
  ]
}

/// Names of the seven stages of the account lifecycle, and the phases they roll up into.
public enum LifecycleStage {
  /// By stage − 1.
  public static let names = [
    "Pre-targeting", "Account nurture", "Pipeline acceleration", "Dead-opportunity win-back", "Retention",
    "Cross-sell & upsell", "Land & expand",
  ]
  /// By stage − 1: the names in filters.
  public static let ids = [
    "pre-targeting", "nurture", "acceleration", "win-back", "retention", "cross-sell", "land-and-expand",
  ]
  /// The phases with their stages.
  public static let phases: [(name: String, id: String, stages: ClosedRange<Int>)] = [
    ("Acquisition", "acquisition", 1...2), ("Acceleration", "acceleration", 3...4), ("Expansion", "expansion", 5...7),
  ]
}
