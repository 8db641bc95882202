public import Values

/// A file's header understood as one table: where each of the table's columns comes from.
public struct TableBinding: Sendable, Hashable {
  /// Treatments that a column list cannot express; the row builders know each.
  public enum Treatment: Hashable, Sendable, CaseIterable {
    /// `closed_at` is `expected_close` unless the opportunity is closed (Salesforce, HubSpot).
    case closeDateOnlyWhenClosed
    /// `what_id` names an account or an opportunity where `account_id` is empty (Salesforce tasks and events).
    case relatedToNamesAccount
    /// A task has happened only if its `status` is Completed, or, where that is empty, `is_closed` is true (Salesforce):
    /// any other row is none. Where a file has neither column, or only an empty `status`, it has happened.
    case onlyCompleted
    /// An empty or absent id: each row is its own (`opportunity_id` or `contract_id` is made from the path and the line).
    case rowIsItsOwnID
    /// The account's name is its id: `account_id` and `name` come from the same field.
    case nameIsID
    /// The contact's e-mail address is its id: `contact_id` and `email` come from the same field.
    case emailIsID
    /// The first element of a list `8001;8002` counts, in the columns that name accounts and contacts (HubSpot associations).
    case firstOfList
    /// An existing-business deal of a pipeline whose name contains "renewal" is a renewal (HubSpot).
    case renewalPipeline
    /// A `probability` without a percent sign that is above 1 is a percentage (Salesforce writes 10 for 0.1).
    case percentProbability
    /// A `call` whose `call_disposition` says that nobody was reached is a `call_attempt`: `CallDispositions.isAttempt`.
    case unansweredCalls
    /// A row with an empty required `amount` or a `count` of 0 is no row and not bad: a campaign without costs, a day without clicks.
    case emptyMeansNone
    /// A row that names no campaign, in a file that has a column for it, is the total of the others (Meta puts it first).
    case namelessIsTotal
    /// A row without a time is no row and not bad: of an e-mail that was sent, most were never replied to.
    case untimedIsNone
    /// Of the types only those that are translated are activities: tools also log what nobody did (a score changed).
    case onlyTranslatedTypes
    /// What stands below the header may be more of it: what is asked in a column (SurveyMonkey), or its id (Qualtrics).
    case subheader
    /// A score may have its meaning behind it: `10 - Extremely likely`.
    case labelledScore
    /// The `end` of a contract is the first day after it (Zuora).
    case endIsNextStart
    /// Without an id, rows of one account, name and day are one deal: they list its products, or who shares in it.
    case lineOfDeal
    /// Of the rows of this file with the same day, account and topic only the one with the highest score counts (Bombora repeats
    /// a domain once per metro area).
    case highestScoreOnly
    /// Reports end in lines that are no records: `Footers.isFooter` tells them.
    case footers
  }

  /// The table the rows belong to.
  public var table: Table
  /// The name of the mapping.
  public var mapping: String
  /// The positions of the fields that give a column; of several the first that is not empty in a row.
  public var fields: [Column: [Int]]
  /// The fields that give a column's amounts in another currency already converted: they go before those of `fields`.
  public var converted: [Column: [ConvertedField]] = [:]
  /// Columns whose day is made of several fields.
  public var dateParts: [Column: DateParts] = [:]
  /// By the position of an amount's field, the power of ten by which it is multiplied: the column's name says thousands.
  public var scales: [Int: Int] = [:]
  /// Values of columns for rows in which no field gives one.
  public var constants: [Column: String]
  /// Translations of a column's values, by the value's letters and digits in lower case.
  public var translations: [Column: [String: String]]
  /// What else has to be done.
  public var treatments: Set<Treatment>
  /// Positions and names of the accounts' other columns.
  public var extras: [Int: String]
  /// Columns by which a report is grouped: an empty field repeats the one above it.
  public var grouped: Set<Int> = []
  /// Where messages say what they carry (Singer): only a `RECORD` is a record.
  public var messageType: Int?

