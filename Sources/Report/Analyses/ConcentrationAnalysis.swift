internal import Accounts
internal import Formatting
internal import Metrics
internal import Values

extension Analysis {
  /// How much of pipeline, revenue and ACV few accounts make up.
  static let concentration = Analysis(
    "concentration", "Concentration", "n", "how much of pipeline, revenue and ACV hangs on few accounts, by owner",
    variants: Concentration.Measure.allCases.map { Variant(id: $0.rawValue, title: $0.title) }, tables: 3
  ) { request in
    ConcentrationTables(request).result
  }
}

/// The tables and sentences of concentration.
private struct ConcentrationTables {
  private let request: AnalysisRequest
  private let chosen: Concentration
  private let all: [Concentration]

  init(_ request: AnalysisRequest) {
    self.request = request
    all = Concentration.Measure.allCases.map { request.snapshot.concentration($0, of: request.set) }
    let measure = Concentration.Measure(rawValue: request.variant) ?? .pipeline
    chosen = all.first { $0.measure == measure } ?? all[0]
  }

  private typealias Cell = AnalysisTable.Cell

  private static let tops = Concentration.tops.map {
    AnalysisTable.Column.figure("top\($0)", "Top \($0)", 6, priority: 90)
  }

  private static let mostListed = 100

  private func share(_ share: Double?) -> Cell {
    share.map { Cell(.number($0), Format.percent($0, places: 0), $0 >= 0.5 ? .warn : .plain) } ?? .missing()
  }

  private func money(_ amount: Money) -> Cell { Cell(.money(amount), request.numbers.money.short(amount), .strong) }

  var result: AnalysisResult {
    let sums = AnalysisTable(
      "sums", "Shares of the largest",
      [
        .text("sum", "Sum", 20, priority: 100), .figure("amount", "Amount", 9, priority: 99),
        .figure("count", "Of", 7, priority: 98),
      ] + ConcentrationTables.tops,
      all.flatMap(rows), emptyText: "")
    let owners = AnalysisTable(
      "owners", "\(chosen.measure.title) by owner",
      [
        .text("owner", "Owner", 14, priority: 100), .figure("amount", "Amount", 9, priority: 99),
        .figure("share", "Share", 6, priority: 98), .figure("count", "Accounts", 8, priority: 97),
      ] + ConcentrationTables.tops,
      chosen.owners.map { owner, parts in
        let part = chosen.all.whole.units > 0 ? parts.whole.double / chosen.all.whole.double : nil
        return AnalysisTable.Row(
          [.text(owner), money(parts.whole), share(part), .count(parts.accounts.count)]
            + Concentration.tops.map { share(parts.share(ofTop: $0)) },
          opens: .accounts(parts.accounts.map(\.account), owner.isEmpty ? "No owner" : owner))
      }, emptyText: "No account has a part in it.")
    return AnalysisResult(title: "Concentration", lead: lead, tables: [sums, owners, largest], notes: notes)
  }

  private var notes: [String] {
    var notes = [
      "Amounts are those at the as-of day; revenue is what was won in the period. 50 % or more in few hands is marked."
    ]
    let count = chosen.all.accounts.count
    if count > ConcentrationTables.mostListed {
      notes.append("The largest \(ConcentrationTables.mostListed) of \(Format.thousands(count)) accounts are listed.")
    }
    return notes
  }

  private func rows(_ concentration: Concentration) -> [AnalysisTable.Row] {
    let title = concentration.measure.title
    var rows = [
      AnalysisTable.Row(
        [.text("\(title), accounts"), money(concentration.all.whole), .count(concentration.all.accounts.count)]
          + Concentration.tops.map { share(concentration.all.share(ofTop: $0)) },
        opens: .accounts(concentration.all.accounts.prefix(10).map(\.account), "\(title), top 10"))
    ]
    if !concentration.deals.isEmpty {
      rows.append(
        AnalysisTable.Row(
          [.text("\(title), deals"), money(concentration.all.whole), .count(concentration.deals.count)]
            + Concentration.tops.map { share(concentration.shareOfDeals(top: $0)) }))
    }
    return rows
  }

  private var largest: AnalysisTable {
    AnalysisTable(
      "largest", "\(chosen.measure.title): the largest accounts",
      [
        .text("account", "Account", 18, priority: 100), .figure("amount", "Amount", 9, priority: 99),
        .figure("share", "Share", 6, priority: 98), .figure("sum", "Up to here", 10, priority: 97),
        .text("owner", "Owner", 10, priority: 80),
      ],
      chosen.all.accounts.prefix(ConcentrationTables.mostListed).enumerated().map { position, part in
        let account = request.snapshot.dataset.accounts[part.account]
        return AnalysisTable.Row(
          [
            .text(account.name), money(part.amount), share(part.amount.double / chosen.all.whole.double),
            share(chosen.all.share(ofTop: position + 1)), .text(account.owner),
          ], opens: .account(part.account))
      }, emptyText: "No account has a part in it.")
  }

  private var lead: [String] {
    guard let first = chosen.all.accounts.first, let one = chosen.all.share(ofTop: 1),
      let three = chosen.all.share(ofTop: 3)
    else { return [] }
    let name = request.snapshot.dataset.accounts[first.account].name
    return [
      "\(chosen.measure.title): \(name) alone is \(Format.percent(one, places: 0)) of \(request.numbers.money.short(chosen.all.whole)), "
        + "the largest three are \(Format.percent(three, places: 0)) of it, of \(Format.count(chosen.all.accounts.count, "account"))."
    ]
  }
}
