public import Values

/// The effective settings: for each declaration of a schema its value, and where that came from.
public struct EffectiveSettings: Hashable, Sendable {
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
  public let schema: [SettingDeclaration]
  /// What was set, for whoever declared it.
  public private(set) var values = SettingValues()
  private var origins: [String: [Origin]] = [:]
  private var positions: [String: SourcePosition] = [:]

  /// Names of an earlier version that some source still has, and where: none of them was read.
  public private(set) var gone: [String: SourcePosition] = [:]

  /// The defaults of a schema.
  public init(schema: [SettingDeclaration]) { self.schema = schema }

  /// The value of a declaration as it was written, or its default.
  public subscript(declaration: SettingDeclaration) -> SettingValue { values[declaration] }

  /// Where a setting's value came from; of one that was put together from several sources all of them, the strongest last.
  public func origins(_ key: String) -> [Origin] { origins[key] ?? [.standard] }

  /// Where a value stands, by its key and the path within it (`views.mine`, `icp.criteria[0].in`): for the problems that
  /// only the module that the setting belongs to can find. Nil for defaults.
  public func position(_ path: String) -> SourcePosition? { positions[path] }

  /// Adds the value of a source to what weaker sources gave.
  mutating func set(_ setting: SettingDeclaration, _ value: SettingValue, _ origin: Origin) {
    switch (setting.kind, values[setting], value) {
    case (.map, .map(let before), .map(let pairs)), (.currencyMap, .map(let before), .map(let pairs)):
      let names = Set(pairs.map(\.key))
      values.set(setting.key, .map(before.filter { !names.contains($0.key) } + pairs))
    case (.list, .list(let before), .list(let elements)) where setting.addsUp:
      values.set(setting.key, .list(elements + before))
    default:
      values.set(setting.key, value)
      origins[setting.key] = [origin]
      return
    }
    origins[setting.key, default: []].append(origin)
  }

  mutating func noteGone(_ key: String, at position: SourcePosition) { gone[key] = position }

  mutating func add(positions: [String: SourcePosition]) {
    self.positions.merge(positions) { _, new in new }
  }
}
