/// Reads web domains.
public enum Domains {
  /// Replaces `buffer` by the domain that a domain, a URL or an e-mail address names: lower case, no scheme, no `www.`, no path,
  /// no port. Free-mail domains are kept: see `isFreeMail`.
  public static func normalise(_ text: UnsafeRawBufferPointer, into buffer: inout [UInt8]) {
    Text.fold(host(text), into: &buffer)
  }

  /// The domain of an e-mail address as written: what follows the last `@`; empty where there is no `@`. A slice of the text.
  public static func ofEmail(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    guard let at = text.lastIndex(of: UInt8(ascii: "@")) else { return UnsafeRawBufferPointer(rebasing: text[..<0]) }
    return Text.trimmed(UnsafeRawBufferPointer(rebasing: text[(at + 1)...]))
  }

  /// Whether a domain (normalised) belongs to a provider of mail for anybody: it says nothing about a company.
  public static func isFreeMail(_ domain: some Collection<UInt8>) -> Bool {
    guard domain.count <= longestFreeMail else { return false }
    return freeMail.contains(String(decoding: domain, as: UTF8.self))
  }

  /// The host of a URL as written, without `www.`.
  static func host(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    var start = 0
    var end = text.count
    // A scheme ends in `://`; `//host` has none.
    for position in 0..<max(0, end - 1) where text[position] == UInt8(ascii: "/") {
      if text[position + 1] == UInt8(ascii: "/"), position == 0 || text[position - 1] == UInt8(ascii: ":") {
        start = position + 2
      }
      break
    }
    for position in start..<end
    where text[position] == UInt8(ascii: "/") || text[position] == UInt8(ascii: "?")
      || text[position] == UInt8(ascii: "#")
    {
      end = position
      break
    }
    if let at = text[start..<end].lastIndex(of: UInt8(ascii: "@")) { start = at + 1 }
    if let colon = text[start..<end].firstIndex(of: UInt8(ascii: ":")) { end = colon }
    if end - start > 4, Text.equals(UnsafeRawBufferPointer(rebasing: text[start..<start + 4]), "www."),
      text[(start + 4)..<end].contains(UInt8(ascii: "."))
    {
      start += 4
    }
    if end > start, text[end - 1] == UInt8(ascii: ".") { end -= 1 }
    return Text.trimmed(UnsafeRawBufferPointer(rebasing: text[start..<end]))
  }
}

extension Domains {
  /// Providers of mail for anybody. Sources: the providers' own lists of the domains that they hand out.
  static let freeMail: Set<String> = [
    "126.com", "139.com", "163.com", "189.cn", "aim.com", "alice.it", "aliyun.com", "aol.com", "arcor.de", "att.net",
    "bellsouth.net",
    "bigpond.com", "bluewin.ch", "bol.com.br", "btinternet.com", "charter.net", "comcast.net", "cox.net", "daum.net",
    "duck.com",
    "earthlink.net", "email.com", "facebook.com", "fastmail.com", "fastmail.fm", "foxmail.com", "free.fr", "freenet.de",
    "gmail.com",
    "gmx.at", "gmx.ch", "gmx.com", "gmx.de", "gmx.net", "googlemail.com", "hanmail.net", "hey.com", "hotmail.be",
    "hotmail.ca",
    "hotmail.co.uk", "hotmail.com", "hotmail.com.br", "hotmail.de", "hotmail.es", "hotmail.fr", "hotmail.it",
    "hotmail.nl",
    "hushmail.com", "icloud.com", "inbox.com", "inbox.ru", "juno.com", "laposte.net", "libero.it", "list.ru", "live.ca",
    "live.cn",
    "live.co.uk", "live.com", "live.com.au", "live.de", "live.fr", "live.it", "live.nl", "mac.com", "mail.com",
    "mail.ru", "me.com",
    "msn.com", "naver.com", "neuf.fr", "o2.pl", "online.de", "onet.pl", "optonline.net", "orange.fr", "outlook.com",
    "outlook.com.br", "outlook.de", "outlook.es", "outlook.fr", "outlook.it", "pm.me", "posteo.de", "proton.me",
    "protonmail.ch",
    "protonmail.com", "qq.com", "rambler.ru", "rediffmail.com", "rocketmail.com", "sapo.pt", "sbcglobal.net",
    "seznam.cz", "sfr.fr",
    "shaw.ca", "sina.cn", "sina.com", "sky.com", "sohu.com", "sympatico.ca", "t-online.de", "talktalk.net",
    "telenet.be",
    "terra.com.br", "tiscali.it", "tutanota.com", "tutanota.de", "uol.com.br", "verizon.net", "virgilio.it",
    "virginmedia.com",
    "vip.qq.com", "wanadoo.fr", "web.de", "wp.pl", "xtra.co.nz", "ya.ru", "yahoo.ca", "yahoo.co.id", "yahoo.co.in",
    "yahoo.co.jp",
    "yahoo.co.uk", "yahoo.com", "yahoo.com.ar", "yahoo.com.au", "yahoo.com.br", "yahoo.com.mx", "yahoo.com.sg",
    "yahoo.de",
    "yahoo.es", "yahoo.fr", "yahoo.in", "yahoo.it", "yandex.com", "yandex.ru", "yeah.net", "ymail.com", "ziggo.nl",
    "zoho.com",
  ]

