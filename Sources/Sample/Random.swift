/// A stream of pseudo-random numbers that is the same for the same seed, everywhere: SplitMix64 (Steele, Lea and Flood, 2014).
struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A stream of its own for one thing of many, so that a change to one changes no other.
  init(seed: UInt64, stream: UInt64, number: Int) {
    var mixer = Random(seed: seed ^ (stream &* 0xD6E8_FEB8_6659_FD93) ^ UInt64(truncatingIfNeeded: number))
    state = mixer.next()
  }

  @inline(__always)
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 up to, not including, `bound`, which is positive. The bias is below 2⁻³² for bounds below 2³².
  @inline(__always)
  mutating func below(_ bound: Int) -> Int {
    Int(truncatingIfNeeded: next().multipliedFullWidth(by: UInt64(truncatingIfNeeded: bound)).high)
  }

  /// A number of a closed range; its lower bound where the range would be empty.
  mutating func from(_ low: Int, to high: Int) -> Int {
    high <= low ? low : low + below(high - low + 1)
  }

  /// A number in [0, 1).
  mutating func fraction() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// True with a probability of so many percent.
  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }

  /// Roughly normal around 0, within −1…1.
  mutating func normal() -> Double { (fraction() + fraction() + fraction()) * (2.0 / 3.0) - 1 }

  /// One of the elements, which are some.
  mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  /// A position by weight; the weights are whole and not all 0.
  mutating func weighted(_ weights: [Int], sum: Int) -> Int {
    var left = below(sum)
    for (position, weight) in weights.enumerated() {
      if left < weight { return position }
      left -= weight
    }
    return weights.count - 1
  }

  /// Shuffles in place (Fisher and Yates).
  mutating func shuffle<Element>(_ elements: inout [Element]) {
    var position = elements.count - 1
    while position > 0 {
      elements.swapAt(position, below(position + 1))
      position -= 1
    }
  }
}
