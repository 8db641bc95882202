internal import Accounts
public import Metrics
internal import Values

/// One way to go on typing.
public struct FilterCompletion: Hashable, Sendable {
  /// What it replaces, in characters of the text. Empty where it is inserted.
  public var replacing: Range<Int>
  /// What stands there then.
  public var with: String
  /// What it is, in few words.
  public var note: String

  /// A completion.
  public init(replacing: Range<Int>, with: String, note: String) {
    self.replacing = replacing
    self.with = with
    self.note = note
  }
}

/// Completes fields and their values.
public enum Completion {
  /// Every way to go on with the word before the cursor: names of fields, or values of the field before the operator.
  /// Those that begin with what is typed come first, then those that contain it; frequent values before rare ones.
  ///
  /// - Parameter cursor: a position in characters of the text; clamped to it.
  /// - Complexity: O(accounts) for values of columns.
  public static func completions(text: String, cursor: Int, in snapshot: Snapshot) -> [FilterCompletion] {
    completions(text: text, cursor: cursor, in: FilterIndex(snapshot))
  }

  /// The same from an index that the snapshot's owner keeps.
  public static func completions(text: String, cursor: Int, in index: FilterIndex) -> [FilterCompletion] {
    let cursor = min(max(cursor, 0), text.count)
    let source = Source(String(text.prefix(cursor)))
    var vocabulary = Vocabulary(columns: index.snapshot.dataset.extraColumns)
    let tokens = Lexer.tokens(source, vocabulary)
    if isWithinDeals(tokens, vocabulary) { vocabulary = .deals }
    guard let token = tokens.last, token.range.upperBound == source.scalars.count else {
      // `or` needs something before it.
      let joining = tokens.isEmpty ? [] : keywords
      return fields(beginning: "", replacing: cursor..<cursor, vocabulary, and: joining)
    }
    switch token.kind {
    case .open, .minus, .loneMinus: return fields(beginning: "", replacing: cursor..<cursor, vocabulary)
    case .close: return []
    case .or, .and, .not:
      return fields(
        beginning: source.text(token.range), replacing: source.characters(token.range), vocabulary, and: keywords)
    case .word(let word):
      guard let item = word.items.last else {
        // What is quoted is text.
        if word.head.hasQuotes { return [] }
        return fields(beginning: word.head.text, replacing: source.characters(word.range), vocabulary, and: keywords)
      }
      guard let field = vocabulary.field(named: word.head.text) else { return [] }
      let range = item.piece.isMissing ? cursor..<cursor : source.characters(item.piece.range)
      let values = vocabulary.isOfDeals ? dealValues(of: field, in: index) : values(of: field, in: index)
      return ranked(values, typed: item.piece.text).map {
        FilterCompletion(replacing: range, with: $0.text, note: $0.note)
      }
    }
  }

  /// Whether what follows tokens stands within `deal:( … )`.
  private static func isWithinDeals(_ tokens: [Token], _ vocabulary: Vocabulary) -> Bool {
    var open: [Bool] = []
    for (index, token) in tokens.enumerated() {
      if token.kind == .open {
        open.append(index > 0 && token.opensDeals(behind: tokens[index - 1], vocabulary))
      } else if token.kind == .close {
        _ = open.popLast()
      }
    }
    return open.contains(true)
  }

  /// Something to choose: how it is written, what what is typed is compared with, and what it is.
  struct Candidate {
    var text: String
    var plain: String
    var note: String
  }

  private static let keywords = [
    Candidate(text: "or ", plain: "or", note: "one of both sides"),
    Candidate(text: "not ", plain: "not", note: "the opposite of what follows"),
  ]

  private static func fields(
    beginning typed: String, replacing range: Range<Int>, _ vocabulary: Vocabulary, and keywords: [Candidate] = []
  ) -> [FilterCompletion] {
    let candidates = vocabulary.fields.map { field in
      Candidate(text: field.name + field.kind.opening, plain: field.name, note: field.note)
    }
    return ranked(candidates + keywords, typed: typed).map {
      FilterCompletion(replacing: range, with: $0.text, note: $0.note)
    }
  }

  /// Those that begin with what is typed, then those that contain it, each in their order.
  private static func ranked(_ candidates: [Candidate], typed: String) -> [Candidate] {
    let typed = typed.lowercased()
    if typed.isEmpty { return candidates }
    var first: [Candidate] = []
    var second: [Candidate] = []
    for candidate in candidates {
      let plain = candidate.plain.lowercased()
      if plain.hasPrefix(typed) { first.append(candidate) } else if plain.contains(typed) { second.append(candidate) }
    }
    return first + second
  }
}

extension FilterField.Kind {
  /// The operator that completion writes after a field's name.
  fileprivate var opening: String {
    switch self {
    case .number: ">="
    case .day: "<"
    case .deals: ":("
    default: ":"
    }
  }
}

