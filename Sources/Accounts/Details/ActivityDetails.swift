internal import Ingest
public import Values

/// One activity of an account.
public struct ActivityDetails: Equatable, Sendable {
  /// The day in the zone of days.
  public var day: Day
  /// When it happened.
  public var time: Instant
  /// The wall time in the zone of days, in seconds: 0–86,399.
  public var secondOfDay: Int
  /// The position of its type among `Dataset.types`, of which the built-in ones stand first (`ActivityTypes.Code`).
  public var code: UInt8
  /// The name of its type.
  public var type: String
  /// The class of its type.
  public var kind: ActivityType.Class
  /// Whether its type is a touch.
  public var isTouch: Bool
  /// How many of it the row stands for.
  public var count: Int64
  /// The contact's name, else what the row names it by; nil where it names none.
  public var contact: String?
  /// The visitor that the row names; nil where it names none.
  public var visitor: String?
  /// The campaign, as written; nil where the row names none.
  public var campaign: String?
  /// The channel, as written; nil where the row names none.
  public var channel: String?
  /// The page without query and fragment, as written; nil where the row names none.
  public var page: String?
  /// Whether it is a visit or conversion that an impression led to without a click (kpis.md, view-through).
  public var isViewThrough: Bool
  /// Where its row stands.
  public var place: Place
}

/// The account engagement score at the end of a day.
public struct ScoreOfDay: Sendable, Hashable {
  /// The day in the zone of days.
  public var day: Day
  /// The score, ≥ 0.
  public var score: Double
}

/// The activities of one account up to a day, oldest first.
struct AccountActivities {
  let asOf: Day
  /// In the order of time; equal times in the order of files and lines.
  private(set) var rows: [(row: ReplayRow, day: Day)] = []
  /// By contact number: the last day of an engagement activity.
  private(set) var lastEngagement: [UInt32: Day] = [:]
  /// Numbers of the contacts that the activities name.
  private(set) var contactNumbers: Set<UInt32> = []
  private let index: ActivityIndex

  init(_ dataset: Dataset, account: Int, through asOf: Day) {
    self.asOf = asOf
    index = dataset.activities
    var gathered = ReplayRows()
    gathered.gather(dataset.activities, dataset.activities.sources, account: account)
    for row in gathered.array {
      let day = dataset.zone.day(of: row.activity.time)
      if day > asOf { break }
      rows.append((row, day))
      guard row.activity.namesContact, let number = contactNumber(row) else { continue }
      contactNumbers.insert(number)
      let type = Int(row.activity.type)
      if type < dataset.types.count && dataset.types[type].kind == .engagement { lastEngagement[number] = day }
    }
  }

  /// The number of the contact that a row names, or nil where no contact has the name.
  private func contactNumber(_ row: ReplayRow) -> UInt32? {
    let number = index.contact(row)
    return number == 0 ? nil : number - 1
  }

  private func part(_ row: ReplayRow, in dataset: Dataset) -> Part {
    dataset.parts[index.segments[Int(row.place.segment)].part].part
  }

  /// The newest activities, newest first.
  func newest(_ limit: Int, in dataset: Dataset, names: ContactNames) -> [ActivityDetails] {
    let viewThrough = viewThroughRows(within: dataset.rules.viewThroughDays)
    return rows.indices.suffix(max(0, limit)).reversed().map { position in
      let (row, day) = rows[position]
      let type = Int(row.activity.type) < dataset.types.count ? dataset.types[Int(row.activity.type)] : nil
      let (campaign, channel, page) = origin(row, in: dataset)
      return ActivityDetails(
        day: day, time: row.activity.time,
        secondOfDay: dataset.zone.secondOfDay(row.activity.time),
        code: row.activity.type, type: type?.name ?? "other", kind: type?.kind ?? .other,
        isTouch: type?.isTouch ?? true, count: index.count(of: row),
        contact: contact(row, in: dataset, names: names), visitor: visitor(row, in: dataset),
        campaign: campaign, channel: channel, page: page,
        isViewThrough: viewThrough.contains(position),
        place: place(row, in: dataset))
    }
  }

  /// The positions of visits and conversions that are view-through.
  private func viewThroughRows(within days: Int) -> Set<Int> {
    var found: Set<Int> = []
    var state = ViewThrough(days: days)
    var group = 0..<0
    for position in rows.indices {
      let bits = rows[position].row.activity.bits >> 21
      if position >= group.upperBound {
        var end = position
        while end < rows.count && rows[end].row.activity.bits >> 21 == bits {
          state.apply(rows[end].row.activity)
          end += 1
        }
        group = position..<end
      }
      if state.leadsTo(rows[position].row.activity) { found.insert(position) }
    }
    return found
  }

  /// What led to a row: its campaign, channel and page.
  private func origin(_ row: ReplayRow, in dataset: Dataset) -> (campaign: String?, channel: String?, page: String?) {
    let columns = index.segments[Int(row.place.segment)].columns
    if columns.origins.isEmpty { return (nil, nil, nil) }
    let origin = columns.distinctOrigins[Int(columns.origins[Int(row.place.position)])]
    let pool = part(row, in: dataset).pool
    func text(_ key: StringID) -> String? { key.isEmpty ? nil : pool.text(key) }
    return (text(origin.campaign), text(origin.channel), text(origin.page))
  }

  func visitor(_ row: ReplayRow, in dataset: Dataset) -> String? {
    if row.visitor == 0 { return nil }
    let columns = index.segments[Int(row.place.segment)].columns
    return part(row, in: dataset).pool.text(columns.visitors[Int(row.place.position)])
  }

  private func contact(_ row: ReplayRow, in dataset: Dataset, names: ContactNames) -> String? {
    if !row.activity.namesContact { return nil }
    if let number = contactNumber(row), let known = names[number] { return known }
    return part(row, in: dataset).pool.text(ContactName(word: row.contact).key)
  }

  func place(_ row: ReplayRow, in dataset: Dataset) -> Place {
    let part = index.segments[Int(row.place.segment)].part
    let line = dataset.parts[part].part.segment.line(at: Int(row.place.position))
    return dataset.rowPlace(RowReference(part: UInt32(part), row: row.place.position), line: line)
  }

  /// The score at the end of each of the last days, oldest first.
  func scores(in dataset: Dataset, days: Int) -> [ScoreOfDay] {
    let halfLife = dataset.rules.halfLifeDays
    var scores: [ScoreOfDay] = []
    scores.reserveCapacity(days)
    var score = 0.0
    var scoredOn = rows.first?.day ?? asOf
    var next = 0
    for day in (0..<days).map({ asOf - (days - 1 - $0) }) {
      while next < rows.count && rows[next].day <= day {
        let (row, rowDay) = rows[next]
        next += 1
        let type = Int(row.activity.type)
        guard type < dataset.types.count else { continue }
        if rowDay > scoredOn {
          score *= power2(-Double(rowDay - scoredOn) / halfLife)
          scoredOn = rowDay
        }
        score += dataset.types[type].weight * Double(index.count(of: row))
      }
      scores.append(ScoreOfDay(day: day, score: score * power2(-Double(max(0, day - scoredOn)) / halfLife)))
    }
    return scores
  }
}

extension Zone {
  /// The wall time of an instant, in seconds since 00:00.
  fileprivate func secondOfDay(_ instant: Instant) -> Int {
    // The remainder of a negative time is negative: the day before 1970 ends where its next one begins.
    let seconds = Int64((Double(instant.milliseconds) / 1_000).rounded(.down))
    let wall = (seconds + offset(atSeconds: seconds)) % 86_400
    return Int(wall < 0 ? wall + 86_400 : wall)
  }
}
