import Glibc
internal import Tabular
public import Values

/// Which file it is and which state of it: two equal identities are, as far as the system tells, the same bytes.
public struct FileIdentity: Hashable, Sendable {
  /// The file system's number.
  public var device: UInt64
  /// The file's number in it.
  public var inode: UInt64
  /// Bytes.
  public var size: Int64
  /// Nanoseconds since 1970 of the last change of the contents.
  public var modified: Int64
  /// Nanoseconds since 1970 of the last change of the contents or of what the system notes about the file.
  public var changed: Int64

  /// An identity from its parts.
  public init(device: UInt64, inode: UInt64, size: Int64, modified: Int64, changed: Int64) {
    self.device = device
    self.inode = inode
    self.size = size
    self.modified = modified
    self.changed = changed
  }

  init(_ status: stat) {
    func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec) }
    self.init(
      device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
      modified: nanoseconds(status.st_mtim), changed: nanoseconds(status.st_ctim))
  }
}

/// An open regular file. Anything else (a FIFO, a device, a folder, a loop of links) fails to open, and never blocks.
struct RegularFile: ~Copyable {
  let descriptor: Int32
  /// As it was when it was opened: no byte beyond its size is read.
  let identity: FileIdentity

  init(path: String) throws(ReadFailure) {
    // O_NONBLOCK: opening a FIFO without a writer would wait for one. O_NOCTTY: a terminal must not become ours.
    var opened: Int32
    repeat { opened = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) } while opened < 0 && errno == EINTR
    if opened < 0 {
      // A socket cannot even be opened.
      throw errno == ENXIO ? .notAFile(.socketOrDevice) : .system(SystemError(code: errno), .open)
    }
    var status = stat()
    guard fstat(opened, &status) == 0 else {
      let code = errno
      close(opened)
      throw .system(SystemError(code: code), .examine)
    }
    if let kind = RegularFile.kind(status.st_mode) {
      close(opened)
      throw .notAFile(kind)
    }
    descriptor = opened
    identity = FileIdentity(status)
  }

  deinit { close(descriptor) }

  /// The identity the file has now: another one means that it changed since it was opened.
  func currentIdentity() -> FileIdentity? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? FileIdentity(status) : nil
  }

  /// Fills `buffer` from `offset` on as far as the file goes.
  ///
  /// - Returns: how many bytes; fewer than asked for only at the end of the file.
  static func read(
    _ descriptor: Int32, at offset: Int64, into buffer: UnsafeMutableRawBufferPointer
  ) throws(ReadFailure) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    var count = 0
    while count < buffer.count {
      let got = pread(descriptor, base + count, buffer.count - count, off_t(offset + Int64(count)))
      if got > 0 {
        count += got
      } else if got == 0 {
        break
      } else if errno != EINTR {
        throw .system(SystemError(code: errno), .read)
      }
    }
    return count
  }

  /// What the file is instead of a regular file, or nil.
  private static func kind(_ mode: mode_t) -> ReadFailure.Kind? {
    switch mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: .folder
    case S_IFIFO: .fifo
    case S_IFSOCK: .socket
    default: .device
    }
  }
}

/// A range of an open file. The descriptor must outlive it.
struct FileBlocks: BlockSource {
  private let descriptor: Int32
  /// The offset of the next byte.
  private(set) var position: Int64
  private let end: Int64
  private let progress: ReadProgress?

  /// The bytes `position..<end` of a file. `end` is never trusted: a file that was truncated since just ends earlier.
  init(descriptor: Int32, from position: Int64, to end: Int64, progress: ReadProgress?) {
    self.descriptor = descriptor
    self.position = position
    self.end = end
    self.progress = progress
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    let wanted = min(Int64(buffer.count), end - position)
    if wanted <= 0 { return 0 }
    let got = try RegularFile.read(
      descriptor, at: position, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<Int(wanted)]))
    position += Int64(got)
    if let progress, got > 0, !progress.advance(Int64(got)) { throw .cancelled }
    return got
  }
}

/// Notified of every block that is read; called on any thread.
public struct ReadProgress: Sendable {
  /// Handles the number of bytes just read, as stored; false stops the reading.
  public var advance: @Sendable (Int64) -> Bool
  /// Handles the number of records just parsed.
  public var rows: @Sendable (Int) -> Void

  /// A hook.
  public init(advance: @escaping @Sendable (Int64) -> Bool, rows: @escaping @Sendable (Int) -> Void = { _ in }) {
    self.advance = advance
    self.rows = rows
  }
}

extension SystemError {
  /// An error of the system by its number.
  public init(code: Int32) { self.init(code: code, message: String(cString: strerror(code))) }
}
