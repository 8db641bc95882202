internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Signals

/// All that is known of one account: facts, people, deals, contracts, activities, touches by week, pages, intent, answers,
/// family, each a list of its own that takes the cursor.
struct AccountScreen: Screen {
  /// The account's id.
  var id: String

  static let id = "account"
  static let traits: ScreenTraits = [.list, .panes, .account, .steps]

  static func restored(_ parameters: String) -> AccountScreen? {
    parameters.isEmpty ? nil : AccountScreen(id: parameters)
  }

  var parameters: String? { id }

  func title(_ state: State) -> String { state.accountName(id) }
  var panes: [Pane] {
    [.facts, .people, .deals, .contracts, .activities, .touches, .pages, .topics, .answers, .signals, .family]
  }

  func content(_ state: State, _ context: Context) -> ScreenContent {
    guard let position = context.snapshot.dataset.account(id: id) else { return ScreenContent() }
    let details = context.snapshot.dataset.details(
      of: position, at: context.snapshot.period.now, activityLimit: AccountLists.mostActivities)
    let lists = AccountLists(position, details, state, context)
    return ScreenContent(lists.all, model: AccountPage(position, details, context))
  }

  func account(_ state: State, _ context: Context) -> Int? { context.snapshot.dataset.account(id: id) }

  /// A deal opens its page, a person and a relative their own, a fact the rows that it rests on; of all else the row is named.
  func open(_ row: Int, in pane: Pane, _ state: inout State, _ context: Context) -> [Effect] {
    switch pane {
    case .deals:
      let deals = state.rows(in: pane, as: Deal.self)
      return deals.indices.contains(row) ? state.push(DealScreen(deals[row], context)) : []
    case .people:
      return state.key(of: pane, row).map { state.push(PersonScreen(id: $0, accountID: id, context)) } ?? []
    case .family:
      return state.account(of: pane, row).map { state.push(AccountScreen(id: context.account($0).id)) } ?? []
    case .signals:
      let signals = state.rows(in: pane, as: SignalRow.self)
      guard signals.indices.contains(row), let signal = signals[row].signal else { return [] }
      if case .opportunity = signal.subject { return state.open(signal, context) }
      let rows = signal.evidence.prefix(4).map(\.text).joined(separator: ", ")
      state.notify("It rests on \(rows)\(signal.evidence.count > 4 ? " and more" : ""); E opens the first.")
      return []
    case .facts:
      let facts = state.rows(in: pane, as: AccountFact.self)
      guard facts.indices.contains(row), let field = facts[row].field else { return [] }
      return state.push(EvidenceScreen(of: .field(field), accountID: id))
    default:
      guard let list = state.list(in: pane), row < list.count, let place = list.place(ofRow: row, context) else {
        return []
      }
      state.notify("The row stands in \(place.text); E opens it.")
      return []
    }
  }

  /// What the command line prints of an account; while the cursor is in one of its lists, that list is exported.
  func document(_ options: ReportOptions, _ state: State, _ context: Context) -> String? {
    guard state.page.pane == .facts || options.format == .json else { return nil }
    return (try? Report.account(id, context.snapshot, options)).map { String(decoding: $0, as: UTF8.self) }
  }

  private var goneText: String { "The account \(id) is not in the files any more." }

  func plain(_ state: State, _ context: Context) -> [String] {
    guard let page = state.page.content.model as? AccountPage else { return [goneText] }
    var lines = page.facts.enumerated().map { index, fact in
      let mark = state.page.pane == .facts && state.page[.facts].cursor == index ? "> " : ""
      return "\(mark)\(state.plainNumber(index, in: .facts))\(fact.label): \(plainLine(fact.spans))"
    }
    if let chart = scoreChart(page.details, context) { lines.append(chart.plain { Format.decimal($0, places: 1) }) }
    for pane in panes.dropFirst() where pane != .signals || state.count(of: pane) > 0 {
      lines.append(title(of: pane, page, context) + ":")
      lines += plainTable(of: pane, state, context)
    }
    return lines
  }

  /// `Activity · the newest 20,000 of 1,204,311`.
  private func title(of pane: Pane, _ page: AccountPage, _ context: Context) -> String {
    guard pane == .activities, page.details.activityCount > AccountLists.mostActivities else {
      return AccountLists.titles[pane] ?? ""
    }
    let counts = [AccountLists.mostActivities, page.details.activityCount].map { Format.thousands($0) }
    return "Activity \(context.glyphs.dot) the newest \(counts[0]) of \(counts[1])"
  }

  // MARK: Layout

