internal import Synchronization
public import Values

/// Decides what a file is: its path first, then its header (data.md, Files).
public enum Classifier {
  /// What a file is.
  ///
  /// - Parameters:
  ///   - path: below the data directory.
  ///   - lines: its first lines (at most 20), each cut into fields: the candidates for the header. For JSON, one line: the keys.
  ///   - mappings: the user's own, which go before the built-in ones.
  public static func classify(path: String, lines: [[String]], mappings: [Mapping] = []) -> Classification {
    classify(FileName(path), lines: lines, mappings: mappings)
  }

  /// What a file or a sheet of this name is; the rest as above.
  public static func classify(_ name: FileName, lines: [[String]], mappings: [Mapping]) -> Classification {
    guard name.format != nil else {
      return .ignored(ForeignFiles.reason(against: name.last).map(Refusal.notATable) ?? .ending)
    }
    if !mappings.isEmpty, let own = byUsers(mappings.map(\.prepared), name, headers(lines)) { return own }
    let result = known(name, lines) ?? byBuiltIn(name, headers(lines))
    if name.isPlainText, isProse(result, lines) { return .ignored(.prose) }
    if name.format == .delimited || name.format == .workbook, let fields = Headerless.fields(lines) {
      switch result {
      case .ignored(let refusal) where refusal.asksForAMapping: return .ignored(.noHeader(fields: fields, name.table))
      case .failed(let refusal) where refusal.asksForAMapping: return .failed(.noHeader(fields: fields, name.table))
      case .claimed, .ignored, .failed: break
      }
    }
    return noted(result, lines, isJSON: name.format == .json || name.format == .jsonLines)
  }

  /// What the built-in mappings say.
  private static func byBuiltIn(_ name: FileName, _ headers: [Header]) -> Classification {
    if headers.isEmpty { return name.table == nil ? .ignored(.empty) : .failed(.empty) }
    if let table = name.table {
      let candidates = MappingCatalog.builtIn.filter { $0.table == table }
      return remembered(table, headers, name.date) { claim(of: candidates, headers, name.date) }
        ?? .failed(missing(in: candidates, of: table, headers, name.date))
    }
    let hinted = MappingCatalog.builtIn.filter { $0.objects.contains(name.object) }
    if let reason = Objects.reason(against: name), !areTelling(hinted, headers, name.date) {
      return .ignored(.notATable(reason))
    }
    let money = Objects.money(in: name)
    guard let table = hinted.first?.table, !headers.contains(where: Objects.isHistory) else {
      return refused(byHeader(headers, name.date), as: money)
    }
    let candidates = hinted + MappingCatalog.builtIn.filter { $0.table == table && $0.objects.isEmpty }
    // The table's own form guesses only where the name says outright which table it is.
    if let claim = claim(of: candidates, headers, name.date, isNamed: false) { return claim }
    let other = byHeader(headers, name.date)
    if case .claimed = other { return refused(other, as: money) }
    if case .ignored(.notATable) = other { return other }
    let missing = missing(in: candidates, of: table, headers, name.date)
    // Where the header comes closer to another table than to the one that the name suggests, that is worth more.
    if case .ignored(.nearly(_, _, let fewer, _)) = other, case .missing(_, let more) = missing,
      fewer.count < more.count
    {
      return other
    }
    return .ignored(missing)
  }

  /// Whether what looks like a table is a note about one.
  private static func isProse(_ result: Classification, _ lines: [[String]]) -> Bool {
    switch result {
    case .claimed(let claim): claim.headerLine.map { Prose.isProse(lines, header: $0) } ?? false
    case .ignored(.notATable), .ignored(.ending), .ignored(.empty), .failed(.empty): false
    case .ignored, .failed: Prose.isProse(lines, header: nil)
    }
  }

  /// A claim with what the values of the first records tell of its columns.
  private static func noted(_ result: Classification, _ lines: [[String]], isJSON: Bool) -> Classification {
    guard case .claimed(var claim) = result, let line = claim.headerLine else { return result }
    let records = lines.dropFirst(line + 1)
    claim.notes += ListHints.notes(on: claim, records: records)
    claim.readCents(records: records, isJSON: isJSON)
    return .claimed(claim)
  }

