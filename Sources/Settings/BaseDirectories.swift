import Foundation
import Glibc

/// Where the program's own files are, by the XDG base directory specification.
public struct BaseDirectories: Hashable, Sendable {
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
  public init(environment: [String: String], accountHome: () -> String? = BaseDirectories.homeOfUser) {
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
  public static func ofProcess() -> BaseDirectories {
    BaseDirectories(environment: ProcessInfo.processInfo.environment)
  }

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

/// A small JSON file that the program keeps for itself: written whole or not at all, and read with patience.
public struct StateFile: Hashable, Sendable {
  /// Why nothing was written: which step failed, on which path, and the system's words.
  public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The path.
    public var path: String
    /// The system's words.
    public var words: String
    /// `path: words`.
    public var description: String { "\(path): \(words)" }
  }

  /// The largest file that is read: 4 MiB.
  public static let maximumBytes = 4 << 20

  /// Its path.
  public let path: String

  /// The file at a path; its folder is made when it is first written.
  public init(path: String) { self.path = path }

  /// What the file holds, or nil where it is missing, cannot be read, or holds something else: a state that is lost
  /// must never keep the program from starting.
  public func load<Value: Decodable>(_ type: Value.Type) -> Value? {
    guard let bytes = try? FileText.bytes(path, limit: Self.maximumBytes) else { return nil }
    return try? JSONDecoder().decode(type, from: Data(bytes))
  }

  /// Writes a value: to a temporary file beside it, to the disk, and then over the old one. Only the user can read it.
  public func save(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try write(Array(encoder.encode(value)))
  }

  private func write(_ bytes: [UInt8]) throws {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    try makeFolders(folder)
    let temporary = "\(path).\(getpid()).new"
    // What a process with this number left behind when it was killed.
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure(temporary) }
    do {
      try writeAll(bytes, to: descriptor, temporary)
      guard fsync(descriptor) == 0 else { throw failure(temporary) }
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    // Some file systems tell of a full disk only now.
    guard close(descriptor) == 0, rename(temporary, path) == 0 else {
      let failure = failure(path)
      unlink(temporary)
      throw failure
    }
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { return }
    fsync(directory)
    close(directory)
  }

  private func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ name: String) throws {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(
          descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]).baseAddress, buffer.count - written)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure(name) }
      written += count
    }
  }

  private func makeFolders(_ folder: String) throws {
    var path = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      path += "/\(part)"
      if mkdir(path, 0o700) != 0 && errno != EEXIST { throw failure(path) }
    }
  }

  private func failure(_ path: String) -> Failure { Failure(path: path, words: String(cString: strerror(errno))) }
}
