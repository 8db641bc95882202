internal import Values

/// The names of months and weekdays in ten languages: English, German, French, Spanish, Italian, Portuguese, Dutch, Polish, Swedish,
/// Turkish.
///
/// A month is known by its name and by every beginning of it of three letters or more that no other month has.
enum MonthNames {
  /// 1–12 of a month's name or abbreviation, without its point; nil for any other word.
  static func month(_ word: UnsafeRawBufferPointer) -> Int? {
    word.count < 3 ? nil : months.value(of: word).map { Int($0) }
  }

  /// Whether a word is a weekday's name or abbreviation.
  static func isWeekday(_ word: UnsafeRawBufferPointer) -> Bool { word.count > 1 && weekdays.value(of: word) != nil }

  private static let months = KnownNames(beginnings(of: names, from: 3) + [("mrz", 3), ("mrt", 3), ("mrc", 3)])
  private static let weekdays = KnownNames(
    dayNames.split(separator: " ").flatMap { name in
      (2...max(2, name.count)).flatMap { length in spellings(String(name.prefix(length))).map { ($0, 1) } }
    })

  /// Every beginning that means one month only.
  private static func beginnings(of names: [String], from shortest: Int) -> [(String, UInt8)] {
    var meanings: [String: Set<UInt8>] = [:]
    var whole: [String: UInt8] = [:]
    for (position, line) in names.enumerated() {
      for name in line.split(separator: " ") {
        for spelling in spellings(String(name)) { whole[spelling] = UInt8(position + 1) }
        for length in min(shortest, name.count)...name.count {
          for spelling in spellings(String(name.prefix(length))) {
            meanings[spelling, default: []].insert(UInt8(position + 1))
          }
        }
      }
    }
    let beginnings = meanings.compactMap { word, months in months.count == 1 ? months.first.map { (word, $0) } : nil }
    return beginnings + whole.map { ($0.key, $0.value) }
  }

  /// With its accents and without.
  private static func spellings(_ name: String) -> [String] {
    let plain = String(name.map { accents[$0] ?? $0 })
    return plain == name ? [name] : [name, plain]
  }

  private static let accents: [Character: Character] = [
    "ä": "a", "á": "a", "ç": "c", "é": "e", "è": "e", "û": "u", "ń": "n", "ś": "s", "ź": "z", "ł": "l", "å": "a",
    "ö": "o", "ü": "u", "ş": "s", "ğ": "g", "ı": "i",
    "ì": "i",
  ]

  /// One line a month.
  private static let names = [
    "january januar jänner janvier enero gennaio janeiro januari styczeń stycznia ocak",
    "february februar feber février febrero febbraio fevereiro februari luty lutego şubat",
    "march märz maerz mars marzo março maart marzec marca marts mart",
    "april avril abril aprile kwiecień kwietnia nisan",
    "may mai mayo maggio maio mei maj maja mayıs",
    "june juni juin junio giugno junho czerwiec czerwca haziran",
    "july juli juillet julio luglio julho lipiec lipca temmuz",
    "august août aout agosto augustus augusti sierpień sierpnia ağustos",
    "september septembre septiembre setiembre settembre setembro wrzesień września eylül",
    "october oktober octobre octubre ottobre outubro październik października ekim",
    "november novembre noviembre novembro listopad listopada kasım",
    "december dezember décembre diciembre dicembre dezembro grudzień grudnia aralık",
  ]

  private static let dayNames =
    "monday tuesday wednesday thursday friday saturday sunday "
    + "montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
    + "lundi mardi mercredi jeudi vendredi samedi dimanche "
    + "lunes martes miercoles jueves viernes sábado sabado domingo "
    + "lunedì martedì mercoledì giovedì venerdì sabato domenica segunda terça quarta quinta sexta "
    + "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag "
    + "poniedziałek wtorek środa czwartek piątek sobota niedziela "
    + "måndag tisdag onsdag torsdag fredag lördag söndag"
}
