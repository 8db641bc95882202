internal import Values

/// The bins of a deal's age in days: 0, 7, 14, 30, 60, 90, 120, 180, 270, 365, ∞.
enum AgeBins {
  /// The lower bounds.
  static let bounds = [0, 7, 14, 30, 60, 90, 120, 180, 270, 365]
  /// How many there are.
  static let count = bounds.count
  /// An age of the last bin that stands for all greater ones.
  static let oldest = 4_000

  /// The bin of an age ≥ 0.
  static func bin(_ age: Int) -> Int { (bounds.lastIndex { $0 <= age }) ?? 0 }

  /// The bin of each age 0…365; greater ages have that of 365.
  static let byAge: [Int] = (0...365).map(bin)
}

/// The part of a quarter that a day lies in, by the days that are left after it: 0–2, 3–9, 10–20, 21–45, more.
enum QuarterPart {
  /// How many there are.
  static let count = 5

  /// The part of a day with so many days after it in its quarter.
  static func part(daysLeft: Int) -> Int {
    switch daysLeft {
    case ...2: 0
    case ...9: 1
    case ...20: 2
    case ...45: 3
    default: 4
    }
  }
}

/// Deal-days at risk, wins and losses by age and part of the quarter, as sums up to each day: a model of any day in the
/// past is read from it, and knows nothing of later ones.
struct Exposure: Sendable {
  /// Deal-days and events up to a day.
  struct Counts: Sendable, Equatable {
    /// By age bin and part of the quarter (`bin × QuarterPart.count + part`).
    var risk = [Double](repeating: 0, count: AgeBins.count * QuarterPart.count)
    /// By age bin.
    var wins = [Double](repeating: 0, count: AgeBins.count)
    /// By age bin.
    var losses = [Double](repeating: 0, count: AgeBins.count)
    /// Wins by part of the quarter.
    var winsByPart = [Double](repeating: 0, count: QuarterPart.count)

    /// Deal-days at risk in an age bin.
    func days(_ bin: Int) -> Double {
      risk[(bin * QuarterPart.count)..<((bin + 1) * QuarterPart.count)].reduce(0, +)
    }

    static func + (left: Counts, right: Counts) -> Counts {
      var sum = left
      for position in sum.risk.indices { sum.risk[position] += right.risk[position] }
      for position in sum.wins.indices {
        sum.wins[position] += right.wins[position]
        sum.losses[position] += right.losses[position]
      }
      for position in sum.winsByPart.indices { sum.winsByPart[position] += right.winsByPart[position] }
      return sum
    }
  }

  /// Days before the last one that are looked at: what is older says little of today.
  static let longest = 1_826

  private let first: Int
  /// By day from `first` on: the counts at its end.
  private let sums: [Counts]

  /// The exposure of deals on the days of a range. A deal is at risk on the days after the one of its opening up to its
  /// close, and on the day of its opening where it closed on that.
  ///
  /// - Parameter parts: the part of the quarter of each day of the range.
  /// - Complexity: O(deal-days + days).
  init(_ deals: some Sequence<ForecastDeal>, days: ClosedRange<Int>, parts: [Int]) {
    first = days.lowerBound
    var daily = [Counts?](repeating: nil, count: days.count)
    for deal in deals {
      let start = max(deal.opened == deal.closed ? deal.opened : deal.opened + 1, days.lowerBound)
      let end = min(deal.closed, days.upperBound)
      if start > end { continue }
      for day in start...end {
        let offset = day - first
        let bin = AgeBins.byAge[min(365, deal.age(at: day))]
        if daily[offset] == nil { daily[offset] = Counts() }
        daily[offset]?.risk[bin * QuarterPart.count + parts[offset]] += 1
        guard day == deal.closed else { continue }
        if deal.isWon {
          daily[offset]?.wins[bin] += 1
          daily[offset]?.winsByPart[parts[offset]] += 1
        } else {
          daily[offset]?.losses[bin] += 1
        }
      }
    }
    var sum = Counts()
    sums = daily.map { counts in
      if let counts { sum = sum + counts }
      return sum
    }
  }

  /// The counts at the end of a day; none before the first.
  func counts(to day: Int) -> Counts {
    day < first || sums.isEmpty ? Counts() : sums[min(day - first, sums.count - 1)]
  }
}
