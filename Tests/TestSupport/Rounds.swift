internal import Foundation

/// How many rounds the tests of random data take: all of them, or one in `ABMTOP_ROUNDS_DIVISOR` where a round takes
/// much longer than elsewhere, as it does under a sanitizer.
public enum Rounds {
  private static let divisor = max(
    1, ProcessInfo.processInfo.environment["ABMTOP_ROUNDS_DIVISOR"].flatMap { Int($0) } ?? 1)

  /// Whether all of them are: what compares times, or is long without being random, has no sense otherwise.
  public static var areAll: Bool { divisor == 1 }

  /// As many of `count` rounds as are to be taken, one at least.
  public static func of(_ count: Int) -> Int { max(1, count / divisor) }

  /// Those of some seeds that are to be taken, from all over them.
  public static func of<Seed>(_ seeds: some Collection<Seed>) -> [Seed] {
    seeds.enumerated().filter { $0.offset.isMultiple(of: divisor) }.map(\.element)
  }
}
