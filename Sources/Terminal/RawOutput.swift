internal import Glibc

/// Bytes for the terminal that do not go through ncurses.
enum RawOutput {
  /// Writes all of it to standard output. What cannot be written is lost: then the terminal is gone.
  static func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes all of it to standard output, waiting while the terminal does not keep up.
  static func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno == EAGAIN {
        var waiting = pollfd(fd: STDOUT_FILENO, events: Int16(POLLOUT), revents: 0)
        poll(&waiting, 1, -1)
      } else if errno != EINTR {
        return
      }
    }
  }
}
