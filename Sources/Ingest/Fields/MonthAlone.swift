internal import Values

extension MonthNames {
  /// The first day of a month that a text names without a day: `2026-08`, `08/2026`, `Sep 2026`, `Sep-26`, `202608`, `2026年8月`; nil for
  /// anything else.
  static func month(alone text: UnsafeRawBufferPointer) -> Day? {
    if text.count >= 11, text.suffix(3).elementsEqual("月".utf8) { return eastAsianMonth(text) }
    guard let first = text.first, text.count < 20, text.count < 8 || !Text.isDigit(first) else { return nil }
    let words = text.split { $0 < 0x80 && !Text.isLetter($0) && !Text.isDigit($0) }
    func number(_ word: Slice<UnsafeRawBufferPointer>, digits: ClosedRange<Int>) -> Int? {
      guard digits.contains(word.count), word.allSatisfy(Text.isDigit) else { return nil }
      return word.reduce(0) { $0 * 10 + Int($1 &- 48) }
    }
    func day(year: Int, month: Int) -> Day? {
      (1970...2200).contains(year) ? Day(year: year, month: month, day: 1) : nil
    }
    if words.count == 1 { return number(words[0], digits: 6...6).flatMap { day(year: $0 / 100, month: $0 % 100) } }
    guard words.count == 2 else { return nil }
    for (month, year) in [(words[0], words[1]), (words[1], words[0])] {
      let named = self.month(UnsafeRawBufferPointer(rebasing: month))
      if let year = number(year, digits: 4...4), let month = named ?? number(month, digits: 1...2) {
        return day(year: year, month: month)
      }
      // A spreadsheet writes `Sep-26`; `Sep 26` is a day.
      if let named, let year = number(year, digits: 2...2), text.contains(UInt8(ascii: "-")) {
        return day(year: 2000 + year, month: named)
      }
    }
    return nil
  }

  /// The first day of `2026年8月`.
  private static func eastAsianMonth(_ text: UnsafeRawBufferPointer) -> Day? {
    let parts = text.split { !Text.isDigit($0) }
    guard text.filter({ !Text.isDigit($0) }).elementsEqual("年月".utf8), parts.count == 2, parts[0].count == 4,
      parts[1].count <= 2, parts[0].startIndex == 0
    else { return nil }
    let (year, month) = (parts[0].reduce(0) { $0 * 10 + Int($1 &- 48) }, parts[1].reduce(0) { $0 * 10 + Int($1 &- 48) })
    return (1970...2200).contains(year) ? Day(year: year, month: month, day: 1) : nil
  }

  /// The first day of a quarter that a text names: `2026-Q3`, `Q3 2026`, `Q3/26`, `2026Q3`, `3Q26`; nil for anything else. A fiscal year's
  /// (`FY26 Q3`) is none: whose it is, nobody says.
  static func quarter(alone text: UnsafeRawBufferPointer) -> Day? {
    guard let (year, quarter) = numbered(text, by: ["q", "quarter", "quartal", "t"]), (1...4).contains(quarter) else {
      return nil
    }
    return Day(year: year, month: 3 * quarter - 2, day: 1)
  }

  /// The Monday of an ISO week that a text names: `2026-W31`, `W31 2026`, `KW 31/2026`, `2026W31`, `Week 31, 2026`; nil for anything else.
  static func week(alone text: UnsafeRawBufferPointer) -> Day? {
    guard let (year, week) = numbered(text, by: ["w", "wk", "week", "kw", "cw", "semaine", "sem", "semana"]),
      (1...53).contains(week), let fourth = Day(year: year, month: 1, day: 4),
      let last = Day(year: year, month: 12, day: 28)
    else { return nil }
    // The week with January 4 is the first; the epoch was a Thursday.
    func monday(_ day: Day) -> Day { day - Int((day.number + 3) % 7) }
    let day = monday(fourth) + 7 * (week - 1)
    return day <= monday(last) ? day : nil
  }

  /// A year and a number within it, before or behind which one of some words stands.
  private static func numbered(_ text: UnsafeRawBufferPointer, by words: [StaticString]) -> (year: Int, number: Int)? {
    guard (4...20).contains(text.count) else { return nil }
    var pieces: [Slice<UnsafeRawBufferPointer>] = []
    var rest = text[...]
    while let first = rest.first {
      let isLetter = Text.isLetter(first)
      guard isLetter || Text.isDigit(first) else {
        rest = rest.dropFirst()
        continue
      }
      let piece = rest.prefix { isLetter ? Text.isLetter($0) : Text.isDigit($0) }
      pieces.append(piece)
      rest = rest.dropFirst(piece.count)
    }
    guard pieces.count == 3, let word = pieces.firstIndex(where: { Text.isLetter($0.first ?? 48) }),
      words.contains(where: { Text.equals(UnsafeRawBufferPointer(rebasing: pieces[word]), $0) })
    else { return nil }
    func number(_ position: Int) -> Int { pieces[position].reduce(0) { $0 * 10 + Int($1 &- 48) } }
    let numbers = [0, 1, 2].filter { $0 != word }
    guard numbers.allSatisfy({ pieces[$0].allSatisfy(Text.isDigit) && pieces[$0].count <= 4 }) else { return nil }
    // The number stands next to its word: behind it, else before (`3Q26`).
    let own = word < 2 && (word == 1 ? pieces[0].count == 4 : true) ? word + 1 : word - 1
    guard let other = numbers.first(where: { $0 != own }) else { return nil }
    let digits = pieces[other].count
    guard pieces[own].count <= 2, digits == 2 || digits == 4 else { return nil }
    let year = digits == 2 ? 2000 + number(other) : number(other)
    return (1970...2200).contains(year) ? (year, number(own)) : nil
  }
}
