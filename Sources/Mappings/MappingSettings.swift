public import Values

/// The settings of how files become tables.
public enum MappingSettings {
  /// The user's own mappings, tried before the built-in ones.
  public static let mappings = Setting.list(
    "mappings", of: mapping,
    "How files become tables that no built-in mapping reads; `abmtop check` says what was understood.",
    example: """
      mappings:
        - name: bombora
          table: intent
          # Which files, as globs on the path; without it, those whose header has all of the fields.
          files: "*surge*.csv"
          # The names of the columns, where the file has no header.
          columns: [Company, Domain, Size, Topic, Score]
          # The table's column: the file's column, or several, of which the first that is not empty counts.
          fields: {domain: Domain, topic: Topic, score: Score}
          # A date in the file's name is every row's.
          date_from_name: true
        - name: webinar tool
          table: activities
          fields: {timestamp: Joined at, email: [Work e-mail, E-mail], channel: Source}
          # Columns of the table that have the same value in every row.
          constants: {type: webinar}
          # What values of a column are to be read as.
          translations: {channel: {li: linkedin}}
      """, addsUp: true
  ) { Mapping($0) }

  /// The declarations, as `abmtop config` lists them.
  public static let all = [mappings.declaration]

  private static let mapping = SettingKind.record(
    [
      SettingField("name", .text, isRequired: true),
      SettingField(
        "table",
        .choice(Table.allCases.map(\.rawValue)), isRequired: true),
      SettingField("files", .list(.text)),
      SettingField("columns", .list(.text)),
      SettingField("fields", .map(.list(.text))),
      SettingField("constants", .map(.text)),
      SettingField("translations", .map(.map(.text))),
      SettingField("date_from_name", .bool),
    ], exactlyOne: [])
}

extension Mapping {
  /// A mapping as the settings give it; nil where it has no name or no table.
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
