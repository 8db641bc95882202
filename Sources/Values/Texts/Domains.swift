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