  /// A field with amounts that are converted already.
  public struct ConvertedField: Sendable, Hashable {
    /// Its position.
    public var position: Int
    /// The currency that its name says; nil: the company's, which is the reporting one.
    public var currency: String?
  }

  /// A binding.
  public init(
    table: Table, mapping: String, fields: [Column: [Int]], constants: [Column: String] = [:],
    translations: [Column: [String: String]] = [:], treatments: Set<Treatment> = [], extras: [Int: String] = [:]
  ) {
    self.table = table
    self.mapping = mapping
    self.fields = fields
    self.constants = constants
    self.translations = translations
    self.treatments = treatments
    self.extras = extras
  }
}

/// The lines after the last record of a report: totals, copyright, who ran it.
public enum Footers {
  /// What a line of totals begins with, in lower case: English, German, French, Spanish, Portuguese, Italian, Dutch, Polish, Swedish.
  public static let totals: [StaticString] = [
    "total", "grand total", "subtotal", "sub-total", "gesamt", "gesamtsumme", "gesamtergebnis", "summe",
    "zwischensumme",
    "total général", "total general", "total geral", "totale", "totaal", "eindtotaal", "razem", "suma końcowa",
    "totalt",
  ]

  /// Whether a text is no more than a word for a total, or one with a colon behind it: `Total`, `Gesamt: Konto`, `Total : compte`.
  public static func isTotal(_ text: UnsafeRawBufferPointer) -> Bool {
    totals.contains { word in
      guard text.count >= word.utf8CodeUnitCount,
        Text.equals(UnsafeRawBufferPointer(rebasing: text[..<word.utf8CodeUnitCount]), word)
      else { return false }
      let rest = Text.trimmed(UnsafeRawBufferPointer(rebasing: text[word.utf8CodeUnitCount...]))
      return rest.first.map { $0 == UInt8(ascii: ":") } ?? true
    }
  }

  /// Whether a record of a file with `TableBinding.Treatment.footers` is no record but one of these lines.
  ///
  /// - Parameters:
  ///   - first: the text of its first non-empty field.
  ///   - filled: how many fields are not empty.
  ///   - fields: how many it has, empty or not.
  ///   - columns: how many the header has.
  ///   - mayBeBare: whether a record can hold one value alone: accounts of which only the name is known.
  /// - Returns: true where the text says so (`Total`, `Grand Totals`, `Total: Account`), or where it stands alone in a row of three
  ///   columns or more: hardly a record is that bare, and none without a delimiter.
  public static func isFooter(
    first: UnsafeRawBufferPointer, filled: Int, fields: Int, columns: Int, mayBeBare: Bool = false
  ) -> Bool {
    if filled == 1, columns > 2, fields == 1 || !mayBeBare { return true }
    if isTotal(first) { return true }
    for word in totals where first.count >= word.utf8CodeUnitCount {
      let length = word.utf8CodeUnitCount
      guard Text.equals(UnsafeRawBufferPointer(rebasing: first[..<length]), word) else { continue }
      // `Total`, `Totals`, `Total: Search`; but not `Totalmix Ltd`.
      let rest = first[length...].drop { Text.lower($0) == UInt8(ascii: "s") }
      if rest.first.map({ !Text.isLetter($0) && !Text.isDigit($0) && $0 < 0x80 && $0 != 32 }) ?? true { return true }
    }
    return false
  }
}

/// What a logged call came to.
public enum CallDispositions {
  /// Whether the text says that nobody was reached: no answer, voicemail or a message left, busy, a wrong number.
  public static func isAttempt(_ text: UnsafeRawBufferPointer) -> Bool {
    let words: [StaticString] = [
      "no answer", "noanswer", "no_answer", "voicemail", "voice mail", "left message", "left live message", "busy",
      "wrong number",
      "not connected", "unreachable", "no contact", "not reached", "gatekeeper",
    ]
    return words.contains { Text.contains(text, $0) }
  }
}
