internal import Values

/// A tree → its canonical text, which reads back as the same tree.
enum Printer {
  /// - Parameter isOfDeals: whether it stands within `deal:( … )`.
  static func text(_ node: Node, isOfDeals: Bool = false) -> String {
    func operand(_ node: Node, encloses: Bool = false) -> String {
      Printer.operand(node, encloses: encloses, isOfDeals: isOfDeals)
    }
    return switch node {
    case .everything: ""
    case .text(let needle): word(needle)
    case .term(let term): text(term, isOfDeals: isOfDeals)
    case .deals(let inner): "deal:(" + text(inner, isOfDeals: true) + ")"
    case .not(let inner): "-" + operand(inner, encloses: inner.isNegation)
    case .all(let nodes): nodes.map { operand($0) }.joined(separator: " ")
    case .any(let nodes): nodes.map { operand($0) }.joined(separator: " or ")
    }
  }

  /// A part of something larger, in parentheses where it is itself made of parts.
  private static func operand(_ node: Node, encloses: Bool, isOfDeals: Bool) -> String {
    let text = text(node, isOfDeals: isOfDeals)
    return switch node {
    case .all, .any: "(" + text + ")"
    default: encloses ? "(" + text + ")" : text
    }
  }

  private static func word(_ needle: Needle) -> String {
    Quoting.quoted(needle.pattern) { ["or", "and", "not"].contains($0) || $0.hasPrefix("-") }
  }

  private static func text(_ term: Term, isOfDeals: Bool) -> String {
    let known = isOfDeals ? DealFilterCatalog.field(named: term.field) : FilterCatalog.field(id: term.field)
    let field = known ?? .column(term.field)
    return field.name + ":" + term.tests.map { value($0, of: field) }.joined(separator: ",")
  }

  private static func value(_ test: Test, of field: FilterField) -> String {
    switch test {
    case .empty: "-"
    case .present: "*"
    case .me: "me"
    case .truth(let value): value ? "yes" : "no"
    case .named(let position):
      if case .properties(let properties) = field.kind { properties[position].id } else { "" }
    case .id(let id): Quoting.quoted(id)
    case .pattern(let pattern): Quoting.quoted(pattern) { field.name == "owner" && $0 == "me" }
    case .number(let bounds): self.number(bounds, of: field)
    case .day(let bounds): self.bounds(bounds, date)
    case .age(let bounds): self.bounds(bounds) { value, _ in number(value) + "d" }
    case .cell(let cell): self.cell(cell)
    }
  }

  private static func number(_ bounds: Bounds, of field: FilterField) -> String {
    guard case .choice(let choices, let reached) = field.kind else {
      return self.bounds(bounds) { value, _ in number(value) }
    }
    // A name alone would reach beyond itself.
    let isOne = reached && bounds.lower != nil && bounds.lower == bounds.upper
    let name = self.bounds(bounds) { choice($0, $1, of: choices) }
    return isOne ? name + ".." + name : name
  }

  private static func cell(_ cell: ColumnTest) -> String {
    if let pattern = cell.pattern {
      // Without a reading the dots of a range were quoted.
      return Quoting.quoted(pattern) { $0.contains("..") && cell.reading == nil }
    }
    switch cell.reading {
    case .number(let bounds): return self.bounds(bounds) { value, _ in number(value) }
    case .day(let bounds): return self.bounds(bounds, date)
    case .age(let bounds): return self.bounds(bounds) { value, _ in number(value) + "d" }
    case nil: return "-"
    }
  }

  /// Bounds as a comparison, a range or a value.
  ///
  /// - Parameter write: a value, and whether it is the lower end of what its name stands for.
  private static func bounds(_ bounds: Bounds, _ write: (Double, Bool) -> String) -> String {
    switch (bounds.lower, bounds.upper) {
    case (let lower?, let upper?):
      let (from, to) = (write(lower, true), write(upper, false))
      return from == to ? from : from + ".." + to
    case (let lower?, nil): return bounds.includesLower ? ">=" + write(lower, true) : ">" + write(lower, false)
    case (nil, let upper?): return bounds.includesUpper ? "<=" + write(upper, false) : "<" + write(upper, true)
    case (nil, nil): return "*"
    }
  }

  private static func choice(_ value: Double, _ isLower: Bool, of choices: [FilterField.Choice]) -> String {
    choices.first { Double(isLower ? $0.values.lowerBound : $0.values.upperBound) == value }?.id ?? number(value)
  }

  private static func date(_ value: Double, _ isLower: Bool) -> String { Day(Int32(value)).iso }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : String(value)
  }
}

extension Node {
  fileprivate var isNegation: Bool { if case .not = self { true } else { false } }
}

extension Filter {
  /// The filter in one canonical spelling: fields by their first names, values quoted only where they must be.
  /// Reads back (with the same columns) as a filter that keeps the same accounts.
  public var canonical: String { Printer.text(root) }
}

/// Writes texts so that they are read back as what they are.
enum Quoting {
  /// A text as a value or word: as it is where nothing in it has a meaning, else in quotes.
  ///
  /// - Parameter special: whether the bare text would mean something else (`or`, `me`, `-`).
  static func quoted(_ text: String, special: Bool = false) -> String {
    if !special, isPlain(text) { return text }
    return "\"" + escaped(text) + "\""
  }

  /// What stands between quotes for a text.
  private static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" || scalar == "*" { escaped.append("\\") }
      escaped.append(scalar)
    }
    return String(escaped)
  }

  /// A pattern as a value or word; its wildcards stay wildcards.
  static func quoted(_ pattern: Pattern, special: (String) -> Bool) -> String {
    let pieces = pattern.bytes.split(separator: Wildcards.anything, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let bare = pieces.joined(separator: "*")
    if pieces.allSatisfy({ $0.isEmpty || isPlain($0) || $0 == "-" }), !bare.isEmpty, bare != "-", bare != "*",
      !special(bare)
    {
      return bare
    }
    return "\"" + pieces.map(escaped).joined(separator: "*") + "\""
  }

  /// Letters, digits, and marks that mean nothing anywhere; not a `-` at the start, which excludes.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first != "-" else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "_-./@&+#%'!".unicodeScalars.contains(scalar)
    }
  }

  /// A field's name as it can be typed: whatever is no letter or digit separates words.
  static func fieldName(_ name: String) -> String {
    var written = ""
    for character in name.lowercased() {
      if character.isLetter || character.isNumber {
        written.append(character)
      } else if written.last != "_" {
        written += "_"
      }
    }
    return written
  }
}
