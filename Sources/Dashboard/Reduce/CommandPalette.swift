internal import Accounts
internal import Cells
internal import Filter
internal import Formatting
internal import Metrics

/// What the command palette finds: commands, screens, figures, views, accounts, people, deals, owners.
struct CommandPalette {
  private let text: String
  private var found: [(score: Int, item: OverlayItem)] = []

  /// The most lines that it shows.
  static let most = 200
  /// The most accounts, contacts and deals that are compared with what is typed.
  private static let mostNames = 300

  private init(_ text: String) { self.text = text }

  /// The lines that a text finds, the best first.
  ///
  /// - Complexity: O(accounts + contacts + deals), on texts that are prepared once.
  static func items(_ text: String, _ state: State) -> [OverlayItem] {
    var palette = CommandPalette(text)
    palette.addCommands(state)
    palette.addFigures()
    if let context = state.context, let index = state.filterIndex, !text.isEmpty {
      palette.addNames(context, index)
    }
    // Equal scores keep the order of the table.
    return palette.found.enumerated().sorted {
      $0.element.score == $1.element.score ? $0.offset < $1.offset : $0.element.score > $1.element.score
    }.prefix(most).map(\.element.item)
  }

  /// Adds a line where what is typed is found in its label, or in another name of it.
  private mutating func offer(
    _ label: String, also names: [String] = [], _ note: String, bonus: Int, _ act: OverlayItem.Act
  ) {
    let match = FuzzyMatch(text, in: label)
    let best = ([match] + names.map { FuzzyMatch(text, in: $0) }).compactMap { $0?.score }.max()
    guard let best else { return }
    found.append(
      (best + bonus, OverlayItem(label: label, note: note, matches: match?.characters ?? [], act: act)))
  }

  private mutating func addCommands(_ state: State) {
    for command in Command.all where state.isAvailable(command) && command.group != .move && command.id != .palette {
      offer(
        command.name, also: [command.id.rawValue], state.sign(of: command), bonus: 30, .run(command.id))
    }
    for view in state.views { offer(view.name, "view  \(view.filter)", bonus: 25, .view(view)) }
  }

  private mutating func addFigures() {
    for (index, name) in FunnelStage.names.enumerated() {
      offer("\(index + 1) \(name)", "stage", bonus: 22, .show(StageScreen(stage: index + 1, onlyAt: false)))
    }
    for kpi in KPICatalog.all {
      offer(
        kpi.name, also: [kpi.id, "explain \(kpi.id)", "explain \(kpi.name)"], "KPI  \(kpi.id)", bonus: 20,
        .show(ExplainScreen(figure: kpi.id)))
    }
    for figure in FunnelFigure.all {
      offer(
        figure.name, also: [figure.id, "explain \(figure.id)", "explain \(figure.name)"], "figure  \(figure.id)",
        bonus: 5, .show(ExplainScreen(figure: figure.id)))
    }
  }

  private mutating func addNames(_ context: Context, _ index: FilterIndex) {
    for position in index.accounts(resembling: text, limit: CommandPalette.mostNames) {
      let account = context.account(position)
      offer(
        account.name, also: [account.id, account.domain], "account  \(account.id)", bonus: 10,
        .show(AccountScreen(id: account.id)))
    }
    for contact in index.contacts(resembling: text, limit: CommandPalette.mostNames) {
      let account = context.account(contact.account)
      let note = ["contact", contact.email == contact.label ? "" : contact.email, account.name]
      offer(
        contact.label, also: [contact.email, contact.id], note.filter { !$0.isEmpty }.joined(separator: "  "), bonus: 4,
        .contact(contact.id, of: account.id))
    }
    for deal in index.deals(resembling: text, limit: CommandPalette.mostNames) {
      let its = deal.opportunity
      let account = context.account(deal.account).name
      offer(
        shortName(of: its.name, id: its.id, account: account), also: [its.name, its.id],
        "deal  \(account)  \(its.state.name) \(context.words.money(its.amount))", bonus: 2,
        .show(DealScreen(deal, context)))
    }
    for owner in index.owners {
      offer(owner, "owner: narrows to their accounts", bonus: 8, .filter(Filter.term("owner", owner)))
    }
  }
}

extension State {
  /// The key of a command, or the keys that lead to it in the list of other screens; empty where it has none.
  func sign(of command: Command) -> String {
    func first(_ id: CommandID) -> String { keymap.keys(of: id).first?.sign(ascii: glyphs.isASCII) ?? "" }
    return command.letter.map { "\(first(.screens)) \($0)" } ?? first(command.id)
  }
}

/// Whether the letters and digits of a query occur in a text in their order, and how well. What stands between words counts
/// for nothing: `win rate`, `win_rate` and `winrate` are alike.
struct FuzzyMatch {
  /// Higher is better: characters side by side, at the starts of words, early.
  let score: Int
  /// Indices of the characters that were found.
  let characters: Set<Int>

  /// A character that counts.
  private struct Letter {
    let text: String
    /// Its index among the characters of the text.
    let index: Int
    let startsWord: Bool
  }

  private static func letters(_ text: String) -> [Letter] {
    var letters: [Letter] = []
    var startsWord = true
    for (index, character) in text.enumerated() {
      if " _-.@".contains(character) {
        startsWord = true
        continue
      }
      letters.append(Letter(text: character.lowercased(), index: index, startsWord: startsWord))
      startsWord = false
    }
    return letters
  }

  /// Nil where they do not occur. An empty query occurs everywhere.
  init?(_ query: String, in text: String) {
    let wanted = FuzzyMatch.letters(query).map(\.text)
    let all = FuzzyMatch.letters(text)
    guard wanted.count <= all.count else { return nil }
    var found: [Int] = []
    var score = 0
    // A whole occurrence is better than scattered characters.
    if let start = FuzzyMatch.firstOccurrence(of: wanted, in: all) {
      found = Array(start..<start + wanted.count)
      score += 40 + 5 * wanted.count + (start == 0 ? 20 : all[start].startsWord ? 15 : 0)
      if wanted.count == all.count { score += 10 }
    } else {
      var next = 0
      for character in wanted {
        guard let place = all[next...].firstIndex(where: { $0.text == character }) else { return nil }
        if all[place].startsWord { score += 8 } else if found.last == place - 1 { score += 5 } else { score -= 2 }
        found.append(place)
        next = place + 1
      }
      // A few characters strewn over a long text are a coincidence.
      if score < 0 { return nil }
    }
    self.score = wanted.isEmpty ? 0 : score - all.count / 8
    characters = Set(found.map { all[$0].index })
  }

  /// The first occurrence at the start of a word, else the first.
  private static func firstOccurrence(of wanted: [String], in all: [Letter]) -> Int? {
    guard !wanted.isEmpty else { return 0 }
    guard wanted.count <= all.count else { return nil }
    func holds(_ start: Int) -> Bool { wanted.indices.allSatisfy { all[start + $0].text == wanted[$0] } }
    let starts = 0...(all.count - wanted.count)
    return starts.first { all[$0].startsWord && holds($0) } ?? starts.first(where: holds)
  }
}