  /// The first lines as headers, each with the period that the lines above it name.
  private static func headers(_ lines: [[String]]) -> [Header] {
    var preamble = Preamble()
    return lines.map { names in
      defer { preamble.add(names) }
      return Header(names, period: preamble.period)
    }
  }

  /// What the header says of a file whose name says that money was paid: no more than a table that is not about spending.
  private static func refused(_ result: Classification, as money: String?) -> Classification {
    guard let money else { return result }
    if case .claimed(let claim) = result, claim.bindings.first?.table != .spend { return result }
    return .ignored(.notATable(money))
  }

  /// Whether a header has all that one of some mappings looks for: then the file is that, whatever else is called so.
  private static func areTelling(_ mappings: [Mapping], _ headers: [Header], _ date: Day?) -> Bool {
    headers.contains { header in
      mappings.contains {
        let match = HeaderMatch($0, header, date: date)
        return match.missing.isEmpty && match.fitsByHeaderAlone
      }
    }
  }

  /// By the user's mappings: the first that applies.
  private static func byUsers(_ mappings: [Mapping], _ name: FileName, _ headers: [Header]) -> Classification? {
    for mapping in mappings {
      let isNamed = mapping.files.contains { $0.matches(name.path) || $0.matches(name.last) }
      if !mapping.files.isEmpty && !isNamed { continue }
      if !isNamed, let table = name.table, table != mapping.table { continue }
      if !mapping.headerless.isEmpty {
        // Without a header only the name can say that the mapping is meant.
        guard isNamed || name.table == mapping.table else { continue }
        let header = Header(mapping.headerless)
        let match = HeaderMatch(mapping, header, date: name.date)
        return match.missing.isEmpty
          ? .claimed(claim(match, header, line: nil)) : .failed(.missing(mapping.table, match.missing))
      }
      let isMeant = isNamed || name.table != nil || !mapping.headers.isEmpty
      var missing: [[Column]]?
      for (line, header) in headers.enumerated() {
        // Where neither name nor header is asked for, one of the mapping's own columns has to be there.
        guard mapping.headers.allSatisfy({ header.contains($0, stripping: false) }),
          isMeant || mapping.columns.values.joined().contains(where: { header.contains($0, stripping: false) })
        else { continue }
        let match = HeaderMatch(mapping.completed(for: header, date: name.date), header, date: name.date)
        if match.missing.isEmpty {
          let companions = name.table == nil ? match.mapping.companions : []
          return .claimed(
            claim(
              match, header, line: line, companions: companions.map { HeaderMatch($0, header, date: name.date) },
              notes: isNamed ? mapping.absences(in: header) : []))
        }
        if match.missing.count < missing?.count ?? .max { missing = match.missing }
      }
      if isNamed, let missing { return .failed(.missing(mapping.table, missing)) }
    }
    return nil
  }

  /// What is known of the first line of a file that is named after its table: thousands of files have one header.
  private static func known(_ name: FileName, _ lines: [[String]]) -> Classification? {
    guard let table = name.table, let names = lines.first else { return nil }
    return answer(Question(table: table, date: name.date, names: names)).map { .claimed($0) }
  }

  /// A claim on a first line, which follows from that line alone: thousands of files have one header.
  private static func remembered(
    _ table: Table?, _ headers: [Header], _ date: Day?, _ classify: () -> Classification?
  ) -> Classification? {
    guard let names = headers.first?.names else { return classify() }
    let question = Question(table: table, date: date, names: names)
    if let known = answer(question) { return .claimed(known) }
    let answer = classify()
    if case .claimed(let claim)? = answer, claim.headerLine == 0 {
      answers.withLock { answers in
        if answers.count >= mostAnswers { answers = [:] }
        answers[question] = claim
      }
    }
    return answer
  }

  /// What a claim on a first line follows from.
  private struct Question: Hashable {
    var table: Table?
    var date: Day?
    var names: [String]
  }

