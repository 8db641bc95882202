public import Accounts
internal import Formatting
public import Metrics
public import Values

extension RowProblem.Reason {
  /// What is wrong with a row, as data health says it. Values from data are made harmless, long ones cut.
  public var words: String {
    switch self {
    case .missing: "is empty, but required"
    case .unreadable(let value, let expected): "\(quoted(value)) is not \(expected)"
    case .otherDecimalMark(let value):
      "\(quoted(value)) has another decimal mark than the other values, which contradict each other (say in abmtop.yaml "
        + "which decides, decimal_comma: true or false)"
    case .roundedID(let value): "\(quoted(value)) was rounded by a spreadsheet: format ids as text before saving"
    case .outOfRange(let value, let range): "\(quoted(value)) is outside \(range)"
    case .unknownCurrency(let code):
      "no rate for the currency \(quoted(code)) (set one under currency.rates in abmtop.yaml)"
    case .endsBeforeStart: "the contract ends before it starts"
    case .endedWithoutDay: "ended, but no day says when"
    case .closedWithoutOutcome: "closed, but neither won nor lost"
    case .tooManyFields(let count, let header): "\(count) fields, but the header has \(header)"
    case .namesNoAccount: "the row names no account"
    case .openQuote: "a quote is never closed"
    case .fieldTooLong: "a field is longer than 8 MiB"
    case .recordTooLong: "the record is longer than 16 MiB"
    case .notJSON(let what): "is not valid JSON: \(SafeText.line(what))"
    }
  }
}

extension RowProblem {
  /// `file:line: column: reason`.
  public func words(in path: String) -> String {
    let column = column.isEmpty ? "" : SafeText.line(column) + ": "
    return "\(SafeText.line(path)):\(line): \(column)\(reason.words)"
  }
}

extension FileHealth {
  /// A note on a file in words; one that only names a column is about values there that were not understood.
  public static func words(ofNote note: String) -> String {
    switch note {
    case "type": "type: not understood, taken as new"
    case "employees", "annual_revenue", "probability": "\(note): not understood, taken as empty"
    default: SafeText.line(note)
    }
  }
}

extension Figure.Reason {
  /// Why a figure is n/a.
  public var words: String {
    switch self {
    case .missing(let tables):
      "no readable file for \(tables.map(\.rawValue).joined(separator: " or "))"
    case .undated(let dates):
      "\(dates.first?.table.rawValue ?? "rows") have no \(dates.compactMap(\.columns.first).joined(separator: " or "))"
    case .nothingToDivideBy: "the denominator is 0"
    case .noCustomers: "there are no customers"
    case .noProfile: "icp.criteria is not set"
    case .noValues: "no account has such a value in the period"
    case .beyondMoney: "the amounts could add up to more than 922 trillion"
    }
  }
}

extension OpportunityType {
  /// The name in files and reports: `new`, `expansion`, `cross_sell`, `upsell`, `renewal`.
  public var name: String {
    switch self {
    case .new: "new"
    case .expansion: "expansion"
    case .crossSell: "cross_sell"
    case .upsell: "upsell"
    case .renewal: "renewal"
    }
  }
}

extension DealTotals {
  /// `12 won ($10,542,562.98), 3 lost ($3,058,912.50), 35 open ($30,002,070.50)`, money as it is given.
  public func words(_ money: (Money) -> String) -> String {
    [OpportunityStatus.won, .lost, .open].map { status in
      "\(Format.thousands(self[status].count)) \(status.name) (\(money(self[status].amount)))"
    }.joined(separator: ", ")
  }
}

extension FileOutcome {
  /// `read`, `ignored` or `failed`.
  var name: String {
    switch self {
    case .read: "read"
    case .ignored: "ignored"
    case .failed: "failed"
    }
  }

  /// Why it was not read; nil where it was.
  var reason: String? {
    switch self {
    case .read: nil
    case .ignored(let reason), .failed(let reason): reason.words
    }
  }
}

/// A value of a bad row between quotes: harmless, and at most 60 characters.
private func quoted(_ value: String) -> String {
  "“" + DisplayText.clipped(SafeText.line(value), to: 60) + "”"
}

/// Why a report cannot be written: what was asked for does not exist.
public enum ReportError: Error, Hashable, Sendable {
  /// No KPI has this id.
  case unknownKPI(String, nearest: String?)
  /// No column of accounts has this name.
  case unknownColumn(String, nearest: String?)
  /// No figure that can be explained has this id or name.
  case unknownFigure(String, nearest: String?)
  /// No analysis has this id.
  case unknownAnalysis(String, nearest: String?)
  /// The analysis has no variant of this name, but these.
  case unknownVariant(String, of: [String])
  /// No account has this id, name or domain.
  case unknownAccount(String, nearest: [String])
  /// Several accounts have this name or domain: their ids and names.
  case severalAccounts(String, [String])

  /// What is wrong, in one sentence.
  public var words: String {
    switch self {
    case .unknownKPI(let id, let nearest): "There is no KPI “\(SafeText.line(id))”\(ReportError.hint(nearest))"
    case .unknownColumn(let name, let nearest):
      "There is no column “\(SafeText.line(name))”\(ReportError.hint(nearest))"
    case .unknownFigure(let id, let nearest):
      "There is no KPI and no count of a funnel “\(SafeText.line(id))”\(ReportError.hint(nearest))"
    case .unknownAnalysis(let id, let nearest):
      "There is no analysis “\(SafeText.line(id))”\(ReportError.hint(nearest))"
    case .unknownVariant(let id, let known):
      "There is no variant “\(SafeText.line(id))”"
        + (known.isEmpty ? ": the analysis has none." : "; there are \(known.joined(separator: ", ")).")
    case .unknownAccount(let text, let nearest):
      "There is no account with the id, name or domain “\(SafeText.line(text))”"
        + (nearest.isEmpty
          ? "." : "; did you mean " + nearest.map { "“\(SafeText.line($0))”" }.joined(separator: " or ") + "?")
    case .severalAccounts(let text, let accounts):
      "\(Format.thousands(accounts.count)) accounts are called “\(SafeText.line(text))”; give the id of one:\n"
        + accounts.map { "  " + SafeText.line($0) }.joined(separator: "\n")
    }
  }

  private static func hint(_ nearest: String?) -> String {
    nearest.map { "; did you mean “\(SafeText.line($0))”?" } ?? "."
  }
}
