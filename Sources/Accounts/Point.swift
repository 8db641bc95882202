internal import Ingest
public import Values

/// An as-of day and a period that ends on it: what facts are computed at.
public struct Point: Hashable, Sendable {
  /// T: only what is dated on or before it exists.
  public var asOf: Day
  /// The first day of P. Its last is `asOf`.
  public var from: Day

  /// P = [from, asOf].
  public init(asOf: Day, from: Day) {
    self.asOf = asOf
    self.from = from
  }

  /// Whether a day lies in P.
  public func contains(_ day: Day) -> Bool { from <= day && day <= asOf }
  /// The day before P begins.
  public var before: Day { from - 1 }
  /// How many days P has.
  public var days: Int { asOf - from + 1 }
}
