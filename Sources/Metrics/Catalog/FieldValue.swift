public import Values

/// The value of a field: typed, exact, sortable. How it reads is for those who show it.
public enum FieldValue: Sendable, Equatable {
  /// A text from data or a name.
  case text(String)
  /// A count, score, share or amount that is not exact.
  case number(Double)
  /// An exact amount.
  case money(Money)
  /// A day.
  case day(Day)
  /// Whether something holds.
  case flag(Bool)
  /// Texts.
  case list([String])
  /// There is none.
  case none
}

extension FieldValue {
  /// A whole number.
  public static func count(_ number: some BinaryInteger) -> FieldValue { .number(Double(number)) }
  /// A number, or none.
  public static func optional(_ number: Double?) -> FieldValue { number.map { .number($0) } ?? .none }
  /// A day, or none.
  public static func optional(_ day: Day?) -> FieldValue { day.map { .day($0) } ?? .none }

  /// A number, or money in currency units; nil for anything else.
  public var number: Double? {
    switch self {
    case .number(let number): number
    case .money(let money): money.double
    case .text, .day, .flag, .list, .none: nil
    }
  }

  /// Whether there is nothing to sort by: such rows come last in either direction.
  public var isMissing: Bool {
    switch self {
    case .none: true
    case .text(let text): text.isEmpty
    case .list(let texts): texts.isEmpty
    case .number(let number): !number.isFinite
    case .money, .day, .flag: false
    }
  }

  /// Whether a value stands before another, both of the same field and not missing. Texts compare without case.
  public func precedes(_ other: FieldValue) -> Bool {
    switch (self, other) {
    case (.text(let left), .text(let right)): left.lowercased() < right.lowercased()
    case (.number(let left), .number(let right)): left < right
    case (.money(let left), .money(let right)): left < right
    case (.day(let left), .day(let right)): left < right
    case (.flag(let left), .flag(let right)): !left && right
    case (.list(let left), .list(let right)): left.joined(separator: "; ") < right.joined(separator: "; ")
    default: false
    }
  }
}

/// What the values of a field are, and so how they are written, aligned, sorted and filtered.
public enum FieldUnit: Sendable, Hashable {
  /// A text; the id of something, which is never cut and only found exactly; several texts.
  case text, identifier, list
  /// A whole number; a score with one place; a share, 0–1; points, which have a sign.
  case count, score, share, points
  /// An amount in the reporting currency.
  case money
  /// A day up to T, which a filter also compares by its age; a day that may lie ahead, also by the days left.
  case day, dayAhead
  /// A number of days; the days from T to a day that lies ahead, below 0 where it is over.
  case days, daysAhead
  /// Whether something holds.
  case flag
  /// A tier 1–3; a stage of the funnel 1–6; a stage of the lifecycle 1–7; peppers 0–3.
  case tier, stage, lifecycle, heat

  /// Whether values stand at the right, as numbers do.
  public var isRight: Bool {
    switch self {
    case .count, .score, .share, .points, .money, .days, .daysAhead, .heat: true
    case .text, .identifier, .list, .day, .dayAhead, .flag, .stage, .lifecycle, .tier: false
    }
  }

  /// Whether values are read from the least on, as texts are, and days that lie ahead; figures from the greatest on.
  public var ascends: Bool {
    switch self {
    case .text, .identifier, .dayAhead, .daysAhead: true
    case .list, .count, .score, .share, .points, .money, .day, .days, .flag, .tier, .stage, .lifecycle, .heat: false
    }
  }

  /// Its name in the documentation.
  public var name: String {
    switch self {
    case .text: "text"
    case .identifier: "id"
    case .list: "texts"
    case .count: "number"
    case .score: "score"
    case .share: "share"
    case .points: "points"
    case .money: "money"
    case .day: "day"
    case .dayAhead: "day ahead"
    case .days: "days"
    case .daysAhead: "days ahead"
    case .flag: "yes or no"
    case .tier: "tier"
    case .stage: "stage"
    case .lifecycle: "lifecycle"
    case .heat: "0–3"
    }
  }
}
