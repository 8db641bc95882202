import Foundation

/// How long something took.
struct Time: Comparable {
  /// Seconds on the clock.
  var wall = 0.0
  /// Seconds of all processors together: on a busy machine the one figure that says what the program does.
  var processor = 0.0

  init() {}

  /// Measures something.
  init(_ body: () throws -> Void) rethrows {
    let clock = ContinuousClock()
    let start = clock.now
    let before = Time.processorSeconds
    try body()
    let (whole, atto) = (clock.now - start).components
    wall = Double(whole) + Double(atto) / 1e18
    processor = Time.processorSeconds - before
  }

  /// Measures something that is short, and takes the best of some runs.
  static func best(of runs: Int, _ body: () -> Void) -> Time { (0..<runs).map { _ in Time(body) }.min() ?? Time() }

  static func < (left: Time, right: Time) -> Bool { left.wall < right.wall }

  static func + (left: Time, right: Time) -> Time {
    var sum = Time()
    sum.wall = left.wall + right.wall
    sum.processor = left.processor + right.processor
    return sum
  }

  private static var processorSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
