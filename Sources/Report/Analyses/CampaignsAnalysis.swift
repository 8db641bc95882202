internal import Accounts
internal import Formatting
internal import Metrics
internal import Values

extension Analysis {
  /// What campaigns and channels cost, whom they reached, and what they led to by five models.
  static let campaigns = Analysis(
    "campaigns", "Campaigns", "m",
    "what campaigns and channels cost, whom they reached, and what they led to, by five models",
    variants: CampaignUnit.allCases.flatMap { unit in
      [InfluenceModel.even, .first, .last, .uShaped, .timeDecay].map { model in
        Variant(
          id: "\(unit.rawValue)-\(model.rawValue)", title: "By \(unit.rawValue), \(model.title.lowercased()) shares")
      }
    }, tables: 3
  ) { request in
    CampaignTables(request).result
  }

  /// How much of the list was reached, which pages it saw, and which topics surge.
  static let reach = Analysis(
    "reach", "Reach, pages, topics", "s",
    "how much of the list was reached and how often, which pages it saw, which topics surge",
    tables: 3
  ) { request in
    ReachTables(request).result
  }
}

/// The tables and sentences of campaigns.
private struct CampaignTables {
  private let request: AnalysisRequest
  private let unit: CampaignUnit
  private let model: InfluenceModel
  private let all: CampaignResults

  init(_ request: AnalysisRequest) {
    self.request = request
    let parts = request.variant.split(separator: "-").map(String.init)
    unit = parts.first.flatMap { CampaignUnit(rawValue: $0) } ?? .campaign
    model = parts.last.flatMap { InfluenceModel(rawValue: $0) } ?? .even
    all = request.snapshot.campaignResults(by: unit, of: request.set)
  }

  private typealias Cell = AnalysisTable.Cell

  private func money(_ amount: Money, _ tone: AnalysisTable.Tone = .plain) -> Cell {
    Cell(.money(amount), request.numbers.money.short(amount), amount == .zero ? .dim : tone)
  }

  private func name(_ result: CampaignResult) -> String { result.name.isEmpty ? "no \(unit.rawValue)" : result.name }

  var result: AnalysisResult {
    AnalysisResult(
      title: "Campaigns", lead: lead,
      tables: [
        list,
        models("pipeline", "Pipeline created in the period, by model", all.pipeline, all.untouchedPipeline, \.pipeline),
        models("revenue", "Won in the period, by model", all.revenue, all.untouchedRevenue, \.revenue),
      ], notes: notes)
  }

  private var list: AnalysisTable {
    let title = unit == .campaign ? "Campaign" : "Channel"
    return AnalysisTable(
      "campaigns", "\(title)s of the period, \(model.title.lowercased()) shares",
      [
        .text("name", title, 18, most: 32, priority: 100), .figure("spend", "Spend", 8, priority: 99),
        .figure("impressions", "Impr.", 7, priority: 70), .figure("clicks", "Clicks", 6, priority: 69),
        .figure("conversions", "Conv.", 5, priority: 68), .figure("reached", "Reached", 7, priority: 85),
        .figure("touched", "Touched", 7, priority: 90), .figure("opportunities", "Opps", 4, priority: 84),
        .figure("won", "Won", 3, priority: 83), .figure("pipeline_touched", "Pipe. touched", 13, priority: 60),
        .figure("pipeline", "Pipeline", 8, priority: 98), .figure("revenue_touched", "Rev. touched", 12, priority: 59),
        .figure("revenue", "Revenue", 8, priority: 97), .figure("return", "Pipe. ÷ spend", 13, priority: 80),
        .figure("cost", "Cost an opp.", 12, priority: 58),
      ],
      all.results.map(row), emptyText: "No activity and no spend in the period.")
  }

