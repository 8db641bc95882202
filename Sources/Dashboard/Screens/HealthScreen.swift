internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Report
internal import Formatting

/// Each file: what it gave, and what was wrong with it; below them all that is known beyond single files.
struct HealthScreen: Screen {
  static let id = "health"
  static let traits: ScreenTraits = [.opens, .panes, .withoutData, .listsBanners]
  static let commands = [
    Command.opening(
      HealthScreen(), .health, "Data health", "H", hint: Command.Hint("data health", 34), needsData: false,
      "each file, what it gave, and what was wrong with it")
  ]

  static func restored(_ parameters: String) -> HealthScreen? { parameters.isEmpty ? HealthScreen() : nil }
  var parameters: String? { "" }

  func title(_ state: State) -> String { "Data health" }
  var panes: [Pane] { [.rows, .findings] }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    let snapshot = context.snapshot
    let details = snapshot.present.isEmpty ? nil : TrustDetails(snapshot.dataset, at: snapshot.period.now)
    let files = HealthFile.all(snapshot.health.files, details?.balances ?? [])
    let longest = files.lazy.map { DisplayText.width($0.file.path) }.max() ?? 0
    return ScreenContent([
      .rows: RowList(
        files, HealthColumns.all(longestPath: longest), context, isSortable: false,
        emptyText: "The directory holds no file.", key: { $0.file.path },
        place: { file, _ in Place(path: file.file.path, line: 1) }),
      .findings: RowList(
        HealthFinding.all(details, state, context), HealthFindingColumns.all, context, isSortable: false,
        emptyText: "There is nothing to say beyond the files.", key: { $0.text }, place: { finding, _ in finding.place }
      ),
    ])
  }

  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    if pane == .findings {
      let findings = state.rows(in: .findings, as: HealthFinding.self)
      return findings.indices.contains(row) ? findings[row].target.open(&state) : []
    }
    let files = state.rows(as: HealthFile.self)
    return files.indices.contains(row) ? state.push(FileScreen(path: files[row].file.path)) : []
  }

  func plain(_ state: State, _ context: Context) -> [String] {
    let isActive = state.page.pane == .findings
    let cursor = state.page[.findings].cursor
    return plainTable(state, context)
      + state.rows(in: .findings, as: HealthFinding.self).enumerated().map { index, finding in
        let mark = isActive && index == cursor ? "> " : ""
        return "\(mark)\(state.plainNumber(index, in: .findings))\(finding.subject): \(finding.text)"
      }
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let files = state.rows(as: HealthFile.self)
    let bands = bands(of: rect, files: files.count, state)
    layout.addListPanel(heading(state, context), in: bands[0], state, context)
    layout.addListPanel("Warnings, sums, rows, orphans, words", of: .findings, in: bands[2], state, context)
    guard !files.isEmpty, !bands[1].isEmpty else { return }
    let enter = Key.enter.sign(ascii: context.glyphs.isASCII) ?? "Enter"
    // What is too long for its line is read here.
    if state.page.pane == .findings, let finding = HealthFinding.underCursor(state) {
      let hint = finding.target.hint.map { "\(enter) \($0)" }
      layout.addDetail(finding.subject, [Span(finding.text)], hint, in: bands[1], state)
    } else {
      let file = files[min(state.page[.rows].cursor, files.count - 1)]
      layout.addDetail(
        file.file.path, file.details(state.words, context), "\(enter) all of it, row by row", in: bands[1], state)
    }
  }

  /// The files, the details of what is under the cursor, and the rest. Where there are few rows the list that has the keys
  /// gets most of them.
  private func bands(of rect: Rect, files: Int, _ state: State) -> [Rect] {
    let height = rect.height
    if height >= 28 {
      let detailed = min(10, max(4, height / 5))
      // The files have what they need, up to half; what they leave is for the details of one and for all the rest.
      let listed = min(files + 3, max(4, (height - detailed) / 2))
      return rect.rows([.fixed(listed), .fixed(detailed), .rest])
    }
    let detailed = height >= 18 ? 6 : (height >= 11 ? 3 : 0)
    let rest = height - detailed
    let listed = state.page.pane == .findings ? max(3, rest / 3) : min(files + 2, rest * 3 / 5)
    return rect.rows([.fixed(listed), .fixed(detailed), .rest])
  }

  /// `Files · 74 bad rows · 64 orphans · 1 cannot be read · 5 ignored`; in fewer words where the screen is narrow.
  private func heading(_ state: State, _ context: Context) -> String {
    let health = context.snapshot.health
    let trust = context.snapshot.trust
    let isNarrow = state.size.width < 100
    let bad = isNarrow ? "\(Format.thousands(health.badRows)) bad" : Format.count(health.badRows, "bad row")
    var parts = (isNarrow ? [] : ["Files"]) + [bad, Format.count(health.orphans, "orphan")]
    if trust.failed > 0 { parts.append(Format.thousands(trust.failed) + (isNarrow ? " failed" : " cannot be read")) }
    if trust.ignored > 0 { parts.append("\(Format.thousands(trust.ignored)) ignored") }
    return parts.joined(separator: " \(context.glyphs.dot) ")
  }
}

extension ScreenLayout {
  /// Adds the details of what is under the cursor: lines that wrap, with how many of them are seen, and what Enter shows.
  fileprivate mutating func addDetail(_ title: String, _ lines: [Span], _ hint: String?, in rect: Rect, _ state: State)
  {
    let hasBorder = state.size.width >= 100
    let inner =
      hasBorder ? Panel.inner(rect) : Rect(x: rect.x + 1, y: rect.y + 1, width: rect.width - 2, height: rect.height - 1)
    let glyphs = self.glyphs
    paint { grid in
      let text = Paragraph(lines)
      // What does not fit is said.
      let seen = text.position(in: inner.size, glyphs: glyphs)
      let note = [seen.isEmpty ? nil : "lines " + seen, hint].compactMap(\.self).joined(separator: " \(glyphs.dot) ")
      let room = max(8, rect.width - DisplayText.width(note) - 8)
      let title = DisplayText.clippedAtStart(title, to: room, ellipsis: glyphs.ellipsis)
      if hasBorder {
        grid.draw(Panel(title, note: note), in: rect, glyphs: glyphs)
      } else {
        grid.draw(Rule(title, note: note), in: rect, glyphs: glyphs)
      }
      grid.draw(text, in: inner, glyphs: glyphs)
    }
  }
}

extension CommandID {
  static let health = CommandID("health")
}
