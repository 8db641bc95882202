internal import Foundation
internal import Glibc

/// A folder for the files of one input, gone with the value.
final class FuzzFolder {
  let path: String

  init() throws {
    var template = Array((FileManager.default.temporaryDirectory.path + "/fuzz-XXXXXX").utf8CString)
    let made = template.withUnsafeMutableBufferPointer { name in name.baseAddress.flatMap { mkdtemp($0) } != nil }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    try expect(made, "cannot make the folder \(path)")
  }

  deinit {
    for name in names { unlink(path + "/" + name) }
    rmdir(path)
  }

  private var names: Set<String> = []

  /// Writes a file in place.
  func write(_ name: String, _ bytes: ArraySlice<UInt8>) throws { try put(name, bytes, O_TRUNC) }

  /// Adds to a file in place.
  func append(_ name: String, _ bytes: ArraySlice<UInt8>) throws { try put(name, bytes, O_APPEND) }

  private func put(_ name: String, _ bytes: ArraySlice<UInt8>, _ flag: Int32) throws {
    names.insert(name)
    let descriptor = open(path + "/" + name, O_WRONLY | O_CREAT | O_CLOEXEC | flag, 0o600)
    try expect(descriptor >= 0, "cannot write \(name)")
    defer { close(descriptor) }
    var rest = bytes
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      try expect(written > 0, "cannot write \(name)")
      rest = rest.dropFirst(written)
    }
  }
}
