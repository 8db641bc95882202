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
        SignalRow.all(context.signalsShown, by: grouping, context), SignalRow.columns(grouping), context,
        isSortable: false,
        emptyText: state.areSignalsDue ? "Looking for signals." : "No signal: nothing to act on.", key: { $0.key },
        place: { row, _ in row.signal?.evidence.lazy.compactMap(\.place).first }))
  }

  func account(_ state: State, _ context: Context) -> Int? {
    let rows = state.rows(as: SignalRow.self)
    let cursor = state.page[.rows].cursor
    return rows.indices.contains(cursor) ? rows[cursor].signal?.account : nil
  }

  /// The deal where it is about one, else the account; of a contract, a table, a goal its row.
  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    let rows = state.rows(as: SignalRow.self)
    guard rows.indices.contains(row), let signal = rows[row].signal else { return [] }
    return state.open(signal, context)
  }

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    let dot = " \(context.glyphs.dot) "
    let due = state.areSignalsDue ? " \(context.glyphs.ellipsis)" : ""
    let count = Format.count(context.signalsShown.count, "signal") + due
    layout.addListPanel(["Signals", count, "by \(grouping.rawValue)"].joined(separator: dot), in: rect, state, context)
  }

  func plain(_ state: State, _ context: Context) -> [String] {
    let words = SignalWords(money: context.words.format.money, asOf: context.asOf)
    return state.rows(as: SignalRow.self).enumerated().map { index, row in
      let mark = state.page[.rows].cursor == index ? "> " : ""
      guard let signal = row.signal else { return "\(mark)\(row.title ?? ""):" }
      let name = signal.account.map { context.account($0).name } ?? signal.name
      let number = state.plainNumber(index, in: .rows)
      return "\(mark)\(number)\(signal.level.name), \(name), \(words.sentence(signal, account: name)), since "
        + DayText.full(signal.since)
    }
  }
}

extension CommandID {
  static let signals = CommandID("signals")
  static let groupSignals = CommandID("group_signals")
}

extension SignalEvidence {
  /// Where the row stands; nil of settings.
  fileprivate var place: Place? { if case .row(let place) = self { place } else { nil } }
}

extension Context {
  /// The signals of the accounts that the filter picks, in order; those of no account only without one.
  var signalsShown: [Signal] {
    let set = figures.set
    return (signals?.signals ?? []).filter { signal in signal.account.map(set.contains) ?? (set == .all) }
  }

  /// The signals of an account, those that another covers included.
  func signals(of account: Int) -> [Signal] {
    ((signals?.signals ?? []) + (signals?.covered ?? [])).filter { $0.account == account }
  }
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

/// A line of the screen: the heading of a group, or a signal.
struct SignalRow: Sendable {
  /// The group and how many signals it has; nil of a signal.
  var title: String?
  /// The signal; nil of a heading.
  var signal: Signal?
  /// What it is told by.
  var key: String

  /// Groups with their signals below them.
  static func all(_ signals: [Signal], by grouping: SignalGrouping, _ context: Context) -> [SignalRow] {
    grouping.groups(signals) { context.account($0).name }.flatMap { title, signals in
      [SignalRow(title: "\(title) \(context.glyphs.dot) \(Format.thousands(signals.count))", key: "group:\(title)")]
        + signals.map { SignalRow(signal: $0, key: $0.key.text) }
    }
  }

  /// The signals of an account, with the rows that they rest on.
  static func list(ofAccount account: Int, _ context: Context) -> RowList<SignalRow> {
    RowList(
      context.signals(of: account).map { SignalRow(signal: $0, key: $0.key.text) },
      [level, rule, sentence, since], context, isSortable: false, emptyText: "No signal: nothing to act on.",
      key: { $0.key }, place: { row, _ in row.signal?.evidence.lazy.compactMap(\.place).first })
  }

  /// What of signals is seen, without what their group says.
  static func columns(_ grouping: SignalGrouping) -> [ScreenColumn<SignalRow>] {
    [level, account] + (grouping == .rule ? [] : [rule]) + [sentence, owner, since]
  }

  private static let level = ScreenColumn<SignalRow>(
    id: "level", title: "", least: 4, priority: 99, value: { row, _ in SortValue(row.signal?.level.rawValue) },
    cell: { row, _ in
      guard let level = row.signal?.level else { return TableCell("") }
      return TableCell(level == .medium ? "med" : level.name, Style(level.role))
    })

  private static let account = ScreenColumn<SignalRow>(
    id: "account", title: "Account", least: 16, ideal: 28, most: 34, priority: 100,
    value: { row, context in .name(row.signal?.account, context) },
    cell: { row, context in
      guard let signal = row.signal else { return TableCell(row.title ?? "", Style(.heading).bold) }
      let name = signal.account.map { context.account($0).name } ?? signal.name
      return TableCell(signal.covers.isEmpty ? name : "\(name) +\(signal.covers.count)")
    })

  private static let rule = ScreenColumn<SignalRow>(
    id: "rule", title: "Signal", least: 10, ideal: 20, most: 22, priority: 80,
    value: { row, _ in row.signal.map { .text($0.rule.title) } ?? .missing },
    cell: { row, _ in TableCell(row.signal?.rule.title ?? "", Style(.dim)) })

  private static let sentence = ScreenColumn<SignalRow>(
    id: "why", title: "Why", least: 30, ideal: 100, most: 100, priority: 98,
    value: { row, _ in row.signal.map { .text($0.key.text) } ?? .missing },
    cell: { row, context in
      guard let signal = row.signal else { return TableCell("") }
      let words = SignalWords(money: context.words.format.money, asOf: context.asOf)
      let name = signal.account.map { context.account($0).name }
      return TableCell(context.glyphs.worded(words.sentence(signal, account: name)))
    })

  private static let owner = ScreenColumn<SignalRow>(
    id: "owner", title: "Owner", least: 8, ideal: 14, most: 20, priority: 60,
    value: { row, _ in row.signal.map { .text($0.owner.lowercased()) } ?? .missing },
    cell: { row, _ in TableCell(row.signal?.owner ?? "", Style(.dim)) })

  private static let since = ScreenColumn<SignalRow>(
    id: "since", title: "Since", align: .right, least: 6, ideal: 11, priority: 70,
    value: { row, _ in SortValue(row.signal.map { Int($0.since.number) }) },
    cell: { row, context in
      TableCell(row.signal.map { DayText.near($0.since, to: context.asOf) } ?? "", Style(.dim))
    })
}

extension SignalLevel {
  /// The colour of its name.
  fileprivate var role: Role {
    switch self {
    case .high: .bad
    case .medium: .warn
    case .low: .dim
    }
  }
}
