internal import History
internal import Ingest
internal import Values

/// What a change of an opportunity says that no row of its own history does.
struct DealChange: Hashable, Sendable {
  /// The stage that it came into, as written; empty: none.
  var stage = ""
  /// The day on which it should close from then on.
  var expectedClose: Day?
}

extension RowReference {
  /// A change that is no row of `opportunity_history`: its position among `Dataset.dealChanges`.
  init(dealChange position: Int) { self.init(part: .max, row: UInt32(position)) }

  /// The position of that; nil of a row.
  var dealChange: Int? { part == .max ? Int(row) : nil }
}

extension DatasetBuilder {
  /// Adds the changes of stages, amounts and expected closes that the history tells to the opportunities' own.
  ///
  /// - Complexity: O(changes of opportunities).
  mutating func addTrackedChanges(
    to resolved: inout [(account: Int32, item: Opportunity)?], rows: [OpportunityRow], positions: [Int32]
  ) {
    guard history.hasChanges(of: .opportunities) else { return }
    let readings = PastReadings(rules: readRules)
    for id in history.ids(of: .opportunities).sorted() {
      let number = Int(names.number(.opportunity, Array(id.utf8)))
      let position = number < positions.count ? Int(positions[number]) : -1
      guard position >= 0, let item = resolved[position]?.item else { continue }
      for field in [TrackedField.dealStage, .dealAmount, .dealExpectedClose] {
        guard let timeline = history.timeline(of: id, field) else { continue }
        let known = Set(item.history.filter { gives($0, field) }.map(\.day))
        for step in timeline.stepsWithBefore(created: item.createdAt) where !known.contains(step.day) {
          var change = DealChange()
          var amount: Money?
          switch field {
          case .dealStage: change.stage = step.value
          case .dealAmount: amount = readings.money(step.value, rate: rows[position].rate)
          default: change.expectedClose = readings.day(step.value)
          }
          if change == DealChange() && amount == nil { continue }
          resolved[position]?.item.history.append(
            OpportunityChange(
              source: RowReference(dealChange: dealChanges.count), time: readRules.zone.start(of: step.day),
              day: step.day, amount: amount))
          dealChanges.append(change)
        }
      }
    }
    grow()
  }

  /// Whether a row of the opportunity's own history gives an attribute: on its day it decides.
  private func gives(_ change: OpportunityChange, _ field: TrackedField) -> Bool {
    if change.source.dealChange != nil { return false }
    let row = parts[Int(change.source.part)].part.history[Int(change.source.row)]
    switch field {
    case .dealStage: return !row.stage.isEmpty
    case .dealAmount: return row.amount != nil
    default: return row.expectedClose != nil
    }
  }
}

extension AttributeTimeline {
  /// Its steps, and before them what is known to have been before: from the creation on, at the latest from the day before the first
  /// change.
  fileprivate func stepsWithBefore(created: Day?) -> [Step] {
    if before == steps[0].value || before.isEmpty { return steps }
    let first = steps[0].day - 1
    return [Step(day: min(created ?? first, first), value: before)] + steps
  }
}

extension Dataset {
  /// What a change of an opportunity's history says: its stage, empty where it says none, its expected close, and where it stands.
  ///
  /// - Parameter opportunity: whose it is: a change that is no row stands where that does.
  func content(
    of change: OpportunityChange, _ opportunity: Opportunity
  ) -> (stage: String, expectedClose: Day?, place: Place) {
    if let position = change.source.dealChange {
      let line = parts[Int(opportunity.source.part)].part.opportunities[Int(opportunity.source.row)].line
      let content = dealChanges[position]
      return (content.stage, content.expectedClose, rowPlace(opportunity.source, line: line))
    }
    let part = parts[Int(change.source.part)].part
    let row = part.history[Int(change.source.row)]
    return (part.pool.text(row.stage), row.expectedClose, rowPlace(change.source, line: row.line))
  }
}
