import Ingest
import Foundation
import Values

/// A folder that is gone when the test is over.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "/abmtop-reading-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }

  func write(_ name: String, _ text: String) throws { try write(name, text.utf8) }

  /// Adds to a file in place, as a program does that writes an export.
  func append(_ name: String, _ bytes: some Sequence<UInt8>) throws {
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "\(path)/\(name)"))
    try file.seekToEnd()
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }

  /// The reading of one file with this text.
  func read(_ name: String, _ text: String, rules: ReadRules = ReadRules(), settled: Bool = true) throws -> FileReading
  {
    try write(name, text)
    return try read(name, rules: rules, settled: settled)
  }

  func read(_ name: String, rules: ReadRules = ReadRules(), settled: Bool = true) throws -> FileReading {
    guard let reading = FileReader(directory: path, rules: rules).read(name, settled: settled) else {
      throw CocoaError(.userCancelled)
    }
    return reading
  }
}

/// Random numbers that are the same in every run.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  /// 0 ..< bound.
  mutating func roll(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }
}
