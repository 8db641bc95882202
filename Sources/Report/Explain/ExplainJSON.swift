internal import Accounts
internal import Values
internal import Metrics

/// An explanation as JSON.
struct ExplainJSON {
  let snapshot: Snapshot
  let explanation: Explanation
  let account: Int?
  let evidence: [Evidence]?

  init(_ snapshot: Snapshot, _ explanation: Explanation, account: Int?, evidence: [Evidence]?) {
    self.snapshot = snapshot
    self.explanation = explanation
    self.account = account
    self.evidence = evidence
  }

  var json: JSON {
    let kpi = explanation.kpi
    let coverage = snapshot.trust.coverage(of: kpi)
    var members: [(String, JSON)] = [
      ("schema", .integer(Report.schema)),
      ("kpi", .text(kpi.id)),
      ("name", .text(kpi.name)),
      ("formula", .text(kpi.formula)),
      ("as_of", .text(explanation.point.asOf.iso)),
      (
        "period",
        .object([("from", .text(explanation.point.from.iso)), ("to", .text(explanation.point.asOf.iso))])
      ),
      ("trust", snapshot.trust.json), ("coverage", .optional(coverage.share)), ("partial", .bool(coverage.isPartial)),
      ("value", .optional(explanation.figure.value)),
    ]
    if let money = explanation.figure.money { members.append(("money", .text(money.decimal))) }
    if let reason = explanation.figure.reason { members.append(("reason", .text(reason.words))) }
    if let cases = explanation.figure.cases {
      members += [("n", .integer(cases)), ("small", .bool(explanation.figure.isSmall))]
    }
    if let interval = explanation.figure.interval { members.append(("interval", .interval(interval))) }
    members.append(("terms", .object(explanation.terms.map { ($0.name, .number($0.total)) })))
    let parts = explanation.parts.filter { account == nil || $0.account == account }
    members.append(("accounts", .array(parts.map(part))))
    if let evidence { members.append(("rows", .array(evidence.map(row)))) }
    return .object(members)
  }

  private func part(_ part: Explanation.Part) -> JSON {
    let account = snapshot.dataset.accounts[part.account]
    return .object(
      [("id", .text(account.id)), ("name", .text(account.name))]
        + zip(explanation.terms, part.values).map { ($0.name, .number($1)) })
  }

  private func row(_ row: Evidence) -> JSON {
    .object([
      ("table", .text(row.table.rawValue)), ("file", .text(row.place.path)), ("line", .integer(row.place.line)),
      ("day", .optional(row.day?.iso)), ("what", .text(row.what)),
    ])
  }
}
