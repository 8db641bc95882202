internal import Values

/// In which unit a column's name says that its amounts are: `Amount (k)`, `Umsatz in TEUR`, `ARR ($000s)`, `Revenue in thousands`.
struct AmountScale: Hashable {
  /// The power of ten by which an amount is multiplied: 3 or 6.
  let exponent: Int
  /// The name without it, in plain form.
  let rest: String
  /// The currency that the unit names: EUR of `TEUR`.
  let currency: String?

  /// nil where the name says no unit, or is not that of an amount.
  init?(_ name: String) {
    // Most names are one word.
    guard name.utf8.contains(where: { !Text.isLetter($0) && !Text.isDigit($0) }) else { return nil }
    let hasSign = name.contains { "$\u{20AC}\u{A3}\u{A5}".contains($0) }
    var words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    var exponent: Int?
    var currency: String?
    loop: while words.count > 1, let last = words.last {
      if let unit = AmountScale.units[last], exponent == nil {
        exponent = unit
      } else if AmountScale.letters[last] != nil, exponent == nil {
        // One letter may be anything: it has to stand in brackets, after a currency or behind `in`.
        let before = words.dropLast().last ?? ""
        let isInBrackets = name.last.map { ")]".contains($0) } ?? false
        guard isInBrackets || hasSign || currency != nil || before == "in" || HeaderAlias.isCode(before) else {
          return nil
        }
        exponent = AmountScale.letters[last]
      } else if exponent == nil, let first = last.first, let unit = AmountScale.letters[String(first)],
        HeaderAlias.isCode(String(last.dropFirst()))
      {
        exponent = unit
        currency = String(last.dropFirst()).uppercased()
      } else if HeaderAlias.isCode(last), currency == nil {
        currency = last.uppercased()
      } else if last != "in", last != "of" {
        break loop
      }
      words.removeLast()
    }
    guard let exponent, words.contains(where: { word in AmountScale.amounts.contains { word.contains($0) } }) else {
      return nil
    }
    self.exponent = exponent
    self.currency = currency
    rest = Header.key(words.joined())
  }

  /// `thousands`, `millions`.
  var words: String { exponent == 3 ? "thousands" : "millions" }

  private static let units: [String: Int] = [
    "000": 3, "000s": 3, "thousand": 3, "thousands": 3, "thou": 3, "tsd": 3, "tausend": 3, "milliers": 3, "miles": 3,
    "migliaia": 3, "duizend": 3, "duizenden": 3, "milhares": 3, "tys": 3, "million": 6, "millions": 6, "mio": 6,
    "mln": 6, "mn": 6, "mm": 6, "millionen": 6, "millones": 6, "milioni": 6, "miljoen": 6,
  ]
  private static let letters = ["k": 3, "t": 3, "m": 6]
  /// What names of amounts contain.
  private static let amounts = [
    "amount", "value", "arr", "mrr", "acv", "tcv", "revenue", "price", "spend", "spent", "cost", "bookings", "pipeline",
    "turnover", "sales", "betrag", "wert", "umsatz", "volumen", "montant", "chiffre", "importe", "importo", "valor",
    "valore", "kosten", "fatturato", "bedrag", "omzet", "waarde", "kwota", "belopp", "dealsize", "budget",
  ]
}

extension Claim {
  /// Amounts as Chargebee's API writes them (`subscription.mrr`) are in cents: in JSON, and where the days beside them are the seconds of
  /// the API too.
  ///
  /// - Parameter records: the first ones, each cut into fields; none of JSON.
  mutating func readCents(records: ArraySlice<[String]>, isJSON: Bool) {
    func positions(of names: Set<String>) -> [Int] { columns.indices.filter { names.contains(columns[$0].name) } }
    let amounts = positions(of: ["subscription.mrr", "subscription.plan_amount", "subscription.cmrr"]).filter {
      columns[$0].column != nil
    }
    if amounts.isEmpty { return }
    func holds(_ position: Int, _ digits: ClosedRange<Int>) -> Bool {
      let values = records.compactMap { position < $0.count ? $0[position] : nil }.filter { !$0.isEmpty }
      return !values.isEmpty && values.allSatisfy { digits.contains($0.utf8.count) && $0.utf8.allSatisfy(Text.isDigit) }
    }
    let days = positions(of: [
      "subscription.started_at", "subscription.current_term_start", "subscription.created_at",
      "subscription.activated_at",
    ])
    guard isJSON || (days.contains { holds($0, 9...10) } && amounts.allSatisfy { holds($0, 1...15) }) else { return }
    for position in amounts {
      for binding in bindings.indices { bindings[binding].scales[position] = -2 }
      notes.append("\"\(columns[position].name)\" is in cents, as Chargebee's API writes it")
    }
  }
}
