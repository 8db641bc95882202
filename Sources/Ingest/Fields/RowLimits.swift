/// The largest values that a row may hold: sums of them must not overflow (data.md, Bad rows and changing files).
public enum RowLimits {
  /// The largest amount of money, either way, in the reporting currency: a sum fits up to 922 trillion.
  public static let amount: UInt64 = 1_000_000_000_000
  /// The largest count of an activity: sums of billions of rows do not overflow.
  public static let count: Int64 = 1_000_000_000
}
