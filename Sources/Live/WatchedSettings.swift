internal import Ingest

/// The settings in force, and whether their files have changed since. Bad ones leave the old ones in force.
struct WatchedSettings {
  private let world: LiveWorld
  private var state: [FileIdentity?]
  /// The last good ones.
  private(set) var current = LiveSettings()
  /// What is wrong with the newest ones.
  private(set) var fault: LiveFault?

  /// Reads the settings for the first time.
  init(_ world: LiveWorld) {
    self.world = world
    state = WatchedSettings.state(of: world)
    read()
  }

  /// Whether one of the files has changed since it was read.
  var haveChanged: Bool { WatchedSettings.state(of: world) != state }

  /// Reads them again if one of the files has changed.
  mutating func load() {
    let now = WatchedSettings.state(of: world)
    if now == state { return }
    state = now
    read()
  }

  private mutating func read() {
    switch world.settings() {
    case .failure(let failure): fault = failure
    case .success(let settings):
      fault = nil
      current = settings
    }
  }

  private static func state(of world: LiveWorld) -> [FileIdentity?] {
    world.settingsFiles.map { FileIdentity(path: $0) }
  }
}
