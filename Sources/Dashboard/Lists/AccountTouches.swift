internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Values

/// The touches of one channel by week, up to T; of one type where no activity of the account names a channel.
struct TouchWeeks: Sendable {
  /// So many weeks, the last ends on T.
  static let weeks = 26

  /// The channel, or the type in words.
  let name: String
  /// The oldest week first.
  var counts = Array(repeating: 0.0, count: weeks)
  /// The newest of them.
  var last: Day
  var place: Place

  var sum: Double { counts.reduce(0, +) }

  /// By channel or type, the most touches first.
  static func all(_ activities: [ActivityDetails], at asOf: Day) -> [TouchWeeks] {
    let touches = activities.filter { $0.isTouch && asOf - $0.day < weeks * 7 && $0.day <= asOf }
    let hasChannels = touches.contains { $0.channel != nil }
    var rows: [String: TouchWeeks] = [:]
    for its in touches {
      let name =
        hasChannels ? its.channel ?? "no channel" : its.type.split(separator: "_").joined(separator: " ")
      var row = rows[name.lowercased()] ?? TouchWeeks(name: name, last: its.day, place: its.place)
      row.counts[weeks - 1 - (asOf - its.day) / 7] += Double(its.count)
      if its.day > row.last { (row.last, row.place) = (its.day, its.place) }
      rows[name.lowercased()] = row
    }
    return rows.values.sorted { ($1.sum, $0.name) < ($0.sum, $1.name) }
  }

  /// A cell a week, darker where there is more: of blocks, so that it is read without colours too.
  func strip(_ glyphs: Glyphs) -> [Span] {
    let most = counts.max() ?? 0
    let signs = Array(glyphs.isASCII ? ".:*#" : "░▒▓█")
    return counts.map { count in
      guard count > 0, most > 0 else { return Span(glyphs.isASCII ? " " : "·", Style(.track)) }
      let level = max(1, min(4, Int((4 * count / most).rounded(.up))))
      return Span(String(signs[level - 1]), Style(.ramp(Double(level) / 4)))
    }
  }

  static let columns: [ScreenColumn<TouchWeeks>] = [
    ScreenColumn(
      id: "type", title: "Touches", least: 10, ideal: 16, most: 24, priority: 100, ascends: true,
      value: { row, _ in .text(row.name) }, cell: { row, _ in TableCell(row.name) }),
    ScreenColumn(
      id: "weeks", title: "\(weeks) weeks", least: weeks, priority: 90, value: { row, _ in .number(row.sum) },
      cell: { row, context in TableCell(row.strip(context.glyphs)) }, isDrawn: true),
    ScreenColumn(
      id: "count", title: "Count", align: .right, least: 7, priority: 95, value: { row, _ in .number(row.sum) },
      cell: { row, _ in TableCell(Format.upTo(places: 0, row.sum), Style(.text).bold) },
      exported: { row, _ in .number(row.sum) },
      sum: { sum, _ in TableCell(Format.upTo(places: 0, sum), Style(.text).bold) }),
    ScreenColumn(
      id: "last", title: "Last", least: 7, ideal: 11, priority: 80,
      value: { row, _ in .number(Double(row.last.number)) },
      cell: { row, context in TableCell(DayText.near(row.last, to: context.asOf), Style(.dim)) },
      exported: { row, _ in .day(row.last) }),
  ]
}

/// A page that people of an account visited.
struct VisitedPage: Sendable {
  /// As it is shown: without scheme and `www.`.
  let page: String
  /// Visits up to T, and those of them in P.
  var count: Int64
  var countInPeriod: Int64
  /// The newest visit.
  let last: Day
  let place: Place

  /// The most visited first; activities come newest first.
  static func all(_ activities: [ActivityDetails], in point: FactPoint) -> [VisitedPage] {
    var rows: [String: VisitedPage] = [:]
    for its in activities {
      guard let page = its.page else { continue }
      let name = VisitedPage.shown(page)
      var row =
        rows[name] ?? VisitedPage(page: name, count: 0, countInPeriod: 0, last: its.day, place: its.place)
      (row.count, _) = row.count.addingReportingOverflow(its.count)
      if point.contains(its.day) { (row.countInPeriod, _) = row.countInPeriod.addingReportingOverflow(its.count) }
      rows[name] = row
    }
    return rows.values.sorted { ($1.countInPeriod, $1.count, $0.page) < ($0.countInPeriod, $0.count, $1.page) }
  }

  /// An address without scheme and `www.`.
  static func shown(_ page: String) -> String {
    var text = Substring(page)
    if let scheme = text.firstRange(of: "://") { text = text[scheme.upperBound...] }
    if text.hasPrefix("www.") { text = text.dropFirst(4) }
    return String(text)
  }

  static let columns: [ScreenColumn<VisitedPage>] = [
    ScreenColumn(
      id: "page", title: "Page", least: 16, ideal: 34, most: 60, priority: 100, ascends: true,
      value: { row, _ in .text(row.page) }, cell: { row, _ in TableCell(row.page) }),
    number("period", "In period", priority: 98) { $0.countInPeriod },
    number("count", "Ever", priority: 90) { $0.count },
    ScreenColumn(
      id: "last", title: "Last", least: 7, ideal: 11, priority: 80,
      value: { row, _ in .number(Double(row.last.number)) },
      cell: { row, context in TableCell(DayText.near(row.last, to: context.asOf), Style(.dim)) },
      exported: { row, _ in .day(row.last) }),
  ]

  private static func number(
    _ id: String, _ title: String, priority: Int, _ read: @escaping @Sendable (VisitedPage) -> Int64
  ) -> ScreenColumn<VisitedPage> {
    ScreenColumn(
      id: id, title: title, align: .right, least: 10, priority: priority,
      value: { row, _ in .number(Double(read(row))) },
      cell: { row, _ in TableCell(Format.thousands(read(row)), read(row) == 0 ? Style(.dim) : .plain) },
      exported: { row, _ in .number(Double(read(row))) },
      sum: { sum, _ in TableCell(Format.upTo(places: 0, sum), Style(.text).bold) })
  }
}
