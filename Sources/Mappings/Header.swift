internal import Values

/// A line of names made ready for matching.
struct Header {
  /// As written.
  let names: [String]
  /// Compared: letters and digits in lower case, without namespace and `__c`.
  let keys: [String]
  /// The same without the prefix `property_` (Fivetran) or `properties.` (HubSpot's JSON), where there is one.
  let stripped: [String?]
  private let positions: [String: [Int]]
  private let strippedPositions: [String: [Int]]

  init(_ names: [String]) {
    self.names = names
    keys = Envelope.keys(names) ?? names.map(Header.key)
    stripped = keys.map { key in
      ["property", "properties"].first { key.hasPrefix($0) && key.count > $0.count }.map {
        String(key.dropFirst($0.count))
      }
    }
    var positions = Dictionary(grouping: keys.indices, by: { [keys] in keys[$0] })
    for (position, name) in names.enumerated() {
      // A column that is called just so goes before one that is called so and something else.
      for alias in HeaderAlias.keys(name, plain: keys[position]) where positions[alias] == nil {
        positions[alias] = [position]
      }
    }
    self.positions = positions
    strippedPositions = Dictionary(
      grouping: stripped.indices.filter { [stripped] in stripped[$0] != nil }, by: { [stripped] in stripped[$0] ?? "" })
  }

  /// The columns by which Salesforce's formatted reports are grouped: the arrow of their order marks them.
  var grouped: Set<Int> {
    Set(names.indices.filter { names[$0].contains("\u{2191}") || names[$0].contains("\u{2193}") })
  }

  /// Where a name (in plain form) stands.
  func positions(of key: String, stripping: Bool) -> [Int] {
    (positions[key] ?? []) + (stripping ? strippedPositions[key] ?? [] : [])
  }

  /// Whether a name (in plain form) is there.
  func contains(_ key: String, stripping: Bool) -> Bool {
    positions[key] != nil || (stripping && strippedPositions[key] != nil)
  }

  /// A name as it is compared: `ns__Account_Id__c` is `accountid`.
  static func key(_ name: String) -> String {
    ColumnName.plain(name)
  }
}
