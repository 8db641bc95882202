internal import Ingest
internal import Glibc

/// A file or folder as the system numbers it: links and renames keep it.
struct FileNumber: Hashable, Sendable {
  var device: UInt64
  var inode: UInt64
}

extension FileIdentity {
  /// What the system says of a file.
  init(status: stat) {
    func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec) }
    self.init(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
      modified: nanoseconds(status.st_mtim), changed: nanoseconds(status.st_ctim))
  }

  /// What the system says of the file at a path; nil if there is none, or it may not be asked.
  init?(path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status: status)
  }

  /// Which file it is, whatever its state.
  var number: FileNumber { FileNumber(device: device, inode: inode) }

  /// Whether the other state can be this one with bytes added: the bytes themselves still have to be compared.
  func isGrowing(into other: FileIdentity) -> Bool { number == other.number && other.size > size }
}
