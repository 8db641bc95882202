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

  /// The name that is nearest to what was written, by edits; nil where none is close.
  public static func nearest(to name: String, among names: [String]) -> String? {
    let candidates = names.map { ($0, distance(Array(name.lowercased().utf8), Array($0.lowercased().utf8))) }
    guard let best = candidates.min(by: { $0.1 < $1.1 }) else { return nil }
    return best.1 <= max(2, name.utf8.count / 3) ? best.0 : nil
  }

  /// Levenshtein's distance.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (position, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = position + 1
      for column in right.indices {
        let above = row[column + 1]
        row[column + 1] = min(above + 1, row[column] + 1, diagonal + (right[column] == byte ? 0 : 1))
        diagonal = above
      }
    }
    return row[right.count]
  }
}
