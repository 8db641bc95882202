internal import Accounts
internal import Values

/// Two accounts that may be one (analyses.md, Quality).
public struct LookAlike: Sendable, Equatable {
  /// Why they look alike.
  public enum Reason: Sendable, Equatable {
    /// The same domain; the same name but for case, accents, punctuation and legal form; names alike within a country.
    case domain, name
    case similar(Double)
  }

  /// Their positions, the earlier row first.
  public var first: Int, second: Int
  /// Why.
  public var reason: Reason
}

/// Names of accounts as they are compared.
public enum ComparedName {
  /// Words of legal forms, as they are once letters are plain.
  static let legalForms: Set<String> = [
    "gmbh", "ag", "se", "kg", "ohg", "ug", "mbh", "co", "inc", "incorporated", "corp", "corporation", "company", "llc",
    "llp", "lp", "ltd", "limited", "plc", "pty", "pte", "sa", "sas", "sarl", "srl", "spa", "sl", "bv", "nv", "oy",
    "oyj",
    "ab", "as", "asa", "aps", "kk", "kabushiki", "kaisha", "sp", "zoo", "kft", "doo", "ltda", "cv", "de", "group",
    "holding",
  ]

  private static let plain: [Character: String] = {
    let rows = [
      "a": "àáâãåā", "c": "çćč", "d": "ďđ", "e": "èéêëēėęě", "g": "ğ", "i": "ìíîïīı", "l": "ł", "n": "ñńň",
      "o": "òóôõøō", "r": "ř", "s": "śšş", "t": "ťţ", "u": "ùúûůūű", "y": "ýÿ", "z": "źžż", "ae": "äæ", "oe": "öœ",
      "ue": "ü", "ss": "ß",
    ]
    var table: [Character: String] = [:]
    for (base, letters) in rows { for letter in letters { table[letter] = base } }
    return table
  }()

  /// A name without case, accents, punctuation and legal forms at its end: `Müller & Co. KG` is `mueller`; where nothing is left
  /// of it, all its words.
  public static func of(_ name: String) -> String {
    var letters = ""
    for character in name.lowercased() {
      if let base = plain[character] {
        letters += base
      } else if character.isLetter || character.isNumber {
        letters.append(character)
      } else if character != "." && character != "'" && character != "’" {
        letters.append(" ")
      }
    }
    let words = letters.split(separator: " ").map(String.init)
    var kept = words
    while let last = kept.last, kept.count > 1, legalForms.contains(last) { kept.removeLast() }
    return kept.joined(separator: " ")
  }
}

extension Snapshot {
  /// Pairs of accounts that may be one, of those that a filter keeps at least one of: by domain, then by name, then by likeness.
  ///
  /// Of several with the same domain or name each is paired with the first. Names are compared by Jaro–Winkler within a country
  /// where they begin with the same letter and differ by at most two in length; where more than `mostCompared` would be compared with
  /// each other, only where they begin with the same three letters.
  ///
  /// - Complexity: O(n log n + pairs compared).
  public func lookAlikes(of set: AccountSet = .all) -> [LookAlike] {
    let accounts = dataset.accounts
    var found: [LookAlike] = []
    var known: Set<[Int]> = []
    func add(_ first: Int, _ second: Int, _ reason: LookAlike.Reason) {
      guard set.contains(first) || set.contains(second), known.insert([first, second]).inserted else { return }
      found.append(LookAlike(first: first, second: second, reason: reason))
    }
    func pair(_ reason: LookAlike.Reason, _ key: (Int) -> String) {
      var first: [String: Int] = [:]
      for account in accounts.indices {
        let text = key(account)
        if text.isEmpty { continue }
        if let other = first[text] { add(other, account, reason) } else { first[text] = account }
      }
    }
    // What was made from the names in other tables has no name of its own to compare.
    let names = accounts.map { ComparedName.of($0.name) }
    pair(.domain) { accounts[$0].domain }
    pair(.name) { account in names[account] }
    for (left, right, likeness) in Snapshot.similar(names, accounts.map { Text.plain($0.country) }) {
      add(left, right, .similar(likeness))
    }
    return found
  }

  /// Names at least so much alike may be of one account.
  static let leastLikeness = 0.93
  /// Most names of a letter that are compared with each other.
  static let mostCompared = 2_000

  private static func similar(_ names: [String], _ countries: [String]) -> [(Int, Int, Double)] {
    let scalars = names.map { $0.unicodeScalars.map(\.value) }
    var groups: [String: [Int]] = [:]
    for (account, name) in names.enumerated() where name.count > 3 {
      groups["\(countries[account]) \(name.prefix(1))", default: []].append(account)
    }
    var pairs: [(Int, Int, Double)] = []
    for members in groups.values {
      let parts =
        members.count <= mostCompared
        ? [members] : Array(Dictionary(grouping: members) { String(names[$0].prefix(3)) }.values)
      for part in parts { pairs += similar(part, names, scalars) }
    }
    return pairs.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
  }

  private static func similar(_ members: [Int], _ names: [String], _ scalars: [[UInt32]]) -> [(Int, Int, Double)] {
    let sorted = members.sorted { (scalars[$0].count, $0) < (scalars[$1].count, $1) }
    var pairs: [(Int, Int, Double)] = []
    for (place, account) in sorted.enumerated() {
      for other in sorted[(place + 1)...].prefix(mostCompared) {
        if scalars[other].count > scalars[account].count + 2 { break }
        if names[other] == names[account] { continue }
        let likeness = JaroWinkler.similarity(scalars[account], scalars[other])
        if likeness >= leastLikeness { pairs.append((min(account, other), max(account, other), likeness)) }
      }
    }
    return pairs
  }
}
