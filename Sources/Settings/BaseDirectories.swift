import Foundation
import Glibc

/// Where the program's own files are, by the XDG base directory specification.
public struct BaseDirectories: Hashable, Sendable {
  /// `$XDG_CONFIG_HOME/abmtop`; nil where there is neither that nor a home.
  public let configuration: String?
  /// `$XDG_STATE_HOME/abmtop`; nil where there is neither that nor a home that exists.
  public let state: String?
  /// `$XDG_CACHE_HOME/abmtop`; nil where there is neither that nor a home that exists.
  public let cache: String?
  /// The home that is named but does not exist, so that nothing is made in it; nil where it does, or there is none.
  public let missingHome: String?

  /// The places by an environment.
  ///
  /// - Parameters:
  ///   - environment: of which `HOME` and the `XDG_…_HOME` count. A path that is not absolute is ignored, as the
  ///     specification has it.
  ///   - accountHome: the home where `HOME` is missing; the system's user database knows.
  ///   - isFolder: whether a path leads to a folder: a home that does not exist is not made.
  public init(
    environment: [String: String], accountHome: () -> String? = BaseDirectories.homeOfUser,
    isFolder: (String) -> Bool = { _ in true }
  ) {
    func absolute(_ path: String?) -> String? {
      guard let path, path.hasPrefix("/") else { return nil }
      var trimmed = path[...]
      while trimmed.count > 1 && trimmed.hasSuffix("/") { trimmed.removeLast() }
      return String(trimmed)
    }
    let home = absolute(environment["HOME"]) ?? absolute(accountHome())
    func place(_ variable: String, _ below: String, in home: String?) -> String? {
      let base = absolute(environment[variable]) ?? home.map { $0 == "/" ? "/" + below : "\($0)/\(below)" }
      return base.map { $0 == "/" ? "/abmtop" : "\($0)/abmtop" }
    }
    let present = home.flatMap { isFolder($0) ? $0 : nil }
    missingHome = present == nil ? home : nil
    configuration = place("XDG_CONFIG_HOME", ".config", in: home)
    state = place("XDG_STATE_HOME", ".local/state", in: present)
    cache = place("XDG_CACHE_HOME", ".cache", in: present)
  }

  /// Those of this process.
  public static func ofProcess() -> BaseDirectories {
    BaseDirectories(
      environment: ProcessInfo.processInfo.environment,
      isFolder: { path in
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      })
  }

  /// The user's settings.
  public var settingsFile: String? { configuration.map { $0 + "/abmtop.yaml" } }
  /// The user's themes.
  public var themesFolder: String? { configuration.map { $0 + "/themes" } }
  /// What the screen remembers from one session to the next.
  public var stateFile: String? { state.map { $0 + "/state.json" } }
  /// The folder of what the user did about the signals of each data directory.
  public var signalsFolder: String? { state.map { $0 + "/signals" } }

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

/// A small JSON file that the program keeps for itself: written whole or not at all, and read with patience.
public struct StateFile: Sendable {
  /// The largest file that is read: 4 MiB.
  public static let maximumBytes = 4 << 20

  /// Its path.
  public let path: String
  /// The error number that the next such step of writing is to fail with, 0 to do it: for tests.
  public var failure: @Sendable (FileStep) -> Int32 = { _ in 0 }

  /// The file at a path; its folder is made when it is first written.
  public init(path: String) { self.path = path }

  /// What the file holds, or nil where it is missing, cannot be read, or holds something else: a state that is lost
  /// must never keep the program from starting.
  public func load<Value: Decodable>(_ type: Value.Type) -> Value? {
    guard let bytes = try? FileText.bytes(path, limit: Self.maximumBytes) else { return nil }
    return try? JSONDecoder().decode(type, from: Data(bytes))
  }

  /// Writes a value, whole or not at all. Only the user can read it.
  ///
  /// - Throws: `FileWriteError`.
  public func save(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var file = AtomicFile()
    file.mode = 0o600
    file.folderMode = 0o700
    file.failure = failure
    try file.write(Array(encoder.encode(value)), to: path, existing: .replaced)
  }

  /// Writes what becomes of the value that is there now: another instance that does the same waits meanwhile, so that
  /// neither loses what the other has kept.
  ///
  /// - Parameter change: is given nil where there is no value, or none that can be read.
  /// - Throws: `FileWriteError`.
  public func update<Value: Codable>(_ type: Value.Type, _ change: (Value?) -> Value) throws {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    // The folder itself is locked: a file for it would be left behind.
    let lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if lock >= 0 { close(lock) } }
    if lock >= 0 { while flock(lock, LOCK_EX) != 0 && errno == EINTR {} }
    try save(change(load(type)))
  }
}
