internal import Accounts
internal import Formatting
internal import Metrics
internal import Signals
internal import Values

extension BoardPage {
  private func heads(_ titles: [(title: String, isRight: Bool)]) -> HTML {
    let cells = titles.map { title, isRight in
      title.isEmpty
        ? HTML.element("td")
        : isRight
          ? HTML.element("th", ["scope": "col", "class": "r"], text: title)
          : HTML.element("th", ["scope": "col"], text: title)
    }
    return HTML.element("thead", [:], HTML.element("tr", [:], all: cells)).line
  }

  private func table(
    _ kind: String = "", label: String, _ titles: [(title: String, isRight: Bool)], _ rows: [HTML]
  ) -> HTML {
    let table = HTML.element("table", ["class": kind], heads(titles), HTML.element("tbody", [:], all: rows))
    return HTML.element("div", ["class": "wide", "role": "region", "tabindex": "0", "aria-label": label], table).line
  }

  private func right(_ text: String) -> HTML { .element("td", ["class": "r"], text: text) }

  /// Every KPI of the six stages: value, change, n, course.
  var kpis: HTML {
    let stages = (1...6).map { stage -> HTML in
      let title = KPI.Home.stage(stage).title
      let rows = KPICatalog.all.indices.filter { KPICatalog.all[$0].home == .stage(stage) }.map { position -> HTML in
        let kpi = KPICatalog.all[position]
        let values = figures.kpis[position]
        let spark = PageChart.spark(
          values.trend, noise: values.all.noise(in: values.trend), label: words(kpi, values.trend))
        return HTML.element(
          "tr", [:], .element("th", ["scope": "row"], text: kpi.name),
          .element("td", ["class": "r strong"], text: text(values.all, of: kpi)),
          .element("td", ["class": "r"], change(values, of: kpi)),
          right(values.all.cases.map { Format.thousands($0) } ?? ""), .element("td", [:], spark)
        ).line
      }
      let titles = [(title, false), ("Now", true), ("Change", true), ("n", true), ("13 weeks", true)]
      return HTML.element("table", [:], heads(titles), HTML.element("tbody", [:], all: rows)).line
    }
    return HTML.element(
      "section", [:], HTML.element("h2", text: "KPIs").line,
      HTML.element("div", ["class": "kpis"], all: stages).line
    ).line
  }

  /// Who moved, and what to act on.
  var lists: HTML {
    HTML.element("div", ["class": "lists"], all: [movers, signals].filter { !$0.markup.isEmpty }).line
  }

  private var movers: HTML {
    let all = figures.movers
    let shown = all.prefix(BoardPage.movers)
    let title = "Movers" + BoardPage.counts(shown.count, of: all.count)
    let rows = shown.map { mover in
      HTML.element(
        "tr", [:],
        .element("th", ["scope": "row", "class": "long"], text: snapshot.dataset.accounts[mover.account].name),
        .element("td", [:], BoardPage.what(mover)), right(mover.day.map(DayText.full) ?? "")
      ).line
    }
    let body =
      rows.isEmpty
      ? HTML.element("p", text: "No account changed stage in this period.").line
      : table("cut", label: "Movers", [("Account", false), ("Stage", false), ("Day", true)], rows)
    return HTML.element("section", ["class": "panel"], HTML.element("h2", text: title).line, body).line
  }

  /// ` · 10 of 28`; empty of nothing.
  private static func counts(_ shown: Int, of all: Int) -> String {
    all == 0 ? "" : shown == all ? " · \(Format.thousands(all))" : " · \(shown) of \(Format.thousands(all))"
  }

  private static func what(_ mover: Mover) -> HTML {
    func name(_ stage: Int?) -> String {
      stage.flatMap { FunnelStage.names.indices.contains($0 - 1) ? FunnelStage.names[$0 - 1] : nil } ?? ""
    }
    let way = "\(name(mover.from)) → \(name(mover.to))"
    switch mover.kind {
    case .progressed: return .element("span", ["class": "good"], text: "▲ " + way)
    case .regressed: return .element("span", ["class": "bad"], text: "▼ " + way)
    case .churned: return .element("span", ["class": "bad"], text: "▼ churned")
    case .joined: return .text("+ joined")
    case .left: return .element("span", ["class": "dim"], text: "− left")
    }
  }

  private var signals: HTML {
    guard let list = parts.signals else { return .none }
    let words = SignalWords(money: numbers.money, asOf: list.asOf)
    let shown = list.signals.prefix(BoardPage.signals)
    let title = "Signals" + BoardPage.counts(shown.count, of: list.signals.count)
    let rows = shown.map { signal -> HTML in
      let account = signal.account.map { snapshot.dataset.accounts[$0].name }
      let kind = signal.level == .high ? "bad" : signal.level == .medium ? "warn" : "dim"
      return HTML.element(
        "tr", [:], .element("th", ["scope": "row"], text: account ?? signal.name),
        .element("td", ["class": kind], text: signal.level.name),
        .element("td", [:], text: "\(signal.rule.title): \(words.sentence(signal, account: account))")
      ).line
    }
    let body =
      rows.isEmpty
      ? HTML.none
      : table(label: "Signals", [("Account", false), ("Level", false), ("Why", false)], rows)
    return HTML.element(
      "section", ["class": "panel"], HTML.element("h2", text: title).line, body,
      HTML.element("p", ["class": "notes"], text: list.countWords).line
    ).line
  }

  /// How the goals of periods that run stand; those to come and past ones are counted.
  var goals: HTML {
    var notes: [String] = []
    var rows: [HTML] = []
    var title = "Goals"
    if let goals = parts.goals {
      let running = goals.figures.filter { $0.status == .current }
      rows = running.prefix(BoardPage.goals).map(row)
      title += BoardPage.counts(rows.count, of: running.count)
      let others = goals.figures.count - running.count
      if goals.figures.isEmpty { notes.append("No goals: goals.csv, or goals: in abmtop.yaml, gives them.") }
      if others > 0 { notes.append("\(Format.count(others, "goal")) of past periods or of periods to come.") }
      notes += goals.problems.map { "! " + $0.words } + goals.mismatches.map(\.words)
    } else {
      notes.append("No goal for this filter: goals are of the whole list, or of the accounts that they name.")
    }
    let body =
      rows.isEmpty
      ? HTML.none
      : table(
        label: "Goals",
        [
          ("Goal", false), ("So far", true), ("Of", true), ("Done", true), ("", false), ("Usual", true),
          ("Pace", false), ("Landing", false),
        ], rows)
    return HTML.element(
      "section", ["class": "panel"], HTML.element("h2", text: title).line, body,
      notes.isEmpty ? .none : HTMLWriter.notes(notes).line
    ).line
  }

  private func row(_ figure: GoalFigure) -> HTML {
    let words = GoalWords(numbers: numbers)
    let unit = figure.goal.kpi.unit
    let kind =
      switch figure.word {
      case .ahead: "good"
      case .behind: "warn"
      case .farBehind: "bad"
      case .onPace, nil: "dim"
      }
    return HTML.element(
      "tr", [:], .element("th", ["scope": "row"], text: words.name(figure.goal)),
      right(numbers.short(figure.value, of: unit)), right(numbers.short(figure.goal.value, of: unit)),
      right(words.percent(figure.attainment)),
      .element("td", ["style": "width:16%"], PageChart.progress(figure.attainment, usual: figure.usual)),
      right(words.percent(figure.usual)), .element("td", ["class": kind], text: words.pace(figure)),
      .element("td", [:], text: words.landing(figure))
    ).line
  }
}
