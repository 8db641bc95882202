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
  private let emptyMeansNone: Bool

  init(_ binding: TableBinding) {
    markers = RowMarkers(binding)
    naming = Naming(binding)
    date = BoundColumn(.date, binding)
    amount = BoundColumn(.amount, binding)
    currency = BoundColumn(.currency, binding)
    tier = BoundColumn(.tier, binding)
    channel = BoundColumn(.channel, binding)
    campaign = BoundColumn(.campaignID, binding)
    emptyMeansNone = binding.treatments.contains(.emptyMeansNone)
  }

  var dateColumns: [BoundColumn] { [date] }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    if emptyMeansNone, Numbers.isNull(context.text(amount, record)) {
      context.note("no cost: no spend")
      return
    }
    var row = SpendRow()
    row.line = record.line
    row.day = context.rules.zone.day(of: try context.requiredInstant(date, record))
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
