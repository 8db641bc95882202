internal import Glibc
internal import Ingest
internal import Values

/// The path of a file below the data directory, told apart by its bytes.
///
/// Two names that Swift calls equal, because they spell the same letters with other code points, are two files.
struct FilePath: Hashable, Comparable, Sendable {
  /// `/` between folders.
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: FilePath, right: FilePath) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  /// The order of a table's files.
  static func < (left: FilePath, right: FilePath) -> Bool { FileOrder.precedes(left.text, right.text) }

  func hash(into hasher: inout Hasher) {
    let isHashed: Void? = text.utf8.withContiguousStorageIfAvailable {
      hasher.combine(bytes: UnsafeRawBufferPointer($0))
    }
    if isHashed == nil { for byte in text.utf8 { hasher.combine(byte) } }
    hasher.combine(0xFF as UInt8)
  }

  /// The path of something in this folder; the empty path is the data directory itself.
  func appending(_ name: String) -> FilePath { FilePath(text.isEmpty ? name : text + "/" + name) }

  /// Whether it lies in a folder, at whatever depth.
  func isBelow(_ folder: FilePath) -> Bool {
    let path = text.utf8
    let prefix = folder.text.utf8
    return path.count > prefix.count && path.starts(with: prefix)
      && path[path.index(path.startIndex, offsetBy: prefix.count)] == UInt8(ascii: "/")
  }
}

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

  /// What the system says of the file at a path; nil if there is none, or it may not be examined.
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
