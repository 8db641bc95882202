internal import Accounts
internal import Formatting
internal import Metrics
internal import Values

extension Analysis {
  /// Shares of effort beside shares of value, and how soon engaged accounts are followed up.
  static let effort = Analysis(
    "effort", "Effort and value", "e",
    "who gets spend, outreach and touches beside what comes of it; how soon engaged ones are followed up",
    column: "tier", tables: 2
  ) { request in
    EffortTables(request).result
  }
}

/// The tables and sentences of effort.
private struct EffortTables {
  private let request: AnalysisRequest
  private let effort: Effort?
  private let followUp: FollowUp

  init(_ request: AnalysisRequest) {
    self.request = request
    effort = request.column.map { request.snapshot.effort(by: $0, of: request.set) }
    followUp = request.snapshot.followUp(by: request.column, of: request.set)
  }

  private typealias Cell = AnalysisTable.Cell

  private var column: String { request.column?.title ?? "Group" }

  private func name(_ value: String?) -> String {
    guard let value else { return "All" }
    if request.column?.id == "tier" { return value.isEmpty ? "No tier" : "Tier \(value)" }
    return value.isEmpty ? Format.missing : value
  }

  private func share(_ share: Double?, _ tone: AnalysisTable.Tone = .plain) -> Cell {
    share.map { Cell(.number($0), Format.percent($0, places: 0), tone) } ?? .missing()
  }

  var result: AnalysisResult {
    AnalysisResult(title: "Effort and value", lead: lead, tables: [shares, following], notes: notes)
  }

  private var shares: AnalysisTable {
    AnalysisTable(
      "effort", "Shares of effort and of value, by \(column.lowercased())",
      [
        .text("value", column, 10, most: 28, priority: 100), .figure("accounts", "Accounts", 8, priority: 99),
        .figure("spend", "Spend", 6, priority: 95), .figure("outreach", "Outreach", 8, priority: 80),
        .figure("meetings", "Meetings", 8, priority: 79), .figure("sales", "Sales", 6, priority: 94),
        .figure("marketing", "Market.", 7, priority: 93), .figure("created", "Pipeline +", 10, priority: 92),
        .figure("won", "Won", 5, priority: 70), .figure("revenue", "Revenue", 7, priority: 91),
        .figure("acv", "ACV", 5, priority: 90), .figure("ratio", "Effort ÷ value", 14, priority: 97),
      ], (effort?.groups ?? []).map(row), emptyText: "No account on the list.")
  }

  private func row(_ group: EffortGroup) -> AnalysisTable.Row {
    guard let effort else { return AnalysisTable.Row([]) }
    let parts: [(EffortGroup) -> Double] = [
      { Double($0.accounts.count) }, { $0.spend }, { Double($0.outreach) }, { Double($0.meetings) },
      { Double($0.sales) }, { Double($0.marketing) }, { $0.created.double }, { Double($0.won) },
      { $0.revenue.double }, { $0.acv.double },
    ]
    let shares = parts.map { effort.share(group, $0) }
    let ratio: Double? =
      if let effortShare = effort.effortShare(group), let value = effort.valueShare(group), value > 0 {
        effortShare / value
      } else { nil }
    let isNeglected = neglected(group)
    return AnalysisTable.Row(
      [Cell(.text(group.value), name(group.value), isNeglected ? .warn : .plain)] + shares.map { share($0) }
        + [ratio.map { Cell(.number($0), "×" + Format.upTo(places: 2, $0), .strong) } ?? .missing()],
      opens: .accounts(group.accounts, name(group.value)))
  }

  /// Whether a first tier gets less effort an account than all do.
  private func neglected(_ group: EffortGroup) -> Bool {
    guard let effort, request.column?.id == "tier", group.value == "1", let given = effort.effortShare(group),
      let accounts = effort.share(group, { Double($0.accounts.count) })
    else { return false }
    return given < accounts
  }

  private var following: AnalysisTable {
    let rows = [followUp.all] + followUp.groups
    return AnalysisTable(
      "follow_up", "Working days from engaged to the first outreach or two-way touch",
      [
        .text("value", column, 10, most: 28, priority: 100), .figure("accounts", "Engaged", 7, priority: 99),
        .figure("waiting", "Waiting", 7, priority: 98), .figure("median", "Median", 8, priority: 97),
      ] + FollowUp.horizons.map { .figure("within_\($0)", "\($0) d", 5, priority: 95) },
      rows.map { group in
        let few = group.curve.cases < Figure.fewCases ? FigureMark.few.sign : ""
        let median =
          group.curve.median.map { Cell(.count($0), few + "\($0) d", .strong) } ?? Cell(.none, "not yet", .dim)
        return AnalysisTable.Row(
          [
            Cell(.text(group.value ?? "all"), name(group.value), group.value == nil ? .strong : .plain),
            .count(group.curve.cases), .count(group.waiting.count, .warn), median,
          ] + FollowUp.horizons.map { share(group.curve.share(within: $0)) },
          opens: .accounts(
            group.waiting.isEmpty ? group.accounts : group.waiting, "\(name(group.value)): not followed up"))
      }, emptyText: "No account became engaged in the days looked at.")
  }

  private var lead: [String] {
    var lines: [String] = []
    if let effort, let group = effort.groups.first(where: neglected), let given = effort.effortShare(group),
      let accounts = effort.share(group, { Double($0.accounts.count) })
    {
      lines.append(
        "Tier 1 is \(Format.percent(accounts, places: 0)) of the accounts and gets \(Format.percent(given, places: 0)) of the effort: less than its share."
      )
    }
    let all = followUp.all
    if all.curve.cases > 0 {
      let within = all.curve.share(within: 5).map {
        "\(Format.percent($0, places: 0)) of engaged accounts were followed up within 5 working days"
      }
      lines.append(
        (within ?? "\(Format.count(all.curve.cases, "account")) became engaged")
          + ", \(all.waiting.count) of \(all.curve.cases) not at all.")
    }
    return lines
  }

  private var notes: [String] {
    [
      "Spend with shares of what is shared; sales: touches of \(Effort.salesTypes.joined(separator: ", ")); marketing: all other touches; all in the "
        + "period. Effort ÷ value: mean share of spend, sales, marketing ÷ mean share of pipeline created, revenue, ACV.",
      "Follow-up of accounts that became engaged in the last \(AnalysisSettings.velocityDays) days (Kaplan–Meier): outreach, call, meeting, reply, "
        + "chat from that day on; Enter lists who waits.",
    ]
  }
}
