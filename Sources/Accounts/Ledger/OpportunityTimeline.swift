internal import Ingest
public import Values

/// A value that holds from a day on, and the row that says so.
public struct DatedValue<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The first day on which it holds.
  public var day: Day
  /// The value.
  public var value: Value
  /// Where the row stands that gives it: one of the history, or the opportunity's own.
  public var place: Place
}

/// What an opportunity's stage, amount and expected close were on each day, by its history (history.md, Values at T).
///
/// Of one day the last row counts. A value in force that differs from the last one of the history is a change too: of
/// the day of the newest creation in its file, no earlier than the last change and the close of one that was closed.
public struct OpportunityTimeline: Sendable {
  /// `opportunity_id`.
  public let id: String
  /// As written; empty where the row has none.
  public let name: String
  /// As written; empty where the row has none.
  public let owner: String
  /// Its type, creation, states and amounts.
  public let opportunity: Opportunity
  /// Where its row stands.
  public let place: Place
  /// The sales stages that it came into, as written: one entry a day on which a row names one, the earliest first. Empty
  /// where the history names none.
  public let stages: [DatedValue<String>]
  /// The amounts that its history gives, one entry a day; empty where it gives none.
  public let amounts: [DatedValue<Money>]
  /// The days on which it was to close, one entry a day; empty where its history gives none.
  public let closes: [DatedValue<Day>]
  /// The stage of its row, as written; empty where it has none.
  public let writtenStage: String
  /// The expected close of its row; nil where it has none.
  public let writtenClose: Day?

  /// The day on which it was created, or opened again by a day; nil: it has always existed.
  public func opened(by day: Day) -> Day? {
    if let reopened = opportunity.reopenedAt, reopened <= day { return reopened }
    return opportunity.createdAt
  }

  /// Whether it exists and is open on a day.
  public func isOpen(at day: Day) -> Bool { opportunity.exists(at: day) && opportunity.state(at: day) == .open }

  /// The sales stage at the end of a day; empty where nothing says one.
  public func stage(at day: Day) -> String { (stages.value(at: day) ?? stages.first)?.value ?? writtenStage }

  /// The day on which it was to close, as known at the end of a day. nil where nothing says one: also of one that is
  /// closed later, whose row says only when it closed.
  public func expectedClose(at day: Day) -> Day? {
    if let known = (closes.value(at: day) ?? closes.first)?.value { return known }
    if opportunity.status != .open, opportunity.state(at: day) == .open { return nil }
    return writtenClose
  }

  /// The amount at the end of a day (kpis.md): the latest of its history, else as written.
  public func amount(at day: Day) -> Money { opportunity.amount(at: day) }

  /// The moves of the expected close to another day: the first entry of the history is none.
  public var closeMoves: [(day: Day, from: Day, to: Day, place: Place)] {
    zip(closes, closes.dropFirst()).compactMap { before, after in
      before.value == after.value ? nil : (after.day, before.value, after.value, after.place)
    }
  }
}

extension Array {
  /// The entry in force at the end of a day; nil before the first.
  public func value<Value>(at day: Day) -> DatedValue<Value>? where Element == DatedValue<Value> {
    last { $0.day <= day }
  }
}

extension Dataset {
  /// By the position of a file: the newest day on which an opportunity of it was created; absent where none says.
  ///
  /// - Complexity: O(opportunities).
  public var newestCreations: [Int: Day] {
    var newest: [Int: Day] = [:]
    for (file, part) in parts {
      for row in part.opportunities where !row.isDeleted {
        guard let created = row.createdAt else { continue }
        newest[file] = max(newest[file] ?? created, created)
      }
    }
    return newest
  }

  /// The timelines of an account's opportunities, in the order of their rows.
  ///
  /// - Parameter newest: `newestCreations`, asked for once for all accounts.
  /// - Complexity: O(opportunities and their histories).
  public func opportunityTimelines(of account: Int, newest: [Int: Day]) -> [OpportunityTimeline] {
    opportunities[account].map { timeline(of: $0, newest: newest) }
  }

  private func timeline(of opportunity: Opportunity, newest: [Int: Day]) -> OpportunityTimeline {
    let (file, part) = parts[Int(opportunity.source.part)]
    let row = part.opportunities[Int(opportunity.source.row)]
    let place = rowPlace(opportunity.source, line: row.line)
    var stages: [DatedValue<String>] = []
    var amounts: [DatedValue<Money>] = []
    var closes: [DatedValue<Day>] = []
    for change in opportunity.history {
      let content = content(of: change, opportunity)
      if !content.stage.isEmpty { stages.set(content.stage, on: change.day, content.place) }
      if let amount = change.amount { amounts.set(amount, on: change.day, content.place) }
      if let close = content.expectedClose { closes.set(close, on: change.day, content.place) }
    }
    let written = part.pool.text(row.stage)
    /// The day on which a value in force came about that the history does not have.
    func day(after last: Day) -> Day {
      let closed = opportunity.status == .open ? nil : opportunity.closedAt
      return max(last, newest[file] ?? last, closed ?? last)
    }
    if let last = stages.last, !written.isEmpty, written != last.value {
      stages.set(written, on: day(after: last.day), place)
    }
    if let last = closes.last, let close = row.expectedClose, close != last.value {
      closes.set(close, on: day(after: last.day), place)
    }
    return OpportunityTimeline(
      id: part.pool.text(row.id), name: part.pool.text(row.name), owner: part.pool.text(row.owner),
      opportunity: opportunity, place: place, stages: stages, amounts: amounts, closes: closes, writtenStage: written,
      writtenClose: row.expectedClose)
  }
}

extension Array {
  /// Notes a value from a day on; of one day the last counts.
  fileprivate mutating func set<Value>(_ value: Value, on day: Day, _ place: Place)
  where Element == DatedValue<Value> {
    if last?.day == day { removeLast() }
    append(DatedValue(day: day, value: value, place: place))
  }
}
