import Dashboard
import Settings
import Synchronization

/// Keeps what the user chose on screen for the next session, in the state file under XDG.
///
/// Two instances may run at once. Each writes into the file only what it changed, so that neither loses the other's
/// filters or views.
final class SessionKeeper: Sendable {
  private let file: StateFile?
  /// What this instance chose or found when it last read or wrote the file.
  private let base = Mutex(Kept())

  init(directories: BaseDirectories) { file = directories.stateFile.map { StateFile(path: $0) } }

  /// What the file holds.
  struct Kept: Codable, Equatable {
    var filterHistory: [String] = []
    var theme = ""
    var lens = ""
    var columns: [String] = []
    var sort = ""
    var views: [View] = []
    // Nil in files of versions that had no hints.
    var hasSeenHints: Bool?

    struct View: Codable, Equatable {
      var name: String
      var filter: String
      // Nil in files of versions whose views were filters alone.
      var screen: String?
      var period: String?
      var sort: String?
      var columns: [String]?

      init(_ view: SessionState.View) {
        name = view.name
        filter = view.filter
        (screen, period, sort) = (view.screen, view.period, view.sort)
        columns = view.columns.isEmpty ? nil : view.columns
      }

      /// The view as the screen knows it.
      var view: SessionState.View {
        var view = SessionState.View(name: name, filter: filter)
        (view.screen, view.period, view.sort) = (screen, period, sort)
        view.columns = columns ?? []
        return view
      }
    }
  }

  /// What the last session kept; nothing where the file is missing or unreadable.
  func load() -> SessionState {
    guard let kept = file?.load(Kept.self) else { return SessionState() }
    base.withLock { $0 = kept }
    return SessionState(kept)
  }

  /// Keeps a session. A state that cannot be written is no reason to disturb anybody who is leaving.
  func save(_ session: SessionState) {
    guard let file else { return }
    let own = Kept(session)
    base.withLock { base in
      let before = base
      let written: ()? = try? file.update(Kept.self) { there in
        Kept.merged(own, with: there ?? before, base: before)
      }
      // What this instance knows; what the other chose meanwhile is not on its screen.
      if written != nil { base = own }
    }
  }
}

extension SessionKeeper.Kept {
  /// The most filters that are kept.
  static let longestHistory = 100

  init(_ session: SessionState) {
    self.init(
      filterHistory: session.filterHistory, theme: session.theme, lens: session.lens, columns: session.columns,
      sort: session.sort, views: session.views.map(View.init), hasSeenHints: session.hasSeenHints)
  }

  /// What both instances chose: where both changed the same, this one's choice.
  ///
  /// - Parameters:
  ///   - own: as this instance has it.
  ///   - there: as the file has it, which another instance may have written.
  ///   - base: as this instance found it.
  static func merged(_ own: Self, with there: Self, base: Self) -> Self {
    func newest<Value: Equatable>(_ value: KeyPath<Self, Value>) -> Value {
      own[keyPath: value] == base[keyPath: value] ? there[keyPath: value] : own[keyPath: value]
    }
    var merged = there
    merged.theme = newest(\.theme)
    merged.lens = newest(\.lens)
    merged.columns = newest(\.columns)
    merged.sort = newest(\.sort)
    // Once seen, never again.
    merged.hasSeenHints = own.hasSeenHints == true || there.hasSeenHints == true
    // What this instance typed since, then what the other has, then what both had.
    let since = own.filterHistory.prefix { !base.filterHistory.starts(with: [$0]) }
    var seen: Set<String> = []
    merged.filterHistory = (since + there.filterHistory + own.filterHistory).filter { seen.insert($0).inserted }
    merged.filterHistory = Array(merged.filterHistory.prefix(longestHistory))
    let gone = Set(base.views.map(\.name)).subtracting(own.views.map(\.name))
    var views = there.views.filter { !gone.contains($0.name) }
    for view in own.views where !base.views.contains(view) {
      views.removeAll { $0.name == view.name }
      views.append(view)
    }
    merged.views = views
    return merged
  }
}

extension SessionState {
  init(_ kept: SessionKeeper.Kept) {
    self.init()
    filterHistory = kept.filterHistory
    theme = kept.theme
    lens = kept.lens
    columns = kept.columns
    sort = kept.sort
    hasSeenHints = kept.hasSeenHints ?? false
    views = kept.views.map(\.view)
  }
}
