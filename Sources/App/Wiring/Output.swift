import ArgumentParser
import Foundation

/// Standard output as bytes: what is printed is printed whole, and a reader that leaves early is no fault.
enum StandardOutput {
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
    let bytes = Array(text.utf8)
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
    if FileManager.default.fileExists(atPath: path) { return "\(path) is there already: nothing was written" }
    do {
      try contents.write(toFile: path, atomically: true, encoding: .utf8)
      return "written: \(path)"
    } catch {
      return "\(path) cannot be written: \(error.localizedDescription)"
    }
  }
}
