import App
import Settings
import Values

/// Settings of the program by their keys: what is read is tested by its text.
extension EffectiveSettings {
  init() { self.init(schema: SettingsCatalogue.all) }

  subscript(key: String) -> SettingValue {
    guard let declaration = schema.first(where: { $0.key == key }) else { preconditionFailure("no setting \(key)") }
    return self[declaration]
  }

  func text(_ key: String) -> String? { self[key].text ?? self[key].zone?.name }
  func int(_ key: String) -> Int? { self[key].int }
  func number(_ key: String) -> Double? { self[key].number }
  func bool(_ key: String) -> Bool { self[key].bool == true }
  func texts(_ key: String) -> [String] { self[key].texts ?? [] }
  func list(_ key: String) -> [SettingValue] { self[key].list ?? [] }
}

extension SettingsReader {
  init() { self.init(schema: SettingsCatalogue.all) }
}
