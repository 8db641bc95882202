internal import Accounts
internal import Formatting
internal import Metrics
internal import Report
public import Signals
internal import Values

// What the user does about signals: done, later, never, a rule off, and all of it undone.

extension State {
  /// Whether the screen of signals is among those that are open.
  var showsSignals: Bool { pages.contains { $0.screen is SignalsScreen } }

  /// Until when signals can be put off.
  var laterItems: [OverlayItem] {
    let days = [(1, "1"), (3, "3"), (7, "7"), (30, "m")].map { days, letter in
      let day = snapshot.map { DayText.near($0.asOf + days, to: $0.asOf) } ?? ""
      return OverlayItem(label: Format.count(days, "day"), note: day, letter: letter.first, act: .later(days))
    }
    return days + [
      OverlayItem(
        label: "when it is worse", note: "a level up, or 25 % more money", letter: "w", act: .later(nil))
    ]
  }

  /// The marked signals, or the one under the cursor.
  private var signalsMeant: [Signal] {
    let rows = rows(as: SignalRow.self)
    let marked = page[.rows].marks
    if !marked.isEmpty { return rows.filter { marked.contains($0.key) }.compactMap(\.signal) }
    let cursor = page[.rows].cursor
    return rows.indices.contains(cursor) ? [rows[cursor].signal].compactMap(\.self) : []
  }

  /// Asks until when, where there is something to put off.
  mutating func askUntilWhen() -> [Effect] {
    guard !signalsMeant.isEmpty else { return noSignalMeant() }
    return open(Overlay(.signalLater))
  }

  /// Asks for a note, where there is something that it is about.
  mutating func askForNote() -> [Effect] {
    guard let first = signalsMeant.first else { return noSignalMeant() }
    return open(Overlay(.signalNote, text: signalsState.away[first.key]?.note ?? ""))
  }

  private mutating func noSignalMeant() -> [Effect] {
    notify("Put the cursor on a signal, or mark some with Space.")
    return []
  }

  /// Puts signals off for some days; nil: until they are worse.
  mutating func putAwayForLater(_ days: Int?) -> [Effect] {
    putAway(.later, until: snapshot.flatMap { snapshot in days.map { snapshot.asOf + $0 } })
  }

  /// Puts the marked signals or the one under the cursor away.
  mutating func putAway(_ action: SignalAck.Action, until: Day? = nil, note: String = "") -> [Effect] {
    let signals = signalsMeant
    guard let snapshot, !signals.isEmpty else { return noSignalMeant() }
    let acks = signals.map { signal in
      SignalAck(
        signal, account: signal.account.map { snapshot.dataset.accounts[$0].id }, at: snapshot.asOf, action,
        until: until, by: me ?? "", note: note)
    }
    let what = signals.count == 1 ? "" : "\(Format.thousands(signals.count)) signals: "
    switch action {
    case .done:
      let days = SignalRules(snapshot.settings).rearmDays
      notify("\(what)Done, until it was not true for \(Format.count(days, "day")) and is true again. u undoes.")
    case .later:
      let day = until.map { DayText.near($0, to: snapshot.asOf) } ?? "it is worse"
      notify("\(what)Put off until \(day). u undoes.")
    case .never: notify("\(what)Never again for this account. u undoes.")
    }
    return record(acks.map { .ack($0) })
  }

  /// Switches the rule of the row under the cursor off, or on again.
  mutating func switchRule() -> [Effect] {
    let rows = rows(as: SignalRow.self)
    let cursor = page[.rows].cursor
    guard rows.indices.contains(cursor), let rule = rows[cursor].rule else { return noSignalMeant() }
    let isOff = signalsState.log.marks.off.contains(rule)
    notify(isOff ? "\(rule.title): on again." : "\(rule.title): off. u undoes; Z shows what is off.")
    return record([.rule(rule, isOn: isOff)])
  }

  /// Undoes the newest of what was done about signals.
  mutating func undoSignals() -> [Effect] {
    let events = signalsState.log.undoable
    guard let first = events.first else {
      notify("There is nothing to undo.")
      return []
    }
    switch first.change {
    case .rule(let rule, let isOn): notify("Undone: \(rule.title) is \(isOn ? "off" : "on") again.")
    case .ack(let ack):
      notify(
        events.count == 1
          ? "Undone: \(ack.rule.title), \(ack.action.rawValue)."
          : "Undone: \(Format.count(events.count, "signal")), \(ack.action.rawValue).")
    case .undo: break
    }
    return record([.undo(first.id)])
  }

  /// Applies what was done, all with one id.
  private mutating func record(_ changes: [SignalEvent.Change]) -> [Effect] {
    let id = "\(signalsState.session)-\(signalsState.log.events.count)"
    let events = changes.map { SignalEvent(id: id, $0) }
    signalsState.log.add(events)
    page[.rows].marks = []
    if let snapshot { signalsState.update(signals, snapshot) }
    reloadRows()
    let marks = signalsState.log.marks
    return [.appendSignals(events), request { $0.marks = marks }]
  }

  /// What is there as the program ends on the screen of signals; nil elsewhere.
  public var signalsAtLeaving: SignalBaseline? { showsSignals ? signalsNow : nil }

  /// What is there; nil where the signals of what is shown are not known yet.
  private var signalsNow: SignalBaseline? {
    guard !areSignalsDue, let context, let signals else { return nil }
    if let before = signalsState.baseline, signals.asOf < before.at { return nil }
    let set = context.figures.set
    return SignalBaseline(
      signals, isSeen: { signal in signal.account.map(set.contains) ?? (set == .all) },
      away: Set(signalsState.away.keys), accounts: { context.account($0).id }, before: signalsState.baseline,
      rearmDays: SignalRules(context.snapshot.settings).rearmDays)
  }

  /// Keeps what was there when the screen was left: what is new is said against it from now on.
  mutating func leaveSignals() -> [Effect] {
    guard let baseline = signalsNow, let snapshot else { return [] }
    signalsState.baseline = baseline
    signalsState.update(signals, snapshot)
    return [.saveSignals(baseline)]
  }
}
