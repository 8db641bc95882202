import ArgumentParser
import Formatting
import Report
import Foundation
import Settings

/// Standard output: what is printed is printed whole, and a reader that leaves early is no fault.
enum StandardOutput {
  /// Prints what a report's writer made.
  ///
  /// - Throws: `Failure` where it cannot be written.
  static func print(_ bytes: [UInt8]) throws { try write(SafeText(lines: String(decoding: bytes, as: UTF8.self))) }

  /// Prints what a report's writer made in a format, which may be no text: that never goes to a terminal.
  ///
  /// - Throws: `Failure` where it cannot be written, or must not be.
  static func print(_ bytes: [UInt8], as format: ReportFormat) throws {
    if format.isText { return try print(bytes) }
    if isatty(STDOUT_FILENO) != 0 {
      throw Failure(
        description: "\(format.rawValue) is no text: send it to a file, as in > report.\(format.rawValue)",
        code: .wrongArguments)
    }
    try check(Descriptor.write(bytes, to: STDOUT_FILENO))
  }

  /// Prints a text as whole lines.
  ///
  /// - Throws: `Failure` where it cannot be written.
  static func print(_ text: String) throws { try write(SafeText(lines: text)) }

  /// A full disk is not to look like an empty report.
  private static func write(_ text: SafeText) throws {
    var text = text
    if let last = text.string.utf8.last, last != 0x0A { text.append(Descriptor.lineEnd) }
    try check(Descriptor.write(text, to: STDOUT_FILENO))
  }

  private static func check(_ failure: Int32) throws {
    if failure != 0 && failure != EPIPE {
      throw Failure(
        description: "standard output cannot be written: \(String(cString: strerror(failure))).", code: .cannotWrite)
    }
  }
}

/// Standard error.
enum StandardError {
  /// Prints a text as whole lines.
  static func print(_ text: String) {
    _ = Descriptor.write(SafeText(joining: [SafeText(lines: text), Descriptor.lineEnd]), to: STDERR_FILENO)
  }
}

/// The way out of the program for what is printed: only text without control characters and bidi controls passes, by its type.
private enum Descriptor {
  static let lineEnd = SafeText(lines: "\n")

  /// Writes a text, and returns 0 or the `errno` of what went wrong.
  static func write(_ text: SafeText, to descriptor: Int32) -> Int32 { write(text.bytes, to: descriptor) }

  /// Writes bytes that no terminal gets, likewise.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + offset }, $0.count - offset)
      }
      if count >= 0 {
        offset += count
      } else if errno != EINTR {
        return errno
      }
    }
    return 0
  }
}

/// Writes what the user exports.
enum FileWriter {
  /// Writes a text to a file that is not there yet, and says how it went.
  static func write(_ contents: String, to path: String) -> String { write(Array(contents.utf8), to: path) }

  /// Writes a file that is not there yet, and says how it went.
  static func write(_ contents: [UInt8], to path: String) -> String {
    let path = NSString(string: path).expandingTildeInPath
    do throws(FileWriteError) {
      var file = AtomicFile()
      // A folder that is not there is mistyped.
      file.makesFolders = false
      try file.write(contents, to: path, existing: .kept)
      return "written: \(path)"
    } catch {
      if error.isThere { return "\(path) is there already: nothing was written" }
      return "\(path) cannot be written: \(error.words)"
    }
  }
}