  private func row(_ result: CampaignResult) -> AnalysisTable.Row {
    let spend = result.spend.double
    let back = spend > 0 ? result.pipeline[model].double / spend : nil
    let cost = result.pipeline.deals > 0 && spend > 0 ? spend / Double(result.pipeline.deals) : nil
    return AnalysisTable.Row(
      [
        Cell(.text(result.name), name(result)), money(result.spend, .strong), .count(Int(clamping: result.impressions)),
        .count(Int(clamping: result.clicks)), .count(Int(clamping: result.conversions)),
        .count(result.reached.count), .count(result.touched.count), .count(result.withOpportunity), .count(result.won),
        money(result.pipeline.touched), money(result.pipeline[model], .strong), money(result.revenue.touched),
        money(result.revenue[model], .strong),
        back.map { Cell(.number($0), "×" + Format.upTo(places: 1, $0)) } ?? .missing(),
        cost.map { Cell(.number($0), request.numbers.money.short($0)) } ?? .missing(),
      ], opens: .accounts(result.touched.isEmpty ? result.reached : result.touched, name(result)))
  }

  private func models(
    _ id: String, _ title: String, _ whole: Money, _ untouched: Influence,
    _ influence: KeyPath<CampaignResult, Influence>
  ) -> AnalysisTable {
    let shown = InfluenceModel.allCases
    var rows = all.results.filter { $0[keyPath: influence].deals > 0 }.map { result in
      let its = result[keyPath: influence]
      return AnalysisTable.Row(
        [Cell(.text(result.name), name(result)), .count(its.deals), money(its.touched)]
          + shown.map { money(its[$0], $0 == model ? .strong : .plain) },
        opens: .accounts(result.touched, name(result)))
    }
    if untouched.deals > 0 {
      rows.append(
        AnalysisTable.Row(
          [Cell.text("without a touch", .warn), .count(untouched.deals), money(untouched.touched)]
            + shown.map { money(untouched[$0]) }))
    }
    if !rows.isEmpty {
      rows.append(
        AnalysisTable.Row(
          [Cell.text("whole", .strong), .count(id == "pipeline" ? all.created : all.won), money(whole, .strong)]
            + shown.map { _ in money(whole, .strong) }))
    }
    return AnalysisTable(
      id, title,
      [
        .text("name", unit == .campaign ? "Campaign" : "Channel", 18, most: 32, priority: 100),
        .figure("deals", "Deals", 5, priority: 90), .figure("touched", "Touched", 8, priority: 80),
      ] + shown.map { .figure($0.rawValue, $0.title, 8, priority: 95) }, rows,
      emptyText: "No opportunity was \(id == "pipeline" ? "created" : "won") in the period.")
  }

  /// What the most expensive one brought.
  private var lead: [String] {
    guard let first = all.results.first, first.spend.units > 0 else { return [] }
    let money = request.numbers.money
    return [
      "The most expensive \(unit.rawValue), \(name(first)), cost \(money.short(first.spend)), touched \(Format.count(first.touched.count, "account")), and brought "
        + "\(money.short(first.pipeline[model])) of \(money.short(all.pipeline)) pipeline and \(money.short(first.revenue[model])) of "
        + "\(money.short(all.revenue)) revenue (\(model.title.lowercased()) shares)."
    ]
  }

  private var notes: [String] {
    var notes = [
      "A touch counts for an opportunity created, or won, in the period within \(request.snapshot.analyses.lookbackDays) days after it. Shared models add up to the whole; "
        + "Touched has the full amount of each, and adds up to more.",
      "A touch without a campaign is of its channel, one without either of its type. A row is one touch, whatever its count.",
    ]
    if unit == .campaign, !request.snapshot.touches.hasCampaigns {
      notes.append("No activity names a campaign: activities need a column campaign_id or campaign.")
    }
    return notes
  }
}

/// The tables and sentences of reach.
private struct ReachTables {
  private let request: AnalysisRequest
  private let reach: Reach
  private let pages: [PageVisits]
  private let topics: [TopicSurge]

  init(_ request: AnalysisRequest) {
    self.request = request
    reach = request.snapshot.reach(of: request.set)
    pages = request.snapshot.pageVisits(of: request.set)
    topics = request.snapshot.topicSurges(of: request.set)
  }

  private typealias Cell = AnalysisTable.Cell

  var result: AnalysisResult {
    AnalysisResult(title: "Reach, pages, topics", lead: lead, tables: [tiers, seen, surging], notes: notes)
  }

