import Foundation

/// Standard output as bytes: what is printed is printed whole, and a reader that leaves early is no crash.
enum StandardOutput {
  static func print(_ text: String) { write(text.hasSuffix("\n") || text.isEmpty ? text : text + "\n", to: 1) }

  fileprivate static func write(_ text: String, to descriptor: Int32) {
    let bytes = Array(text.utf8)
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + offset }, $0.count - offset)
      }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return }
      offset += count
    }
  }
}

/// Standard error.
enum StandardError {
  static func print(_ text: String) { StandardOutput.write(text + "\n", to: 2) }
}
