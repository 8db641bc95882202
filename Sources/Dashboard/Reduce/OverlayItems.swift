internal import Accounts
internal import Cells
internal import Filter
internal import Metrics

extension State {
  /// The lines of what floats, narrowed by what is typed.
  func items(of overlay: Overlay) -> [OverlayItem] {
    let text = overlay.editor.text.trimmed
    switch overlay.kind {
    case .palette: return paletteItems(text)
    case .periods: return periodItems(text)
    case .themes: return themes.map { OverlayItem(label: $0, act: .theme($0)) }
    case .columns: return columnItems
    case .screens: return screenItems
    case .sorting: return sortItems
    case .breakdowns: return breakdownItems
    case .export, .saveView, .address: return []
    }
  }

  private func periodItems(_ text: String) -> [OverlayItem] {
    let all = Period.offered.map { period in
      OverlayItem(label: period.title, note: "\(period.meaning)  \(period.name)", act: .period(period))
    }
    if text.isEmpty { return all }
    let found = zip(Period.offered, all).filter { $0.0.name.hasPrefix(text.lowercased()) }.map(\.1)
    if let typed = Period(text), !Period.offered.contains(typed) {
      return [OverlayItem(label: typed.title, note: typed.meaning, act: .period(typed))] + found
    }
    return found
  }

  /// The columns that the list can be sorted by: the letter of each is one of its name's that is free, or else any.
  private var sortItems: [OverlayItem] {
    let pane = sortedPane
    let sort = page[pane].sort
    // These move in the list, and leave.
    var free = Set("abcdefghilmnoprstuvwxyz0123456789ABCDEFGHILMNOPRTUVWXYZ")
    let order = Array("abcdefghilmnoprstuvwxyz0123456789ABCDEFGHILMNOPRTUVWXYZ")
    return (list(in: pane)?.sortChoices ?? []).map { id, title in
      let letter = title.lowercased().first { free.contains($0) } ?? order.first { free.contains($0) }
      if let letter { free.remove(letter) }
      let direction =
        sort?.column == id ? (sort?.descending == true ? "now, from the greatest" : "now, from the least") : ""
      return OverlayItem(label: title, note: direction, letter: letter, act: .sort(id))
    }
  }

  /// The screens that are reached by a letter.
  private var screenItems: [OverlayItem] {
    Command.all.filter { $0.letter != nil && isAvailable($0) }.map {
      OverlayItem(label: $0.name, note: $0.help, letter: $0.letter, act: .run($0.id))
    }
  }

  /// The chosen columns in their order, then the others.
  private var columnItems: [OverlayItem] {
    let all = AccountColumns.all(in: snapshot)
    let others = all.map(\.id).filter { !columns.contains($0) }
    return (columns + others).compactMap { id in
      guard id != "name", let column = all.first(where: { $0.id == id }) else { return nil }
      return OverlayItem(label: AccountColumns.name(of: column), isTicked: columns.contains(id), act: .column(id))
    }
  }

  private var breakdownItems: [OverlayItem] {
    let own = AccountCatalog.all.filter { $0.uses.contains(.groupsFirst) }
      .map { OverlayItem(label: $0.title, act: .breakdown($0.id)) }
    let extra = snapshot?.dataset.extraColumns ?? []
    return own + extra.map { OverlayItem(label: $0, note: "column of accounts", act: .breakdown($0)) }
  }

  /// Commands, screens, KPIs, views and accounts whose names hold what is typed, the best first.
  ///
  /// - Complexity: O(accounts).
  private func paletteItems(_ text: String) -> [OverlayItem] {
    var found: [(score: Int, item: OverlayItem)] = []
    func offer(_ label: String, _ note: String, bonus: Int, _ act: OverlayItem.Act) {
      guard let match = FuzzyMatch(text, in: label) else { return }
      found.append((match.score + bonus, OverlayItem(label: label, note: note, matches: match.characters, act: act)))
    }
    for command in Command.all where isAvailable(command) && command.group != .move && command.id != .palette {
      let keys = keymap.keys(of: command.id).first.flatMap { $0.sign(ascii: glyphs.isASCII) } ?? ""
      offer(command.name, keys, bonus: 30, .run(command.id))
    }
    for view in views { offer(view.name, "view  \(view.filter)", bonus: 25, .view(view)) }
    for kpi in KPICatalog.all { offer(kpi.name, "KPI  \(kpi.id)", bonus: 20, .show(ExplainScreen(figure: kpi.id))) }
    for (index, name) in FunnelStage.names.enumerated() {
      offer("\(index + 1) \(name)", "stage", bonus: 22, .show(StageScreen(stage: index + 1, onlyAt: false)))
    }
    for account in accounts(named: text) {
      offer(account.name, "account  \(account.id)", bonus: 0, .show(AccountScreen(id: account.id)))
    }
    // Equal scores keep the order of the table.
    return found.enumerated().sorted {
      $0.element.score == $1.element.score ? $0.offset < $1.offset : $0.element.score > $1.element.score
    }.prefix(200).map(\.element.item)
  }
}

extension State {
  /// Accounts whose name, domain or id holds a text, on the list or not; at most 300.
  ///
  /// - Complexity: O(accounts), on texts that the filter has prepared.
  private func accounts(named text: String) -> [Account] {
    let quoted = "\"" + text.filter { $0 != "\"" && $0 != "\\" } + "\""
    guard !text.isEmpty, let snapshot, let filterIndex, let filter = try? Filter.parse(quoted, in: snapshot) else {
      return []
    }
    let set = filter.accounts(in: filterIndex, me: me)
    let accounts = snapshot.dataset.accounts
    return accounts.indices.lazy.filter { set.contains($0) }.prefix(300).map { accounts[$0] }
  }
}

/// Whether the characters of a query occur in a text in their order, and how well.
struct FuzzyMatch {
  /// Higher is better: characters side by side, at the starts of words, early.
  let score: Int
  /// Indices of the characters that were found.
  let characters: Set<Int>

  /// Nil where they do not occur. An empty query occurs everywhere.
  init?(_ query: String, in text: String) {
    let wanted = Array(query.lowercased().filter { $0 != " " })
    guard wanted.count <= text.count else { return nil }
    let all = Array(text.lowercased())
    var found: [Int] = []
    var score = 0
    // A whole occurrence is better than scattered characters.
    if let start = FuzzyMatch.firstOccurrence(of: wanted, in: all) {
      found = Array(start..<start + wanted.count)
      score += 40 + (start == 0 ? 20 : (all[start - 1] == " " ? 15 : 0))
    } else {
      var next = 0
      for character in wanted {
        guard let place = all[next...].firstIndex(of: character) else { return nil }
        let startsWord = place == 0 || all[place - 1] == " "
        if startsWord { score += 8 } else if found.last == place - 1 { score += 5 } else { score -= 2 }
        found.append(place)
        next = place + 1
      }
      // A few characters strewn over a long text are a coincidence.
      if score < 0 { return nil }
    }
    self.score = wanted.isEmpty ? 0 : score - all.count / 8
    characters = Set(found)
  }

  private static func firstOccurrence(of wanted: [Character], in all: [Character]) -> Int? {
    guard !wanted.isEmpty else { return 0 }
    guard wanted.count <= all.count else { return nil }
    return (0...(all.count - wanted.count)).first { start in
      wanted.indices.allSatisfy { all[start + $0] == wanted[$0] }
    }
  }
}
