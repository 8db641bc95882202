internal import Values

/// What stands above the header of a report.
struct Preamble {
  private var first: Day?
  private var last: Day?
  /// Whether a line said that a day is the first or the last.
  private var isSure = false

  /// The days that it says the report is about, in one line (`September 1, 2026 - September 30, 2026`, `20260901-20260930`) or in two
  /// (`# Start date: 20260901`); nil where it names none.
  var period: ClosedRange<Day>? {
    guard let first else { return last.map { $0...$0 } }
    let last = last ?? first
    return first <= last ? first...last : nil
  }

  /// Looks at a line.
  mutating func add(_ fields: [String]) {
    // A title, a range of days: it is no record.
    guard fields.count < 5 || fields.count(where: { !$0.isEmpty }) < 5 else { return }
    let text = fields.joined(separator: " ")
    guard text.utf8.count < 400, text.utf8.contains(where: Text.isDigit) else { return }
    let words = Preamble.words(text)
    let days = Preamble.days(in: words[...])
    guard let day = days.first else { return }
    if days.count > 1 {
      (first, last, isSure) = (day, days[1], true)
    } else if Preamble.isOne(of: ["start", "from", "von", "begin"], in: words) {
      (first, isSure) = (day, true)
    } else if Preamble.isOne(of: ["end", "to", "until", "bis"], in: words) {
      (last, isSure) = (day, true)
    } else if !isSure, !Preamble.isOne(of: ["generated", "created", "exported"], in: words) {
      (first, last) = (day, nil)
    }
  }

  private static func isOne(of known: Set<String>, in words: [Substring]) -> Bool {
    words.contains { known.contains(String($0)) }
  }

  /// Runs of letters, and of digits.
  private static func words(_ text: String) -> [Substring] {
    var words: [Substring] = []
    var rest = text.lowercased()[...]
    while let first = rest.first {
      let isNumber = first.isNumber
      guard isNumber || first.isLetter else {
        rest = rest.dropFirst()
        continue
      }
      let word = rest.prefix { isNumber ? $0.isNumber : $0.isLetter }
      words.append(word)
      rest = rest.dropFirst(word.count)
    }
    return words
  }

  private static func days(in words: ArraySlice<Substring>) -> [Day] {
    var days: [Day] = []
    var rest = words
    while let first = rest.first {
      if first.utf8.count == 8, let number = Int(first),
        let day = day(number / 10_000, number / 100 % 100, number % 100)
      {
        days.append(day)
        rest = rest.dropFirst()
      } else if let (pair, count) = pair(Array(rest.prefix(5))) {
        days += pair
        rest = rest.dropFirst(count)
      } else if rest.count >= 3, let day = day(Array(rest.prefix(3))) {
        days.append(day)
        rest = rest.dropFirst(3)
      } else {
        rest = rest.dropFirst()
      }
    }
    return days
  }

  /// Two days of one year, of which the first does not say the year (`Sep 1–30, 2026`, `1–30 September 2026`, `Sep 1 - Oct 2, 2026`), or a
  /// month (`September 2026`); and how many words say so.
  private static func pair(_ words: [Substring]) -> ([Day], Int)? {
    let numbers = words.map { Int($0) }
    func isYear(_ position: Int) -> Bool {
      position < words.count && words[position].count == 4 && numbers[position] != nil
    }
    func month(_ position: Int) -> Int? { position < words.count ? self.month(words[position]) : nil }
    func days(_ first: (month: Int, day: Int?), _ last: (month: Int, day: Int?), year: Int) -> [Day]? {
      guard let year = numbers[year], let from = first.day, let to = last.day, let start = day(year, first.month, from),
        let end = day(year, last.month, to)
      else { return nil }
      return [start, end]
    }
    if let named = month(0), isYear(1), let year = numbers[1], let start = day(year, named, 1) {
      let next = day(named == 12 ? year + 1 : year, named == 12 ? 1 : named + 1, 1)
      return ([start, next.map { $0 - 1 } ?? start], 2)
    }
    if let named = month(0), isYear(3), let pair = days((named, numbers[1]), (named, numbers[2]), year: 3) {
      return (pair, 4)
    }
    if let named = month(2), isYear(3), let pair = days((named, numbers[0]), (named, numbers[1]), year: 3) {
      return (pair, 4)
    }
    if let first = month(0), let last = month(2), isYear(4),
      let pair = days((first, numbers[1]), (last, numbers[3]), year: 4)
    {
      return (pair, 5)
    }
    return nil
  }

  /// A day of three words: with the month's name, or the year first, or month, day and year, or where only that is a day, day first.
  private static func day(_ words: [Substring]) -> Day? {
    let numbers = words.map { Int($0) }
    if let month = month(words[0]), let first = numbers[1], let year = numbers[2] { return day(year, month, first) }
    if let month = month(words[1]), let first = numbers[0], let year = numbers[2] { return day(year, month, first) }
    guard let first = numbers[0], let second = numbers[1], let third = numbers[2] else { return nil }
    if words[0].count == 4 { return day(first, second, third) }
    return day(third, first, second) ?? day(third, second, first)
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    (1970...2200).contains(year) ? Day(year: year, month: month, day: day) : nil
  }

  /// By the first letters of its name in English, German, French, Spanish, Italian, Portuguese or Dutch.
  private static func month(_ word: Substring) -> Int? {
    guard word.count >= 3 else { return nil }
    return months.firstIndex { $0.contains { word.hasPrefix($0) } }.map { $0 + 1 }
  }

  private static let months: [[String]] = [
    ["jan", "ene", "gen", "jän"], ["feb", "fév", "fev"], ["mar", "mär", "mrt", "maa"], ["apr", "avr", "abr"],
    ["may", "mai", "mag", "mei"], ["jun", "juin", "giu"], ["jul", "juil", "lug"], ["aug", "aoû", "ago"],
    ["sep", "set"],
    ["oct", "okt", "out", "ott"], ["nov"], ["dec", "dez", "déc", "dic"],
  ]
}
