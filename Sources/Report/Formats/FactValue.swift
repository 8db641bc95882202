public import Values

/// A typed value of a fact: exact, sortable.
public enum FactValue: Sendable, Equatable {
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

extension FactValue {
  /// For machines: exact money with four places, ISO days, `true` and `false`, texts of a list joined by `; `.
  public var exact: String {
    switch self {
    case .text(let text): text
    case .number(let number): number.isFinite ? JSON.number(number) : ""
    case .money(let money): money.decimal
    case .day(let day): day.iso
    case .flag(let holds): holds ? "true" : "false"
    case .list(let texts): texts.joined(separator: "; ")
    case .none: ""
    }
  }

  /// The same as JSON; exact money is a text with four places, as a number would lose digits.
  public var json: JSON {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): .number(number)
    case .money(let money): .text(money.decimal)
    case .day(let day): .text(day.iso)
    case .flag(let holds): .bool(holds)
    case .list(let texts): .array(texts.map { .text($0) })
    case .none: .null
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

  /// Whether a value stands before another, both of the same column and not missing. Texts compare without case.
  public func precedes(_ other: FactValue) -> Bool {
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
