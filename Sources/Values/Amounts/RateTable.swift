/// What one unit of each currency is worth in the reporting currency, for all days or from days on.
public struct RateTable: Hashable, Sendable, ExpressibleByDictionaryLiteral {
  /// The rates of one currency.
  public struct Series: Hashable, Sendable {
    /// The days from which on a rate counts, ascending, with their rates; a rate for all days stands alone, at the distant past.
    public fileprivate(set) var rates: [Entry]

    /// The rate of the last day that is not after this one; before the first, the first. nil: the latest.
    ///
    /// - Complexity: O(log n).
    public func rate(on day: Day?) -> Decimal? {
      guard let day else { return rates.last?.rate }
      var (low, high) = (0, rates.count)
      while low < high {
        let middle = (low + high) / 2
        if rates[middle].day <= day { low = middle + 1 } else { high = middle }
      }
      return low == 0 ? rates.first?.rate : rates[low - 1].rate
    }
  }

  /// A rate from a day on.
  public struct Entry: Hashable, Sendable {
    /// The first day on which it counts.
    public var day: Day
    /// Reporting units for one unit, above 0.
    public var rate: Decimal

    /// A rate.
    public init(day: Day, rate: Decimal) {
      self.day = day
      self.rate = rate
    }
  }

  private var series: [String: Series] = [:]

  /// No rates.
  public init() {}

  /// Rates for all days, by upper-case code.
  public init(dictionaryLiteral elements: (String, Decimal)...) {
    for (code, rate) in elements { self[code] = rate }
  }

  /// The codes that have a rate.
  public var codes: Set<String> { Set(series.keys) }
  /// Whether there are none.
  public var isEmpty: Bool { series.isEmpty }

  /// The rates of a currency, by its upper-case code; nil where it has none.
  public subscript(series code: String) -> Series? { series[code] }

  /// The latest rate of a currency; setting one makes it that of all days.
  public subscript(code: String) -> Decimal? {
    get { series[code]?.rate(on: nil) }
    set { series[code] = newValue.map { Series(rates: [Entry(day: .distantPast, rate: $0)]) } }
  }

  /// Sets the rate of a currency from a day on, in the place of one of that day.
  public mutating func set(_ code: String, from day: Day, _ rate: Decimal) {
    var rates = series[code]?.rates ?? []
    if let position = rates.firstIndex(where: { $0.day >= day }) {
      if rates[position].day == day {
        rates[position].rate = rate
      } else {
        rates.insert(Entry(day: day, rate: rate), at: position)
      }
    } else {
      rates.append(Entry(day: day, rate: rate))
    }
    series[code] = Series(rates: rates)
  }

  /// Sets all rates of a currency, in any order; of equal days the last counts.
  ///
  /// - Complexity: O(n log n).
  public mutating func set(_ code: String, _ entries: [Entry]) {
    var latest: [Day: Decimal] = [:]
    for entry in entries { latest[entry.day] = entry.rate }
    series[code] = Series(rates: latest.map { Entry(day: $0, rate: $1) }.sorted { $0.day < $1.day })
  }
}
