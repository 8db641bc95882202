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

  /// Whether `1.234,50` is a number (and `1,234.50` none).
  public static let decimalComma = Setting.bool(
    "decimal_comma", default: false, "Whether numbers are written 1.234,50 instead of 1,234.50.")

  /// The reporting currency, upper case.
  public static let currency = Setting.currency("currency.code", default: "USD", "The reporting currency.")

  /// Reporting units for one unit of a currency, by upper-case code.
  public static let rates = Setting<[String: Decimal]>(
    "currency.rates", .currencyMap(.decimal), default: [:], written: .map([]),
    "Reporting units for one unit of another currency. Rows in a currency without a rate are bad rows.",
    example: "currency:\n  rates:\n    EUR: 1.085\n    GBP: 1.27"
  ) { value in
    let rates = (value.pairs ?? []).compactMap { pair -> (String, Decimal)? in
      guard var text = pair.value.text else { return nil }
      return text.withUTF8 { Numbers.decimal(UnsafeRawBufferPointer($0)) }.map { (pair.key.uppercased(), $0) }
    }
    return Dictionary(rates) { _, last in last }
  }

  /// Of days and numbers, as `abmtop config` lists them.
  public static let values = [timeZone.declaration, dateOrder.declaration, decimalComma.declaration]
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
    activityTypes = ActivityTypes(settings)
    mappings = settings[MappingSettings.mappings]
  }
}
