import Accounts
import Metrics
import Report

/// What reports write, as text.
enum Written {
  static func render(_ snapshot: Snapshot, _ figures: Figures, _ options: ReportOptions = ReportOptions())
    throws(ReportError) -> String
  { String(decoding: try Report.render(snapshot, figures, options), as: UTF8.self) }

  static func accounts(
    _ snapshot: Snapshot, of set: AccountSet = .all, _ request: AccountTable.Request = AccountTable.Request(),
    _ options: ReportOptions = ReportOptions()
  ) throws(ReportError) -> String {
    String(decoding: try Report.accounts(snapshot, of: set, request, options), as: UTF8.self)
  }

  static func account(_ id: String, _ snapshot: Snapshot, _ options: ReportOptions = ReportOptions())
    throws(ReportError) -> String
  { String(decoding: try Report.account(id, snapshot, options), as: UTF8.self) }

  static func check(_ dataset: Dataset, _ health: Health, _ options: ReportOptions = ReportOptions()) -> String {
    String(decoding: Report.check(dataset, health, options), as: UTF8.self)
  }

  static func explain(
    _ snapshot: Snapshot, _ explanation: Explanation, account: Int? = nil, _ options: ReportOptions, limit: Int? = nil,
    rows: Bool = false
  ) -> String {
    let request = Report.ExplainRequest(account: account, limit: limit, listsRows: rows)
    return String(decoding: Report.explain(snapshot, explanation, request, options), as: UTF8.self)
  }
}
