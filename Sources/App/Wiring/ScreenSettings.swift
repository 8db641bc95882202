import ArgumentParser
import Dashboard
import Metrics
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
  /// The saved views of the settings.
  ///
  /// - Throws: `Failure` with the place of a screen or a period that there is not.
  init(_ values: SettingsValues) throws {
    self = try values.pairs("views").map { pair in
      func failure(_ problem: String) -> Failure {
        let place = values.position("views." + pair.key).map { "\($0): " } ?? ""
        return Failure(description: "\(place)view “\(pair.key)”: \(problem)", code: ExitCode(78))
      }
      var view = SessionState.View(name: pair.key, filter: pair.value.text ?? pair.value["filter"]?.text ?? "")
      view.screen = pair.value["screen"]?.text
      view.period = pair.value["period"]?.text
      view.sort = pair.value["sort"]?.text
      view.columns = pair.value["columns"]?.texts ?? []
      if let screen = view.screen, !SessionState.View.screens.contains(screen) {
        throw failure(
          "there is no screen “\(screen)”; it is one of \(SessionState.View.screens.joined(separator: ", "))")
      }
      if let period = view.period, Period(period) == nil { throw failure("“\(period)” is no period") }
      return view
    }
  }
}
