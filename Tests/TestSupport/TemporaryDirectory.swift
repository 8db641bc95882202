public import Foundation
internal import Glibc
internal import Sample

/// A directory of its own for one test, gone with the value.
///
/// Every change leaves a time stamp that differs from the one before: the system's stamps may be some milliseconds apart,
/// and what happens between two of them looks the same from outside.
public final class TemporaryDirectory: Sendable {
  /// Its absolute path.
  public let path: String
  private let clockFile: String

  /// An empty directory.
  public init() throws {
    let base = FileManager.default.temporaryDirectory.path + "/abmtop-" + UUID().uuidString
    path = base + "/data"
    clockFile = base + "/clock"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try Data().write(to: URL(filePath: clockFile))
  }

  deinit {
    let base = (path as NSString).deletingLastPathComponent
    try? FileManager.default.removeItem(atPath: base)
  }

  /// The absolute path of a file in it; the directory's own for the empty path.
  public func absolute(_ name: String) -> String { name.isEmpty ? path : path + "/" + name }

  /// Waits until the system's time stamps have moved on: some milliseconds at most, which others have for their work.
  public func passStamp() throws {
    func stamp() throws -> timespec {
      try check(utimensat(AT_FDCWD, clockFile, nil, 0))
      var status = stat()
      try check(stat(clockFile, &status))
      return status.st_ctim
    }
    let before = try stamp()
    while case let now = try stamp(), now.tv_sec == before.tv_sec, now.tv_nsec == before.tv_nsec { usleep(250) }
  }

  /// Writes a file in place: the same file where there was one. Folders on the way are made.
  public func write(_ name: String, _ text: String) throws { try write(name, Data(text.utf8)) }

  /// Writes a file in place: the same file where there was one. Folders on the way are made.
  public func write(_ name: String, _ bytes: Data) throws {
    try passStamp()
    let folder = (absolute(name) as NSString).deletingLastPathComponent
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try put(bytes, into: name, O_WRONLY | O_CREAT | O_TRUNC)
  }

  /// Appends to a file, which is made where there is none.
  public func append(_ name: String, _ text: String) throws { try append(name, Data(text.utf8)) }

  /// Appends to a file, which is made where there is none.
  public func append(_ name: String, _ bytes: Data) throws {
    try passStamp()
    try put(bytes, into: name, O_WRONLY | O_CREAT | O_APPEND)
  }

  /// Puts a new file in the place of another, as exporters do: written aside, then renamed.
  public func replace(_ name: String, _ text: String) throws { try replace(name, Data(text.utf8)) }

  /// Puts a new file in the place of one.
  public func replace(_ name: String, _ bytes: Data) throws {
    try write(".new", bytes)
    try move(".new", name)
  }

  /// Renames a file or folder over whatever is there.
  public func move(_ from: String, _ to: String) throws {
    try passStamp()
    try check(rename(absolute(from), absolute(to)))
  }

  /// Takes the whole directory away, as it is, until `bringBack`.
  public func takeAway() throws {
    try passStamp()
    try check(rename(path, path + "-away"))
  }

  /// Puts the directory back.
  public func bringBack() throws {
    try passStamp()
    try check(rename(path + "-away", path))
  }

  /// Writes a file beside the directory, which is no part of it.
  public func writeBeside(_ name: String, _ text: String) throws {
    try passStamp()
    try Data(text.utf8).write(to: URL(filePath: beside(name)))
  }

  /// The absolute path of a file beside the directory.
  public func beside(_ name: String) -> String { (path as NSString).deletingLastPathComponent + "/" + name }

  /// Cuts a file off.
  public func cut(_ name: String, to size: Int) throws {
    try passStamp()
    try check(truncate(absolute(name), off_t(size)))
  }

  /// Deletes a file, or a folder with all that is in it.
  public func remove(_ name: String) throws {
    try passStamp()
    try FileManager.default.removeItem(atPath: absolute(name))
  }

  /// Makes a folder.
  public func makeFolder(_ name: String) throws {
    try passStamp()
    try FileManager.default.createDirectory(atPath: absolute(name), withIntermediateDirectories: true)
  }

  /// Makes a symbolic link.
  public func link(_ name: String, to target: String) throws {
    try passStamp()
    try check(symlink(target, absolute(name)))
  }

  /// Sets the permissions.
  public func allow(_ name: String, _ mode: mode_t) throws {
    try passStamp()
    try check(chmod(absolute(name), mode))
  }

  /// Sets the time of the last change to any moment, in seconds since 1970.
  public func stamp(_ name: String, modified: Int) throws {
    try passStamp()
    let times = [timespec(tv_sec: modified, tv_nsec: 0), timespec(tv_sec: modified, tv_nsec: 0)]
    try check(utimensat(AT_FDCWD, absolute(name), times, 0))
  }

  /// What a file holds.
  public func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: absolute(name))), as: UTF8.self)
  }

  /// Writes a small company with every table: 8 accounts, at most 40 rows a file, the activities of four months.
  public func writeSmallCompany(seed: UInt64 = 1) throws {
    var files: [String: Data] = [:]
    try Sample.benchmark(accounts: 8, activities: 1_000, seed: seed, asOf: 20_777) { path, bytes in
      files[path, default: Data()].append(contentsOf: bytes)
    }
    let months = files.keys.filter { $0.hasPrefix("activities") }.sorted()
    for path in months.dropLast(4) { files[path] = nil }
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) {
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
      try write(path, lines.prefix(41).joined(separator: "\n") + "\n")
    }
  }

  private func put(_ bytes: Data, into name: String, _ flags: Int32) throws {
    let descriptor = open(absolute(name), flags | O_CLOEXEC, 0o644)
    try check(descriptor)
    defer { close(descriptor) }
    let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    guard written == bytes.count else { throw POSIXError(.EIO) }
  }

  private func check(_ result: Int32) throws {
    if result < 0 { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  }
}
