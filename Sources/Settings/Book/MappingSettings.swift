extension SettingsBook {
  /// The user's own mappings.
  static let mappings: [Setting] = [
    Setting(
      "mappings", .list(mapping), default: .list([]),
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
        """, addsUp: true)
  ]

  private static let mapping = SettingKind.record(
    [
      SettingField("name", .text, isRequired: true),
      SettingField(
        "table",
        .choice([
          "accounts", "contacts", "activities", "opportunities", "contracts", "spend", "intent", "relationships", "nps",
          "opportunity_history",
        ]), isRequired: true),
      SettingField("files", .list(.text)),
      SettingField("columns", .list(.text)),
      SettingField("fields", .map(.list(.text))),
      SettingField("constants", .map(.text)),
      SettingField("translations", .map(.map(.text))),
      SettingField("date_from_name", .bool),
    ], exactlyOne: [])
}
