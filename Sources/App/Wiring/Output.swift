import ArgumentParser
import Formatting
import Foundation
import Settings

/// Text on its way out of the program: all that is printed passes here, and keeps its line feeds and tabs alone of what
/// could move a cursor or begin a control sequence.
package enum Outgoing {
  /// The text without control characters and bidi controls. Lines may end as CSV wants them, with a carriage return.
  package static func lines(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return SafeText(lines: text).string }
    return text.split(separator: "\r\n" as Character, omittingEmptySubsequences: false)
      .map { SafeText(lines: String($0)).string }.joined(separator: "\r\n")
  }
}

/// Standard output: what is printed is printed whole, and a reader that leaves early is no fault.
enum StandardOutput {
  /// Prints what a report's writer made.
  ///
  /// - Throws: `Failure` where it cannot be written.
  static func print(_ bytes: [UInt8]) throws { try print(String(decoding: bytes, as: UTF8.self)) }

  /// Prints a text as whole lines.
  ///
  /// - Throws: `Failure` where it cannot be written: a full disk is not to look like an empty report.
  static func print(_ text: String) throws {
    let failure = Descriptor.write(text.hasSuffix("\n") || text.isEmpty ? text : text + "\n", to: STDOUT_FILENO)
    if failure != 0 && failure != EPIPE {
      throw Failure(
        description: "standard output cannot be written: \(String(cString: strerror(failure))).", code: .cannotWrite)
    }
  }
}

/// Standard error.
enum StandardError {
  static func print(_ text: String) { _ = Descriptor.write(text + "\n", to: STDERR_FILENO) }
}

private enum Descriptor {
  /// Writes a text, and returns 0 or the `errno` of what went wrong.
  static func write(_ text: String, to descriptor: Int32) -> Int32 {
    let bytes = Array(Outgoing.lines(text).utf8)
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
  /// Writes a file that is not there yet, and says how it went.
  static func write(_ contents: String, to path: String) -> String {
    let path = NSString(string: path).expandingTildeInPath
    do throws(FileWriteError) {
      var file = AtomicFile()
      // A folder that is not there is mistyped.
      file.makesFolders = false
      try file.write(Array(contents.utf8), to: path, existing: .kept)
      return "written: \(path)"
    } catch {
      if error.isThere { return "\(path) is there already: nothing was written" }
      return "\(path) cannot be written: \(error.words)"
    }
  }
}
