internal import Accounts
internal import Cells
internal import Filter
internal import Metrics

extension State {
  /// Takes a state of the directory; while paused the newest waits, unless it was asked for.
  mutating func receive(_ snapshot: Snapshot, readAt: String) -> [Effect] {
    if isPaused, self.snapshot != nil, !isAnswerDue {
      waiting = (waiting.count + 1, snapshot, readAt)
      return []
    }
    return show(snapshot, readAt: readAt)
  }

  /// Shows a state of the directory: filter, cursors, marks and sort stay; what changed is highlighted.
  mutating func show(_ snapshot: Snapshot, readAt: String) -> [Effect] {
    let before = figures
    let isSameQuestion = self.snapshot.map { $0.period == snapshot.period } ?? false
    self.snapshot = snapshot
    self.readAt = readAt
    renameColumns()
    filterIndex = FilterIndex(snapshot)
    filter.take(columns: snapshot.dataset.extraColumns)
    period = snapshot.period.period
    phase = snapshot.present.isEmpty ? .empty : .ready
    let effects = countAgain(keepTrends: isSameQuestion)
    if isSameQuestion, let before, let figures {
      changed.add(changes(from: before, to: figures))
    } else {
      changed.clear()
    }
    return effects
  }

  /// Works out everything that follows from the snapshot and the filter.
  mutating func countAgain(keepTrends: Bool = false) -> [Effect] {
    guard let snapshot else { return [] }
    let set = accounts(of: filter.parsed)
    let new = snapshot.figures(of: set, trends: false)
    // Of the same accounts and period the old trends stay until the new ones come a moment later: nothing flickers.
    if !keepTrends || figures?.set != set { trends = [:] }
    figures = new
    generation += 1
    tierCounts = countTiers(snapshot)
    reloadRows()
    return [.computeTrends(new, of: snapshot, generation: generation)]
  }

  /// Accounts on the list by tier, as if the filter had no tier term.
  private func countTiers(_ snapshot: Snapshot) -> TierCounts {
    let rest = Filter.text(removing: "tier", from: filter.text)
    let set = (try? Filter.parse(rest, in: snapshot)).map { accounts(of: $0) } ?? .all
    var counts = TierCounts()
    for (account, stage) in snapshot.current.stages.enumerated() where stage != 0 && set.contains(account) {
      counts.byTier[Int(snapshot.tiers[account])] += 1
    }
    return counts
  }

  private func accounts(of filter: Filter) -> AccountSet {
    filterIndex.map { filter.accounts(in: $0, me: me) } ?? .all
  }

  /// Names of the figures whose text on screen is another now.
  private func changes(from before: Figures, to now: Figures) -> Set<String> {
    var names: Set<String> = []
    for (position, kpi) in KPICatalog.all.enumerated() {
      let old = words.value(before.kpis[position].all.value, kpi.unit)
      if old != words.value(now.kpis[position].all.value, kpi.unit) { names.insert("kpi.\(kpi.id)") }
    }
    for (index, name) in FunnelStage.names.enumerated()
    where before.funnel.stages[index].reached != now.funnel.stages[index].reached {
      names.insert("funnel.\(name)")
    }
    for (index, name) in LifecycleStage.names.enumerated()
    where before.funnel.lifecycle[index] != now.funnel.lifecycle[index] {
      names.insert("funnel.\(name)")
    }
    for step in TopoStep.allCases where step.counts(before.funnel) != step.counts(now.funnel) {
      names.insert("funnel.\(step.title)")
    }
    return names
  }

  /// Works out the rows of the screen on top and puts its cursors back on what they were on.
  mutating func reloadRows() {
    guard let context else { return }
    page.rows = rows(of: page, context)
    for pane in page.screen.panes where pane != .funnel {
      // A list that nobody has moved in shows its top: what is new there is not scrolled away.
      if pane != page.pane, page[pane].cursor == 0 { continue }
      guard let key = page[pane].key, key != self.key(of: pane, page[pane].cursor) else { continue }
      if let found = row(of: key, in: pane) {
        // The row moves on screen as little as the list lets it.
        page[pane].first += found - page[pane].cursor
        page[pane].cursor = found
      }
    }
  }

  /// The row that stands for something, wherever it is now.
  ///
  /// - Complexity: O(rows); of accounts, which are most, without looking at their ids.
  private func row(of key: String, in pane: Pane) -> Int? {
    if pane == .rows, let account = snapshot?.dataset.account(id: key) {
      switch page.rows {
      case .accounts(let rows): return rows.firstIndex(of: account)
      case .parts(let rows, _): return rows.firstIndex { $0.account == account }
      default: break
      }
    }
    return (0..<count(of: pane)).first { self.key(of: pane, $0) == key }
  }

  private func rows(of page: Page, _ context: Context) -> Page.Rows {
    switch page.screen {
    case .stage(let stage, let onlyAt):
      return .accounts(sortedAccounts(onlyAt ? .at(stage) : .reached(stage), page, context))
    case .accounts(let source): return .accounts(sortedAccounts(source, page, context))
    case .deals:
      return .deals(
        sorted(context.snapshot.openDeals(of: context.figures.set), by: page.sort, DealColumns.all, context))
    case .renewals:
      return .renewals(
        sorted(context.snapshot.renewalsDue(of: context.figures.set), by: page.sort, RenewalColumns.all, context))
    case .breakdown(let source, let kpi, let column):
      let groups = Group.all(of: source, by: column, kpi: kpi, context)
      return .groups(sorted(groups, by: page.sort, GroupColumns.all(kpi: kpi, column: column), context))
    case .explain(let id):
      guard let kpi = KPICatalog.kpi(id) else { return .none }
      let explanation = context.snapshot.explain(kpi, of: context.figures.set)
      let terms = explanation.terms
      return .parts(sorted(explanation.parts, by: page.sort, PartColumns.all(terms), context), terms)
    case .evidence(let id, let account):
      guard let kpi = KPICatalog.kpi(id), let position = context.snapshot.dataset.account(id: account) else {
        return .none
      }
      let rows = context.snapshot.evidence(for: kpi, account: position)
      return .evidence(sorted(rows, by: page.sort, EvidenceColumns.all, context))
    case .account(let id):
      guard let account = context.snapshot.dataset.account(id: id) else { return .none }
      return .details(
        context.snapshot.dataset.details(of: account, at: context.snapshot.period.now, activityLimit: 500))
    case .overview, .health, .badRows, .help: return .none
    }
  }

  private func sortedAccounts(_ source: AccountSource, _ page: Page, _ context: Context) -> [Int] {
    sorted(source.accounts(context, marks: marks), by: page.sort, AccountColumns.all(in: snapshot), context)
  }
}
