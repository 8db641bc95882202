internal import Accounts
internal import Formatting
internal import Metrics
internal import Values

/// An explanation as JSON.
struct ExplainJSON {
  let snapshot: Snapshot
  let explanation: Explanation
  let account: Int?
  let rows: ExplainedRows?
  let money: MoneyFormat

  /// How it begins is as in every report; the value and what it is made of are those of a report's `kpis`.
  var json: JSON {
    let subject = explanation.subject
    var members = Report.head(snapshot)
    members += [
      ("kpi", .text(subject.id)), ("name", .text(subject.name)), ("formula", .text(subject.formula)),
      ("unit", .text(subject.unit.rawValue)),
    ]
    if let remark = subject.remark { members.append(("remark", .text(remark))) }
    members += snapshot.trust.coverage(of: subject).json
    members += subject.members(explanation.figure)
    members.append(("terms", adds(explanation.terms.map(\.total))))
    let parts = explanation.parts.filter { account == nil || $0.account == account }
    members.append(("accounts", .array(parts.map(part))))
    if let rows {
      members.append(("rows", .array(rows.rows.map(row))))
      if !rows.isComplete {
        members.append(
          (
            "rows_not_listed",
            .object([
              ("rows", .integer(rows.rowsLeft)), ("accounts", .integer(rows.accountsLeft)),
              ("adds", adds(rows.addsLeft)),
            ])
          ))
      }
    }
    return .object(members)
  }

  private func adds(_ values: [Double]) -> JSON {
    .object(zip(explanation.terms, values).map { ($0.name, .number($1)) })
  }

  private func part(_ part: Explanation.Part) -> JSON {
    let account = snapshot.dataset.accounts[part.account]
    return .object(
      [("id", .text(account.id)), ("name", .text(account.name))]
        + zip(explanation.terms, part.values).map { ($0.name, .number($1)) })
  }

  private func row(_ row: Evidence) -> JSON {
    .object([
      ("account", .optional(row.account.map { snapshot.dataset.accounts[$0].id })),
      ("table", .text(row.table.rawValue)), ("file", .text(row.place.path)), ("line", .integer(row.place.line)),
      ("day", .day(row.day)), ("what", .text(row.words(money))), ("adds", adds(row.adds)),
    ])
  }
}
