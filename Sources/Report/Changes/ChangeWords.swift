public import Formatting
public import Signals
internal import Values

/// Changes in words: the same on screen and in reports.
public struct ChangeWords: Sendable {
  /// How money is written.
  public let money: MoneyFormat

  /// Words with money of a format.
  public init(money: MoneyFormat) { self.money = money }

  /// One line of the waterfall.
  public struct Line: Sendable {
    /// `opening`, a step, `closing`.
    public let name: String
    /// `+`, `-`, or nothing of opening and closing.
    public let sign: String
    /// The deals.
    public let sum: DealSum
    /// nil of opening and closing.
    public let step: PipelineChanges.Step?
  }

  /// Opening, the steps that happened, closing. Without a history of dates nothing can be pulled in or pushed out.
  public static func lines(_ changes: PipelineChanges) -> [Line] {
    let steps = PipelineChanges.Step.allCases.filter {
      changes[$0].count > 0 || changes.hasDates || ($0 != .pulledIn && $0 != .pushedOut)
    }
    return [Line(name: "opening", sign: "", sum: changes.opening, step: nil)]
      + steps.map { Line(name: $0.rawValue, sign: $0.adds ? "+" : "-", sum: changes[$0], step: $0) }
      + [Line(name: "closing", sign: "", sum: changes.closing, step: nil)]
  }

  /// What is open and expected by when, the slip rate, pushes, and what no history says.
  public func notes(_ changes: PipelineChanges) -> [String] {
    var notes: [String] = []
    if changes.hasDates {
      notes.append(
        "open and expected by \(changes.unit.to.iso), overdue ones included; each deal net of all in between")
      if let rate = changes.slipRate {
        let verb = changes.isRunning ? "moved out or are overdue so far" : "were neither won nor lost in it"
        notes.append(
          "slip rate \(Format.percent(rate)): \(Format.thousands(changes.slipped.count)) of "
            + "\(Format.count(changes.expected.count, "deal")) expected in \(changes.unit.from.iso) to "
            + "\(changes.unit.to.iso) \(verb) (\(money.short(changes.slipped.money)) of "
            + "\(money.short(changes.expected.money)))")
      }
      let often = changes.pushes.filter { $0.count > 1 }.count
      if !changes.pushes.isEmpty {
        notes.append(
          "\(Format.count(changes.pushes.count, "open deal")) moved to a later close, "
            + "\(Format.thousands(often)) of them more than once")
      }
    } else {
      notes.append(
        "no history says when deals were to close: all open ones count, and none is pulled in or pushed out "
          + "(opportunity_history.csv with expected_close says it)")
    }
    return notes
  }

  /// Whose stages were passed over, and who went back.
  public func notes(_ stages: StageTransitions) -> [String] {
    var notes: [String] = []
    if !stages.order.isEmpty {
      notes.append("order of the stages: " + stages.order.map { SafeText.line($0) }.joined(separator: ", "))
    }
    if !stages.skipped.isEmpty { notes.append("\(Format.count(stages.skipped.count, "deal")) passed over a stage") }
    if !stages.back.isEmpty { notes.append("\(Format.count(stages.back.count, "deal")) went back") }
    return notes
  }
}
