public import Metrics
internal import Values

/// One thing that the user did about signals, as a line of the log has it.
public struct SignalEvent: Hashable, Sendable {
  /// What was done.
  public enum Change: Hashable, Sendable {
    /// A signal was put away.
    case ack(SignalAck)
    /// A rule was switched off, or on again.
    case rule(SignalRuleID, isOn: Bool)
    /// What has this id was undone.
    case undo(String)
  }

  /// What was done at once has one id, so that it is undone at once.
  public var id: String
  /// What was done.
  public var change: Change

  /// An event.
  public init(id: String, _ change: Change) {
    self.id = id
    self.change = change
  }
}

extension SignalEvent {
  /// The fields of its line.
  public var fields: [String] {
    switch change {
    case .ack(let ack):
      [
        ack.action.rawValue, id, ack.at.iso, ack.rule.rawValue, ack.subject, ack.until?.iso ?? "",
        ack.worth?.level.name ?? "", ack.worth?.money.map { String($0.units) } ?? "", ack.by, ack.note,
      ]
    case .rule(let rule, let isOn): [isOn ? "on" : "off", id, rule.rawValue]
    case .undo(let other): ["undo", id, other]
    }
  }

  /// The event of a line's fields; nil of what no version wrote, or only a later one.
  public init?(fields: [String]) {
    guard fields.count >= 3 else { return nil }
    id = fields[1]
    switch fields[0] {
    case "on", "off":
      guard let rule = SignalRuleID(rawValue: fields[2]) else { return nil }
      change = .rule(rule, isOn: fields[0] == "on")
    case "undo": change = .undo(fields[2])
    default:
      guard fields.count >= 10, let action = SignalAck.Action(rawValue: fields[0]), let at = Day(iso: fields[2]),
        let rule = SignalRuleID(rawValue: fields[3])
      else { return nil }
      let worth = SignalLevel(name: fields[6]).map { SignalWorth($0, Int64(fields[7]).map { Money(units: $0) }) }
      change = .ack(
        SignalAck(
          rule, fields[4], at: at, action, until: Day(iso: fields[5]), by: fields[8], note: fields[9], worth: worth))
    }
  }
}

/// What the user did about signals, in order, and what follows from it.
public struct SignalLog: Sendable, Equatable {
  /// All of it, the newest last.
  public private(set) var events: [SignalEvent] = []
  /// What counts.
  public private(set) var marks = SignalMarks()

  /// Nothing done.
  public init() {}

  /// What was done earlier.
  ///
  /// - Complexity: O(events).
  public init(_ events: [SignalEvent]) { add(events) }

  /// Adds what has just been done.
  public mutating func add(_ new: [SignalEvent]) {
    events += new
    marks = SignalLog.marks(events)
  }

  /// The newest that can be undone, all of one id; empty where there is none.
  public var undoable: [SignalEvent] {
    let undone = SignalLog.undone(events)
    guard let last = events.last(where: { $0.isUndoable && !undone.contains($0.id) }) else { return [] }
    return events.filter { $0.id == last.id && $0.isUndoable }
  }

  private static func undone(_ events: [SignalEvent]) -> Set<String> {
    var undone: Set<String> = []
    for case .undo(let id) in events.lazy.map(\.change) { undone.insert(id) }
    return undone
  }

  private static func marks(_ events: [SignalEvent]) -> SignalMarks {
    let undone = undone(events)
    var marks = SignalMarks()
    for event in events where !undone.contains(event.id) {
      switch event.change {
      case .ack(let ack): marks.acks.append(ack)
      case .rule(let rule, let isOn):
        if isOn { marks.off.remove(rule) } else { marks.off.insert(rule) }
      case .undo: break
      }
    }
    return marks
  }
}

extension SignalEvent {
  /// Whether it is itself no undoing.
  fileprivate var isUndoable: Bool { if case .undo = change { false } else { true } }
}
