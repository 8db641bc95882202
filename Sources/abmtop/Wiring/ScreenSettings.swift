import ArgumentParser
import Dashboard
import Settings

extension Keymap {
  /// The keys of the table, with those that the settings change.
  ///
  /// - Throws: `Failure` with the place of a name that is no command or no key, or of keys that collide.
  init(_ values: SettingsValues) throws {
    self.init()
    func failure(_ problem: Problem, at key: String) -> Failure {
      let place = values.position("keys." + key).map { "\($0): " } ?? ""
      return Failure(description: place + problem.message, code: ExitCode(78))
    }
    for pair in values.pairs("keys") {
      do throws(Problem) {
        try set(pair.key, to: pair.value.texts ?? pair.value.text.map { [$0] } ?? [])
      } catch {
        throw failure(error, at: pair.key)
      }
    }
    // Only what the settings brought about is reported: the table itself is held free of conflicts by a test.
    if let conflict = conflicts.first, let pair = values.pairs("keys").first { throw failure(conflict, at: pair.key) }
  }
}

extension [SessionState.View] {
  /// The saved views of the settings that have a filter.
  init(_ values: SettingsValues) {
    self = values.pairs("views").compactMap { pair in
      guard let filter = pair.value.text ?? pair.value["filter"]?.text else { return nil }
      return SessionState.View(name: pair.key, filter: filter)
    }
  }
}
