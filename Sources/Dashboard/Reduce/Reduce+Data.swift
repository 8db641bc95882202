internal import Accounts
internal import Cells
internal import Filter
internal import Metrics
internal import Signals

extension State {
  /// Applies a state of the directory; while paused the newest waits, unless it was requested.
  mutating func receive(_ snapshot: Snapshot, signals: SignalList?, readAt: String) -> [Effect] {
    if isPaused, self.snapshot != nil, !isAnswerDue {
      waiting = (waiting.count + 1, snapshot, signals, readAt)
      return []
    }
    return show(snapshot, signals: signals, readAt: readAt)
  }

  /// Applies the signals of the newest state, which come after its figures; nil: those that are shown are of the state before.
  mutating func receive(_ signals: SignalList?) -> [Effect] {
    if let newest = waiting.newest {
      waiting.signals = signals ?? waiting.signals
      waiting.newest?.signalFlags = waiting.signals?.flags(accounts: newest.dataset.accounts.count) ?? SignalFlags()
      return []
    }
    areSignalsDue = signals == nil
    guard let signals, let shown = snapshot else { return [] }
    self.signals = signals
    signalsState.update(signals, shown)
    let flags = signals.flags(accounts: shown.dataset.accounts.count)
    if shown.signalFlags != flags {
      snapshot?.signalFlags = flags
      filterIndex = snapshot.map { FilterIndex($0) }
      // A filter by signals may pick other accounts now.
      if accounts(of: filter.parsed) != figures?.set { return recompute() }
    }
    reloadRows()
    return []
  }

  /// Shows a state of the directory: filter, cursors, marks and sort stay; what changed is highlighted.
  mutating func show(_ snapshot: Snapshot, signals: SignalList?, readAt: String) -> [Effect] {
    let before = figures
    let isSameQuestion = self.snapshot.map { $0.period == snapshot.period } ?? false
    self.snapshot = snapshot
    self.signals = signals
    signalsState.update(signals, snapshot)
    self.readAt = readAt
    renameColumns()
    accountsOnList = snapshot.current.stages.count { $0 != 0 }
    filterIndex = FilterIndex(snapshot)
    filter.apply(columns: snapshot.dataset.extraColumns)
    period = snapshot.period.period
    phase = snapshot.present.isEmpty ? .empty : .ready
    let isFirst = generation == 0
    var effects = recompute(keepTrends: isSameQuestion)
    // Files are there, and none is understood: what is known of them comes first.
    if isFirst, snapshot.present.isEmpty, !snapshot.health.files.isEmpty, pages.count == 1 {
      effects += push(HealthScreen())
      notify("No file here is understood yet: here is why, for each.")
    }
    if isSameQuestion, let before, let figures {
      changed.add(changes(from: before, to: figures))
    } else {
      changed.clear()
    }
    return effects + handleTypedAhead()
  }

  /// Computes everything that follows from the snapshot and the filter.
  mutating func recompute(keepTrends: Bool = false) -> [Effect] {
    guard let snapshot else { return [] }
    let set = accounts(of: filter.parsed)
    if let filterIndex { filter.lookUp(in: filterIndex, me: me) }
    let new = snapshot.figures(of: set, trends: false)
    // Of the same accounts and period the old trends stay until the new ones come a moment later: nothing flickers.
    if !keepTrends || figures?.set != set { (trends, landing) = ([:], nil) }
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
}
