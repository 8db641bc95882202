extension SettingsBook {
  /// How values in files are read.
  static let reading: [Setting] = [
    Setting(
      "timezone", .zone, default: .text("UTC"),
      "The time zone of days and of times without an offset, by its name in the tz database."),
    Setting(
      "date_order", .choice(["mdy", "dmy"]), default: .text("mdy"),
      "How 11/12/2026 is read where a column's values do not say: month first (mdy) or day first (dmy)."),
    Setting(
      "decimal_comma", .bool, default: .bool(false), "Whether numbers are written 1.234,50 instead of 1,234.50."),
  ]

  /// Money.
  static let currency: [Setting] = [
    Setting("currency.code", .currency, default: .text("USD"), "The reporting currency."),
    Setting(
      "currency.rates", .currencyMap(.decimal), default: .map([]),
      "Reporting units for one unit of another currency. Rows in a currency without a rate are bad rows.",
      example: "currency:\n  rates:\n    EUR: 1.085\n    GBP: 1.27"),
  ]
}
