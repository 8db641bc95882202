internal import Accounts
public import Metrics
public import Values

/// Something that should hold of a directory, as `abmtop assert` is given it: `engaged_rate >= 50%`.
public struct Assertion: Sendable {
  /// What is compared.
  public enum Subject: Sendable {
    /// A KPI, or a count or conversion of a funnel.
    case figure(ExplainedFigure)
    /// How many days ago the newest row of a table is; nil: of the table whose newest row is the oldest.
    case age(Table?)
    /// Rows left out because something in them cannot be read ÷ all rows.
    case badRows

    /// The id: `engaged_rate`, `stale`, `stale.activities`, `bad_rows`.
    public var id: String {
      switch self {
      case .figure(let figure): figure.id
      case .age(let table): table.map { "stale.\($0.rawValue)" } ?? "stale"
      case .badRows: "bad_rows"
      }
    }

    /// The unit of its value.
    public var unit: KPI.Unit {
      switch self {
      case .figure(let figure): figure.unit
      case .age: .days
      case .badRows: .ratio
      }
    }

    /// The subject of an id, or of a figure's name in any spelling.
    fileprivate init?(_ name: String) {
      switch name.lowercased() {
      case "bad_rows": self = .badRows
      case "stale": self = .age(nil)
      case let id where id.hasPrefix("stale."):
        guard let table = Table(rawValue: String(id.dropFirst(6))) else { return nil }
        self = .age(table)
      default:
        guard let figure = ExplainedFigure.named(name) else { return nil }
        self = .figure(figure)
      }
    }
  }

  /// How the value is compared with the bound.
  public enum Comparison: String, Sendable, CaseIterable {
    case atLeast = ">=", atMost = "<=", unequal = "!=", equal = "=", more = ">", less = "<"

    fileprivate func holds(_ value: Double, _ bound: Double) -> Bool {
      switch self {
      case .atLeast: value >= bound
      case .atMost: value <= bound
      case .unequal: value != bound
      case .equal: value == bound
      case .more: value > bound
      case .less: value < bound
      }
    }
  }

  /// Why a text is no assertion.
  public enum Mistake: Error, Hashable, Sendable {
    /// No comparison stands in it.
    case noComparison(String)
    /// Nothing has this id or name; the nearest id, where one is near.
    case unknownName(String, nearest: String?)
    /// What it is compared with cannot be read.
    case unreadableValue(String, of: String, KPI.Unit)
  }

  /// What is compared.
  public let subject: Subject
  /// How.
  public let comparison: Comparison
  /// With what, in the unit of the subject: a share from 0 to 1, money in the reporting currency.
  public let bound: Double

  /// Reads `engaged_rate >= 50%`: an id or name, one of `>= <= > < = !=`, a value.
  ///
  /// A share can be written as `50%` or `0.5`; above 1 it is a percentage, as in goals. Days can end in `d` or `w`, amounts
  /// and counts in `K`, `M`, `B`.
  ///
  /// - Throws: `Mistake`.
  public init(_ text: String) throws(Mistake) {
    let signs: Set<Character> = ["<", ">", "=", "!", "≥", "≤", "≠"]
    guard let start = text.firstIndex(where: signs.contains) else { throw .noComparison(text) }
    let rest = text[start...].prefix(while: signs.contains)
    let written: [String: Comparison] = ["≥": .atLeast, "≤": .atMost, "≠": .unequal, "==": .equal]
    guard let comparison = Comparison(rawValue: String(rest)) ?? written[String(rest)] else {
      throw .noComparison(text)
    }
    let name = text[..<start].trimmed
    guard let subject = Subject(name) else {
      let known =
        ExplainedFigure.all.flatMap { [$0.id, $0.name] } + ["stale", "bad_rows"]
        + Table.allCases.map { "stale.\($0.rawValue)" }
      let nearest = NearestName.of(name, among: known).flatMap { Subject($0)?.id }
      throw .unknownName(name, nearest: nearest)
    }
    let value = text[rest.endIndex...].trimmed
    guard let bound = Assertion.bound(value, of: subject.unit) else {
      throw .unreadableValue(value, of: subject.id, subject.unit)
    }
    (self.subject, self.comparison, self.bound) = (subject, comparison, bound)
  }

  private static func bound(_ text: String, of unit: KPI.Unit) -> Double? {
    var digits = Array(text.utf8)
    var factor = 1.0
    let isPercentage = digits.last == UInt8(ascii: "%")
    if isPercentage, unit != .ratio { return nil }
    if unit == .days, let last = digits.last {
      if last | 0x20 == UInt8(ascii: "d") { digits.removeLast() }
      if last | 0x20 == UInt8(ascii: "w") {
        digits.removeLast()
        factor = 7
      }
    } else if let last = digits.last, [UInt8(ascii: "k"), UInt8(ascii: "m"), UInt8(ascii: "b")].contains(last) {
      digits[digits.count - 1] = last & 0xDF
    }
    guard let number = digits.withUnsafeBytes({ $0.isEmpty ? nil : Numbers.decimal($0) }) else { return nil }
    let value = number.double * factor
    if unit == .ratio, !isPercentage, value > 1 { return number.scaled(by: -2)?.double }
    return value
  }
}

/// How an assertion turned out.
public struct AssertionOutcome: Sendable {
  /// The assertion.
  public let assertion: Assertion
  /// The value, in the unit of its subject; nil: n/a, and the assertion does not hold.
  public internal(set) var value: Double?
  /// The exact value of a sum of money.
  public internal(set) var money: Money?
  /// Of how many cases; nil where the value is not of cases.
  public internal(set) var cases: Int?
  /// Why there is no value.
  public internal(set) var reason: Figure.Reason?
  /// The table whose age it is.
  public internal(set) var table: Table?
  /// Of bad rows: how many there are, of how many.
  public internal(set) var rows: (bad: Int, all: Int)?

  /// Whether it holds: n/a holds nothing.
  public var holds: Bool { value.map { assertion.comparison.holds($0, assertion.bound) } ?? false }

  /// Whether the value rests on few cases.
  public var isSmall: Bool { value != nil && cases.map { $0 < Figure.fewCases } ?? false }

  /// Looks at a snapshot.
  ///
  /// - Parameter figures: of the accounts that count.
  public init(_ assertion: Assertion, _ snapshot: Snapshot, _ figures: Figures) {
    self.assertion = assertion
    let tables = snapshot.trust.tables
    switch assertion.subject {
    case .figure(let subject):
      let figure = figures.figures(of: subject)?.all ?? Figure()
      (value, money, cases, reason) = (figure.value, figure.money, figure.cases, figure.reason)
    case .age(let wanted):
      let dated = tables.filter { $0.age != nil && (wanted == nil || $0.table == wanted) }
      let oldest = dated.max { ($0.age ?? 0) < ($1.age ?? 0) }
      table = oldest?.table
      // A day after T is as fresh as can be.
      value = oldest?.age.map { Double(max(0, $0)) }
    case .badRows:
      let all = tables.reduce(0) { $0 + $1.rows }
      rows = (snapshot.trust.bad, all)
      value = all == 0 ? nil : Double(snapshot.trust.bad) / Double(all)
      if all == 0 { reason = .nothingToDivideBy }
    }
  }
}

extension Substring {
  /// Without blanks at its ends.
  fileprivate var trimmed: String {
    var rest = drop(while: \.isWhitespace)
    while rest.last?.isWhitespace ?? false { rest.removeLast() }
    return String(rest)
  }
}