extension Completion {
  /// All values that a field can be asked for, in the order in which they are offered.
  static func values(of field: FilterField, in index: FilterIndex) -> [Candidate] {
    switch field.kind {
    case .choice(let choices, _):
      let none = field.name == "tier" ? [Candidate(text: "none", plain: "none", note: "no tier")] : []
      return choices.map { Candidate(text: $0.id, plain: $0.id, note: $0.name) } + none
    case .truth: return ["yes", "no"].map { Candidate(text: $0, plain: $0, note: "") }
    case .properties(let properties): return properties.map { Candidate(text: $0.id, plain: $0.id, note: $0.note) }
    case .topic: return topics(index.snapshot) + anyOrNone
    case .contact: return contacts(index) + anyOrNone
    case .text, .column: return texts(field, index) + anyOrNone
    case .list: return listed(field, index.snapshot) + anyOrNone
    case .id:
      return index.snapshot.dataset.accounts.map {
        Candidate(text: Quoting.quoted($0.id), plain: $0.id, note: $0.name)
      }
    case .day(let isAhead):
      let ages = ["0d", "7d", "30d", "90d", "365d"].map {
        Candidate(text: $0, plain: $0, note: isAhead ? "days ahead" : "days ago")
      }
      return ages + [Candidate(text: index.snapshot.asOf.iso, plain: index.snapshot.asOf.iso, note: "T")] + anyOrNone
    case .number: return anyOrNone
    case .deals: return [Candidate(text: "(", plain: "(", note: "what must hold of a deal")]
    }
  }

  /// All values that a field of deals can be asked for: texts by the number of open deals that have them.
  private static func dealValues(of field: FilterField, in index: FilterIndex) -> [Candidate] {
    guard case .text = field.kind, let source = DealFilterCatalog.source(of: field.name) else {
      return values(of: field, in: index)
    }
    if field.name == "state" {
      return [OpportunityStatus.open, .won, .lost].map { Candidate(text: $0.name, plain: $0.name, note: "at T") }
    }
    var counts: [String: Int] = [:]
    for deal in index.openDeals {
      if case .text(let text) = source.value(of: deal, in: index.snapshot) { counts[text, default: 0] += 1 }
    }
    let me = field.name == "owner" ? [Candidate(text: "me", plain: "me", note: "yourself")] : []
    let known = counts.keys.sorted()
    return me + counted(known, known.map { counts[$0] ?? 0 }, noun: "deal") + anyOrNone
  }

  private static let anyOrNone = [
    Candidate(text: "*", plain: "*", note: "not empty"), Candidate(text: "-", plain: "-", note: "empty"),
  ]

  /// Surging topics by the number of accounts where they surge.
  private static func topics(_ snapshot: Snapshot) -> [Candidate] {
    var counts = Array(repeating: 0, count: snapshot.dataset.topics.count)
    for facts in snapshot.facts {
      for topic in facts.surgingTopics + facts.competitorTopics { counts[Int(topic)] += 1 }
    }
    return counted(snapshot.dataset.topics, counts)
  }

  /// The most contacts that are offered: those that fit better are found by typing on.
  private static let mostContacts = 5_000

  /// Names of contacts with their addresses.
  private static func contacts(_ index: FilterIndex) -> [Candidate] {
    index.names.contacts(index.snapshot).names.prefix(mostContacts).filter { !$0.label.isEmpty }.map {
      Candidate(text: Quoting.quoted($0.label), plain: "\($0.label) \($0.email)", note: $0.name.isEmpty ? "" : $0.email)
    }
  }

  /// The texts of a field's lists by the number of accounts that have them.
  private static func listed(_ field: FilterField, _ snapshot: Snapshot) -> [Candidate] {
    var counts: [String: Int] = [:]
    for account in snapshot.dataset.accounts.indices {
      guard case .list(let texts) = field.value(of: account, in: snapshot) else { continue }
      for text in texts { counts[text, default: 0] += 1 }
    }
    let known = counts.keys.sorted()
    return counted(known, known.map { counts[$0] ?? 0 })
  }

  /// A column's texts by the number of accounts that have them.
  private static func texts(_ field: FilterField, _ index: FilterIndex) -> [Candidate] {
    let column = index.column(field.name)
    var counts = Array(repeating: 0, count: column.values.count)
    for code in column.codes { counts[Int(code)] += 1 }
    let me = field.name == "owner" ? [Candidate(text: "me", plain: "me", note: "yourself")] : []
    return me + counted(column.values, counts) { field.name == "owner" && $0.lowercased() == "me" }
  }

  private static func counted(
    _ texts: [String], _ counts: [Int], noun: String = "account", special: (String) -> Bool = { _ in false }
  ) -> [Candidate] {
    texts.indices.filter { counts[$0] > 0 && !texts[$0].isEmpty }
      .sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : texts[$0] < texts[$1] }
      .map { position in
        let text = texts[position]
        return Candidate(
          text: Quoting.quoted(text, special: special(text) || text.contains("..")), plain: text,
          note: counts[position] == 1 ? "1 \(noun)" : "\(counts[position]) \(noun)s")
      }
  }
}
