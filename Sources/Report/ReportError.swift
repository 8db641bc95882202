internal import Formatting

/// Why a report cannot be written: what was asked for does not exist.
public enum ReportError: Error, Hashable, Sendable {
  /// No KPI has this id.
  case unknownKPI(String, nearest: String?)
  /// No column of accounts has this name.
  case unknownColumn(String, nearest: String?)
  /// No account has this id.
  case unknownAccount(String)

  /// What is wrong, in one sentence.
  public var words: String {
    switch self {
    case .unknownKPI(let id, let nearest): "There is no KPI “\(SafeText.line(id))”\(ReportError.hint(nearest))"
    case .unknownColumn(let name, let nearest):
      "There is no column “\(SafeText.line(name))”\(ReportError.hint(nearest))"
    case .unknownAccount(let id): "There is no account with the id “\(SafeText.line(id))”."
    }
  }

  private static func hint(_ nearest: String?) -> String {
    nearest.map { "; did you mean “\(SafeText.line($0))”?" } ?? "."
  }
}
