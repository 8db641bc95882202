internal import Cells
internal import Metrics
internal import Report
internal import Formatting

/// How the accounts are laid out: three models of the same list.
enum Lens: String, CaseIterable, Sendable {
  /// The six-stage funnel (Terminus).
  case funnel
  /// The seven-stage account lifecycle.
  case lifecycle
  /// The TOPO account-based funnel.
  case topo

  /// Its name on screen.
  var title: String {
    switch self {
    case .funnel: "Funnel"
    case .lifecycle: "Lifecycle"
    case .topo: "TOPO funnel"
    }
  }

  /// The next one.
  var next: Lens {
    let all = Lens.allCases
    return all[((all.firstIndex(of: self) ?? 0) + 1) % all.count]
  }
}

/// A row of the lens: a stage or step with its accounts.
struct LensRow: Sendable {
  /// `1`, `2`, …; empty where steps are not numbered.
  var number: String
  var name: String
  var counts: TierCounts
  /// Whether a file gives what the count is known by.
  var isKnown = true
  /// The share of the row before, or of the whole list; nil where it says nothing.
  var share: Double?
  /// Whether the share rests on few cases.
  var isShareSmall = false
  /// `!` where what decides the count is partial, and the same of the share.
  var mark = ""
  var shareMark = ""
  /// How the count differs from the opening's.
  var change: Change?
  /// How the share does.
  var shareChange: Change?
  var role: Role
  /// The accounts behind it.
  var source: AccountSource
  /// The KPIs that belong to it.
  var home: KPI.Home
  /// What its count is, to be explained.
  var count: FunnelFigure.Count
}

extension Context {
  /// The rows of a lens. Never empty.
  func rows(of lens: Lens) -> [LensRow] {
    let rows =
      switch lens {
      case .funnel: funnelRows
      case .lifecycle: lifecycleRows
      case .topo: topoRows
      }
    return rows.map { row in
      var row = row
      row.mark = snapshot.trust.coverage(of: row.count).mark
      if case .reached(let stage) = row.count, stage > 1 {
        row.shareMark = snapshot.trust.coverage(of: .conversion(stage)).mark
      } else {
        row.shareMark = row.mark
      }
      return row
    }
  }

  private var funnelRows: [LensRow] {
    FunnelStage.names.indices.map { index in
      let reached = figures.funnel.stages[index].reached
      let before = figures.previousFunnel?.stages[index].reached.all
      return LensRow(
        number: "\(index + 1)", name: FunnelStage.names[index], counts: reached,
        isKnown: figures.funnel.isKnown(stage: index + 1),
        share: index == 0 ? (reached.all > 0 ? 1 : nil) : figures.funnel.conversion(stage: index + 1),
        isShareSmall: figures.funnel.isConversionSmall(stage: index + 1),
        change: figures.funnel.isKnown(stage: index + 1)
          ? before.map { Change.count(from: $0, to: reached.all, upIsGood: true) } : nil,
        shareChange: conversionChange(stage: index + 1), role: .stage(index + 1), source: .reached(index + 1),
        home: .stage(index + 1), count: .reached(index + 1))
    }
  }

  private func conversionChange(stage: Int) -> Change? {
    guard let now = figures.funnel.conversion(stage: stage), let opening = figures.previousFunnel,
      let before = opening.conversion(stage: stage)
    else { return nil }
    return Change.points(from: before, to: now, upIsGood: nil)?
      .judged(figures.funnel.conversionChange(stage: stage, from: opening))
  }

  private var lifecycleRows: [LensRow] {
    let roles: [Role] = [.stage1, .stage2, .stage3, .bad, .stage5, .stage6, .stage4]
    return LifecycleStage.names.indices.map { index in
      let counts = figures.funnel.lifecycle[index]
      let before = figures.previousFunnel?.lifecycle[index].all
      return LensRow(
        number: "\(index + 1)", name: LifecycleStage.names[index], counts: counts,
        share: figures.accounts > 0 ? Double(counts.all) / Double(figures.accounts) : nil,
        change: before.map { Change.count(from: $0, to: counts.all, upIsGood: nil) },
        role: roles[index], source: .lifecycle(index + 1), home: .lifecycle, count: .lifecycle(index + 1))
    }
  }

  private var topoRows: [LensRow] {
    TopoStep.allCases.compactMap { step in
      guard let counts = step.counts(figures.funnel) else { return nil }
      let before = figures.previousFunnel.flatMap { step.counts($0)?.all }
      return LensRow(
        number: "", name: step.title, counts: counts,
        share: figures.accounts > 0 ? Double(counts.all) / Double(figures.accounts) : nil,
        change: before.map { Change.count(from: $0, to: counts.all, upIsGood: true) },
        role: .stage(step.rawValue + 1), source: .topo(step.rawValue), home: .topo, count: .topo(step.fact))
    }
  }
}

extension LensRow {
  /// The count; `n/a` where no file gives what it is known by.
  var countText: String { isKnown ? mark + Format.thousands(counts.all) : "n/a" }

  /// The count in words, for readers.
  var countInWords: String {
    isKnown ? Format.thousands(counts.all) + (mark.isEmpty ? "" : ", partial") : "not available"
  }

  /// The share behind `!` where it is partial, and `~` where it rests on few cases; nil where there is none.
  var shareText: String? {
    share.map { shareMark + (isShareSmall ? FigureMark.few.sign : "") + Format.conversion($0) }
  }

  /// The share in words, for readers.
  var shareInWords: String? {
    share.map {
      Format.conversion($0) + (shareMark.isEmpty ? "" : ", partial") + (isShareSmall ? ", few cases" : "")
    }
  }
}

extension KPI {
  /// The rate that each stage is known by stands first; the rest follow as in the catalog.
  private static let heads: Set<String> = ["engaged_rate", "opportunity_rate", "win_rate", "renewal_rate"]

  /// The KPIs of a home in the order of the screens.
  static func onScreen(_ home: Home) -> [KPI] {
    let all = KPICatalog.kpis(of: home)
    return all.filter { heads.contains($0.id) } + all.filter { !heads.contains($0.id) }
  }
}

extension State {
  /// The row of the funnel under the cursor of the overview, from 0, which other screens go by as well.
  var stageRow: Int {
    get { pages[0][.funnel].cursor }
    set { pages[0][.funnel].cursor = newValue }
  }

  /// The row of the lens under the cursor, kept within it.
  func lensRow(_ context: Context) -> LensRow {
    let rows = context.rows(of: lens)
    return rows[max(0, min(stageRow, rows.count - 1))]
  }

  /// The KPIs that the overview shows: those of the row under the cursor.
  func overviewKPIs(_ context: Context) -> [KPI] { KPI.onScreen(lensRow(context).home) }
}
