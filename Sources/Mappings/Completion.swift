internal import Values
extension Mapping {
  /// A user's mapping, with what a built-in one understands of this header wherever the user says nothing.
  ///
  /// So a mapping that corrects one column leaves all else as it was: the other columns, and how a vendor means its values.
  func completed(for header: Header, date: Day?) -> Mapping {
    guard headerless.isEmpty, let base = Classifier.likeliest(of: table, header, date) else { return self }
    var copy = self
    copy.stripsProperty = base.mapping.stripsProperty
    copy.lesserColumns = base.mapping.columns.filter { constants[$0.key] == nil }
    copy.guesses = base.mapping.guesses.filter { constants[$0.key] == nil }
    copy.consequences = base.mapping.consequences
    copy.companions = base.mapping.companions
    copy.treatments.formUnion(base.mapping.treatments)
    copy.fallbacks.formUnion(base.mapping.fallbacks)
    copy.constants.merge(base.mapping.constants) { own, _ in own }
    for (column, values) in base.mapping.translations {
      copy.translations[column, default: [:]].merge(values) { own, _ in own }
    }
    let names = Set(columns.values.joined())
    copy.ignores += base.mapping.ignores.filter { !names.contains($0) }
    // A column that the user confirms means what it meant; one that the user takes from elsewhere is plain.
    for (column, treatment) in base.mapping.consequences {
      let positions = (columns[column] ?? []).flatMap { header.positions(of: $0, stripping: copy.stripsProperty) }
      if positions.isEmpty { continue }
      copy.consequences[column] = nil
      if Set(positions).isSubset(of: base.fields[column] ?? []) { copy.treatments.insert(treatment) }
    }
    return copy
  }

  /// What it names and the header lacks, in words.
  func absences(in header: Header) -> [String] {
    columns.sorted { $0.key.rawValue < $1.key.rawValue }.compactMap { column, names in
      names.contains { header.contains($0, stripping: true) }
        ? nil : "the mapping \(name) takes \(column.rawValue) from a column that is not there"
    }
  }
}
