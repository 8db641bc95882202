internal import Values

extension MonthNames {
  /// The first day of a month that a text names without a day: `2026-08`, `08/2026`, `Sep 2026`, `Sep-26`, `202608`; nil for anything else.
  static func month(alone text: UnsafeRawBufferPointer) -> Day? {
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
}
