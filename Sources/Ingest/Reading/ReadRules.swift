public import Mappings
public import Values

/// Everything in the settings that changes how bytes become rows. Files are read again when it changes.
public struct ReadRules: Sendable, Hashable {
  /// Which of `11/12/2026` is the month, where a column's values do not say.
  public enum DateOrder: String, CaseIterable, Sendable, Hashable { case monthFirst = "mdy", dayFirst = "dmy" }

  /// Of times without an offset, and of days.
  public var zone = ReadSettings.timeZone.standard
  /// `date_order`.
  public var dateOrder = ReadSettings.dateOrder.standard
  /// Whether `1.234` is a number of a thousand and more, where a file's values do not say; nil: as other files, else as the delimiter says.
  public var decimalComma = ReadSettings.decimalComma.standard
  /// The reporting currency, upper case.
  public var currency = ReadSettings.currency.standard
  /// The user's words for tiers, folded (`Tiers.folded`).
  public var tiers = ReadSettings.tiers.standard
  /// Reporting units for one unit of a currency, by upper-case code: dated or for all days.
  public var rates = ReadSettings.rates.standard
  /// Activity types and high-value pages.
  public var activityTypes = ActivityTypes()
  /// The user's own mappings, tried before the built-in ones.
  public var mappings = MappingSettings.mappings.standard

  /// The defaults.
  public init() {}
}
