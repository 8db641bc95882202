import Accounts
import Ingest
import Values

extension FactTable {
  /// The first thing in which two tables differ, or nil. Doubles must be the same to the bit.
  func difference(from other: FactTable) -> String? {
    for (left, right) in zip(columns, other.columns) {
      let place = "at \(left.point.asOf.iso)"
      for fact in Fact.allCases {
        if left.integers(fact) != right.integers(fact) { return "\(fact) \(place)" }
        // In the order of columns a sum of doubles depends on how they are held.
        if left.doubleSums(fact, over: left.mask(nil)) != right.doubleSums(fact, over: right.mask(nil)) {
          return "Σ \(fact) \(place)"
        }
      }
      if left.stages != right.stages { return "stages \(place)" }
      if left.lifecycles != right.lifecycles { return "lifecycles \(place)" }
      for duration in Duration.allCases {
        let days = (left.durations[duration.rawValue], right.durations[duration.rawValue])
        if days.0.count != days.1.count || zip(days.0, days.1).contains(where: { $0 != $1 }) {
          return "\(duration) \(place)"
        }
      }
      if "\(left.scope)" != "\(right.scope)" { return "the scope \(place)" }
    }
    for (account, pair) in zip(facts, other.facts).enumerated()
    where pair.0 != pair.1 && "\(pair.0)" != "\(pair.1)" {
      return "the facts of account \(account):\n\(pair.0)\n\(pair.1)"
    }
    return columns.count == other.columns.count && facts.count == other.facts.count ? nil : "the counts"
  }
}

/// Random numbers that are the same in every run.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func below(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &self) }
}
