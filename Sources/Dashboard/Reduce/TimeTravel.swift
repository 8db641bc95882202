internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Values

/// A walk to earlier days: every screen shows them as they stood then.
struct TimeTravel: Sendable {
  /// The day that is wanted; its figures may still be on their way.
  var day: Day
  /// The day that it set out from: today, or `--as-of`.
  let home: Day
}

extension State {
  /// Moves T by so many days; forward no further than the day that it set out from.
  mutating func travel(by days: Int) -> [Effect] {
    guard let snapshot else { return [] }
    if case .range = snapshot.period.period {
      notify("The period has days of its own: choose another (p) to go to other days.")
      return []
    }
    let home = travel?.home ?? snapshot.today
    let wanted = (travel?.day ?? snapshot.today) + days
    if wanted >= home { return travel == nil ? refuse("There is no later day than this one.") : comeBack() }
    if let earliest = snapshot.dataset.earliestDay, wanted < earliest {
      return refuse("The data begin on \(DayText.full(earliest)).")
    }
    travel = TimeTravel(day: wanted, home: home)
    return [request { $0.asOf = wanted }]
  }

  /// Back to the day that the walk set out from.
  mutating func comeBack() -> [Effect] {
    guard travel != nil else { return refuse("This is the present already.") }
    self.travel = nil
    let fixedDay = self.fixedDay
    return [
      request {
        $0.asOf = fixedDay
        $0.followsToday = fixedDay == nil
      }
    ]
  }

  private mutating func refuse(_ reason: String) -> [Effect] {
    notify(reason)
    return []
  }

  /// Whether the day that is wanted is not the one that is shown yet.
  var isTravelling: Bool { travel.map { $0.day != snapshot?.today } ?? false }

  /// What a banner says of a T that is not today; nil where it is.
  var asOfWords: String? {
    guard let snapshot else { return nil }
    if let travel {
      let day = snapshot.today
      let apart = Format.count(travel.home - day, "day")
      let key = keymap.keys(of: .present).first?.name ?? ":"
      let end = snapshot.asOf == day ? "" : " The period ends on \(DayText.full(snapshot.asOf))."
      return "As of \(DayText.full(day)), \(apart) before \(DayText.full(travel.home)).\(end) \(key) comes back."
    }
    return snapshot.asOf == snapshot.today ? nil : "As of \(DayText.full(snapshot.asOf)), not today."
  }
}
