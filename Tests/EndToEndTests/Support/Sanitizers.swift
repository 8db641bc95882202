internal import Foundation

/// What sanitizers are told by the environment: a program that is built with one is told what the tests are.
enum Sanitizers {
  /// Their variables, as far as they are set.
  static let environment = ProcessInfo.processInfo.environment.filter {
    ["ASAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key)
  }
}