  private static func answer(_ question: Question) -> Claim? { answers.withLock { $0[question] } }

  private static let answers = Mutex<[Question: Claim]>([:])
  /// So many headers are remembered before all are forgotten.
  private static let mostAnswers = 256

  /// By the header alone: the first line on which a table is found.
  private static func byHeader(_ headers: [Header], _ date: Day?) -> Classification {
    remembered(nil, headers, date) { readByHeader(headers, date) } ?? .ignored(.noTable)
  }

  private static func readByHeader(_ headers: [Header], _ date: Day?) -> Classification {
    for (line, header) in headers.enumerated() {
      if let reason = Objects.reason(against: header) { return .ignored(.notATable(reason)) }
      if header.isMostlyUnnamed { continue }
      let fitting = MappingCatalog.builtIn.map { HeaderMatch($0, header, date: date) }.filter {
        $0.missing.isEmpty && $0.fitsByHeaderAlone
      }
      let sure = fitting.filter { !$0.mapping.isSynonyms }
      let strongest = (sure.isEmpty ? fitting : sure).max { $0.strength < $1.strength }?.strength
      guard let strongest else { continue }
      var tables = Set((sure.isEmpty ? fitting : sure).filter { $0.strength == strongest }.map(\.mapping.table))
      if tables.contains(.contacts) { tables.remove(.accounts) }
      guard tables.count == 1, let table = tables.first else {
        return .ignored(.tie(Table.allCases.filter(tables.contains)))
      }
      guard let best = best(fitting.filter { $0.mapping.table == table }) else { continue }
      if best.mapping.table == .spend, best.mapping.isNative, let reason = Objects.money(in: header, hasChannel: true) {
        return .ignored(.notATable(reason))
      }
      let companions = best.mapping.companions.map { HeaderMatch($0, header, date: date) }
      return .claimed(claim(best, header, line: line, companions: companions))
    }
    if let reason = headers.lazy.compactMap({ Objects.visits(in: $0) ?? Objects.money(in: $0) }).first {
      return .ignored(.notATable(reason))
    }
    return .ignored(nearly(headers, date) ?? .noTable)
  }

  /// The table that a header comes close to: all or all but one of a mapping's tell-tale names are there.
  private static func nearly(_ headers: [Header], _ date: Day?) -> Refusal? {
    let matches = headers.flatMap { header in
      MappingCatalog.builtIn.map { HeaderMatch($0, header, date: date) }.filter {
        !$0.missing.isEmpty && $0.absentTells <= 1 && $0.mapping.signature.count > $0.absentTells + 1
          && $0.count > $0.missing.count
      }
    }
    let closest = matches.min { left, right in
      (left.absentTells, left.missing.count, -left.count) < (right.absentTells, right.missing.count, -right.count)
    }
    return closest.map { closest in
      .nearly(
        closest.mapping.table, mapping: closest.mapping.name, closest.missing,
        nameMayDate: closest.mapping.dateFromName
          && closest.missing.allSatisfy { $0 == [.date] || $0 == [.timestamp] })
    }
  }

  /// The claim of the best of some mappings of one table, on the first line that has what it requires.
  ///
  /// - Parameter isNamed: whether the name says outright which table it is: else the table's own form may not guess a required column.
  private static func claim(
    of mappings: [Mapping], _ headers: [Header], _ date: Day?, isNamed: Bool = true
  ) -> Classification? {
    for (line, header) in headers.enumerated() {
      let complete = mappings.map { HeaderMatch($0, header, date: date) }.filter {
        $0.missing.isEmpty && $0.isSound && (isNamed || $0.isComplete)
      }
      guard let best = best(complete) else { continue }
      // The name says which table it is: the same records give no other.
      let companions = best.mapping.companions.filter { $0.table == best.mapping.table }
      return .claimed(
        claim(best, header, line: line, companions: companions.map { HeaderMatch($0, header, date: date) }))
    }
    return nil
  }

