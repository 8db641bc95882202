internal import Glibc

/// A name in a folder.
struct Name {
  /// The name, or what can be said of it where it is not valid UTF-8: such bytes stand as `\xNN`.
  var text: String
  /// Whether `text` is the name to the byte, so that it can be opened.
  var isValid: Bool

  /// Why a folder could not be listed.
  struct Failure: Error {
    var code: Int32
  }

  /// A name that a person hides is no data.
  var isHidden: Bool { text.utf8.first == UInt8(ascii: ".") }

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
  static func all(in stream: OpaquePointer) -> Result<[Name], Failure> {
    guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return .success([]) }
    var names: [Name] = []
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
      names.append(Name(bytes: UnsafeBufferPointer(start: start, count: length)))
    }
    names.sort { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }
    return .success(names)
  }
}
