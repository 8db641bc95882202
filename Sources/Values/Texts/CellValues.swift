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
  /// Beside these what spreadsheets in German, French, Spanish, Italian and Dutch write for true and false, yes and no, and 1.0 and 0.0.
  public static func parse(_ text: UnsafeRawBufferPointer) -> Bool? {
    switch text.count {
    case 1:
      switch Text.lower(text[0]) {
      case UInt8(ascii: "1"), UInt8(ascii: "y"), UInt8(ascii: "t"), UInt8(ascii: "x"): true
      case UInt8(ascii: "0"), UInt8(ascii: "n"), UInt8(ascii: "f"): false
      default: nil
      }
    case 2...9: words.first { Text.equals(text, $0.word) }?.means
    default: nil
    }
  }

  /// The most frequent ones first.
  private static let words: [(word: StaticString, means: Bool)] = [
    ("true", true), ("false", false), ("yes", true), ("no", false), ("1.0", true), ("0.0", false),
    ("ja", true), ("nein", false), ("wahr", true), ("falsch", false), ("nee", false), ("waar", true),
    ("onwaar", false), ("oui", true), ("non", false), ("vrai", true), ("faux", false), ("si", true),
    ("sí", true), ("sì", true), ("verdadero", true), ("falso", false), ("vero", true),
  ]
}

/// Reads ids.
public enum Identifiers {
  /// The id as it is compared: trimmed; an 18-character Salesforce id whose case check holds as its first 15 characters;
  /// Salesforce's null (15 zeros, with `AAA` or without) as nothing. A slice of the text.
  public static func normalised(_ text: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    let id = Text.trimmed(text)
    guard id.count == 15 || id.count == 18 else { return id }
    let head = UnsafeRawBufferPointer(rebasing: id[..<15])
    if id.count == 18, !hasCaseCheck(id) { return id }
    return head.allSatisfy { $0 == UInt8(ascii: "0") } ? UnsafeRawBufferPointer(rebasing: id[..<0]) : head
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

/// Reads account tiers.
public enum Tiers {
  /// What a cell says.
  public enum Reading: Hashable, Sendable {
    /// The cell is empty: no tier.
    case none
    /// 1, 2 or 3.
    case tier(UInt8)
    /// It says something else: no tier, and a note.
    case unknown
  }

  /// `1`, `Tier 1`, `tier-1`, `tier_1`, `T1`, `A` (or `Tier A`) are tier 1, likewise 2/B and 3/C, in any case.
  public static func parse(_ text: UnsafeRawBufferPointer) -> Reading {
    if text.isEmpty { return .none }
    let isWord = text.count > 4 && Text.equals(UnsafeRawBufferPointer(rebasing: text[..<4]), "tier")
    var rest = text[(isWord ? 4 : 0)...]
    if isWord {
      rest = rest.drop { $0 == 32 || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }
    } else if text.count == 2, Text.lower(text[0]) == UInt8(ascii: "t"), Text.isDigit(text[1]) {
      rest = rest.dropFirst()
    }
    guard rest.count == 1, let byte = rest.first else { return .unknown }
    switch Text.lower(byte) {
    case UInt8(ascii: "1"), UInt8(ascii: "a"): return .tier(1)
    case UInt8(ascii: "2"), UInt8(ascii: "b"): return .tier(2)
    case UInt8(ascii: "3"), UInt8(ascii: "c"): return .tier(3)
    default: return .unknown
    }
  }
}
