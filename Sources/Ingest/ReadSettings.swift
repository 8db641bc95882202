internal import Mappings
public import Values

/// The settings of how values in files are read.
public enum ReadSettings {
  /// Of times without an offset, and of days.
  public static let timeZone = Setting.zone(
    "timezone", "The time zone of days and of times without an offset, by its name in the tz database.")

  /// Which of `11/12/2026` is the month, where a column's values do not say.
  public static let dateOrder = Setting.choice(
    "date_order", default: ReadRules.DateOrder.monthFirst,
    "How 11/12/2026 is read where a column's values do not say: month first (mdy) or day first (dmy).")

  /// Whether `1.234` is more than a thousand, where a file's values do not say; nil: `auto`.
  public static let decimalComma = Setting<Bool?>(
    "decimal_comma", .choice(["auto", "true", "false"]), default: nil, written: .text("auto"),
    "How 1.234 is read where a file's values do not say: as 1234 (true), or with a decimal point (false); "
      + "auto: as other files of its kind, else as its delimiter says."
  ) { value in
    switch value.text {
    case "true": .some(.some(true))
    case "false": .some(.some(false))
    default: .some(nil)
    }
  }

  /// The reporting currency, upper case.
  public static let currency = Setting.currency("currency.code", default: "USD", "The reporting currency.")

  /// Reporting units for one unit of a currency, by upper-case code: for all days, or from days on.
  public static let rates = Setting<RateTable>(
    "currency.rates", .currencyMap(.either(.decimal, .dayMap(.decimal))), default: RateTable(), written: .map([]),
    "Reporting units for one unit of another currency, for all days or from days on; a table rates gives those of other "
      + "currencies. Rows in a currency without a rate are bad rows.",
    example: "currency:\n  rates:\n    EUR: 1.085\n    GBP:\n      2025-01-01: 1.25\n      2026-01-01: 1.27"
  ) { value in
    var table = RateTable()
    for pair in value.pairs ?? [] {
      let code = pair.key.uppercased()
      if let rate = decimal(pair.value) {
        table[code] = rate
      } else {
        let entries = (pair.value.pairs ?? []).compactMap { dated -> RateTable.Entry? in
          guard let day = Day(iso: dated.key), let rate = decimal(dated.value) else { return nil }
          return RateTable.Entry(day: day, rate: rate)
        }
        if !entries.isEmpty { table.set(code, entries) }
      }
    }
    return table
  }

  private static func decimal(_ value: SettingValue) -> Decimal? {
    guard var text = value.text else { return nil }
    return text.withUTF8 { Numbers.decimal(UnsafeRawBufferPointer($0)) }
  }

  /// The user's words for tiers.
  public static let tiers = Setting<[String: UInt8]>(
    "tiers", .map(.int(1...3)), default: [:], written: .map([]),
    "Which tier the words in the column tier mean, without case; they decide first.",
    example: "tiers: {Strategic: 1, Growth: 2}"
  ) { value in
    let words = (value.pairs ?? []).compactMap { pair -> (String, UInt8)? in
      guard let tier = pair.value.int else { return nil }
      return (Array(pair.key.utf8).withUnsafeBytes { Tiers.folded($0) }, UInt8(tier))
    }
    return Dictionary(words) { _, last in last }
  }

  /// Of days and numbers, as `abmtop config` lists them.
  public static let values = [timeZone.declaration, dateOrder.declaration, decimalComma.declaration, tiers.declaration]
  /// Of money.
  public static let money = [currency.declaration, rates.declaration]
}

extension ReadRules {
  /// The rules that the settings give.
  public init(_ settings: SettingValues) {
    self.init()
    zone = settings[ReadSettings.timeZone]
    dateOrder = settings[ReadSettings.dateOrder]
    decimalComma = settings[ReadSettings.decimalComma]
    currency = settings[ReadSettings.currency]
    rates = settings[ReadSettings.rates]
    tiers = settings[ReadSettings.tiers]
    activityTypes = ActivityTypes(settings)
    mappings = settings[MappingSettings.mappings]
  }
}
