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
    "oyj", "ab", "as", "asa", "aps", "kk", "kabushiki", "kaisha", "sp", "z", "oo", "zoo", "ooo", "kft", "kgaa", "doo",
    "sro", "lda", "ltda", "slu", "cv", "de", "group", "holding",
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

/// Pairs of accounts that may be one, and what was not compared or is not among them.
public struct LookAlikes: Sendable, Equatable {
  /// Most pairs of names that are only similar: the most alike.
  public static let mostSimilar = 1_000
  /// Most names of a first letter in a country that are all compared with each other; of more only those that begin with the
  /// same three letters.
  public static let mostCompared = 2_000
  /// Where more begin with the same three letters, each is compared with so many that follow it by length and alphabet.
  public static let mostNeighbours = 200

  /// By domain, then by name, then by likeness, each in the order of accounts.
  public fileprivate(set) var pairs: [LookAlike] = []
  /// How many more pairs have similar names.
  public fileprivate(set) var more = 0
  /// Accounts whose names were not compared with all of their country and first letter: there are too many.
  public fileprivate(set) var partlyCompared = 0
}

extension Snapshot {
  /// Pairs of accounts that may be one, of those that a filter keeps at least one of.
  ///
  /// Of several with the same domain or name each is paired with the first. Names are compared by Jaro–Winkler within a country
  /// where they begin with the same letter and differ by at most two in length.
  ///
  /// - Complexity: O(n log n + pairs compared): of an account at most `LookAlikes.mostCompared`.
  public func lookAlikes(of set: AccountSet = .all) -> LookAlikes {
    let accounts = dataset.accounts
    var found = LookAlikes()
    var known: Set<SimilarName.Pair> = []
    func pair(_ reason: LookAlike.Reason, _ key: (Int) -> String) {
      var first: [String: Int] = [:]
      for account in accounts.indices {
        let text = key(account)
        if text.isEmpty { continue }
        guard let other = first[text] else {
          first[text] = account
          continue
        }
        guard set.contains(other) || set.contains(account) else { continue }
        if known.insert(SimilarName.Pair(other, account)).inserted {
          found.pairs.append(LookAlike(first: other, second: account, reason: reason))
        }
      }
    }
    let names = accounts.map { ComparedName.of($0.name) }
    pair(.domain) { accounts[$0].domain }
    pair(.name) { names[$0] }
    var search = SimilarNames(set, known)
    search.compare(names, accounts.map { Text.plain($0.country) })
    found.pairs += search.best
    found.more = search.more
    found.partlyCompared = search.partlyCompared
    return found
  }
}

/// A name as it is compared with others.
private struct SimilarName {
  /// Two accounts, the earlier row first.
  struct Pair: Hashable {
    var first: Int, second: Int

    init(_ one: Int, _ other: Int) { (first, second) = one < other ? (one, other) : (other, one) }
  }

  /// The position of the account.
  var account: Int
  var name: String
  /// Its first letters, as many as are compared.
  var scalars: [UInt32]
  /// A bit for each of its letters, several of which may share one.
  var letters: UInt64

  init(_ account: Int, _ name: String) {
    self.account = account
    self.name = name
    scalars = name.unicodeScalars.prefix(JaroWinkler.longest).map(\.value)
    letters = scalars.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  /// By length, then by alphabet.
  static func < (left: SimilarName, right: SimilarName) -> Bool {
    if left.scalars.count != right.scalars.count { return left.scalars.count < right.scalars.count }
    return left.scalars == right.scalars
      ? left.account < right.account : left.scalars.lexicographicallyPrecedes(right.scalars)
  }

  /// No less than the similarity by Jaro and Winkler: letters that the other name has nowhere match none, and nothing is moved.
  func mostLikeness(_ other: SimilarName) -> Double {
    let missing = (letters & ~other.letters).nonzeroBitCount
    let otherMissing = (other.letters & ~letters).nonzeroBitCount
    let (count, otherCount) = (scalars.count, other.scalars.count)
    let matched = Double(max(0, min(count - missing, otherCount - otherMissing)))
    let jaro = (matched / Double(count) + matched / Double(otherCount) + 1) / 3
    return jaro + 0.4 * (1 - jaro)
  }
}

/// Looks for names that are alike, and keeps the most alike.
private struct SimilarNames {
  /// Names at least so much alike may be of one account.
  private static let leastLikeness = 0.93

  private let set: AccountSet
  private let known: Set<SimilarName.Pair>
  private var kept: [(pair: SimilarName.Pair, likeness: Double)] = []
  private var found = 0
  private(set) var partlyCompared = 0

  /// - Parameters:
  ///   - set: one of a pair has to be in it.
  ///   - known: pairs that are not looked for.
  init(_ set: AccountSet, _ known: Set<SimilarName.Pair>) {
    self.set = set
    self.known = known
  }

  /// How many pairs are not among the best.
  var more: Int { max(0, found - LookAlikes.mostSimilar) }

  /// The most alike, in the order of accounts.
  var best: [LookAlike] {
    var all = self
    all.keepBest()
    return all.kept.sorted { ($0.pair.first, $0.pair.second) < ($1.pair.first, $1.pair.second) }
      .map { LookAlike(first: $0.pair.first, second: $0.pair.second, reason: .similar($0.likeness)) }
  }

  mutating func compare(_ names: [String], _ countries: [String]) {
    var groups: [String: [Int]] = [:]
    for (account, name) in names.enumerated() where name.count > 3 {
      groups["\(countries[account]) \(name.prefix(1))", default: []].append(account)
    }
    for members in groups.values {
      if members.count <= LookAlikes.mostCompared {
        compare(members.map { SimilarName($0, names[$0]) }, each: .max)
        continue
      }
      partlyCompared += members.count
      for part in Dictionary(grouping: members, by: { String(names[$0].prefix(3)) }).values {
        let isLarge = part.count > LookAlikes.mostCompared
        compare(part.map { SimilarName($0, names[$0]) }, each: isLarge ? LookAlikes.mostNeighbours : .max)
      }
    }
  }

  /// Compares each with so many that follow it.
  private mutating func compare(_ names: [SimilarName], each neighbours: Int) {
    let sorted = names.sorted { $0 < $1 }
    for (place, name) in sorted.enumerated() {
      for other in sorted[(place + 1)...].prefix(neighbours) {
        if other.scalars.count > name.scalars.count + 2 { break }
        guard name.mostLikeness(other) >= SimilarNames.leastLikeness,
          set.contains(name.account) || set.contains(other.account), other.name != name.name
        else { continue }
        let likeness = JaroWinkler.similarity(name.scalars, other.scalars)
        if likeness >= SimilarNames.leastLikeness { add(SimilarName.Pair(name.account, other.account), likeness) }
      }
    }
  }

  private mutating func add(_ pair: SimilarName.Pair, _ likeness: Double) {
    if known.contains(pair) { return }
    found += 1
    kept.append((pair, likeness))
    if kept.count >= 4 * LookAlikes.mostSimilar { keepBest() }
  }

  private mutating func keepBest() {
    if kept.count <= LookAlikes.mostSimilar { return }
    kept.sort { ($1.likeness, $0.pair.first, $0.pair.second) < ($0.likeness, $1.pair.first, $1.pair.second) }
    kept.removeLast(kept.count - LookAlikes.mostSimilar)
  }
}
