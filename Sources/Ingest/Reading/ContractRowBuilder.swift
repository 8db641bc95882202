internal import Mappings
internal import Tabular
internal import Values

/// Builds the rows of `contracts`.
struct ContractRowBuilder: RecordBuilder {
  let markers: RowMarkers
  private let naming: Naming
  private let id: BoundColumn
  private let start: BoundColumn
  private let end: BoundColumn
  private let term: BoundColumn
  private let value: MoneyColumn
  private let annualValue: MoneyColumn
  private let monthlyValue: MoneyColumn
  private let status: BoundColumn
  private let cancelledAt: BoundColumn
  private let currency: BoundColumn
  private let previous: BoundColumn
  private let opportunity: BoundColumn
  private let paid: PaidPeriod
  private let endIsNextStart: Bool
  private let rowIsItsOwnID: Bool

  init(_ binding: TableBinding, reporting: String) {
    markers = RowMarkers(binding)
    naming = Naming(binding)
    id = BoundColumn(.contractID, binding)
    start = BoundColumn(.start, binding)
    end = BoundColumn(.end, binding)
    term = BoundColumn(.term, binding)
    value = MoneyColumn(.value, binding, reporting: reporting)
    annualValue = MoneyColumn(.annualValue, binding, reporting: reporting)
    monthlyValue = MoneyColumn(.monthlyValue, binding, reporting: reporting)
    status = BoundColumn(.status, binding)
    cancelledAt = BoundColumn(.cancelledAt, binding)
    currency = BoundColumn(.currency, binding)
    previous = BoundColumn(.previousContractID, binding)
    opportunity = BoundColumn(.opportunityID, binding)
    rowIsItsOwnID = binding.treatments.contains(.rowIsItsOwnID)
    endIsNextStart = binding.treatments.contains(.endIsNextStart)
    paid = PaidPeriod(binding)
  }

  var dateColumns: [BoundColumn] { [start, end, cancelledAt] + paid.dateColumns }
  var amountColumns: [MoneyColumn] { [value, annualValue, monthlyValue] }
  var currencyColumn: BoundColumn? { currency }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = ContractRow()
    row.line = record.line
    row.hasOwnID = !rowIsItsOwnID || !context.text(id, record).isEmpty
    row.id =
      row.hasOwnID
      ? try context.requiredID(id, record) : context.pool.key(TableSource.citation(of: context.path, line: record.line))
    let status = ContractStatus(context.text(self.status, record))
    row.statusText = context.key(self.status, record)
    if case .none(let words) = status {
      context.note("no contract: \(words)")
      context.setAside(.noContract)
      row.isDeleted = true
      context.part.contracts.append(row)
      context.part.removers += 1
      return
    }
    row.account = try naming.requiredAccount(record, &context)
    row.start = context.rules.zone.day(of: try context.requiredInstant(start, record))
    let written = try lastDay(record, start: row.start, &context)
    let cancelled = try context.day(cancelledAt, record)
    row.end = [written, cancelled].compactMap { $0 }.min()
    row.isCancelled = cancelled.map { day in written.map { day < $0 } ?? true } ?? false
    if status == .ended, row.end == nil { throw RowFault(end, .endedWithoutDay) }
    if let end = row.end, end < row.start { throw RowFault(self.end, .endsBeforeStart) }
    row.annualValue = try annualValue(of: record, term: (row.start, written ?? row.end), &context)
    row.previous = try context.idKey(previous, record)
    row.opportunity = try context.idKey(opportunity, record)
    context.part.contracts.append(row)
  }

  /// The last day in force as written: the end, else what the term makes of the start; nil of an open-ended one.
  private func lastDay(_ record: Record, start: Day, _ context: inout PartContext) throws(RowFault) -> Day? {
    if isOpenEnded(context.text(end, record)) { return nil }
    if let day = try context.day(end, record) { return endIsNextStart && day > start ? day - 1 : day }
    let text = context.text(term, record)
    if Numbers.isNull(text) || isOpenEnded(text) { return nil }
    guard let months = ContractTerm.months(text, under: context.name(of: term)), let next = start.adding(months: months)
    else {
      context.note("term: not understood, so that the contract is open-ended")
      return nil
    }
    context.note("no end: it follows from the start and the term")
    return next - 1
  }

  /// Whether the text in the place of an end says that there is none.
  private func isOpenEnded(_ text: UnsafeRawBufferPointer) -> Bool {
    guard let first = text.first, Text.isLetter(first) else { return false }
    let words: [StaticString] = [
      "evergreen", "open-ended", "open ended", "open", "ongoing", "perpetual", "indefinite", "auto-renew", "auto renew",
      "auto-renewal", "auto renewal", "month-to-month", "month to month", "never",
    ]
    return words.contains { Text.equals(text, $0) }
  }

  /// What the contract is worth a year: as written, else twelve months, else in proportion from its whole value.
  /// - Parameter term: the first and last day that the whole value is for; nil: it has no end.
  private func annualValue(
    of record: Record, term: (start: Day, end: Day?), _ context: inout PartContext
  ) throws(RowFault) -> Money {
    let currency = (code: context.currency(currency, record), column: currency)
    let start = term.start
    let annual = try context.money(annualValue, record, in: currency, on: start)
    // All of them are looked at even where one decides: what cannot be read makes the row bad.
    let fromMonth = try context.money(monthlyValue, record, in: currency, on: start, times: 12)
    var fromTotal: Money?
    if let (times, over) = try paid.yearly(record, term: term, &context) {
      fromTotal = try context.money(value, record, in: currency, on: start, times: times, over: over)
    } else {
      _ = try context.money(value, record, in: currency, on: start)
    }
    guard let amount = annual ?? fromMonth ?? fromTotal else { throw RowFault(annualValue.original, .missing) }
    return amount
  }

  /// A year's value, as far as the columns that can be read tell it: a whole value only where its term is known.
  func worth(_ record: Record, _ context: inout PartContext) -> Money? {
    let currency = (code: context.currency(currency, record), column: currency)
    let first = (try? context.day(start, record)) ?? nil
    if let annual = (try? context.money(annualValue, record, in: currency, on: first)) ?? nil { return annual }
    if let yearly = (try? context.money(monthlyValue, record, in: currency, on: first, times: 12)) ?? nil {
      return yearly
    }
    let last = (try? context.day(end, record)) ?? nil
    let term = (start: first ?? last ?? Day(0), end: first.flatMap { first in last.flatMap { first < $0 ? $0 : nil } })
    guard let factors = (try? paid.yearly(record, term: term, &context)) ?? nil else { return nil }
    return (try? context.money(value, record, in: currency, on: first, times: factors.times, over: factors.over)) ?? nil
  }

  func deletedRow(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = ContractRow()
    row.line = record.line
    row.isDeleted = true
    row.id = try context.requiredID(id, record)
    context.part.contracts.append(row)
  }
}
