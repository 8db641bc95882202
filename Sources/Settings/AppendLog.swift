internal import Glibc

/// A log that is only ever added to: lines of fields, for several instances at once, whole whatever is killed when.
///
/// A line counts once its line feed is there. What a killed writer left behind the last one is no line, and is cut off by
/// the next who writes. Only the user can read it.
public struct AppendLog: Sendable {
  /// The most that is read of it: 16 MiB.
  public static let maximumBytes = 16 << 20

  /// Its path.
  public let path: String

  /// The log at a path; its folder is made when something is first added.
  public init(path: String) { self.path = path }

  /// The lines that are whole, each as its fields; none where there is no such file, or none that can be read.
  public func load() -> [[String]] {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return [] }
    defer { close(file) }
    lock(file, LOCK_SH)
    guard isFile(file), var bytes = bytes(of: file) else { return [] }
    guard let last = bytes.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    bytes.removeSubrange((last + 1)...)
    return bytes.split(separator: UInt8(ascii: "\n")).map { AppendLog.fields(String(decoding: $0, as: UTF8.self)) }
  }

  /// Adds lines at its end, all or none, and waits until they are on the disk.
  ///
  /// - Parameters:
  ///   - lines: the fields of each.
  ///   - head: the line that a new log begins with.
  /// - Throws: `FileWriteError`.
  public func append(_ lines: [[String]], head: [String]) throws(FileWriteError) {
    try makeFolder()
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw FileWriteError(step: .open, path: path, code: errno) }
    defer { close(file) }
    lock(file, LOCK_EX)
    guard isFile(file) else { throw FileWriteError(step: .open, path: path, code: EINVAL) }
    fchmod(file, 0o600)
    let end = wholeEnd(of: file)
    guard ftruncate(file, end) == 0 else { throw FileWriteError(step: .write, path: path, code: errno) }
    let all = (end == 0 ? [head] : []) + lines
    let text = all.map { AppendLog.line($0) + "\n" }.joined()
    do throws(FileWriteError) {
      try write(Array(text.utf8), to: file, at: end)
      guard fsync(file) == 0 || errno == EINVAL else { throw FileWriteError(step: .sync, path: path, code: errno) }
    } catch {
      ftruncate(file, end)
      throw error
    }
  }

  // MARK: Lines

  /// Fields as a line: tabs between them; backslashes and what is no printable text are escaped.
  static func line(_ fields: [String]) -> String {
    fields.map { field in
      var text = ""
      for scalar in field.unicodeScalars {
        switch scalar {
        case "\\": text += "\\\\"
        case "\t": text += "\\t"
        case "\n": text += "\\n"
        case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
          text += "\\u{\(String(scalar.value, radix: 16))}"
        default: text.unicodeScalars.append(scalar)
        }
      }
      return text
    }.joined(separator: "\t")
  }

  /// The fields of a line; an escape that no version wrote stays as it is.
  static func fields(_ line: String) -> [String] {
    line.split(separator: "\t", omittingEmptySubsequences: false).map { unescaped($0) }
  }

  private static func unescaped(_ text: Substring) -> String {
    guard text.unicodeScalars.contains("\\") else { return String(text) }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let next = rest.first else {
        result.append(scalar)
        continue
      }
      switch next {
      case "\\": result.append("\\")
      case "t": result.append("\t")
      case "n": result.append("\n")
      case "u":
        let body = rest.dropFirst().prefix { $0 != "}" }
        guard body.first == "{", let value = UInt32(String(String.UnicodeScalarView(body.dropFirst())), radix: 16),
          let control = Unicode.Scalar(value)
        else {
          result.append(scalar)
          continue
        }
        result.append(control)
        rest = rest.dropFirst(body.count + 1)
      default:
        result.append(scalar)
        continue
      }
      rest = rest.dropFirst()
    }
    return String(result)
  }

  // MARK: The file

  private func makeFolder() throws(FileWriteError) {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return }
    var writer = AtomicFile()
    writer.folderMode = 0o700
    var undo = AtomicFile.Undo()
    try writer.makeFolders(String(path[..<slash]), &undo)
  }

  private func lock(_ file: Int32, _ kind: Int32) { while flock(file, kind) != 0 && errno == EINTR {} }

  private func isFile(_ file: Int32) -> Bool {
    var status = stat()
    return fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  /// All bytes; nil where there are more than is read.
  private func bytes(of file: Int32) -> [UInt8]? {
    let size = lseek(file, 0, SEEK_END)
    guard size >= 0, size <= AppendLog.maximumBytes else { return nil }
    var bytes = [UInt8](repeating: 0, count: size)
    var done = 0
    while done < size {
      let count = bytes[done...].withUnsafeMutableBytes { pread(file, $0.baseAddress, $0.count, off_t(done)) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      done += count
    }
    return Array(bytes.prefix(done))
  }

  /// Where the last whole line ends.
  private func wholeEnd(of file: Int32) -> off_t {
    var end = lseek(file, 0, SEEK_END)
    var block = [UInt8](repeating: 0, count: 4_096)
    while end > 0 {
      let start = max(0, end - off_t(block.count))
      let count = pread(file, &block, Int(end - start), start)
      guard count > 0 else { return 0 }
      if let last = block[..<count].lastIndex(of: UInt8(ascii: "\n")) { return start + off_t(last) + 1 }
      end = start
    }
    return 0
  }

  private func write(_ bytes: [UInt8], to file: Int32, at start: off_t) throws(FileWriteError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { pwrite(file, $0.baseAddress, $0.count, start + off_t(written)) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw FileWriteError(step: .write, path: path, code: count < 0 ? errno : EIO) }
      written += count
    }
  }
}
