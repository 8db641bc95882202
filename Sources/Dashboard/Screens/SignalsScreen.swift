internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Signals
internal import Values

/// What to act on, in groups: by rule, owner or account.
struct SignalsScreen: Screen {
  /// What the signals are grouped by.
  var grouping = SignalGrouping.rule

  static let id = "signals"
  static let traits: ScreenTraits = [.opens, .account]
  static let commands = [
    Command.opening(
      SignalsScreen(), .signals, "Signals", "i", order: .after(.renewals), hint: Command.Hint("signals", 38),
      "what to act on: deals, engaged accounts, renewals, and why"),
    Command(
      .groupSignals, "Group signals", [.character("L")], in: .only(SignalsScreen.self), .look, order: .after(.period),
      hint: Command.Hint("group", 45), "groups the signals by rule, owner or account"
    ) { state, _ in
      guard let screen = state.page.screen as? SignalsScreen else { return [] }
      let all = SignalGrouping.allCases
      let next = all[((all.firstIndex(of: screen.grouping) ?? 0) + 1) % all.count]
      state.page.screen = SignalsScreen(grouping: next)
      state.page[.rows] = ListState()
      state.reloadRows()
      return []
    },
    Command(
      .signalDone, "Done", [.character("a")], in: .only(SignalsScreen.self), .look, order: .after(.groupSignals),
      hint: Command.Hint("done", 88),
      "puts the marked signals or the one under the cursor away until they are true anew (signals.rearm_days)"
    ) { state, _ in state.putAway(.done) },
    Command(
      .signalLater, "Later", [.character("z")], in: .only(SignalsScreen.self), .look, order: .after(.signalDone),
      hint: Command.Hint("later", 87), "puts them off for 1, 3, 7 or 30 days, or until they are worse"
    ) { state, _ in state.askUntilWhen() },
    Command(
      .signalNever, "Never", [.character("m")], in: .only(SignalsScreen.self), .look, order: .after(.signalLater),
      hint: Command.Hint("never", 60), "never shows signals of this rule for this account again"
    ) { state, _ in state.putAway(.never) },
    Command(
      .signalNote, "Done, with a note", [.character(";")], in: .only(SignalsScreen.self), .look,
      order: .after(.signalNever), hint: Command.Hint("note", 43), "puts them away as done, with a line about it"
    ) { state, _ in state.askForNote() },
    Command(
      .switchRule, "Rule off or on", [.character("O")], in: .only(SignalsScreen.self), .look,
      order: .after(.signalNote), hint: Command.Hint("rule off", 41), "switches the rule of the row off, or on again"
    ) { state, _ in state.switchRule() },
    Command(
      .undoSignals, "Undo", [.character("u")], in: .only(SignalsScreen.self), .look, order: .after(.switchRule),
      hint: Command.Hint("undo", 86), "undoes what was done last about signals, several times"
    ) { state, _ in state.undoSignals() },
    Command(
      .showAway, "Put away", [.character("Z")], in: .only(SignalsScreen.self), .look, order: .after(.undoSignals),
      hint: Command.Hint("put away", 58), "shows what is put away and what rules are off, or hides it again"
    ) { state, _ in
      state.signalsState.isAwayShown.toggle()
      state.reloadRows()
      return []
    },
  ]

  static func restored(_ parameters: String) -> SignalsScreen? {
    if parameters.isEmpty { return SignalsScreen() }
    return SignalGrouping(rawValue: parameters).map { SignalsScreen(grouping: $0) }
  }

  var parameters: String? { grouping == .rule ? "" : grouping.rawValue }

  func title(_ state: State) -> String { "Signals" }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    ScreenContent(
      rows: RowList(
        SignalRow.all(by: grouping, context), SignalRow.columns(grouping, context), context,
        isSortable: false,
        emptyText: emptyText(state, context), key: { $0.key },
        place: { row, _ in row.signal?.evidence.lazy.compactMap(\.place).first }))
  }

  func account(_ state: State, _ context: Context) -> Int? {
    let rows = state.rows(as: SignalRow.self)
    let cursor = state.page[.rows].cursor
    return rows.indices.contains(cursor) ? rows[cursor].account : nil
  }

  private func emptyText(_ state: State, _ context: Context) -> String {
    if state.areSignalsDue { return "Looking for signals." }
    return context.signalsAway.isEmpty
      ? "No signal: nothing to act on." : "No signal left to act on: Z shows what is put away."
  }

  /// The deal where it is about one, else the account; of a contract, a table, a goal its row.
  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    let rows = state.rows(as: SignalRow.self)
    guard rows.indices.contains(row) else { return [] }
    if let signal = rows[row].signal { return state.open(signal, context) }
    return rows[row].account.map { state.push(AccountScreen(id: context.account($0).id)) } ?? []
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let dot = " \(context.glyphs.dot) "
    let due = state.areSignalsDue ? " \(context.glyphs.ellipsis)" : ""
    let count = (context.signalCount(withAway: true) ?? "") + due
    layout.addListPanel(["Signals", count, "by \(grouping.rawValue)"].joined(separator: dot), in: rect, state, context)
  }

  func plain(_ state: State, _ context: Context) -> [String] {
    let count = context.signalCount(withAway: true).map { ["\($0)."] } ?? []
    return count
      + state.rows(as: SignalRow.self).enumerated().map { index, row in
        let mark = state.page[.rows].cursor == index ? "> " : ""
        if row.title != nil { return "\(mark)\(row.plain(context)):" }
        return mark + state.plainNumber(index, in: .rows) + row.plain(context)
      }
  }
}

extension CommandID {
  static let signals = CommandID("signals")
  static let groupSignals = CommandID("group_signals")
  static let signalDone = CommandID("signal_done")
  static let signalLater = CommandID("signal_later")
  static let signalNever = CommandID("signal_never")
  static let signalNote = CommandID("signal_note")
  static let switchRule = CommandID("switch_rule")
  static let undoSignals = CommandID("undo_signals")
  static let showAway = CommandID("show_put_away")
}

extension State {
  /// Opens what a signal is about: the deal, or the account; else its row is named.
  mutating func open(_ signal: Signal, _ context: Context) -> [Effect] {
    guard let account = signal.account else {
      if signal.subject == .list { return push(AccountsScreen(source: .all)) }
      if case .table = signal.subject { return push(HealthScreen()) }
      notify("It rests on \(signal.evidence.map(\.text).joined(separator: ", ")).")
      return []
    }
    if case .opportunity(let id) = signal.subject, let deal = context.snapshot.deal(id: id, account: account) {
      return push(DealScreen(deal, context))
    }
    return push(AccountScreen(id: context.account(account).id))
  }
}
