internal import Accounts
public import Formatting
public import Values

/// Bad rows of a file that are bad for the same reason in the same column.
public struct ProblemGroup: Sendable {
  /// So many lines of each group are listed where not all are asked for.
  public static let shown = 3

  /// The column and what is wrong there, without the value: `closed_at: not a date`.
  public var words: String
  /// How many there are.
  public var count: Int
  /// The first of them, in the order of lines.
  public var first: [RowProblem]
  /// The table that the rows would have been of; nil where nobody knows.
  public var table: Table?
  /// What they would be worth.
  public var worth: WorthLeftOut

  /// `120 of them worth $4,300.00`; nil where no amount can be read.
  public func worthWords(_ money: MoneyFormat) -> String? { worth.words(of: count, in: table, money) }

  /// The bad rows of a file by column and reason, in the order in which each first occurs.
  ///
  /// - Complexity: O(problems).
  public static func all(of problems: [RowProblem]) -> [ProblemGroup] {
    var groups: [ProblemGroup] = []
    var positions: [Key: Int] = [:]
    for problem in problems {
      let key = Key(table: problem.table, column: problem.column, reason: problem.reason.kind)
      if let position = positions[key] {
        groups[position].count += 1
        groups[position].worth.add(problem)
        if groups[position].first.count < shown { groups[position].first.append(problem) }
      } else {
        positions[key] = groups.count
        let column = problem.column.isEmpty ? "" : SafeText.line(problem.column) + ": "
        groups.append(
          ProblemGroup(
            words: column + key.reason, count: 1, first: [problem], table: problem.table, worth: WorthLeftOut([problem])
          ))
      }
    }
    return groups
  }

  /// Whether some are not listed where not all are asked for.
  static func isCut(_ problems: [RowProblem]) -> Bool { all(of: problems).contains { $0.count > $0.first.count } }

  private struct Key: Hashable {
    var table: Table?
    var column: String
    var reason: String
  }
}

extension RowProblem.Reason {
  /// The reason without the value at fault, so that all rows with the same mistake have the same. Reasons without a value are
  /// their words.
  fileprivate var kind: String {
    switch self {
    case .unreadable(_, let expected): "not \(expected)"
    case .otherDecimalMark: "another decimal mark than the other values (abmtop.yaml: decimal_comma: true or false)"
    case .roundedID: "ids rounded by a spreadsheet: format ids as text before saving"
    case .outOfRange(_, let range): "outside \(range)"
    case .tooManyFields(_, let header): "more fields than the header's \(header)"
    case .notJSON: "not valid JSON"
    case .expectedLater:
      "no day says when it was won or lost, and the expected close is after the newest day of the data"
    case .closedWithoutOutcome: "closed, but neither won nor lost"
    default: words
    }
  }
}
