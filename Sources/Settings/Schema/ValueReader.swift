internal import Values

/// Makes values of YAML nodes, checked against their kinds; gathers what is wrong.
struct ValueReader {
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
      return map(node, element, key) { Self.isCurrency($0) ? $0.uppercased() : nil }
    case .record(let fields, let exactlyOne): return record(node, fields, exactlyOne, key)
    case .either(let first, let second):
      if case .scalar = node.content { return value(node, first, key: key) }
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
    case .day: return Self.isDay(text) ? .text(text) : wrong(node, kind, key)
    case .currency: return Self.isCurrency(text) ? .text(text.uppercased()) : wrong(node, kind, key)
    case .zone:
      if ZoneTable.isKnown(text) { return .text(text) }
      let nearest = ZoneTable.nearest(text)
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
    _ node: YAMLNode, _ kind: SettingKind, _ key: String, name: (String) -> String?
  ) -> SettingValue? {
    guard case .map(let entries) = node.content else { return wrong(node, .map(kind), key) }
    var pairs: [SettingPair] = []
    for entry in entries {
      guard let name = name(entry.key) else {
        let words = SettingKind.currency.words
        note(.wrongType(key: key, expected: words, found: "‘\(entry.key)’"), at: entry.position)
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

  private static func isDay(_ text: String) -> Bool {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2], text.utf8.allSatisfy({ $0 == 45 || (48...57).contains($0) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return day >= 1 && day <= [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}
