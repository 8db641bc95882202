internal import Accounts
internal import Cells
internal import Metrics

extension State {
  /// How many rows a part of the screen on top has.
  func count(of pane: Pane) -> Int {
    guard let context else { return 0 }
    switch pane {
    case .funnel: return context.rows(of: lens).count
    case .kpis: return kpisOnScreen.count
    case .movers: return context.figures.movers.count
    // The columns: its rows are those of the lens.
    case .tiers: return 5
    case .rows:
      if case .health = page.screen { return context.snapshot.health.files.count }
      if case .badRows(let path) = page.screen { return badRows(of: path).count }
      switch page.rows {
      case .none, .details: return 0
      case .accounts(let rows): return rows.count
      case .deals(let rows): return rows.count
      case .renewals(let rows): return rows.count
      case .groups(let rows): return rows.count
      case .parts(let rows, _): return rows.count
      case .evidence(let rows): return rows.count
      }
    }
  }

  /// What a row stands for, the same whichever way rows are sorted; nil where there is no such row.
  func key(of pane: Pane, _ row: Int) -> String? {
    guard let context, row >= 0, row < count(of: pane) else { return nil }
    switch pane {
    case .funnel, .tiers: return nil
    case .kpis: return kpisOnScreen[row].id
    case .movers: return context.account(context.figures.movers[row].account).id
    case .rows:
      switch page.rows {
      case .deals(let rows): return rows[row].opportunity.id
      case .renewals(let rows): return rows[row].contract
      case .groups(let rows): return rows[row].label
      case .evidence(let rows): return rows[row].place.text
      case .accounts, .parts: return account(of: .rows, row).map { context.account($0).id }
      case .none, .details:
        if case .health = page.screen { return context.snapshot.health.files[row].path }
        return nil
      }
    }
  }

  /// The position of the account that a row stands for; nil where it stands for none.
  func account(of pane: Pane, _ row: Int) -> Int? {
    guard let context, row >= 0, row < count(of: pane) else { return nil }
    if pane == .movers { return context.figures.movers[row].account }
    guard pane == .rows else { return nil }
    switch page.rows {
    case .accounts(let rows): return rows[row]
    case .deals(let rows): return rows[row].account
    case .renewals(let rows): return rows[row].account
    case .parts(let rows, _): return rows[row].account
    case .groups, .evidence, .details, .none: return nil
    }
  }

  /// The KPIs on the screen on top.
  var kpisOnScreen: [KPI] {
    guard let context else { return [] }
    switch page.screen {
    case .overview: return overviewKPIs(context)
    case .stage(let stage, _): return KPI.onScreen(.stage(stage))
    default: return []
    }
  }

  /// The KPI that the cursor is on, or that the screen is about.
  var subject: KPI? {
    switch page.screen {
    case .overview, .stage:
      let kpis = kpisOnScreen
      return kpis.isEmpty ? nil : kpis[min(page[.kpis].cursor, kpis.count - 1)]
    case .accounts(.numerator(let id)), .explain(let id), .evidence(let id, _): return KPICatalog.kpi(id)
    case .breakdown(_, let id, _): return id.flatMap { KPICatalog.kpi($0) }
    default: return nil
    }
  }

  /// The account that the cursor is on, or that the screen is about.
  var accountUnderCursor: Int? {
    if case .evidence(_, let id) = page.screen { return snapshot?.dataset.account(id: id) }
    if case .account(let id) = page.screen { return snapshot?.dataset.account(id: id) }
    return account(of: pane, page[pane].cursor)
  }

  /// Rows left out of a file.
  func badRows(of path: String) -> [BadRow] {
    snapshot?.health.files.first { $0.path == path }?.problems.map { BadRow(problem: $0) } ?? []
  }

  /// The path in the title.
  var pathNames: [String] {
    [directory].filter { !$0.isEmpty }
      + pages.map { page in
        switch page.screen {
        case .overview: return "Overview"
        case .stage(let stage, _): return "\(stage) \(FunnelStage.names[stage - 1])"
        case .accounts(let source): return source.title
        case .account(let id):
          let position = snapshot?.dataset.account(id: id)
          return position.flatMap { snapshot?.dataset.accounts[$0].name } ?? id
        case .deals: return "Deals"
        case .renewals: return "Renewals"
        case .breakdown(let source, let kpi, let column):
          let name = kpi.flatMap { KPICatalog.kpi($0)?.name } ?? (source == .all ? "Funnel" : source.title)
          return "\(name) by \(column)"
        case .explain(let id): return "Explain \(KPICatalog.kpi(id)?.name ?? id)"
        case .evidence(_, let id):
          let position = snapshot?.dataset.account(id: id)
          return position.flatMap { snapshot?.dataset.accounts[$0].name } ?? id
        case .health: return "Data health"
        case .badRows(let path): return path
        case .help: return "Help"
        }
      }
  }
}