  /// The built-in mapping that would most likely read a header as a table: one that misses nothing, if there is one.
  static func likeliest(of table: Table, _ header: Header, _ date: Day?) -> HeaderMatch? {
    let matches = MappingCatalog.builtIn.filter { $0.table == table }.map { HeaderMatch($0, header, date: date) }.filter
    {
      ($0.isTelling || $0.mapping.isNative) && $0.isSound
    }
    return best(matches.filter(\.missing.isEmpty)) ?? best(matches)
  }

  /// Of several readings as one table: one whose tell-tale names are there, then the one that
  /// gives most of the table's columns, then the first. Where a vendor is told by its names, synonyms say nothing better.
  private static func best(_ matches: [HeaderMatch]) -> HeaderMatch? {
    // Nor where the table's own columns are there, since its own form knows all synonyms.
    let isTold = matches.contains {
      !$0.mapping.isSynonyms && ($0.mapping.isNative ? $0.isComplete : $0.fitsByHeaderAlone)
    }
    let matches = isTold ? matches.filter { !$0.mapping.isSynonyms } : matches
    return matches.enumerated().max { left, right in
      let (a, b) = (left.element, right.element)
      if a.isTelling != b.isTelling { return b.isTelling }
      return a.count != b.count ? a.count < b.count : left.offset > right.offset
    }?.element
  }

  /// What a table misses on the line that comes closest.
  private static func missing(
    in mappings: [Mapping], of table: Table, _ headers: [Header], _ date: Day?
  ) -> Refusal {
    let matches = headers.flatMap { header in mappings.map { HeaderMatch($0, header, date: date) } }.filter {
      $0.isSound && !$0.missing.isEmpty
    }
    let closest = matches.min { left, right in
      (left.missing.count, -left.count) < (right.missing.count, -right.count)
    }
    return .missing(table, closest?.missing ?? TableColumns.required(by: table))
  }

  private static func claim(
    _ match: HeaderMatch, _ header: Header, line: Int?, companions: [HeaderMatch] = [], notes: [String] = []
  ) -> Claim {
    let companions = companions.filter { $0.missing.isEmpty && $0.fitsByHeaderAlone }
    let all = ([match] + companions).map { (match: $0, understood: $0.understood) }
    let columns = header.names.enumerated().map { position, name in
      let reader = all.first { $0.understood[position] != nil }
      return ColumnMatch(
        name: name, column: reader?.understood[position]?.rawValue, isGuess: reader?.match.isGuess(position) == true,
        table: reader?.match.mapping.table)
    }
    let undecided = Column.allCases.compactMap { column in
      match.undecided[column].map { names in
        "\(names.map { "\"\($0)\"" }.joined(separator: " and ")) could each be \(column.rawValue): neither is taken; to say "
          + "which, write in abmtop.yaml: mappings: [{name: mine, table: \(match.mapping.table.rawValue), "
          + "fields: {\(column.rawValue): \"\(names.first ?? "")\"}}]"
      }
    }
    let scales = match.scales(header).sorted { $0.key < $1.key }.map { position, scale in
      "\"\(header.names[position])\" is in \(scale.words): its amounts are multiplied"
    }
    return Claim(
      headerLine: line,
      bindings: [match.binding(header)] + companions.map { $0.binding(header, keepsExtras: false) },
      columns: columns, notes: notes + undecided + match.omissions(header) + match.datePartNotes(header) + scales)
  }
}

/// What a file is, by its name and its header.
public enum Classification: Hashable, Sendable {
  /// Its records give rows.
  case claimed(Claim)
  /// No table claims it.
  case ignored(Refusal)
  /// It belongs to a table, or a user's mapping, and cannot be read as that.
  case failed(Refusal)
}

/// How a file is to be read.
public struct Claim: Hashable, Sendable {
  /// Which of the candidate lines is the header; nil where the file has none, and its first line is data.
  public var headerLine: Int?
  /// The tables that each record gives rows for, at least one. All have the same mapping.
  public var bindings: [TableBinding]
  /// Every column of the header, in order, and what it was understood as.
  public var columns: [ColumnMatch]
  /// What could not be decided, and what to write to decide it.
  public var notes: [String]
}
