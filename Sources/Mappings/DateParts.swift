internal import Values

/// A day whose year, month and day stand in columns of their own: the positions of those.
public struct DateParts: Hashable, Sendable {
  /// The column with the year.
  public var year: Int
  /// The column with the month, by number or by name.
  public var month: Int?
  /// The column with the quarter, where there is no month.
  public var quarter: Int?
  /// The column with the day of the month.
  public var day: Int?
  /// Whether the last day of the month or quarter is meant, not the first.
  public var isLast = false

  /// All positions, the year's first.
  public var positions: [Int] { [year] + [month, quarter, day].compactMap(\.self) }
}

extension DateParts {
  /// The parts of a column's day in a header; nil where there is no year, or nothing finer.
  init?(of column: Column, in header: Header) {
    func first(_ names: [String]) -> Int? {
      for prefix in DateParts.prefixes(of: column) {
        for name in names {
          let spellings = prefix.isEmpty ? [name] : [prefix + name, name + prefix]
          for spelling in spellings {
            if let position = header.positions(of: spelling, stripping: true).first { return position }
          }
        }
      }
      return nil
    }
    guard let year = first(DateParts.years) else { return nil }
    self.year = year
    month = first(DateParts.months)
    quarter = month == nil ? first(DateParts.quarters) : nil
    if month == nil && quarter == nil { return nil }
    day = month == nil ? nil : first(DateParts.days)
    isLast = column == .end
  }

  /// The columns whose day may be given by parts, the likeliest of a table first.
  static func columns(of table: Table) -> [Column] {
    switch table {
    case .opportunities: [.closedAt, .createdAt, .expectedClose]
    case .contracts: [.start, .end]
    default: TableColumns.time(of: table).map { [$0] } ?? []
    }
  }

  /// What stands before or behind the names of the parts.
  private static func prefixes(of column: Column) -> [String] {
    switch column {
    case .closedAt: ["close", "closed", "closing", "closedate", "won", "abschluss", ""]
    case .createdAt: ["created", "create", "creation", "createdate", "createddate", "opened"]
    case .expectedClose: ["expectedclose", "expected", "estclose", "estimatedclose", "forecast"]
    case .start: ["start", "startdate", "contractstart", "subscriptionstart", "begin", "vertragsbeginn"]
    case .end: ["end", "enddate", "contractend", "subscriptionend", "vertragsende"]
    default: ["", "date", "reporting", "spend", "survey", "activity"]
    }
  }

  /// Whether a column's plain name says no more than that a year stands there: of which day it does not say.
  static func isYear(_ key: String) -> Bool { years.contains(key) }

  private static let years = [
    "year", "yr", "calendaryear", "fiscalyear", "fy", "jahr", "geschäftsjahr", "année", "annee", "exercice", "año",
    "anno", "ano", "ejercicio", "jaar", "rok", "år", "yil", "年", "年度",
  ]
  private static let months = [
    "month", "monthnumber", "monthno", "monthname", "mon", "fiscalmonth", "monat", "mois", "mes", "mese", "mês",
    "maand",
    "miesiąc", "miesiac", "månad", "ay", "月",
  ]
  private static let quarters = [
    "quarter", "qtr", "fiscalquarter", "fq", "quartal", "trimestre", "kwartaal", "kwartał", "kwartal", "kvartal",
    "çeyrek", "四半期",
  ]
  private static let days = [
    "day", "dayofmonth", "daynumber", "tag", "jour", "día", "dia", "giorno", "dag", "dzień", "dzien", "gün", "日",
  ]
}