  func layout(_ layout: inout ScreenLayout, in rect: Rect, _ state: State, _ context: Context) {
    guard let page = state.page.content.model as? AccountPage else {
      let text = " " + goneText
      return layout.paint {
        $0.put(text, in: rect.row(1), style: Style(.warn), ellipsis: context.glyphs.ellipsis)
      }
    }
    func add(_ pane: Pane, in rect: Rect) {
      guard rect.height >= 3 else { return }
      let title = pane == .facts ? page.name : title(of: pane, page, context)
      layout.mark(rect, .pane(pane))
      layout.addListPanel(title, of: pane, in: rect, state, context)
    }
    if state.size.width >= 110, rect.height >= 24 {
      for (part, place) in places(state, in: rect, isWide: state.size.width >= 170) {
        if let part { add(part, in: place) } else { layout.addScores(page.details, in: place, context) }
      }
      return
    }
    // The facts keep the upper half; below them is the list that has the keys.
    let pane = state.page.pane == .facts ? .people : state.page.pane
    let bands = rect.rows([.fixed(min(page.facts.count + 1, max(3, rect.height / 2))), .fixed(1), .rest])
    add(.facts, in: bands[0])
    // An account without signals has no tab for them.
    let others = panes.dropFirst().filter { $0 != .signals || $0 == pane || state.count(of: $0) > 0 }
    let names = others.map { "\(AccountLists.short[$0] ?? "") \(Format.thousands(state.count(of: $0)))" }
    layout.add(Tabs(Array(names), chosen: others.firstIndex(of: pane) ?? 0), in: bands[1].inset(dx: 1))
    add(pane, in: bands[2])
  }

  /// Where each list stands on a screen with space for several; nil stands for the course of the score. The one that has the
  /// keys has a place always: else that of the score.
  private func places(_ state: State, in rect: Rect, isWide: Bool) -> [(pane: Pane?, rect: Rect)] {
    func height(_ pane: Pane, most: Int) -> Share { .fixed(min(max(1, state.count(of: pane)), most) + 3) }
    let facts = state.count(of: .facts) + 2
    let signals: [(pane: Pane?, share: Share)] =
      state.count(of: .signals) == 0 ? [] : [(.signals, height(.signals, most: isWide ? 6 : 2))]
    var places: [(pane: Pane?, rect: Rect)] = []
    func fill(_ column: Rect, _ parts: [(pane: Pane?, share: Share)]) {
      for (part, place) in zip(parts, column.rows(parts.map(\.share))) where place.height >= 3 {
        places.append((part.pane, place))
      }
    }
    if isWide {
      let columns = rect.columns([.flexible(1, min: 56), .flexible(1, min: 56), .flexible(1, min: 56)])
      fill(columns[0], [(.facts, .fixed(facts)), (nil, .flexible(1, min: 8))])
      fill(
        columns[1],
        signals + [
          (.people, height(.people, most: 12)), (.deals, height(.deals, most: 10)),
          (.contracts, height(.contracts, most: 6)), (.touches, .flexible(1, min: 6)),
        ])
      fill(
        columns[2],
        [
          (.activities, .flexible(1, min: 8)), (.pages, height(.pages, most: 8)), (.topics, height(.topics, most: 10)),
          (.answers, height(.answers, most: 6)), (.family, height(.family, most: 8)),
        ])
    } else {
      let columns = rect.columns([.flexible(1, min: 54), .flexible(1, min: 54)])
      let spare = columns[1].height >= 32
      fill(columns[0], [(.facts, .fixed(min(facts, max(6, rect.height - 8)))), (nil, .flexible(1, min: 6))])
      fill(
        columns[1],
        signals + [
          (.people, height(.people, most: spare ? 6 : 4)), (.deals, height(.deals, most: spare ? 5 : 3)),
          (.contracts, height(.contracts, most: 2)), (.activities, .rest),
        ])
    }
    if !places.contains(where: { $0.pane == state.page.pane }),
      let last = places.lastIndex(where: { $0.pane == nil }) ?? places.indices.last
    {
      places[last].pane = state.page.pane
    }
    return places
  }
}

/// What the page draws beside its lists, computed once as its account and the data are.
struct AccountPage: Sendable {
  let name: String
  let details: AccountDetails
  let facts: [AccountFact]

  init(_ position: Int, _ details: AccountDetails, _ context: Context) {
    name = context.account(position).name
    self.details = details
    facts = accountFacts(position, context)
  }
}

extension Pane {
  /// The head of an account's page.
  static let facts = Pane("facts")
  /// Its contacts.
  static let people = Pane("people")
  /// Its opportunities.
  static let deals = Pane("deals")
  /// Its contracts.
  static let contracts = Pane("contracts")
  /// Its activities.
  static let activities = Pane("activities")
  /// Its touches by channel and week.
  static let touches = Pane("touches")
  /// The pages that its people visited.
  static let pages = Pane("pages")
  /// Its intent topics.
  static let topics = Pane("topics")
  /// Its answers to NPS surveys.
  static let answers = Pane("answers")
  /// Its parent, children and siblings.
  static let family = Pane("family")
  /// What there is to act on.
  static let signals = Pane("signals")
}
