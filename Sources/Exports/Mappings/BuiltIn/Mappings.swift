/// The mappings that need no configuration, in the order in which they are preferred.
enum Mappings {
  static let builtIn: [Mapping] =
    (native + salesforce + hubSpot + intentVendors + advertising + surveys + synonyms).map(\.prepared)
}
