internal import Accounts
internal import Cells
internal import Filter
internal import Metrics

extension State {
  /// The lines of what floats, narrowed by what is typed.
  func items(of overlay: Overlay) -> [OverlayItem] {
    let text = overlay.editor.text.trimmed
    switch overlay.kind {
    case .palette: return CommandPalette.items(text, self)
    case .periods: return periodItems(text)
    case .themes: return themes.map { OverlayItem(label: $0, act: .theme($0)) }
    case .columns: return columnItems
    case .screens: return screenItems
    case .sorting: return sortItems
    case .breakdowns: return breakdownItems
    case .signalLater: return laterItems
    case .export, .saveView, .signalNote, .address: return []
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
    let own = AccountCatalog.all.filter { $0.uses.contains(.groupsFirst) && hasValues($0) }
      .map { OverlayItem(label: $0.title, act: .breakdown($0.id)) }
    let extra = snapshot?.dataset.extraColumns ?? []
    return own + extra.map { OverlayItem(label: $0, note: "column of accounts", act: .breakdown($0)) }
  }

  /// Whether anything can be grouped by a field: activities need not say what led to them.
  private func hasValues(_ field: AccountField) -> Bool {
    switch field.id {
    case "campaign": snapshot?.touches.hasCampaigns ?? false
    case "channel": snapshot?.touches.hasChannels ?? false
    default: true
    }
  }
}
