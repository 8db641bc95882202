internal import Values

/// Reads settings from their sources against a schema.
public struct SettingsReader: Sendable {
  private let schema: [Setting]
  private let byKey: [String: Setting]
  /// `aes` of `aes.minimum`, and all other beginnings of names.
  private let sections: Set<String>

  /// A reader of a schema, in which no key occurs twice or is the section of another.
  public init(schema: [Setting] = SettingsBook.all) {
    self.schema = schema
    byKey = Dictionary(schema.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var sections: Set<String> = []
    for setting in schema {
      var parts = setting.key.split(separator: ".")
      parts.removeLast()
      while !parts.isEmpty {
        sections.insert(parts.joined(separator: "."))
        parts.removeLast()
      }
    }
    self.sections = sections
  }

  /// The settings in force.
  ///
  /// - Parameter sources: in any order; their layers decide, and among those of one layer the later wins.
  /// - Throws: all that is wrong in any source.
  public func read(_ sources: [SettingsSource]) throws(SettingsProblems) -> SettingsValues {
    var values = SettingsValues(schema: schema)
    var problems: [SettingsProblem] = []
    let ordered = sources.enumerated().sorted { ($0.element.layer, $0.offset) < ($1.element.layer, $1.offset) }
    for (_, source) in ordered {
      var reader = ValueReader()
      var found: [SettingsProblem] = []
      do throws(SettingsProblem) {
        guard let root = try YAMLDocument.parse(source.text, file: source.name) else { continue }
        guard case .map(let entries) = root.content else {
          throw SettingsProblem(
            at: root.position, .wrongType(key: "the file", expected: "a map of settings", found: root.kindInWords))
        }
        for entry in entries { take(entry, section: "", source, &reader, &values) }
      } catch {
        found.append(error)
      }
      values.add(positions: reader.positions)
      found += reader.problems
      // A flag has no lines: its name says where.
      problems +=
        source.layer == .flags ? found.map { SettingsProblem(at: .init(file: source.name), $0.reason) } : found
    }
    if !problems.isEmpty { throw SettingsProblems(problems) }
    return values
  }

  private func take(
    _ entry: YAMLEntry, section: String, _ source: SettingsSource, _ reader: inout ValueReader,
    _ values: inout SettingsValues
  ) {
    let key = section.isEmpty ? entry.key : "\(section).\(entry.key)"
    if let setting = byKey[key] {
      if setting.isPersonal && source.layer == .directory {
        reader.note(.onlyInUserFile(key: key), at: entry.position)
        return
      }
      // A key without a value is as good as none.
      if entry.value.isNull { return }
      guard let value = reader.value(entry.value, setting.kind, key: key) else { return }
      values.set(setting, value, origin(source, entry.value.position))
      return
    }
    guard sections.contains(key) else {
      reader.note(.unknownKey(key, nearest: nearest(entry.key, section: section)), at: entry.position)
      return
    }
    if entry.value.isNull { return }
    guard case .map(let entries) = entry.value.content else {
      let names = schema.map(\.key).filter { $0.hasPrefix(key + ".") }.map { String($0.dropFirst(key.count + 1)) }
      let expected = "a map of " + names.joined(separator: ", ")
      reader.note(.wrongType(key: key, expected: expected, found: entry.value.kindInWords), at: entry.value.position)
      return
    }
    for inner in entries { take(inner, section: key, source, &reader, &values) }
  }

  private func origin(_ source: SettingsSource, _ position: SourcePosition) -> SettingsValues.Origin {
    source.layer == .flags ? .flag(source.name) : .file(position)
  }

  /// The nearest name at this place, else the setting anywhere whose last part is nearest.
  private func nearest(_ name: String, section: String) -> String? {
    let prefix = section.isEmpty ? "" : section + "."
    var here: [String] = []
    for setting in schema where setting.key.hasPrefix(prefix) {
      let rest = setting.key.dropFirst(prefix.count)
      here.append(String(rest))
      if let first = rest.split(separator: ".").first { here.append(String(first)) }
    }
    if let near = NearestName.of(name, among: here) { return prefix + near }
    let last = name.split(separator: ".").last.map(String.init) ?? name
    let ends = schema.map { String($0.key.split(separator: ".").last ?? "") }
    guard let near = NearestName.of(last, among: ends), let position = ends.firstIndex(of: near) else { return nil }
    return schema[position].key
  }
}
