internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Values

/// What is alike on a day: activities of a type by the same contact or visitor.
struct TimelineRow: Sendable {
  let day: Day
  /// In words: `high value visit`.
  let type: String
  let isEngagement: Bool
  var count: Int64
  /// The contact, or a visitor; empty where the row names none.
  let who: String
  /// Whether it is a contact.
  let isContact: Bool
  /// The newest of their rows.
  let place: Place

  /// Newest first, as they come.
  static func all(_ activities: [ActivityDetails]) -> [TimelineRow] {
    var rows: [TimelineRow] = []
    for its in activities {
      let who = its.contact ?? its.visitor.map { "visitor \($0)" } ?? ""
      let type = its.type.split(separator: "_").joined(separator: " ")
      if let last = rows.last, last.day == its.day, last.type == type, last.who == who {
        (rows[rows.count - 1].count, _) = last.count.addingReportingOverflow(its.count)
        continue
      }
      rows.append(
        TimelineRow(
          day: its.day, type: type, isEngagement: its.kind == .engagement, count: its.count, who: who,
          isContact: its.contact != nil, place: its.place))
    }
    return rows
  }
}

/// The columns of the activities of an account.
enum ActivityColumns {
  static let all: [ScreenColumn<TimelineRow>] = [
    ScreenColumn(
      id: "day", title: "Day", least: 11, priority: 100, value: { row, _ in .number(Double(row.day.number)) },
      cell: { row, _ in TableCell(DayText.full(row.day), Style(.dim)) }, exported: { row, _ in .day(row.day) }),
    ScreenColumn(
      id: "activity", title: "Activity", least: 12, ideal: 18, most: 26, priority: 99, ascends: true,
      value: { row, _ in .text(row.type) },
      cell: { row, _ in TableCell(row.type, Style(row.isEngagement ? .text : .dim)) }),
    ScreenColumn(
      id: "count", title: "Count", align: .right, least: 7, priority: 90,
      value: { row, _ in .number(Double(row.count)) }, cell: { row, _ in TableCell(Format.thousands(row.count)) },
      exported: { row, _ in .number(Double(row.count)) }),
    ScreenColumn(
      id: "who", title: "Who", least: 10, ideal: 18, most: 32, priority: 95, ascends: true,
      value: { row, _ in row.who.isEmpty ? .missing : .text(row.who.lowercased()) },
      cell: { row, _ in TableCell(row.who, Style(row.isContact ? .text : .dim)) }),
    ScreenColumn(
      id: "place", title: "File and line", least: 18, ideal: 26, most: 50, priority: 40, ascends: true,
      value: { row, _ in .text(row.place.text) }, cell: { row, _ in TableCell(row.place.text, Style(.accent)) }),
  ]
}

/// The touches of one type by week, up to T.
struct TouchWeeks: Sendable {
  /// So many weeks, the last ends on T.
  static let weeks = 26

  /// The type, in words.
  let name: String
  /// The oldest week first.
  var counts = Array(repeating: 0.0, count: weeks)
  var last: Day

  var sum: Double { counts.reduce(0, +) }

  /// By type, the most touches first.
  static func all(_ activities: [ActivityDetails], at asOf: Day) -> [TouchWeeks] {
    var byType: [String: TouchWeeks] = [:]
    for its in activities where its.isTouch && asOf - its.day < weeks * 7 && its.day <= asOf {
      var row =
        byType[its.type] ?? TouchWeeks(name: its.type.split(separator: "_").joined(separator: " "), last: its.day)
      row.counts[weeks - 1 - (asOf - its.day) / 7] += Double(its.count)
      row.last = max(row.last, its.day)
      byType[its.type] = row
    }
    return byType.values.sorted { ($1.sum, $0.name) < ($0.sum, $1.name) }
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
      id: "type", title: "Touch", least: 10, ideal: 16, most: 24, priority: 100, ascends: true,
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

/// An account of the same family.
struct Relative: Sendable {
  let account: Int
  /// `parent`, `child` or `sibling`.
  let relation: String

  /// The parent, then children, then siblings, in the order of the accounts.
  ///
  /// - Complexity: O(accounts).
  static func all(of position: Int, _ context: Context) -> [Relative] {
    let accounts = context.snapshot.dataset.accounts
    let own = accounts[position]
    var found: [Relative] = []
    if accounts.indices.contains(Int(own.parent)), Int(own.parent) != position {
      found.append(Relative(account: Int(own.parent), relation: "parent"))
    }
    var siblings: [Relative] = []
    for (index, other) in accounts.enumerated() where index != position && !other.parentID.isEmpty {
      if Int(other.parent) == position {
        found.append(Relative(account: index, relation: "child"))
      } else if other.parentID == own.parentID {
        // Also where no account has the id of the parent.
        siblings.append(Relative(account: index, relation: "sibling"))
      }
    }
    return found + siblings
  }

  static let columns: [ScreenColumn<Relative>] = own + shared

  private static let own: [ScreenColumn<Relative>] = [
    ScreenColumn(
      id: "name", title: "Account", least: 14, ideal: 24, most: 40, priority: 100, ascends: true,
      value: { row, context in .text(context.account(row.account).name.lowercased()) },
      cell: { row, context in TableCell(context.account(row.account).name) }),
    ScreenColumn(
      id: "relation", title: "Is its", least: 7, priority: 98, ascends: true,
      value: { row, _ in .text(row.relation) }, cell: { row, _ in TableCell(row.relation, Style(.dim)) }),
  ]

  /// The fields of accounts that say where a relative stands.
  private static let shared: [ScreenColumn<Relative>] = ["tier", "stage", "pipeline", "acv", "owner"].compactMap { id in
    guard let column = AccountColumns.all.first(where: { $0.id == id }) else { return nil }
    return of(column)
  }

  private static func of(_ column: ScreenColumn<Int>) -> ScreenColumn<Relative> {
    ScreenColumn(
      id: column.id, title: column.title, align: column.align, least: column.least, ideal: column.ideal,
      most: column.most, priority: column.priority, ascends: column.ascends,
      value: { column.value($0.account, $1) }, cell: { column.cell($0.account, $1) },
      exported: { row, context in column.exported?(row.account, context) ?? FieldValue.none }, sum: column.sum,
      name: column.name)
  }
}
