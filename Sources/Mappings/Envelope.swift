internal import Values

/// What copying tools wrap around each record: `{"type": "RECORD", "stream": …, "record": {…}}` (Singer), `_airbyte_data` (Airbyte).
enum Envelope {
  private static let wrappers = ["record.", "_airbyte_data."]

  /// The names within the wrapper in plain form, and nothing for what the wrapper itself says; nil where there is none.
  static func keys(_ names: [String]) -> [String]? {
    guard let wrapper = wrapper(of: names) else { return nil }
    return names.map { $0.hasPrefix(wrapper) ? Header.key(String($0.dropFirst(wrapper.count))) : "" }
  }

  /// The column that tells records from what else a tap writes; nil where all are records.
  static func messageType(_ names: [String]) -> Int? {
    wrapper(of: names) == wrappers[0] ? names.firstIndex(of: "type") : nil
  }

  private static func wrapper(of names: [String]) -> String? {
    let wrapper = wrappers.first { wrapper in names.contains { $0.hasPrefix(wrapper) } }
    return wrapper == wrappers[0] && !names.contains("stream") ? nil : wrapper
  }
}
