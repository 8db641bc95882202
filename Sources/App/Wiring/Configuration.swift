import Accounts
import Exports
import Live
import Settings
import Values

/// The settings in force for a directory: the user's file, then the directory's, then flags.
struct Configuration: Sendable {
  /// The directory's own file, as an absolute path; nil where there is no directory (`config` without one).
  var directoryFile: String?
  /// The user's file: `--config`, else the one under XDG; nil where there is no home.
  var userFile: String?
  /// Settings given as flags: `--interval`.
  var flags: [SettingsSource] = []
  /// Whether the user's file was named by a flag, so that it must be there.
  var userFileIsNamed = false

  init(directory: String?, config: String?) {
    directoryFile = directory.map { $0 + "/abmtop.yaml" }
    userFile = config ?? Places.ofProcess().settingsFile
    userFileIsNamed = config != nil
  }

  /// The files whose change changes the settings.
  var files: [String] { [userFile, directoryFile].compactMap { $0 } }

  /// Reads the settings.
  func values() throws -> SettingsValues {
    var sources: [SettingsSource] = []
    if let userFile {
      if let source = try SettingsSource.file(.user, path: userFile) {
        sources.append(source)
      } else if userFileIsNamed {
        throw SettingsProblems([
          SettingsProblem(at: SourcePosition(file: userFile), .unreadable("there is no such file"))
        ])
      }
    }
    if let directoryFile, let source = try SettingsSource.file(.directory, path: directoryFile) {
      sources.append(source)
    }
    return try SettingsReader().read(sources + flags)
  }

  /// The settings the monitor works by.
  func live() throws -> LiveSettings { try LiveSettings(values()) }
}

extension LiveSettings {
  /// Settings as values of the rooms that use them.
  init(_ values: SettingsValues) throws {
    self.init()
    fiscalYearStart = values.int("fiscal_year_start")
    read.zone = ZoneTable(named: values.text("timezone")).map(Zone.init) ?? .utc
    read.dateOrder = ReadRules.DateOrder(rawValue: values.text("date_order")) ?? .monthFirst
    read.decimalComma = values.bool("decimal_comma")
    read.currency = values.text("currency.code").uppercased()
    for rate in values.pairs("currency.rates") {
      if let text = rate.value.text, let decimal = Numbers.decimal(text) { read.rates[rate.key.uppercased()] = decimal }
    }
    read.activityTypes = ActivityTypes(values)
    read.mappings = values.list("mappings").compactMap(Mapping.init)
    accounts = AccountRules(values)
  }
}

extension Zone {
  init(_ table: ZoneTable) { self.init(name: table.name, starts: table.starts, offsets: table.offsets) }
}

extension Numbers {
  /// A decimal as configured.
  static func decimal(_ text: String) -> Values.Decimal? {
    var text = text
    return text.withUTF8 { decimal(UnsafeRawBufferPointer($0)) }
  }
}

extension ActivityTypes {
  /// The built-in types with the weights, classes and names of the settings, and the user's own types behind them.
  init(_ values: SettingsValues) {
    var all = ActivityTypes.builtIn
    for pair in values.pairs("activity_types") {
      let name = Text.plain(pair.key)
      var type =
        all.first { Text.plain($0.name) == name }
        ?? ActivityType(name: pair.key, kind: .engagement, weight: 0, isTouch: true, aliases: [])
      if let weight = pair.value.number ?? pair.value["weight"]?.number { type.weight = weight }
      if let kind = pair.value["class"]?.text.flatMap(ActivityType.Class.init) { type.kind = kind }
      if let isTouch = pair.value["touch"]?.bool { type.isTouch = isTouch }
      if let names = pair.value["names"]?.texts { type.aliases += names }
      if let position = all.firstIndex(where: { Text.plain($0.name) == name }) {
        all[position] = type
      } else if all.count < 62 {
        all.append(type)
      }
    }
    self.init(all: all, highValuePages: values.texts("high_value_pages"))
  }
}

extension AccountRules {
  init(_ values: SettingsValues) {
    self.init()
    halfLifeDays = values.number("aes.half_life_days")
    engagementMinimum = values.number("aes.minimum")
    engagementWindowDays = values.int("engagement_window_days")
    viewThroughDays = values.int("view_through_days")
    renewalGraceDays = values.int("renewal_grace_days")
    grossMargin = values.number("gross_margin")
    defaultChurn = values.number("ltv.default_churn")
    surge.ratio = values.number("surge.ratio")
    surge.minimum = values.number("surge.minimum")
    surge.newMinimum = values.number("surge.new_minimum")
    surge.baselineRows = values.int("surge.baseline_rows")
    competitorTopics = values.texts("competitor_topics").map { Glob($0) }
    let criteria = values.list("icp.criteria").compactMap(IdealCustomerProfile.Criterion.init)
    if !criteria.isEmpty {
      var profile = IdealCustomerProfile(criteria: criteria)
      profile.tier2Share = values.number("icp.tier2_share")
      profile.tier3Share = values.number("icp.tier3_share")
      self.profile = profile
    }
  }
}

extension IdealCustomerProfile.Criterion {
  init?(_ value: SettingValue) {
    guard let field = value["field"]?.text else { return nil }
    if let choices = value["in"]?.texts {
      self.init(field: field, test: .oneOf(choices))
    } else if let bound = value["min"]?.number {
      self.init(field: field, test: .atLeast(bound))
    } else if let bound = value["max"]?.number {
      self.init(field: field, test: .atMost(bound))
    } else if let pattern = value["matches"]?.text {
      self.init(field: field, test: .matches(Glob(pattern)))
    } else {
      return nil
    }
  }
}

extension Mapping {
  init?(_ value: SettingValue) {
    guard let name = value["name"]?.text, let table = value["table"]?.text.flatMap(Table.init) else { return nil }
    func columns<Result>(_ key: String, _ convert: (SettingValue) -> Result?) -> [Column: Result] {
      var result: [Column: Result] = [:]
      for pair in value[key]?.pairs ?? [] {
        let plain = Text.plain(pair.key)
        guard let column = Column.allCases.first(where: { Text.plain($0.rawValue) == plain }) else { continue }
        result[column] = convert(pair.value)
      }
      return result
    }
    self.init(
      name: name, table: table, files: (value["files"]?.texts ?? []).map { Glob($0) },
      columns: columns("fields") { $0.texts ?? $0.text.map { [$0] } },
      constants: columns("constants") { $0.text },
      translations: columns("translations") { map in
        Dictionary((map.pairs ?? []).compactMap { pair in pair.value.text.map { (pair.key, $0) } }) { first, _ in first
        }
      },
      headerless: value["columns"]?.texts ?? [], dateFromName: value["date_from_name"]?.bool ?? false)
    // Whoever maps a file without ids means that the name is the account's id, and each deal is its own.
    if table == .accounts { fallbacks = [.nameIsID] }
    if table == .contacts { fallbacks = [.emailIsID] }
    if table == .opportunities { fallbacks = [.rowIsItsOwnID] }
  }
}
