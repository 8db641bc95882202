internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Signals
internal import Values

/// A line of the screen of signals: the heading of a group, a signal, one that is gone, or a rule that is off.
struct SignalRow: Sendable {
  /// The group and how many signals it has; nil of a line of a group.
  var title: String?
  /// The signal; nil of headings, of what is gone, and of rules.
  var signal: Signal?
  /// What is gone.
  var gone: GoneSignal?
  /// The decision, of a signal that is put away.
  var ack: SignalAck?
  /// The rule that it is of; nil of headings of other groups.
  var rule: SignalRuleID?
  /// What it is known by.
  var key: String

  /// The position of the account that it is of.
  var account: Int? { signal?.account ?? gone?.account }

  /// Groups with their signals below them; then what is gone, and where it is shown what is put away and switched off.
  static func all(by grouping: SignalGrouping, _ context: Context) -> [SignalRow] {
    func heading(_ title: String, _ count: Int, rule: SignalRuleID? = nil) -> SignalRow {
      SignalRow(title: "\(title) \(context.glyphs.dot) \(Format.thousands(count))", rule: rule, key: "group:\(title)")
    }
    var rows = grouping.groups(context.signalsShown) { context.account($0).name }.flatMap { title, signals in
      [heading(title, signals.count, rule: grouping == .rule ? signals.first?.rule : nil)]
        + signals.map { SignalRow($0) }
    }
    let gone = context.signalsGone
    if let since = context.marks.baseline?.at, !gone.isEmpty {
      let all = gone.count < SignalsState.mostGone ? gone.count : context.marks.news.gone.count
      rows.append(heading("Gone since \(DayText.near(since, to: context.asOf))", all))
      rows += gone.map { SignalRow(gone: $0, rule: $0.key.rule, key: "gone:\($0.key.text)") }
    }
    return context.marks.isAwayShown ? rows + away(context, heading) : rows
  }

  private static func away(
    _ context: Context, _ heading: (String, Int, SignalRuleID?) -> SignalRow
  ) -> [SignalRow] {
    var rows: [SignalRow] = []
    let away = context.signalsAway
    if !away.isEmpty { rows.append(heading("Put away", away.count, nil)) }
    rows += away.map { signal in
      var row = SignalRow(signal)
      row.ack = context.marks.away[signal.key]
      return row
    }
    let off = context.marks.log.marks.off.sorted { $0.position < $1.position }
    if !off.isEmpty { rows.append(heading("Rules that are off", off.count, nil)) }
    return rows + off.map { SignalRow(rule: $0, key: "rule:\($0.rawValue)") }
  }

  init(_ signal: Signal) { self.init(signal: signal, rule: signal.rule, key: signal.key.text) }

  init(
    title: String? = nil, signal: Signal? = nil, gone: GoneSignal? = nil, rule: SignalRuleID? = nil, key: String
  ) {
    self.title = title
    self.signal = signal
    self.gone = gone
    self.rule = rule
    self.key = key
  }

  /// The signals of an account, with the rows that they rest on.
  static func list(ofAccount account: Int, _ context: Context) -> RowList<SignalRow> {
    RowList(
      context.signals(of: account).map { SignalRow($0) },
      [level, ruleName, sentence, since], context, isSortable: false, emptyText: "No signal: nothing to act on.",
      key: { $0.key }, place: { row, _ in row.signal?.evidence.lazy.compactMap(\.place).first })
  }

  /// What of signals is seen, without what their group says.
  static func columns(_ grouping: SignalGrouping, _ context: Context) -> [ScreenColumn<SignalRow>] {
    let marks = context.marks
    let hasNews = !marks.news.novelties.isEmpty || !marks.gone.isEmpty
    let isAway = marks.isAwayShown && !(marks.away.isEmpty && marks.log.marks.off.isEmpty)
    let width = isAway || context.glyphs.isASCII ? 5 : 1
    return (hasNews || isAway ? [news(width)] : []) + [level, account] + (grouping == .rule ? [] : [ruleName])
      + [sentence, owner, since]
  }

