/// Why a text is no filter, and where. Facts only: `words` says them.
public struct FilterError: Error, Hashable, Sendable {
  /// What is wrong with a filter.
  public enum Reason: Hashable, Sendable {
    /// No such field or column; the nearest name, if one is near.
    case unknownField(String, nearest: String?)
    /// An operator without a field directly before it.
    case missingField
    /// A field without a value, as while it is being typed, or a comma without one.
    case missingValue(field: String)
    /// `or`, `and`, `not`, `-` or `()` with nothing to apply to.
    case missingOperand(String)
    /// A `"` without its end.
    case unclosedQuote
    /// A `(` without its `)`, and the reverse.
    case unclosedParenthesis, unopenedParenthesis
    /// More parentheses within each other than this.
    case tooDeep(limit: Int)
    /// A value of a field of numbers that is none.
    case notANumber(String, field: String)
    /// A value of a field of days that is neither a date nor an age, or a range of one of each.
    case notADay(String, field: String)
    /// A value that is none of the field's names.
    case unknownValue(String, field: String, choices: [String])
    /// `<`, `>` or a range where the field is text and the value no number or date.
    case notComparable(field: String)
    /// A field of deals without parentheses behind it.
    case needsParentheses(field: String)
    /// A range whose end lies before its start.
    case reversedRange(String)
  }

  /// Where, in characters of the text. Never empty, and within the text.
  public var range: Range<Int>
  /// What is wrong.
  public var reason: Reason

  /// An error.
  public init(range: Range<Int>, reason: Reason) {
    self.range = range
    self.reason = reason
  }

  /// Whether what is wrong may only be that the text is not typed to its end: no reason for alarm while it is typed.
  ///
  /// - Parameter text: the text that it is an error of.
  public func isUnfinished(in text: String) -> Bool {
    switch reason {
    case .unclosedQuote, .unclosedParenthesis: return true
    default: break
    }
    let end = text.count - (text.reversed().prefix { $0 == " " }.count)
    guard range.upperBound >= end else { return false }
    switch reason {
    case .missingValue, .missingOperand, .needsParentheses, .reversedRange: return true
    case .unknownValue(let value, _, let choices):
      return choices.contains { $0.lowercased().hasPrefix(value.lowercased()) }
    case .notANumber(let value, _): return ["-", "$", "€", "£", "."].contains(value)
    case .notADay(let value, _): return value.allSatisfy { $0.isNumber || $0 == "-" || $0 == "." }
    default: return false
    }
  }

  /// The reason as a phrase of plain English without a full stop.
  public var words: String {
    switch reason {
    case .unknownField(let name, let nearest):
      nearest.map { "no field “\(name)”; did you mean “\($0)”?" }
        ?? "no field “\(name)”; quote it to search for it as text"
    case .missingField: "write a field directly before this, as in aes>50; quote it to search for it as text"
    case .missingValue(let field): "“\(field)” needs a value here; “-” finds empty ones, “*” all others"
    case .missingOperand(let word): "“\(word)” needs something to apply to"
    case .unclosedQuote: "this quote is not closed"
    case .unclosedParenthesis: "this parenthesis is not closed"
    case .unopenedParenthesis: "no parenthesis was opened before this one"
    case .tooDeep(let limit): "more than \(limit) parentheses within each other"
    case .notANumber(let value, let field): "“\(value)” is no number; “\(field)” takes 50, 1.5k, 10..40"
    case .notADay(let value, let field): "“\(value)” is no date or age; “\(field)” takes 2026-10-01, 14d, 30d..90d"
    case .unknownValue(let value, let field, let choices):
      "“\(field)” has no “\(value)”; it is one of \(choices.joined(separator: ", "))"
    case .notComparable(let field): "“\(field)” compares only with a number or a date"
    case .needsParentheses(let field): "“\(field)” has what must hold in parentheses: deal:(amount>100k close<30d)"
    case .reversedRange(let value): "the range “\(value)” ends before it starts"
    }
  }
}
