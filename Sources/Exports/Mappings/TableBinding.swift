/// A file's header understood as one table: where each of the table's columns comes from.
public struct TableBinding: Sendable, Hashable {
  /// Treatments that a column list cannot express; the row builders know each.
  public enum Treatment: Hashable, Sendable, CaseIterable {
    /// `closed_at` is `expected_close` unless the opportunity is closed (Salesforce, HubSpot).
    case closeDateOnlyWhenClosed
    /// `what_id` names an account or an opportunity where `account_id` is empty (Salesforce tasks).
    case relatedToNamesAccount
    /// A task that is not completed has not happened (Salesforce).
    case onlyCompleted
    /// An empty id column: each row is its own (`opportunity_id` is made from the line).
    case rowIsItsOwnID
    /// The account's name is its id (no id column).
    case nameIsID
    /// The first element of a list `8001;8002` counts (HubSpot associations).
    case firstOfList
    /// An existing-business deal of a pipeline whose name contains "renewal" is a renewal (HubSpot).
    case renewalPipeline
  }

  /// The table the rows belong to.
  public var table: Table
  /// The name of the mapping.
  public var mapping: String
  /// The positions of the fields that give a column; of several the first that is not empty in a row.
  public var fields: [Column: [Int]]
  /// Values of columns that no field gives.
  public var constants: [Column: String]
  /// Translations of a column's values, by the value's letters and digits in lower case.
  public var translations: [Column: [String: String]]
  /// What else has to be done.
  public var treatments: Set<Treatment>
  /// Positions and names of the accounts' other columns.
  public var extras: [Int: String]

  /// A binding.
  public init(
    table: Table, mapping: String, fields: [Column: [Int]], constants: [Column: String] = [:],
    translations: [Column: [String: String]] = [:], treatments: Set<Treatment> = [], extras: [Int: String] = [:]
  ) {
    self.table = table
    self.mapping = mapping
    self.fields = fields
    self.constants = constants
    self.translations = translations
    self.treatments = treatments
    self.extras = extras
  }
}
