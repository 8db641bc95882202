internal import Mappings
internal import Tabular
internal import Values

/// Builds the rows of `spend`.
struct SpendRows: RecordBuilder {
  let markers: RowMarkers
  private let naming: Naming
  private let date: BoundColumn
  private let amount: BoundColumn
  private let currency: BoundColumn
  private let tier: BoundColumn
  private let channel: BoundColumn
  private let campaign: BoundColumn
  private let end: BoundColumn
  private let emptyMeansNone: Bool
  private let namelessIsTotal: Bool

  init(_ binding: TableBinding) {
    markers = RowMarkers(binding)
    naming = Naming(binding)
    date = BoundColumn(.date, binding)
    amount = BoundColumn(.amount, binding)
    currency = BoundColumn(.currency, binding)
    tier = BoundColumn(.tier, binding)
    channel = BoundColumn(.channel, binding)
    campaign = BoundColumn(.campaignID, binding)
    end = BoundColumn(.end, binding)
    emptyMeansNone = binding.treatments.contains(.emptyMeansNone)
    namelessIsTotal = binding.treatments.contains(.namelessIsTotal) && !campaign.positions.isEmpty
  }

  var dateColumns: [BoundColumn] { [date, end] }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    if emptyMeansNone, Numbers.isNull(context.text(amount, record)) {
      context.note("no cost: no spend")
      return
    }
    if namelessIsTotal, context.text(campaign, record).isEmpty {
      context.note("total of the other rows: it names no campaign")
      return
    }
    var row = SpendRow()
    row.line = record.line
    row.day = context.rules.zone.day(of: try context.requiredInstant(date, record))
    if end.isBound, let last = try context.day(end, record), last != row.day {
      context.note("costs of several days: all counted on the first")
    }
    let rate = try context.rate(currency, record)
    guard let amount = try context.money(amount, record, rate: rate) else { throw RowFault(amount, .missing) }
    row.amount = amount
    row.account = naming.account(record, &context)
    row.tier = context.tier(tier, record)
    row.channel = context.key(channel, record)
    row.campaign = context.key(campaign, record)
    context.part.spend.append(row)
  }
}
