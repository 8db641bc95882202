public import Values

/// Reads settings from their sources against a schema.
public struct SettingsReader: Sendable {
  private let schema: [SettingDeclaration]
  private let byKey: [String: SettingDeclaration]
  /// `aes` of `aes.minimum`, and all other beginnings of names.
  private let sections: Set<String>

  /// Names of an earlier version that are no settings any more: they are noted, and not read.
  private let gone: Set<String>

  /// A reader of a schema, in which no key occurs twice or is the section of another.
  ///
  /// - Parameter gone: names of an earlier version, which are a note and no mistake.
  public init(schema: [SettingDeclaration], gone: Set<String> = []) {
    self.schema = schema
    self.gone = gone
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

  /// The effective settings.
  ///
  /// - Parameter sources: in any order; their layers decide, and among those of one layer the later wins.
  /// - Throws: all that is wrong in any source.
  public func read(_ sources: [SettingsSource]) throws(SettingsProblems) -> EffectiveSettings {
    var values = EffectiveSettings(schema: schema)
    var problems: [SettingsProblem] = []
    let ordered = sources.enumerated().sorted { ($0.element.layer, $0.offset) < ($1.element.layer, $1.offset) }
    for (_, source) in ordered {
      var reader = SettingValueReader()
      var found: [SettingsProblem] = []
      do throws(SettingsProblem) {
        guard let root = try YAMLDocument.parse(source.text, file: source.name) else { continue }
        guard case .map(let entries) = root.content else {
          throw SettingsProblem(
            at: root.position, .wrongType(key: "the file", expected: "a map of settings", found: root.kindInWords))
        }
        for entry in entries { apply(entry, section: "", source, &reader, &values) }
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

  private func apply(
    _ entry: YAMLEntry, section: String, _ source: SettingsSource, _ reader: inout SettingValueReader,
    _ values: inout EffectiveSettings
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
    if gone.contains(key) {
      values.noteGone(key, at: entry.position)
      return
    }
    guard sections.contains(key) else {
      reader.note(.unknownKey(key, nearest: nearest(entry.key, section: section)), at: entry.position)
      return
    }
    if entry.value.isNull { return }
    // `signals.heat: off` is short for what switches the section on and off.
    if case .scalar = entry.value.content, let setting = byKey[key + ".enabled"] {
      guard let value = reader.value(entry.value, setting.kind, key: setting.key) else { return }
      values.set(setting, value, origin(source, entry.value.position))
      return
    }
    guard case .map(let entries) = entry.value.content else {
      let names = schema.map(\.key).filter { $0.hasPrefix(key + ".") }.map { String($0.dropFirst(key.count + 1)) }
      let expected = "a map of " + names.joined(separator: ", ")
      reader.note(.wrongType(key: key, expected: expected, found: entry.value.kindInWords), at: entry.value.position)
      return
    }
    for inner in entries { apply(inner, section: key, source, &reader, &values) }
  }

  private func origin(_ source: SettingsSource, _ position: SourcePosition) -> EffectiveSettings.Origin {
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

/// Makes values of YAML nodes, checked against their kinds; gathers what is wrong.
struct SettingValueReader {
  private(set) var problems: [SettingsProblem] = []
  /// Where each value stands, by its key (`views.mine`, `icp.criteria[0].in`).
  private(set) var positions: [String: SourcePosition] = [:]

  /// The value of a node, or nil where it is none of the kind; the problem is noted.
  mutating func value(_ node: YAMLNode, _ kind: SettingKind, key: String) -> SettingValue? {
    positions[key] = node.position
    switch kind {
    case .list(let element): return list(node, element, key)
    case .map(let element): return map(node, element, key) { $0 }
    case .currencyMap(let element):
      return map(node, element, key, .currency) { Self.isCurrency($0) ? $0.uppercased() : nil }
    case .dayMap(let element): return map(node, element, key, .day) { Day(iso: $0) == nil ? nil : $0 }
    case .record(let fields, let exactlyOne): return record(node, fields, exactlyOne, key)
    case .either(let first, let second):
      if case .scalar(let text, _) = node.content {
        // Of two scalars the second is a word that the first does not know.
        if case .choice(let choices) = second, choices.contains(text) { return value(node, second, key: key) }
        return value(node, first, key: key)
      }
      return value(node, second, key: key)
    default:
      guard case .scalar(let text, _) = node.content, !node.isNull else { return wrong(node, kind, key) }
      return scalar(text, node, kind, key)
    }
  }

  mutating func note(_ reason: SettingsProblem.Reason, at position: SourcePosition) {
    problems.append(SettingsProblem(at: position, reason))
  }

  private mutating func wrong(_ node: YAMLNode, _ kind: SettingKind, _ key: String) -> SettingValue? {
    note(.wrongType(key: key, expected: kind.words, found: node.kindInWords), at: node.position)
    return nil
  }

  private mutating func scalar(_ text: String, _ node: YAMLNode, _ kind: SettingKind, _ key: String) -> SettingValue? {
    switch kind {
    case .int(let range):
      guard let int = Int(text) else { return wrong(node, kind, key) }
      if range.contains(int) { return .int(int) }
      let words = "from \(range.lowerBound) to \(range.upperBound)"
      note(.outOfRange(key: key, value: text, range: words), at: node.position)
      return nil
    case .number(let range):
      guard text.utf8.allSatisfy({ (48...57).contains($0) || "+-.eE".utf8.contains($0) }), let number = Double(text)
      else { return wrong(node, kind, key) }
      if range.contains(number) { return .number(number) }
      let words = "from \(SettingKind.plain(range.lowerBound)) to \(SettingKind.plain(range.upperBound))"
      note(.outOfRange(key: key, value: text, range: words), at: node.position)
      return nil
    case .bool:
      switch text.lowercased() {
      case "true", "yes", "on": return .bool(true)
      case "false", "no", "off": return .bool(false)
      default: return wrong(node, kind, key)
      }
    case .decimal: return Self.isDecimal(text) ? .text(text) : wrong(node, kind, key)
    case .day: return Day(iso: text) != nil ? .text(text) : wrong(node, kind, key)
    case .currency: return Self.isCurrency(text) ? .text(text.uppercased()) : wrong(node, kind, key)
    case .zone:
      if let zone = Zone(named: text) { return .zone(zone) }
      let nearest = Zone.nearestName(text)
      note(.notOneOf(key: key, value: text, choices: [], nearest: nearest), at: node.position)
      return nil
    case .choice(let choices):
      if choices.contains(text) { return .text(text) }
      let nearest = NearestName.of(text, among: choices)
      note(.notOneOf(key: key, value: text, choices: choices, nearest: nearest), at: node.position)
      return nil
    default: return .text(text)
    }
  }

  private mutating func list(_ node: YAMLNode, _ kind: SettingKind, _ key: String) -> SettingValue? {
    // A single value is a list of one; a map is one only where the elements are maps.
    var nodes = [node]
    if case .list(let elements) = node.content { nodes = elements }
    var values: [SettingValue] = []
    for (number, element) in nodes.enumerated() {
      guard let value = value(element, kind, key: "\(key)[\(number)]") else { continue }
      values.append(value)
    }
    return .list(values)
  }

  private mutating func map(
    _ node: YAMLNode, _ kind: SettingKind, _ key: String, _ names: SettingKind = .text, name: (String) -> String?
  ) -> SettingValue? {
    guard case .map(let entries) = node.content else { return wrong(node, .map(kind), key) }
    var pairs: [SettingPair] = []
    for entry in entries {
      guard let name = name(entry.key) else {
        note(.wrongType(key: key, expected: names.words, found: "‘\(entry.key)’"), at: entry.position)
        continue
      }
      guard let value = value(entry.value, kind, key: "\(key).\(name)") else { continue }
      pairs.append(SettingPair(name, value))
    }
    return .map(pairs)
  }

  private mutating func record(
    _ node: YAMLNode, _ fields: [SettingField], _ exactlyOne: [String], _ key: String
  ) -> SettingValue? {
    guard case .map(let entries) = node.content else {
      return wrong(node, .record(fields, exactlyOne: exactlyOne), key)
    }
    var pairs: [SettingPair] = []
    for entry in entries {
      guard let field = fields.first(where: { $0.name == entry.key }) else {
        let nearest = NearestName.of(entry.key, among: fields.map(\.name))
        note(.unknownKey("\(key).\(entry.key)", nearest: nearest), at: entry.position)
        continue
      }
      if entry.value.isNull { continue }
      guard let value = value(entry.value, field.kind, key: "\(key).\(entry.key)") else { continue }
      pairs.append(SettingPair(entry.key, value))
    }
    let names = entries.filter { !$0.value.isNull }.map(\.key)
    for field in fields where field.isRequired && !names.contains(field.name) {
      note(.missing(key: "\(key).\(field.name)"), at: node.position)
    }
    if !exactlyOne.isEmpty && names.filter(exactlyOne.contains).count != 1 {
      note(.notExactlyOne(key: key, of: exactlyOne), at: node.position)
    }
    return .map(pairs)
  }

  private static func isCurrency(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (65...90).contains($0 & 0xDF) }
  }

  /// Digits, at most one point, and not 0. What is longer than 18 digits would not be exact.
  private static func isDecimal(_ text: String) -> Bool {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let digits = parts.joined()
    return parts.allSatisfy { !$0.isEmpty } && digits.utf8.count <= 18
      && digits.utf8.allSatisfy { (48...57).contains($0) }
      && digits.utf8.contains { $0 != 48 }
  }

}
