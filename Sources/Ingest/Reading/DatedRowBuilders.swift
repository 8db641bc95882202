internal import Mappings
internal import Tabular
internal import Values

/// Builds the rows of `relationships` and `nps`.
struct ScoreRowBuilder: RecordBuilder {
  let markers: RowMarkers
  private let naming: Naming
  private let date: BoundColumn
  private let score: BoundColumn
  private let response: BoundColumn
  private let isNPS: Bool
  private let isLabelled: Bool
  /// Which kind of survey it was: surveys of several kinds stand in one export.
  private let kind: BoundColumn

  init(_ binding: TableBinding) {
    markers = RowMarkers(binding)
    naming = Naming(binding)
    date = BoundColumn(.date, binding)
    kind = BoundColumn(.type, binding)
    score = BoundColumn(.score, binding)
    response = BoundColumn(.responseID, binding)
    isNPS = binding.table == .nps
    isLabelled = binding.treatments.contains(.labelledScore)
  }

  var dateColumns: [BoundColumn] { [date] }
  var numberColumns: [BoundColumn] { [score] }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    if isNPS, isOfAnotherKind(context.text(kind, record)) {
      context.note("an answer to another survey than the net promoter score: left out")
      context.setAside(.otherSurvey)
      return
    }
    var row = ScoreRow()
    row.line = record.line
    row.time = try context.firstInstant(date, record)
    row.day = context.rules.zone.day(of: row.time)
    row.account = try naming.requiredAccount(record, &context)
    row.contact = try naming.contact(record, &context)
    row.score = try context.requiredScore(score, record, in: isNPS ? 0...10 : 0...100, isLabelled: isLabelled)
    if isNPS {
      row.response = try context.idKey(response, record)
      context.part.nps.append(row)
    } else {
      context.part.relationships.append(row)
    }
  }

  /// Whether a survey's kind says that its scores are of satisfaction, effort or the like.
  private func isOfAnotherKind(_ text: UnsafeRawBufferPointer) -> Bool {
    ScoreRowBuilder.otherKinds.contains { Text.contains(text, $0) }
  }

  private static let otherKinds: [StaticString] = [
    "csat", "ces", "satisfaction", "effort", "pmf", "enps", "employee", "smiley", "thumbs", "stars", "5-point",
  ]
}

/// Builds the rows of `spend`.
struct SpendRowBuilder: RecordBuilder {
  let markers: RowMarkers
  private let naming: Naming
  private let date: BoundColumn
  private let amount: MoneyColumn
  private let currency: BoundColumn
  private let tier: BoundColumn
  private let channel: BoundColumn
  private let campaign: BoundColumn
  private let end: BoundColumn
  private let emptyMeansNone: Bool
  private let namelessIsTotal: Bool

  init(_ binding: TableBinding, reporting: String) {
    markers = RowMarkers(binding)
    naming = Naming(binding)
    date = BoundColumn(.date, binding)
    amount = MoneyColumn(.amount, binding, reporting: reporting)
    currency = BoundColumn(.currency, binding)
    tier = BoundColumn(.tier, binding)
    channel = BoundColumn(.channel, binding)
    campaign = BoundColumn(.campaignID, binding)
    end = BoundColumn(.end, binding)
    emptyMeansNone = binding.treatments.contains(.emptyMeansNone)
    namelessIsTotal = binding.treatments.contains(.namelessIsTotal) && !campaign.positions.isEmpty
  }

  var dateColumns: [BoundColumn] { [date, end] }
  var amountColumns: [MoneyColumn] { [amount] }
  var currencyColumn: BoundColumn? { currency }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    if emptyMeansNone, Numbers.isNull(context.text(amount.original, record)),
      Numbers.isNull(context.text(amount.converted, record))
    {
      context.note("no cost: no spend")
      context.setAside(.noCost)
      return
    }
    if namelessIsTotal, context.text(campaign, record).isEmpty {
      context.note("total of the other rows: it names no campaign")
      context.setAside(.total)
      return
    }
    // Kept by hand, sheets have a line of totals among the channels.
    if Footers.isTotal(context.text(channel, record)) || Footers.isTotal(context.text(campaign, record)) {
      context.note("total of the other rows: its channel or campaign says so")
      context.setAside(.total)
      return
    }
    var row = SpendRow()
    row.line = record.line
    row.day = try day(record, &context)
    if end.isBound, let last = try context.day(end, record), last != row.day {
      context.note("costs of several days: all counted on the first")
    }
    let currency = (code: context.currency(currency, record), column: currency)
    guard let amount = try context.money(amount, record, in: currency, on: row.day) else {
      throw RowFault(amount.original, .missing)
    }
    row.amount = amount
    row.account = try naming.account(record, &context)
    row.tier = context.tier(tier, record)
    row.channel = context.key(channel, record)
    row.campaign = context.pool.key(try context.foreignID(campaign, record))
    context.part.spend.append(row)
  }

  func worth(_ record: Record, _ context: inout PartContext) -> Money? {
    let currency = (code: context.currency(currency, record), column: currency)
    let day = (try? context.day(date, record)) ?? nil
    return (try? context.money(amount, record, in: currency, on: day)) ?? nil
  }

  /// The day of the costs; of a month's, a quarter's or a week's the first.
  private func day(_ record: Record, _ context: inout PartContext) throws(RowFault) -> Day {
    let text = context.text(date, record)
    if let month = MonthNames.month(alone: text) {
      context.note("costs of a month: all counted on its first day")
      return month
    }
    if let quarter = MonthNames.quarter(alone: text) {
      context.note("costs of a quarter: all counted on its first day")
      return quarter
    }
    if let week = MonthNames.week(alone: text) {
      context.note("costs of a week: all counted on its first day")
      return week
    }
    return context.rules.zone.day(of: try context.requiredInstant(date, record))
  }
}

