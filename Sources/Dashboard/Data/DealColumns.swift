internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Report
internal import Values

/// The columns of the Deals screen: the fields of the catalog that are shown there, each with its looks.
enum DealColumns {
  /// Every field, which rows can be sorted by.
  static let all: [ScreenColumn<Deal>] = DealCatalog.all.map(column)

  private static let open = shown { $0.uses.contains(.onScreen) }
  private static let ofPeriod = shown { $0.uses.contains(.onScreen) || $0.id == "state" }

  /// The columns that are seen: with the state where deals may be closed.
  static func shown(isOfPeriod: Bool) -> [ScreenColumn<Deal>] { isOfPeriod ? ofPeriod : open }

  private static func shown(_ isShown: (DealField) -> Bool) -> [ScreenColumn<Deal>] {
    DealCatalog.all.filter(isShown).map(column)
  }

  private static func column(_ field: DealField) -> ScreenColumn<Deal> {
    switch field.id {
    case "name":
      ScreenColumn(field, least: 17, ideal: 24, most: 36, priority: 100) { TableCell($1.account($0.account).name) }
    case "deal":
      ScreenColumn(field, least: 13, ideal: 18, most: 44, priority: 66) { deal, context in
        TableCell(
          shortName(
            of: deal.opportunity.name, id: deal.opportunity.id, account: context.account(deal.account).name))
      }
    case "tier":
      ScreenColumn(field, least: 4, priority: 70) { deal, context in
        AccountColumns.tier(Int(context.account(deal.account).tier), context.glyphs)
      }
    case "amount":
      ScreenColumn(field, least: 8, priority: 99) {
        TableCell($1.words.money($0.opportunity.amount), Style(.text).bold)
      }
    case "close": ScreenColumn(field, least: 8, ideal: 10, priority: 97, cell: close)
    case "pushes":
      ScreenColumn(field, least: 4, ideal: 6, priority: 64) { deal, context in
        guard let pushes = deal.opportunity.pushes else { return TableCell(context.glyphs.missing, Style(.dim)) }
        return TableCell(String(pushes), Style(pushes >= 2 ? .warn : pushes == 0 ? .dim : .text))
      }
    case "sales_stage": text(field, least: 12, ideal: 14, priority: 90)
    case "days_in_stage": days(field, least: 8, priority: 62)
    case "probability":
      ScreenColumn(field, least: 6, priority: 60) { deal, context in
        guard let share = deal.opportunity.probability else { return TableCell(context.glyphs.missing, Style(.dim)) }
        return TableCell(Format.percent(share, places: 0))
      }
    case "age": days(field, least: 5, priority: 40)
    case "last_touch":
      ScreenColumn(field, least: 6, priority: 85) { deal, context in
        // Three weeks without a touch are where a deal stalls (kpis.md, Signals).
        guard let days = field.value(of: deal, in: context.snapshot).number.map({ Int(clamping: $0) }) else {
          return TableCell(context.glyphs.missing, Style(.warn))
        }
        return TableCell("\(days) d", Style(days >= 21 ? .warn : .text))
      }
    case "owner": text(field, least: 10, ideal: 14, priority: 95)
    case "state":
      ScreenColumn(field, least: 5, priority: 96) { deal, _ in
        TableCell(deal.opportunity.state.name, Style(deal.opportunity.state.role).bold)
      }
    default: text(field, least: 8, ideal: 14, priority: 20)
    }
  }

  /// `! 12 Nov`: overdue.
  @Sendable private static func close(_ deal: Deal, _ context: Context) -> TableCell {
    guard let day = deal.opportunity.expectedClose else {
      return TableCell("  " + context.glyphs.missing, Style(deal.opportunity.state == .open ? .warn : .dim))
    }
    // A day within eleven months of T is clear without its year; of others the month and year say enough.
    let isNear = abs(day - context.asOf) < 330
    let text = isNear ? DayText.short(day) : "\(DayText.month(day.civil.month)) \(day.civil.year)"
    if deal.isOverdue(at: context.asOf) {
      return TableCell([Span("! ", Style(.bad).bold), Span(text, Style(.bad))])
    }
    return TableCell("  " + text, deal.opportunity.state == .open ? .plain : Style(.dim))
  }

  private static func days(_ field: DealField, least: Int, priority: Int) -> ScreenColumn<Deal> {
    ScreenColumn(field, least: least, priority: priority) { deal, context in
      guard let days = field.value(of: deal, in: context.snapshot).number else {
        return TableCell(context.glyphs.missing, Style(.dim))
      }
      return TableCell("\(Int(clamping: days)) d")
    }
  }

  private static func text(_ field: DealField, least: Int, ideal: Int, priority: Int) -> ScreenColumn<Deal> {
    ScreenColumn(field, least: least, ideal: ideal, priority: priority) { deal, context in
      let value = field.value(of: deal, in: context.snapshot)
      if value.isMissing { return TableCell(context.glyphs.missing, Style(.dim)) }
      return TableCell(field.text(value, numbers: context.words.format))
    }
  }
}

extension OpportunityStatus {
  /// The colour of its name.
  var role: Role {
    switch self {
    case .open: .info
    case .won: .good
    case .lost: .bad
    }
  }
}

/// The name of a deal without that of its account, which most begin with and which stands beside it anyway.
func shortName(of deal: String, id: String, account: String) -> String {
  guard !deal.isEmpty else { return id }
  guard !account.isEmpty, deal.hasPrefix(account) else { return deal }
  let rest = deal.dropFirst(account.count).drop { !$0.isLetter && !$0.isNumber }
  return rest.isEmpty ? deal : String(rest)
}
