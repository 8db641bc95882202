public import Values

/// A period as asked for: a name, or two days.
public enum Period: Hashable, Sendable {
  /// [T−N+1, T].
  case days(Int)
  case monthToDate, quarterToDate, yearToDate
  case lastMonth, lastQuarter, lastYear
  /// As given; T is its last day.
  case range(from: Day, to: Day)
  /// From the earliest row on.
  case all

  /// The names that are offered, in the order of the period picker.
  public static let offered: [Period] = [
    .days(7), .days(30), .days(90), .days(365), .monthToDate, .quarterToDate, .yearToDate, .lastMonth, .lastQuarter,
    .lastYear, .all,
  ]

  /// A period by its name (`30d`, `qtd`, `last-month`, `2026-03-01..2026-06-15`, `all`), or nil.
  public init?(_ text: String) {
    let text = text.lowercased()
    switch text {
    case "mtd": self = .monthToDate
    case "qtd": self = .quarterToDate
    case "ytd": self = .yearToDate
    case "last-month": self = .lastMonth
    case "last-quarter": self = .lastQuarter
    case "last-year": self = .lastYear
    case "all": self = .all
    default:
      if text.hasSuffix("d"), let days = Int(text.dropLast()), (1...36_500).contains(days) {
        self = .days(days)
      } else if let dots = text.firstRange(of: ".."), let from = Day(iso: text[..<dots.lowerBound]),
        let to = Day(iso: text[dots.upperBound...]), from <= to
      {
        self = .range(from: from, to: to)
      } else {
        return nil
      }
    }
  }

  /// Its name, as it is written.
  public var name: String {
    switch self {
    case .days(let days): "\(days)d"
    case .monthToDate: "mtd"
    case .quarterToDate: "qtd"
    case .yearToDate: "ytd"
    case .lastMonth: "last-month"
    case .lastQuarter: "last-quarter"
    case .lastYear: "last-year"
    case .range(let from, let to): "\(from.iso)..\(to.iso)"
    case .all: "all"
    }
  }
}
