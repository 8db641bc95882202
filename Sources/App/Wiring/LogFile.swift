import Foundation
import Logging
import Synchronization
internal import Values

/// A file that log lines are appended to, each whole, with one write. Only the user can read it.
///
/// A line is the time in UTC, the level, the message and its metadata by name. No control character, line end or
/// bidirectional control of a message reaches the file: such scalars stand as `\u{1B}`.
final class LogFile: Sendable {
  private let descriptor: Int32
  private let now: @Sendable () -> Instant

  /// Opens a file to append to, which is made where there is none.
  ///
  /// - Parameter now: the clock of the lines.
  /// - Throws: `Failure` where it cannot be written, or is no regular file.
  init(path: String, now: @escaping @Sendable () -> Instant = { Today.instant }) throws {
    self.now = now
    descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0o600)
    guard descriptor >= 0 else { throw Failure.cannotLog(path, String(cString: strerror(errno))) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw Failure.cannotLog(path, "it is no regular file")
    }
  }

  deinit { close(descriptor) }

  /// Appends a line. A log that cannot be written is no reason to stop what it is about.
  func append(_ level: Logger.Level, _ message: String, _ metadata: Logger.Metadata) {
    var line = "\(LogFile.time(now())) \(level.rawValue) \(LogFile.escaped(message))"
    for (name, value) in metadata.sorted(by: { $0.key < $1.key }) {
      line += " \(LogFile.escaped(name))=\(LogFile.quoted("\(value)"))"
    }
    let bytes = Array((line + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
  }

  /// `2026-11-21T14:03:22.125Z`.
  static func time(_ instant: Instant) -> String {
    let day = 86_400_000 as Int64
    let number = instant.milliseconds >= 0 ? instant.milliseconds / day : (instant.milliseconds - day + 1) / day
    let rest = instant.milliseconds - number * day
    func padded(_ number: Int64, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    return "\(Day(Int32(clamping: number)).iso)T\(padded(rest / 3_600_000, 2)):\(padded(rest / 60_000 % 60, 2))"
      + ":\(padded(rest / 1_000 % 60, 2)).\(padded(rest % 1_000, 3))Z"
  }

  /// A text without what could end a line or steer a terminal that shows the log.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
        escaped += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      default:
        if scalar == "\\" { escaped += "\\\\" } else { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }

  /// A value, in quotes where it holds more than letters, digits and `._-/:`.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.utf8.allSatisfy { byte in
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: "._-/:".utf8.contains(byte)
        }
      }
    return isPlain ? text : "\"" + escaped(text).replacing("\"", with: "\\\"") + "\""
  }
}

/// Writes what a logger is given to a log file.
struct LogFileHandler: LogHandler {
  let file: LogFile
  var logLevel: Logger.Level
  var metadata: Logger.Metadata = [:]

  func log(event: LogEvent) {
    file.append(event.level, "\(event.message)", metadata.merging(event.metadata ?? [:]) { _, new in new })
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }
}

extension Failure {
  /// The log cannot be written: EX_CANTCREAT.
  static func cannotLog(_ path: String, _ reason: String) -> Failure {
    Failure(description: "the log \(path) cannot be written: \(reason).", code: .cannotCreate)
  }
}
