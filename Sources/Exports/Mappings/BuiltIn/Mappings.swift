/// The mappings that need no configuration, in the order in which they are preferred.
enum Mappings {
  static let builtIn: [Mapping] =
    (native + salesforce + hubSpot + otherCRMs + intentVendors + advertising + surveys + logs + synonyms).map(builtIn)

  private static func builtIn(_ mapping: Mapping) -> Mapping {
    var mapping = mapping.prepared
    mapping.isUsers = false
    mapping.companions = mapping.companions.map(builtIn)
    return mapping
  }
}
