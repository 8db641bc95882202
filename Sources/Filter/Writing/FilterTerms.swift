/// Changing a filter's text term by term, as keys do (`t` cycles the tier, Enter narrows to one).
extension Filter {
  /// A term that finds a value of a field or column exactly, quoted where it must be; an empty value finds empty ones.
  ///
  /// - Parameter field: a field's id, or a column's name.
  public static func term(_ field: String, _ value: String) -> String {
    let name = FilterCatalog.field(withID: field)?.name ?? Quoting.fieldName(field)
    if value.isEmpty { return name + ":-" }
    let special = name == "owner" && value.lowercased() == "me" || value.contains("..")
    return name + ":" + Quoting.quoted(value, special: special)
  }

  /// A term that finds any of some values of a field or column exactly; no value: the empty text, which finds everything.
  ///
  /// - Parameter field: a field's id, or a column's name.
  public static func term(_ field: String, anyOf values: [String]) -> String {
    guard let first = values.first else { return "" }
    // The name before the first colon that is not quoted stands once.
    let name = String(term(field, "").dropLast(2))
    return ([term(field, first)] + values.dropFirst().map { String(term(field, $0).dropFirst(name.count + 1)) })
      .joined(separator: ",")
  }

  /// A text with a term added, in the place of one on the same field where the text has one.
  ///
  /// Only terms that hold for the whole text are replaced: none that is excluded, in parentheses, or beside an `or`.
  /// A text that is no filter keeps what it has, and the term follows.
  public static func text(adding term: String, to text: String) -> String {
    if Lexer.tokens(Source(text), .open).isEmpty { return term }
    guard let outline = outline(of: text) else { return text + " " + term }
    guard outline.count == 1 else { return "(\(text)) \(term)" }
    let field = fields(of: term).first
    var parts: [String] = []
    var isPlaced = false
    for clause in outline[0] {
      if field == nil || clause.field != field {
        parts.append(clause.text)
      } else if !isPlaced {
        parts.append(term)
        isPlaced = true
      }
    }
    return (isPlaced ? parts : parts + [term]).joined(separator: " ")
  }

  /// A text without the terms on a field that hold for the whole of it.
  public static func text(removing field: String, from text: String) -> String {
    guard let outline = outline(of: text), outline.count == 1 else { return text }
    let name = Vocabulary.open.field(named: field)?.name
    guard outline[0].contains(where: { $0.field == name }) else { return text }
    return outline[0].filter { $0.field == nil || $0.field != name }.map(\.text).joined(separator: " ")
  }

  /// The term on a field that holds for the whole of a text, as it is written there (`tier:1`); nil: none.
  public static func term(on field: String, in text: String) -> String? {
    guard let outline = outline(of: text), outline.count == 1,
      let name = Vocabulary.open.field(named: field)?.name
    else { return nil }
    return outline[0].first { $0.field == name }?.text
  }

  /// The parts that a text joins, each as written and with its field where it is a term; nil where it is no filter.
  private static func outline(of text: String) -> [[(text: String, field: String?)]]? {
    let source = Source(text)
    guard let (_, outline) = try? Parser.parse(source, .open) else { return nil }
    return outline.map { clauses in
      clauses.map { clause in
        if case .term(let term) = clause.node { return (source.text(clause.range), term.field) }
        return (source.text(clause.range), nil)
      }
    }
  }

  private static func fields(of text: String) -> [String] {
    (outline(of: text) ?? []).flatMap { $0.compactMap(\.field) }
  }
}