  private func share(_ count: Int, of group: Reach.Group) -> Cell {
    if group.accounts.isEmpty { return .missing() }
    let share = Double(count) / Double(group.accounts.count)
    let few = group.accounts.count < Figure.fewCases ? FigureMark.few.sign : ""
    return Cell(.number(share), few + Format.percent(share, places: 0))
  }

  private var tiers: AnalysisTable {
    AnalysisTable(
      "reach", "Reach of the period",
      [
        .text("tier", "Tier", 8, priority: 100), .figure("accounts", "Accounts", 8, priority: 99),
        .figure("impression", "Impression", 10, priority: 98), .figure("visit", "Visit", 6, priority: 97),
        .figure("engagement", "Engagement", 10, priority: 96), .figure("once", "1×", 5, priority: 90),
        .figure("few", "2–3×", 5, priority: 89), .figure("some", "4–9×", 5, priority: 88),
        .figure("many", "≥10×", 5, priority: 87),
      ],
      reach.groups.map { group in
        let name = group.tier.map { $0 == 0 ? "No tier" : "Tier \($0)" } ?? "All"
        return AnalysisTable.Row(
          [
            .text(name, group.tier == nil ? .strong : .plain), .count(group.accounts.count),
            share(group.impressions, of: group), share(group.visits, of: group), share(group.engaged, of: group),
          ] + group.frequency.map { .count($0) }, opens: .accounts(group.accounts, name))
      }, emptyText: "")
  }

  private var seen: AnalysisTable {
    AnalysisTable(
      "pages", "Pages seen in the period",
      [
        .text("page", "Page", 24, most: 70, priority: 100), .figure("accounts", "Accounts", 8, priority: 99),
        .figure("visits", "Visits", 6, priority: 98), .text("high_value", "High value", 10, priority: 90),
      ],
      pages.prefix(500).map { page in
        AnalysisTable.Row(
          [
            .text(page.page), .count(page.accounts.count), .count(Int(clamping: page.visits)),
            page.isHighValue ? .text("yes", .good) : .missing(""),
          ], opens: .accounts(page.accounts, page.page))
      }, emptyText: "No visit of the period names a page: activities need a column url.")
  }

  private var surging: AnalysisTable {
    let snapshot = request.snapshot
    return AnalysisTable(
      "topics", "Topics that surge",
      [
        .text("topic", "Topic", 20, most: 50, priority: 100), .figure("accounts", "Accounts", 8, priority: 99),
        .text("whose", "Whose", 10, priority: 98),
      ] + FunnelStage.names.map { .figure($0.lowercased(), $0, 7, priority: 60) }
        + [1, 2, 3].map { .figure("tier\($0)", "T\($0)", 4, priority: 80) },
      topics.map { surge in
        AnalysisTable.Row(
          [
            .text(surge.topic), .count(surge.accounts.count),
            surge.isCompetitor ? .text("competitor", .bad) : .text("ours", .good),
          ]
            + (1...6).map { stage in .count(surge.accounts.count { Int(snapshot.facts[$0].stage) == stage }) }
            + (1...3).map { tier in .count(surge.accounts.count { Int(snapshot.tiers[$0]) == tier }) },
          opens: .accounts(surge.accounts, surge.topic))
      }, emptyText: "No topic surges: that needs the table intent.")
  }

  private var lead: [String] {
    guard let all = reach.groups.first, !all.accounts.isEmpty else { return [] }
    func percent(_ count: Int) -> String { Format.percent(Double(count) / Double(all.accounts.count), places: 0) }
    return [
      "\(percent(all.impressions)) of the list had an impression in the period, \(percent(all.visits)) a visit, \(percent(all.engaged)) an engagement."
    ]
  }

  private var notes: [String] {
    var notes = [
      "Frequency: accounts by their impressions, of ads and e-mail banners. Topics as they stand at the as-of day."
    ]
    if pages.count > 500 { notes.append("500 of \(Format.thousands(pages.count)) pages.") }
    return notes
  }
}
