internal import Accounts
internal import Metrics
internal import Values

/// The fields that every set of accounts has: those of the catalog, and what only the language has: `reached`, `phase`,
/// `is`, `signal`, `topic`, `contact`, `deal`.
enum FilterCatalog {
  /// All fields, in the order in which completion offers them: first what says where an account stands.
  static let all: [FilterField] = {
    let fields = AccountCatalog.all.map(FilterField.init)
    func isPlace(_ field: FilterField) -> Bool { if case .choice = field.kind { true } else { false } }
    return fields.filter(isPlace) + ownFields + fields.filter { !isPlace($0) }
  }()

  /// The field of a canonical name, or nil.
  static func field(id: String) -> FilterField? { exact[id].map { all[$0] } }

  /// The field of a name in any spelling, or nil.
  static func field(named name: String) -> FilterField? { field(withID: name) ?? field(withAlias: name) }

  /// The field whose canonical name this is in any spelling, or nil.
  static func field(withID name: String) -> FilterField? { ids[Text.plain(name)].map { all[$0] } }

  /// The field that has this other name in any spelling, or nil. An account's own column of that name comes before it.
  static func field(withAlias name: String) -> FilterField? { aliases[Text.plain(name)].map { all[$0] } }

  private static let exact = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.name, $0) })
  private static let ids = Dictionary(uniqueKeysWithValues: all.enumerated().map { (Text.plain($1.name), $0) })
  private static let aliases = Dictionary(
    uniqueKeysWithValues: all.enumerated().flatMap { position, field in
      field.aliases.map { (Text.plain($0), position) }
    })

  private static let ownFields: [FilterField] = [
    FilterField(
      "reached", [], .choice(FilterField.stages, reached: true), "at this stage or beyond",
      source: AccountCatalog.field(id: "stage")),
    FilterField(
      "phase", [], .choice(FilterField.phases, reached: false), "phase of the lifecycle",
      source: AccountCatalog.field(id: "lifecycle")),
    FilterField("is", [], .properties(Properties.all), "engaged, active, open, churned, mover, …"),
    FilterField("signal", ["signals"], .properties(Properties.signals), "has a signal of this rule"),
    FilterField("topic", ["topics"], .topic, "a surging topic, of ours or a competitor"),
    FilterField("contact", ["contacts"], .contact, "name or e-mail of one of its contacts"),
    FilterField("deal", ["deals"], .deals, "an open deal for which all in the parentheses holds"),
  ]
}

/// The fields that stand within `deal:( … )`.
enum DealFilterCatalog {
  static let all: [FilterField] = DealCatalog.all.map {
    FilterField($0.id, $0.aliases, FilterField.Kind($0.unit), $0.meaning)
  }

  /// The field of a name or other name in any spelling, or nil.
  static func field(named name: String) -> FilterField? { places[Text.plain(name)].map { all[$0] } }

  /// Where the values of a field come from.
  static func source(of field: String) -> DealField? { places[Text.plain(field)].map { DealCatalog.all[$0] } }

  /// A field keeps its name, whatever other is called so too.
  private static let places: [String: Int] = {
    let ids = all.enumerated().map { (Text.plain($1.name), $0) }
    let aliases = all.enumerated().flatMap { place, field in field.aliases.map { (Text.plain($0), place) } }
    return Dictionary(ids + aliases) { first, _ in first }
  }()
}

extension FilterField {
  /// A field of the catalog: its unit says what can be asked of it.
  init(_ field: AccountField) {
    let note = field.id == "owner" ? field.meaning + "; me for yourself" : field.meaning
    self.init(field.id, field.aliases, Kind(field.unit), note, source: field)
  }

  static let tiers = (1...3).map { Choice(id: String($0), name: "Tier \($0)", values: $0...$0) }

  static let stages = zip(FunnelStage.ids, FunnelStage.names).enumerated().map {
    Choice(id: $1.0, name: $1.1, values: $0 + 1...$0 + 1)
  }

  static let lifecycle = zip(LifecycleStage.ids, LifecycleStage.names).enumerated().map {
    Choice(id: $1.0, name: $1.1, values: $0 + 1...$0 + 1)
  }

  static let phases = LifecycleStage.phases.map { Choice(id: $0.id, name: $0.name, values: $0.stages) }
}

extension FilterField.Kind {
  init(_ unit: FieldUnit) {
    self =
      switch unit {
      case .text: .text
      case .identifier: .id
      case .list: .list
      case .count, .score, .share, .points, .money, .heat: .number(.plain)
      case .days: .number(.days)
      case .day: .day(ahead: false)
      case .dayAhead, .daysAhead: .day(ahead: true)
      case .flag: .truth
      case .tier: .choice(FilterField.tiers, reached: false)
      case .stage: .choice(FilterField.stages, reached: false)
      case .lifecycle: .choice(FilterField.lifecycle, reached: false)
      }
  }
}

/// What `is:` can ask.
enum Properties {
  /// All properties, in the order in which completion offers them.
  static let all: [FilterField.Property] = [
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

  /// What `signal:` can ask: a property a rule.
  static let signals = SignalRuleID.allCases.map { rule in
    FilterField.Property(id: rule.rawValue, note: rule.meaning) { $0.signalFlags.contains(rule, of: $1) }
  }

  /// Whether the account is among the movers (kpis.md, Movers): it changed stage, joined or left the list, or churned.
  private static func isMover(_ snapshot: Snapshot, _ account: Int) -> Bool {
    let from = snapshot.beforePeriod.stages[account]
    let to = snapshot.current.stages[account]
    if from != to { return true }
    let facts = snapshot.facts[account]
    return from != 0 && facts.isChurned && facts.wasCustomer
  }
}
