import Dashboard
import Settings

/// Keeps what the user chose on screen for the next session, in the state file under XDG.
struct SessionKeeper {
  private let file: StateFile?

  init(places: Places) { file = places.stateFile.map { StateFile(path: $0) } }

  private struct Kept: Codable {
    var filterHistory: [String] = []
    var theme = ""
    var lens = ""
    var columns: [String] = []
    var sort = ""
    var views: [View] = []

    struct View: Codable {
      var name: String
      var filter: String
    }
  }

  /// What the last session kept; nothing where the file is missing or unreadable.
  func load() -> SessionState {
    var session = SessionState()
    guard let kept = file?.load(Kept.self) else { return session }
    session.filterHistory = kept.filterHistory
    session.theme = kept.theme
    session.lens = kept.lens
    session.columns = kept.columns
    session.sort = kept.sort
    session.views = kept.views.map { .init(name: $0.name, filter: $0.filter) }
    return session
  }

  /// Keeps a session. A state that cannot be written is no reason to disturb anybody who is leaving.
  func save(_ session: SessionState) {
    let kept = Kept(
      filterHistory: session.filterHistory, theme: session.theme, lens: session.lens, columns: session.columns,
      sort: session.sort, views: session.views.map { .init(name: $0.name, filter: $0.filter) })
    try? file?.save(kept)
  }
}
