internal import Values
internal import Ingest
internal import Glibc

/// What lies below a directory at one look. Nothing is left out silently but
/// hidden and temporary files, goals and history (`FileName.isNoData`), and `abmtop.yaml`.
struct DirectoryScan: Sendable {
  /// What was found at a path.
  enum Item: Hashable, Sendable {
    /// A file, or something that will turn out not to be one when it is opened, in this state.
    case file(FileIdentity)
    /// A name that leads to nothing readable, with the reason.
    case failed(FileReason)
    /// What is left out by rule, with the rule.
    case ignored(FileReason)
  }

  private(set) var items: [FilePath: Item] = [:]
  /// The folders that were entered, the directory itself first, as absolute paths.
  private(set) var folders: [String] = []
  /// Folders whose contents are not known at present.
  private(set) var unreadable: [FilePath] = []

  /// How deep folders may lie in each other: deeper is a mistake.
  static let depthLimit = 16

  private let directory: String
  private var entered: [FileNumber: FilePath] = [:]
  /// Links to folders: they are followed last, so that a folder counts where it really lies.
  private var links: [FilePath] = []

  /// Why the directory itself cannot be read.
  struct Failure: Error {
    var directory: String
    /// The error's number.
    var code: Int32
  }

  /// Looks at a directory.
  init(_ directory: String) throws(Failure) {
    self.directory = directory
    if let code = enter(FilePath("")) { throw Failure(directory: directory, code: code) }
    var next = 0
    while next < links.count {
      let link = links[next]
      next += 1
      descend(link)
    }
  }

  /// The bytes of all files, as stored.
  var bytes: Int64 {
    items.values.reduce(0) { sum, item in
      if case .file(let identity) = item { sum &+ max(0, identity.size) } else { sum }
    }
  }

  /// Whether a path lies in a folder whose contents are not known at present; why.
  func reasonUnknown(_ path: FilePath) -> FileReason? {
    for folder in unreadable where path.isBelow(folder) {
      if case .failed(let reason) = items[folder] { return reason }
    }
    return nil
  }

  private func absolute(_ path: FilePath) -> String { path.text.isEmpty ? directory : directory + "/" + path.text }

  /// Enters a folder below the directory and notes where that fails.
  private mutating func descend(_ path: FilePath) {
    if path.text.utf8.count(where: { $0 == UInt8(ascii: "/") }) >= DirectoryScan.depthLimit {
      items[path] = .ignored(.unreachable(.tooDeep(limit: DirectoryScan.depthLimit)))
    } else if let code = enter(path), code != ENOENT, code != ENOTDIR {
      // Of those two it has only just gone.
      items[path] = .failed(.unreachable(.system(SystemError(code: code), .openFolder)))
      unreadable.append(path)
    }
  }

  /// Looks into a folder.
  ///
  /// - Returns: the error's number where it cannot be read.
  private mutating func enter(_ path: FilePath) -> Int32? {
    guard let stream = opendir(absolute(path)) else { return errno }
    defer { closedir(stream) }
    let descriptor = dirfd(stream)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return errno }
    let number = FileIdentity(status: status).number
    if let first = entered[number] {
      items[path] = .ignored(.unreachable(.sameFolder(as: first.text)))
      return nil
    }
    entered[number] = path
    let names: [EntryName]
    switch EntryName.all(in: stream) {
    case .failure(let failure): return failure.code
    case .success(let found): names = found
    }
    folders.append(absolute(path))
    var below: [FilePath] = []
    for name in names where !FileReader.isNoData(name.text) {
      let full = path.appending(name.text)
      if full.text == "abmtop.yaml" { continue }
      guard name.isValid else {
        items[full] = .failed(.unreachable(.invalidName))
        continue
      }
      switch DirectoryScan.examine(name, in: descriptor) {
      case .gone: break
      case .failed(let failure): items[full] = .failed(.unreachable(failure))
      case .folder(isLink: true): links.append(full)
      case .folder(isLink: false): below.append(full)
      case .other(let identity): items[full] = .file(identity)
      }
    }
    for folder in below { descend(folder) }
    return nil
  }

  /// What a name stands for.
  private enum Finding {
    case gone
    case failed(PathFailure)
    case folder(isLink: Bool)
    case other(FileIdentity)
  }

  private static func examine(_ name: EntryName, in folder: Int32) -> Finding {
    var status = stat()
    guard fstatat(folder, name.text, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      return errno == ENOENT ? .gone : .failed(.system(SystemError(code: errno), .examine))
    }
    let isLink = status.st_mode & S_IFMT == S_IFLNK
    if isLink, fstatat(folder, name.text, &status, 0) != 0 {
      switch errno {
      case ENOENT, ENOTDIR: return .failed(.deadLink)
      case ELOOP: return .failed(.linkLoop)
      default: return .failed(.system(SystemError(code: errno), .followLink))
      }
    }
    if status.st_mode & S_IFMT == S_IFDIR { return .folder(isLink: isLink) }
    return .other(FileIdentity(status: status))
  }
}

/// A name in a folder.
struct EntryName {
  /// The name, or what can be said of it where it is not valid UTF-8: such bytes stand as `\xNN`.
  var text: String
  /// Whether `text` is the name to the byte, so that it can be opened.
  var isValid: Bool

  /// Why a folder could not be listed.
  struct Failure: Error {
    var code: Int32
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    if let valid = String(validating: bytes, as: UTF8.self) {
      text = valid
      isValid = true
    } else {
      text = bytes.map { byte in
        byte < 0x80 ? String(UnicodeScalar(byte)) : "\\x" + String(byte, radix: 16)
      }.joined()
      isValid = false
    }
  }

  /// The names in an open folder, in the order of their bytes.
  static func all(in stream: OpaquePointer) -> Result<[EntryName], Failure> {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return .success([]) }
    var names: [EntryName] = []
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        // A folder that is removed while it is listed just ends.
        if errno != 0 && errno != ENOENT { return .failure(Failure(code: errno)) }
        break
      }
      // Read where it stands: the record may be shorter than its type.
      let start = (UnsafeRawPointer(entry) + offset).assumingMemoryBound(to: UInt8.self)
      let length = strnlen(UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self), 4_096)
      names.append(EntryName(bytes: UnsafeBufferPointer(start: start, count: length)))
    }
    names.sort { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    return .success(names)
  }
}
