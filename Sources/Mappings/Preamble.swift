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
      } else if rest.count >= 3, let day = day(Array(rest.prefix(3))) {
        days.append(day)
        rest = rest.dropFirst(3)
      } else {
        rest = rest.dropFirst()
      }
    }
    return days
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
