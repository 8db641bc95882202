/// How someone else's export becomes a table: which table, which column is which, fixed values, value translations.
public struct Mapping: Sendable, Hashable {
  /// Its name, for `check` and data health.
  public var name: String
  /// The table it gives.
  public var table: Table

  /// A mapping.
  public init(name: String, table: Table) {
    self.name = name
    self.table = table
  }
}
