public import Values

/// An account whose stage at T is another than the day before P, or that joined or left the list since (kpis.md, Movers).
public struct Mover: Sendable, Equatable {
  /// What happened.
  public enum Kind: Sendable, Equatable { case progressed, regressed, churned, joined, left }

  /// Its position among the accounts.
  public var account: Int
  /// What happened.
  public var kind: Kind
  /// The stage the day before P, and at T; nil where it was not on the list.
  public var from: Int?
  /// The stage at T; nil where it was not on the list.
  public var to: Int?
  /// The day on which it happened, where one is known.
  public var day: Day?
}
