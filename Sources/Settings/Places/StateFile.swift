import Foundation
import Glibc

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
