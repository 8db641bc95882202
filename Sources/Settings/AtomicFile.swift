internal import Glibc

/// The steps of writing a file, each of which can fail on a full or damaged disk.
public enum FileStep: Hashable, Sendable, CaseIterable {
  /// Making a folder.
  case makeFolder
  /// Opening the file that is written.
  case open
  /// Writing some bytes of it.
  case write
  /// Handing it to the disk.
  case sync
  /// Closing it.
  case close
  /// Giving it the name of one that may be there.
  case rename
  /// Giving it a name that must not be there.
  case link
}

/// Why a file was not written: which step failed, on which path, and the system's error number. Nothing is left behind.
public struct FileWriteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What failed.
  public var step: FileStep
  /// On which path.
  public var path: String
  /// The system's number; `EEXIST` where a file is there that is not to be replaced.
  public var code: Int32

  /// Whether a file is there already that is not to be replaced.
  public var isThere: Bool { step == .link && code == EEXIST }

  /// The system's words.
  public var words: String { String(cString: strerror(code)) }

  /// `path: words`.
  public var description: String { "\(path): \(words)" }
}

/// Writes files whole or not at all: to a hidden file beside the place, to the disk, and then by one step to its name.
/// Whatever fails, nothing is left behind that was not there before.
public struct AtomicFile: Sendable {
  /// What becomes of a file that has the name already.
  public enum Existing: Sendable {
    /// It is replaced.
    case replaced
    /// It stays, and nothing is written.
    case kept
  }

  /// The error number that the next such step is to fail with, 0 to do it: for tests. A step of writing that is to fail
  /// writes a part first, as a disk that fills up does.
  public var failure: @Sendable (FileStep) -> Int32 = { _ in 0 }
  /// Whether folders on the way are made.
  public var makesFolders = true
  /// The permissions of files, before the process's mask.
  public var mode: UInt32 = 0o644
  /// The permissions of folders that have to be made, before the process's mask.
  public var folderMode: UInt32 = 0o755

  /// A writer of files that everybody may read, as the mask has it.
  public init() {}

  /// Writes one file.
  public func write(_ bytes: [UInt8], to path: String, existing: Existing) throws(FileWriteError) {
    var undo = Undo()
    do throws(FileWriteError) {
      try write(bytes, to: path, existing, &undo)
    } catch {
      undo.run()
      throw error
    }
  }

  /// Writes several files, all or none. None may be there already.
  ///
  /// - Parameter files: their paths below the folder, and their bytes.
  public func write(
    _ files: some Sequence<(path: String, bytes: [UInt8])>, below folder: String
  ) throws(FileWriteError) {
    var undo = Undo()
    do throws(FileWriteError) {
      for file in files {
        let path = folder + "/" + file.path
        try write(file.bytes, to: path, .kept, &undo)
        undo.files.append(path)
      }
    } catch {
      undo.run()
      throw error
    }
  }

  /// What was made, in the order in which it was.
  struct Undo {
    var files: [String] = []
    var folders: [String] = []

    func run() {
      for file in files { unlink(file) }
      for folder in folders.reversed() { rmdir(folder) }
    }
  }

  private func write(
    _ bytes: [UInt8], to path: String, _ existing: Existing, _ undo: inout Undo
  ) throws(FileWriteError) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
    if makesFolders { try makeFolders(folder, &undo) }
    let temporary = "\(folder)/.\(name).\(getpid()).new"
    // What a process with this number left behind when it was killed.
    unlink(temporary)
    try fill(temporary, bytes)
    do throws(FileWriteError) {
      switch existing {
      case .replaced: try check(.rename, path) { rename(temporary, path) }
      case .kept: try give(temporary, path)
      }
    } catch {
      unlink(temporary)
      throw error
    }
    // The name is on the disk once the folder is. Not every file system can do that.
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
  }

  /// Makes the file with its bytes on the disk, or no file.
  private func fill(_ path: String, _ bytes: [UInt8]) throws(FileWriteError) {
    var descriptor: Int32 = -1
    try check(.open, path) {
      descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode)
      return descriptor
    }
    var isOpen = true
    do throws(FileWriteError) {
      try writeAll(bytes, to: descriptor, path)
      try check(.sync, path) { fsync(descriptor) }
      isOpen = false
      // Some file systems tell of a full disk only now.
      try check(.close, path) { close(descriptor) }
    } catch {
      if isOpen { close(descriptor) }
      unlink(path)
      throw error
    }
  }

  private func writeAll(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(FileWriteError) {
    var written = 0
    while written < bytes.count {
      let code = failure(.write)
      let end = code == 0 ? bytes.count : written + (bytes.count - written) / 2
      let count = bytes[written..<end].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if code != 0 { throw FileWriteError(step: .write, path: path, code: code) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw FileWriteError(step: .write, path: path, code: count < 0 ? errno : EIO) }
      written += count
    }
  }

  /// Gives a file its name where no other has it.
  private func give(_ temporary: String, _ path: String) throws(FileWriteError) {
    do throws(FileWriteError) {
      try check(.link, path) { link(temporary, path) }
      unlink(temporary)
    } catch {
      // File systems without hard links: a look before has to do.
      guard [EPERM, EOPNOTSUPP, ENOSYS, EMLINK, EACCES].contains(error.code) else { throw error }
      var status = stat()
      if lstat(path, &status) == 0 { throw FileWriteError(step: .link, path: path, code: EEXIST) }
      try check(.rename, path) { rename(temporary, path) }
    }
  }

  func makeFolders(_ folder: String, _ undo: inout Undo) throws(FileWriteError) {
    var path = folder.hasPrefix("/") ? "" : "."
    for part in folder.split(separator: "/") {
      path += "/\(part)"
      var status = stat()
      if stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR { continue }
      try check(.makeFolder, path) { mkdir(path, folderMode) }
      undo.folders.append(path)
    }
  }

  /// Does a step, unless it is to fail.
  private func check(_ step: FileStep, _ path: String, _ call: () -> Int32) throws(FileWriteError) {
    let code = failure(step)
    if code != 0 {
      // What fails in closing has been closed.
      if step == .close { _ = call() }
      throw FileWriteError(step: step, path: path, code: code)
    }
    guard call() >= 0 else { throw FileWriteError(step: step, path: path, code: errno) }
  }
}
