internal import Accounts
internal import Formatting
internal import Metrics
internal import Values

extension Analysis {
  /// Accounts by their ultimate parent.
  static let families = Analysis(
    "families", "Families", "f", "accounts by their ultimate parent: who is a customer, and where to land and expand",
    tables: 2
  ) { request in
    FamilyTables(request).result
  }
}

/// The tables and sentences of families.
private struct FamilyTables {
  private let request: AnalysisRequest
  private let families: [Family]

  init(_ request: AnalysisRequest) {
    self.request = request
    families = request.snapshot.families(of: request.set)
  }

  private typealias Cell = AnalysisTable.Cell
  private var snapshot: Snapshot { request.snapshot }

  private func money(_ amount: Money) -> Cell {
    Cell(.money(amount), request.numbers.money.short(amount), amount == .zero ? .dim : .strong)
  }

  private func name(_ account: Int) -> String { snapshot.dataset.accounts[account].name }

  var result: AnalysisResult {
    AnalysisResult(title: "Families", lead: lead, tables: [list, tree], notes: notes)
  }

  private var list: AnalysisTable {
    AnalysisTable(
      "families", "Families, by ACV and pipeline",
      [
        .text("family", "Family", 18, priority: 100), .figure("members", "Members", 7, priority: 99),
        .figure("customers", "Customers", 9, priority: 98), .figure("others", "To win", 6, priority: 97),
        .figure("acv", "ACV", 8, priority: 96), .figure("pipeline", "Pipeline", 8, priority: 95),
        .figure("revenue", "Revenue", 8, priority: 70), .figure("engaged", "Engaged people", 14, priority: 60),
        .figure("promoters", "Promoters", 9, priority: 59),
      ],
      families.map { family in
        let accounts = family.members.map(\.account)
        let customers = family.customers(in: snapshot)
        return AnalysisTable.Row(
          [
            .text(name(family.root)), .count(accounts.count), .count(customers.count),
            .count(accounts.count - customers.count, customers.isEmpty ? .plain : .good),
            money(family.sum(snapshot) { $0.acv }), money(family.sum(snapshot) { $0.pipeline }),
            money(family.sum(snapshot) { $0.revenue }),
            .count(accounts.reduce(0) { $0 + Int(snapshot.facts[$1].engagedStakeholders) }),
            .count(accounts.reduce(0) { $0 + Int(snapshot.facts[$1].promoters) }),
          ], opens: .accounts(accounts.sorted(), "Family of \(name(family.root))"))
      }, emptyText: "No account has a parent: accounts need a column parent_account_id.")
  }

  private var tree: AnalysisTable {
    AnalysisTable(
      "members", "Members",
      [
        .text("account", "Account", 20, most: 44, priority: 100), .text("stage", "Stage", 11, priority: 99),
        .text("tier", "Tier", 4, priority: 80), .text("owner", "Owner", 10, priority: 90),
        .figure("acv", "ACV", 8, priority: 96), .figure("pipeline", "Pipeline", 8, priority: 95),
        .figure("engaged", "Engaged people", 14, priority: 60), .text("list", "List", 5, priority: 70),
      ],
      families.flatMap { family in family.members.map(member) }, emptyText: "")
  }

  private func member(_ member: Family.Member) -> AnalysisTable.Row {
    let account = snapshot.dataset.accounts[member.account]
    let facts = snapshot.facts[member.account]
    let indent = String(repeating: "  ", count: min(member.depth, 6))
    let stage = FunnelStage.names[max(1, min(6, Int(facts.stage))) - 1]
    return AnalysisTable.Row(
      [
        Cell(.text(account.name), indent + account.name, member.depth == 0 ? .strong : .plain),
        .text(stage, facts.isCustomer ? .good : .plain), .text(account.tier == 0 ? "" : "T\(account.tier)"),
        .text(account.owner), money(facts.acv), money(facts.pipeline), .count(Int(facts.engagedStakeholders)),
        facts.isOnList ? .text("yes") : .text("off", .warn),
      ], opens: .account(member.account))
  }

  /// The family with a customer that has most to win.
  private var lead: [String] {
    let open = families.filter { !$0.customers(in: snapshot).isEmpty && !$0.others(in: snapshot).isEmpty }
    guard let family = open.max(by: { $0.others(in: snapshot).count < $1.others(in: snapshot).count }) else {
      return []
    }
    let others = family.others(in: snapshot)
    let names = others.prefix(3).map(name).joined(separator: ", ") + (others.count > 3 ? ", …" : "")
    return [
      "Most to expand into: the family of \(name(family.root)) has \(Format.count(family.customers(in: snapshot).count, "customer")) and "
        + "\(Format.count(others.count, "account")) to win (\(names))."
    ]
  }

  private var notes: [String] {
    [
      "A family is all accounts with the same ultimate parent, those off the list included; KPIs stay by account, so that nothing is counted twice."
    ]
  }
}
