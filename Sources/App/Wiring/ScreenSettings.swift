import ArgumentParser
import Dashboard
import Metrics
import Settings
import Values

extension Keymap {
  /// The keys of the table, with those that the settings change.
  ///
  /// - Throws: `Failure` with the place of a name that is no command or no key, or of keys that collide.
  init(_ settings: EffectiveSettings) throws {
    self.init()
    let bindings = settings.values[DashboardSettings.keys]
    func failure(_ problem: Problem, at key: String) -> Failure {
      let place = settings.position("keys." + key).map { "\($0): " } ?? ""
      return Failure(description: place + problem.message, code: .wrongSettings)
    }
    for binding in bindings {
      do throws(Problem) {
        try set(binding.command, to: binding.keys)
      } catch {
        throw failure(error, at: binding.command)
      }
    }
    // Only what the settings brought about is reported: the table itself is held free of conflicts by a test.
    if let conflict = conflicts.first, let first = bindings.first { throw failure(conflict, at: first.command) }
  }
}

extension [SessionState.View] {
  /// The saved views of the settings.
  ///
  /// - Throws: `Failure` with the place of a screen or a period that there is not.
  init(_ settings: EffectiveSettings) throws {
    self = try settings.values[DashboardSettings.views].map { view in
      func failure(_ problem: String) -> Failure {
        let place = settings.position("views." + view.name).map { "\($0): " } ?? ""
        return Failure(description: "\(place)view “\(view.name)”: \(problem)", code: .wrongSettings)
      }
      if let screen = view.screen, !SessionState.View.screens.contains(screen) {
        throw failure(
          "there is no screen “\(screen)”; it is one of \(SessionState.View.screens.joined(separator: ", "))")
      }
      if let period = view.period, Period(period) == nil { throw failure("“\(period)” is no period") }
      return view
    }
  }
}
