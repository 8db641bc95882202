internal import Accounts
internal import Cells
internal import Values
internal import Metrics
internal import Report

/// Contracts that end in the next 90 days, and those that ended and are not renewed: who they are and how they feel.
func drawRenewals(_ state: State, _ context: Context, into frame: inout Frame, in rect: Rect) {
  guard case .renewals(let rows) = state.page.rows else { return }
  let sum = rows.reduce(Money.zero) { $0 + $1.annualValue }
  let title = "Renewals in \(RenewalDue.horizon) days \(context.glyphs.dot) \(context.words.money(sum)) a year"
  drawRowsPanel(
    title, rows, RenewalColumns.all, state, context, into: &frame, in: rect,
    emptyText: "No contract ends in the next \(RenewalDue.horizon) days.", account: { $0.account })
}

/// The columns of the Renewals screen: the fields of the catalog that are shown there, each with its looks.
enum RenewalColumns {
  static let all: [ScreenColumn<RenewalDue>] = RenewalCatalog.all.filter { $0.uses.contains(.onScreen) }.map(column)

  private static func column(_ field: RenewalField) -> ScreenColumn<RenewalDue> {
    switch field.id {
    case "name":
      ScreenColumn(field, least: 14, ideal: 26, most: 40, priority: 100) { TableCell($1.account($0.account).name) }
    case "tier":
      ScreenColumn(field, least: 4, priority: 70) { due, context in
        AccountColumns.tier(Int(context.account(due.account).tier), context.glyphs)
      }
    case "days":
      ScreenColumn(field, least: 10, priority: 99) { due, context in
        let days = due.end - context.asOf
        if days < 0 { return TableCell("\(-days) d over", Style(.bad).bold) }
        return TableCell(days == 0 ? "today" : "in \(days) d", Style(days <= 30 ? .warn : .text))
      }
    case "end": ScreenColumn(field, least: 11, priority: 50) { due, _ in TableCell(DayText.full(due.end), Style(.dim)) }
    case "acv":
      ScreenColumn(field, least: 8, priority: 95) { TableCell($1.words.money($0.annualValue), Style(.text).bold) }
    case "relationship":
      ScreenColumn(field, least: 8, priority: 90) { AccountColumns.relationship($1.facts($0.account), $1.glyphs) }
    case "trend":
      ScreenColumn(field, least: 7, priority: 30) { due, context in
        guard let trend = field.value(of: due, in: context.snapshot).number else {
          return TableCell(context.glyphs.missing, Style(.dim))
        }
        let text = (trend > 0 ? "+" : "") + Format.decimal(trend, places: 1)
        return TableCell(text, Style(trend <= -5 ? .bad : (trend >= 5 ? .good : .dim)))
      }
    case "nps":
      ScreenColumn(field, least: 5, priority: 85) { due, context in
        guard let nps = field.value(of: due, in: context.snapshot).number else {
          return TableCell(context.glyphs.missing, Style(.dim))
        }
        return TableCell((nps > 0 ? "+" : "") + Format.decimal(nps, places: 0), Style(nps < 0 ? .bad : .text))
      }
    default:
      ScreenColumn(field, least: 8, ideal: 16, priority: 75) { due, context in
        guard case .text(let text) = field.value(of: due, in: context.snapshot), !text.isEmpty else {
          return TableCell(context.glyphs.missing)
        }
        return TableCell(text)
      }
    }
  }
}