extension PartContext {
  /// A time that must be there, or the first day of the month, the quarter or the week that the cell names.
  fileprivate mutating func firstInstant(_ column: BoundColumn, _ record: Record) throws(RowFault) -> Instant {
    do throws(RowFault) {
      return try requiredInstant(column, record)
    } catch {
      let text = text(column, record)
      let periods = [
        ("month", MonthNames.month(alone: text)), ("quarter", MonthNames.quarter(alone: text)),
        ("week", MonthNames.week(alone: text)),
      ]
      for case (let unit, let first?) in periods {
        note("the day of a row is a \(unit): it counts on its first day")
        return rules.zone.start(of: first)
      }
      throw error
    }
  }
}

extension Part {
  /// Of the intent rows with the same day, account and topic keeps only the one with the highest score, the first of equals.
  mutating func keepHighestScores() {
    struct Subject: Hashable {
      var day: Day
      var account: AccountName
      var topic: StringID
    }
    var best: [Subject: Int] = [:]
    for (position, row) in intent.enumerated() {
      let subject = Subject(day: row.day, account: row.account, topic: row.topic)
      if let other = best[subject], intent[other].score >= row.score { continue }
      best[subject] = position
    }
    let lower = intent.count - best.count
    intent = best.values.sorted().map { intent[$0] }
    if lower == 0 { return }
    setAside[.intent, default: [:]][.lowerScore, default: 0] += lower
    notes["lower score of the same day, account and topic: the highest counts", default: 0] += lower
  }
}

/// Builds the rows of `intent`.
struct IntentRowBuilder: RecordBuilder {
  let markers: RowMarkers
  private let naming: Naming
  private let date: BoundColumn
  private let topic: BoundColumn
  private let score: BoundColumn

  init(_ binding: TableBinding) {
    markers = RowMarkers(binding)
    naming = Naming(binding)
    date = BoundColumn(.date, binding)
    topic = BoundColumn(.topic, binding)
    score = BoundColumn(.score, binding)
  }

  var dateColumns: [BoundColumn] { [date] }
  var numberColumns: [BoundColumn] { [score] }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = IntentRow()
    row.line = record.line
    row.day = context.rules.zone.day(of: try context.firstInstant(date, record))
    row.topic = context.key(topic, record)
    if row.topic.isEmpty { throw RowFault(topic, .missing) }
    row.score = try context.requiredScore(score, record, in: nil)
    row.account = try naming.requiredAccount(record, &context)
    context.part.intent.append(row)
  }
}

/// Builds the rows of `opportunity_history`.
struct HistoryRowBuilder: RecordBuilder {
  let markers: RowMarkers
  private let opportunity: BoundColumn
  private let changedAt: BoundColumn
  private let stage: BoundColumn
  private let amount: BoundColumn
  private let expectedClose: BoundColumn

  init(_ binding: TableBinding) {
    markers = RowMarkers(binding)
    opportunity = BoundColumn(.opportunityID, binding)
    changedAt = BoundColumn(.changedAt, binding)
    stage = BoundColumn(.stage, binding)
    amount = BoundColumn(.amount, binding)
    expectedClose = BoundColumn(.expectedClose, binding)
  }

  var dateColumns: [BoundColumn] { [changedAt, expectedClose] }
  var numberColumns: [BoundColumn] { [amount] }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = HistoryRow()
    row.line = record.line
    row.opportunity = try context.requiredID(opportunity, record)
    row.time = try context.requiredInstant(changedAt, record)
    row.day = context.rules.zone.day(of: row.time)
    row.stage = context.key(stage, record)
    row.expectedClose = try context.day(expectedClose, record)
    // Whose rate counts is the opportunity's to say; only a currency in the cell is known here.
    if let (value, rate) = try context.amount(amount, record, in: (nil, amount), on: nil) {
      if value.double.magnitude > Double(RowLimits.amount) {
        throw RowFault(
          amount,
          .outOfRange(value: RowFault.shown(context.text(amount, record)), range: RowLimits.amountInWords))
      }
      row.amount = value
      row.rate = rate
    }
    context.part.history.append(row)
  }
}

/// Builds the rows of `rates`.
struct RateRowBuilder: RecordBuilder {
  let markers: RowMarkers
  private let currency: BoundColumn
  private let date: BoundColumn
  private let rate: BoundColumn

  init(_ binding: TableBinding) {
    markers = RowMarkers(binding)
    currency = BoundColumn(.currency, binding)
    date = BoundColumn(.date, binding)
    rate = BoundColumn(.rate, binding)
  }

  var dateColumns: [BoundColumn] { [date] }
  var numberColumns: [BoundColumn] { [rate] }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = RateRow()
    row.line = record.line
    guard let code = context.currency(currency, record) else { throw RowFault(currency, .missing) }
    row.currency = context.pool.key(code)
    row.day = context.rules.zone.day(of: try context.requiredInstant(date, record))
    let cell = context.bound(rate, record)
    if Numbers.isNull(cell.text) { throw RowFault(rate, .missing) }
    row.rate = try context.number(cell, of: rate, as: "a number")
    if row.rate.mantissa <= 0 { throw RowFault(rate, .outOfRange(value: RowFault.shown(cell.text), range: "above 0")) }
    context.part.rates.append(row)
  }
}
