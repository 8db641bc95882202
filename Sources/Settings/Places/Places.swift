import Foundation

/// Where the program's own files are, by the XDG base directory specification.
public struct Places: Hashable, Sendable {
  /// `$XDG_CONFIG_HOME/abmtop`; nil where there is neither that nor a home.
  public let configuration: String?
  /// `$XDG_STATE_HOME/abmtop`; nil where there is neither that nor a home.
  public let state: String?
  /// `$XDG_CACHE_HOME/abmtop`; nil where there is neither that nor a home.
  public let cache: String?

  /// The places by an environment.
  ///
  /// - Parameters:
  ///   - environment: of which `HOME` and the `XDG_…_HOME` count. A path that is not absolute is ignored, as the
  ///     specification has it.
  ///   - accountHome: the home where `HOME` is missing; the system's user database knows.
  public init(environment: [String: String], accountHome: () -> String? = Places.homeOfUser) {
    func absolute(_ path: String?) -> String? {
      guard let path, path.hasPrefix("/") else { return nil }
      var trimmed = path[...]
      while trimmed.count > 1 && trimmed.hasSuffix("/") { trimmed.removeLast() }
      return String(trimmed)
    }
    let home = absolute(environment["HOME"]) ?? absolute(accountHome())
    func place(_ variable: String, _ below: String) -> String? {
      let base = absolute(environment[variable]) ?? home.map { $0 == "/" ? "/" + below : "\($0)/\(below)" }
      return base.map { $0 == "/" ? "/abmtop" : "\($0)/abmtop" }
    }
    configuration = place("XDG_CONFIG_HOME", ".config")
    state = place("XDG_STATE_HOME", ".local/state")
    cache = place("XDG_CACHE_HOME", ".cache")
  }

  /// Those of this process.
  public static func ofProcess() -> Places { Places(environment: ProcessInfo.processInfo.environment) }

  /// The user's settings.
  public var settingsFile: String? { configuration.map { $0 + "/abmtop.yaml" } }
  /// The user's themes.
  public var themesFolder: String? { configuration.map { $0 + "/themes" } }
  /// What the screen remembers from one session to the next.
  public var stateFile: String? { state.map { $0 + "/state.json" } }

  /// The home of the user that the process runs as, by the user database; nil where that has none.
  public static func homeOfUser() -> String? {
    var entry = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16_384)
    guard getpwuid_r(getuid(), &entry, &buffer, buffer.count, &found) == 0, found != nil, let home = entry.pw_dir
    else { return nil }
    return String(cString: home)
  }
}
