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
  /// The page, else the campaign, else the channel; empty where the row names none.
  let origin: String
  /// The newest of their rows.
  let place: Place

  /// Newest first, as they come.
  static func all(_ activities: [ActivityDetails]) -> [TimelineRow] {
    var rows: [TimelineRow] = []
    for its in activities {
      let who = its.contact ?? its.visitor.map { "visitor \($0)" } ?? ""
      let type = its.type.split(separator: "_").joined(separator: " ")
      let origin = its.page.map(VisitedPage.shown) ?? its.campaign ?? its.channel ?? ""
      if let last = rows.last, last.day == its.day, last.type == type, last.who == who, last.origin == origin {
        (rows[rows.count - 1].count, _) = last.count.addingReportingOverflow(its.count)
        continue
      }
      rows.append(
        TimelineRow(
          day: its.day, type: type, isEngagement: its.kind == .engagement, count: its.count, who: who,
          isContact: its.contact != nil, origin: origin, place: its.place))
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
      id: "origin", title: "Page or campaign", least: 16, ideal: 22, most: 44, priority: 60, ascends: true,
      value: { row, _ in row.origin.isEmpty ? .missing : .text(row.origin.lowercased()) },
      cell: { row, _ in TableCell(row.origin, Style(.dim)) }),
    ScreenColumn(
      id: "place", title: "File and line", least: 18, ideal: 26, most: 50, priority: 40, ascends: true,
      value: { row, _ in .text(row.place.text) }, cell: { row, _ in TableCell(row.place.text, Style(.accent)) }),
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