  // MARK: Words

  /// What is said beside it: new, worse, gone, or what was decided.
  func novelty(_ context: Context) -> String? {
    if gone != nil { return "gone" }
    if let ack { return ack.action.rawValue }
    if signal == nil && title == nil { return "off" }
    return signal.flatMap { context.marks.news.novelties[$0.key]?.rawValue }
  }

  /// Whom or what it is about.
  func name(_ context: Context) -> String {
    if let title { return title }
    if let gone { return gone.name }
    guard let signal else { return rule?.title ?? "" }
    return signal.account.map { context.account($0).name } ?? signal.name
  }

  /// Why it is there.
  func why(_ context: Context) -> String {
    let words = SignalWords(money: context.words.format.money, asOf: context.asOf)
    if let gone { return "\(gone.key.rule.title): \(words.ending(gone.ending))" }
    guard let signal else { return title == nil ? "switched off: O switches it on again" : "" }
    let sentence = words.sentence(signal, account: signal.account.map { context.account($0).name })
    return ack.map { "\(words.decision($0)) \(context.glyphs.dot) \(sentence)" } ?? sentence
  }

  /// As a line of text.
  func plain(_ context: Context) -> String {
    if let title { return title }
    let parts = [novelty(context), signal?.level.name, name(context), why(context)].compactMap(\.self)
    return parts.joined(separator: ", ") + (signal.map { ", since " + DayText.full($0.since) } ?? "")
  }

  // MARK: Columns

  /// A sign of what is new, worse and gone, or the word for it where there is no sign.
  private static func news(_ width: Int) -> ScreenColumn<SignalRow> {
    ScreenColumn(
      id: "news", title: "", least: width, most: width, priority: 99,
      value: { row, context in row.novelty(context).map { .text($0) } ?? .missing },
      cell: { row, context in
        guard let word = row.novelty(context) else { return TableCell("") }
        let (sign, role): (String, Role) =
          switch word {
          case "new": (context.glyphs.live, .accent)
          case "worse": (context.glyphs.up, .bad)
          case "gone": (context.glyphs.yes, .good)
          default: (word, .dim)
          }
        return TableCell(context.glyphs.isASCII ? word : sign, Style(role))
      })
  }

  private static let level = ScreenColumn<SignalRow>(
    id: "level", title: "", least: 4, priority: 99, value: { row, _ in SortValue(row.signal?.level.rawValue) },
    cell: { row, _ in
      guard let level = row.signal?.level else { return TableCell("") }
      return TableCell(level == .medium ? "med" : level.name, Style(row.ack == nil ? level.role : .dim))
    })

  private static let account = ScreenColumn<SignalRow>(
    id: "account", title: "Account", least: 16, ideal: 28, most: 34, priority: 100,
    value: { row, context in .name(row.account, context) },
    cell: { row, context in
      let name = row.name(context)
      if row.title != nil { return TableCell(name, Style(.heading).bold) }
      guard let signal = row.signal else { return TableCell(name, Style(.dim)) }
      return TableCell(signal.covers.isEmpty ? name : "\(name) +\(signal.covers.count)")
    })

  private static let ruleName = ScreenColumn<SignalRow>(
    id: "rule", title: "Signal", least: 10, ideal: 20, most: 22, priority: 80,
    value: { row, _ in row.signal.map { .text($0.rule.title) } ?? .missing },
    cell: { row, _ in TableCell(row.signal?.rule.title ?? "", Style(.dim)) })

  private static let sentence = ScreenColumn<SignalRow>(
    id: "why", title: "Why", least: 30, ideal: 100, most: 100, priority: 98,
    value: { row, _ in .text(row.key) },
    cell: { row, context in
      let text = context.glyphs.worded(row.why(context))
      return row.signal == nil || row.ack != nil ? TableCell(text, Style(.dim)) : TableCell(text)
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

extension SignalEvidence {
  /// Where the row stands; nil of settings.
  var place: Place? { if case .row(let place) = self { place } else { nil } }
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
