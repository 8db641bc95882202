/// The settings in force: for each setting of a schema its value, and where that came from.
public struct SettingsValues: Hashable, Sendable {
  /// Where a value came from.
  public enum Origin: Hashable, Sendable, CustomStringConvertible {
    /// Nobody gave one.
    case standard
    /// A file.
    case file(SourcePosition)
    /// A flag of the command line.
    case flag(String)

    /// `default`, `abmtop.yaml:3`, `--interval`.
    public var description: String {
      switch self {
      case .standard: "default"
      case .file(let position): "\(SourcePosition(file: position.file, line: position.line))"
      case .flag(let flag): flag
      }
    }
  }

  /// The schema, in its order.
  public let schema: [Setting]
  private var values: [String: SettingValue] = [:]
  private var origins: [String: [Origin]] = [:]
  private var positions: [String: SourcePosition] = [:]

  /// The defaults of a schema.
  public init(schema: [Setting] = SettingsBook.all) {
    self.schema = schema
    for setting in schema { values[setting.key] = setting.standard }
  }

  /// A setting's value. The key is one of the schema: another is a mistake of the program.
  public subscript(key: String) -> SettingValue {
    guard let value = values[key] else { preconditionFailure("no setting \(key)") }
    return value
  }

  /// A text, choice, decimal, day, zone or currency code.
  public func text(_ key: String) -> String { expect(self[key].text, key) }
  /// A whole number.
  public func int(_ key: String) -> Int { expect(self[key].int, key) }
  /// A number.
  public func number(_ key: String) -> Double { expect(self[key].number, key) }
  /// A truth value.
  public func bool(_ key: String) -> Bool { expect(self[key].bool, key) }
  /// A list of texts.
  public func texts(_ key: String) -> [String] { expect(self[key].texts, key) }
  /// A list.
  public func list(_ key: String) -> [SettingValue] { expect(self[key].list, key) }
  /// A map, in the order of its sources.
  public func pairs(_ key: String) -> [SettingPair] { expect(self[key].pairs, key) }

  /// Where a setting's value came from; of one that was put together from several sources all of them, the strongest last.
  public func origins(_ key: String) -> [Origin] { origins[key] ?? [.standard] }

  /// Where a value stands, by its key and the path within it (`views.mine`, `icp.criteria[0].in`): for the problems that
  /// only the room that the setting belongs to can find. Nil for defaults.
  public func position(_ path: String) -> SourcePosition? { positions[path] }

  /// Takes a source's value for a setting.
  mutating func set(_ setting: Setting, _ value: SettingValue, _ origin: Origin) {
    switch (setting.kind, values[setting.key], value) {
    case (.map, .map(let before)?, .map(let pairs)), (.currencyMap, .map(let before)?, .map(let pairs)):
      let names = Set(pairs.map(\.key))
      values[setting.key] = .map(before.filter { !names.contains($0.key) } + pairs)
    case (.list, .list(let before)?, .list(let elements)) where setting.addsUp:
      values[setting.key] = .list(elements + before)
    default:
      values[setting.key] = value
      origins[setting.key] = [origin]
      return
    }
    origins[setting.key, default: []].append(origin)
  }

  mutating func add(positions: [String: SourcePosition]) {
    self.positions.merge(positions) { _, new in new }
  }

  /// Values are checked against the schema when they are read, so what is missing is a mistake of the program.
  private func expect<Value>(_ value: Value?, _ key: String) -> Value {
    guard let value else { preconditionFailure("setting \(key) is of another kind") }
    return value
  }
}