  /// The length of the longest of them, so that most domains are not looked up.
  static let longestFreeMail = freeMail.reduce(0) { max($0, $1.utf8.count) }
}

/// Reads booleans.
public enum Booleans {
  /// true/false, yes/no, y/n, 1/0, t/f and x (true), in any case; nil for anything else.
  ///
  /// Beside these what spreadsheets in German, French, Spanish, Italian, Portuguese, Dutch, Polish and Swedish write for true and false, yes and no, and 1.0 and 0.0.
  public static func parse(_ text: UnsafeRawBufferPointer) -> Bool? {
    switch text.count {
    case 1:
      switch Text.lower(text[0]) {
      case UInt8(ascii: "1"), UInt8(ascii: "y"), UInt8(ascii: "t"), UInt8(ascii: "x"): true
      case UInt8(ascii: "0"), UInt8(ascii: "n"), UInt8(ascii: "f"): false
      default: nil
      }
    case 2...12: words.first { Text.equals(text, $0.word) }?.means
    default: nil
    }
  }

  /// The most frequent ones first.
  private static let words: [(word: StaticString, means: Bool)] = [
    ("true", true), ("false", false), ("yes", true), ("no", false), ("1.0", true), ("0.0", false),
    ("ja", true), ("nein", false), ("wahr", true), ("falsch", false), ("nee", false), ("waar", true),
    ("onwaar", false), ("oui", true), ("non", false), ("vrai", true), ("faux", false), ("si", true),
    ("sí", true), ("sì", true), ("verdadero", true), ("falso", false), ("vero", true), ("sim", true), ("não", false),
    ("verdadeiro", true), ("tak", true), ("nie", false), ("prawda", true), ("fałsz", false), ("nej", false),
    ("sant", true), ("falskt", false),
  ]
}

/// Reads ids.
public enum Identifiers {
  /// The id as it is compared: trimmed; an 18-character Salesforce id whose case check holds as its first 15 characters;
  /// Salesforce's null (15 zeros, with `AAA` or without) as nothing; digits without the `.0` that spreadsheets and programs put behind
  /// them where a column has empty cells. A slice of the text.
  public static func normalised(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let id = Text.trimmed(text)
    if id.count > 2, id[id.count - 1] == UInt8(ascii: "0"), id[id.count - 2] == UInt8(ascii: ".") {
      let digits = UnsafeRawBufferPointer(rebasing: id[..<(id.count - 2)])
      if digits.allSatisfy(Text.isDigit) { return digits }
    }
    guard id.count == 15 || id.count == 18 else { return id }
    let head = UnsafeRawBufferPointer(rebasing: id[..<15])
    if id.count == 18, !hasCaseCheck(id) { return id }
    return head.allSatisfy { $0 == UInt8(ascii: "0") } ? UnsafeRawBufferPointer(rebasing: id[..<0]) : head
  }

  /// Whether a spreadsheet has rounded the id (`1.23E+15`): digits, a point or comma, digits, `E+`, digits. Many ids are the same then.
  @inlinable
  public static func isRounded(_ text: UnsafeRawBufferPointer) -> Bool {
    // The sign stands before one to three digits: three bytes say that nearly every id is none.
    guard text.count > 4, Text.isDigit(text[0]),
      text[text.count - 3] == 43 || text[text.count - 2] == 43 || text[text.count - 4] == 43
    else { return false }
    return hasExponent(text)
  }

  @inline(never)
  @usableFromInline
  static func hasExponent(_ text: UnsafeRawBufferPointer) -> Bool {
    guard let sign = text.lastIndex(of: UInt8(ascii: "+")), sign > 1, Text.lower(text[sign - 1]) == UInt8(ascii: "e"),
      text[(sign + 1)...].allSatisfy(Text.isDigit)
    else { return false }
    let number = text[..<(sign - 1)]
    return number.allSatisfy { Text.isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }
      && number.count { !Text.isDigit($0) } <= 1
  }

  /// Whether the last three of 18 characters are the case check of the first 15.
  ///
  /// Each of the three stands for five characters: bit i says whether the i-th is upper case; 0–31 are written A–Z, 0–5.
  static func hasCaseCheck(_ id: UnsafeRawBufferPointer) -> Bool {
    for block in 0..<3 {
      var bits: UInt8 = 0
      for position in 0..<5 {
        let byte = id[block * 5 + position]
        guard Text.isLetter(byte) || Text.isDigit(byte) else { return false }
        if Text.isLetter(byte), byte < 97 { bits |= 1 << UInt8(position) }
      }
      guard id[15 + block] == (bits < 26 ? 65 + bits : 48 + bits - 26) else { return false }
    }
    return true
  }
}
