internal import Mappings
internal import Tabular
internal import Values

/// Builds the rows of `opportunities`.
struct OpportunityRowBuilder: RecordBuilder {
  let markers: RowMarkers
  private let naming: Naming
  private let id: BoundColumn
  private let name: BoundColumn
  private let type: BoundColumn
  private let pipeline: BoundColumn
  private let stage: BoundColumn
  private let status: BoundColumn
  private let isClosed: BoundColumn
  private let isWon: BoundColumn
  private let isRenewal: BoundColumn
  private let isExpansion: BoundColumn
  private let isNewBusiness: BoundColumn
  private let amount: DealAmount
  private let currency: BoundColumn
  private let createdAt: BoundColumn
  private let closedAt: BoundColumn
  private let expectedClose: BoundColumn
  private let reopenedAt: BoundColumn
  private let probability: BoundColumn
  private let owner: BoundColumn
  private let lostReason: BoundColumn
  private let treatments: Set<TableBinding.Treatment>
  /// What statuses and stages say, by the hash of the text.
  private var outcomes = RecentCache<OutcomeWord>(size: 256, nothing: .nothing)

  init(_ binding: TableBinding, reporting: String) {
    markers = RowMarkers(binding)
    naming = Naming(binding)
    id = BoundColumn(.opportunityID, binding)
    name = BoundColumn(.name, binding)
    type = BoundColumn(.type, binding)
    pipeline = BoundColumn(.pipeline, binding)
    stage = BoundColumn(.stage, binding)
    status = BoundColumn(.status, binding)
    isClosed = BoundColumn(.isClosed, binding)
    isWon = BoundColumn(.isWon, binding)
    isRenewal = BoundColumn(.isRenewal, binding)
    isExpansion = BoundColumn(.isExpansion, binding)
    isNewBusiness = BoundColumn(.isNewBusiness, binding)
    amount = DealAmount(binding, reporting: reporting)
    currency = BoundColumn(.currency, binding)
    createdAt = BoundColumn(.createdAt, binding)
    closedAt = BoundColumn(.closedAt, binding)
    expectedClose = BoundColumn(.expectedClose, binding)
    reopenedAt = BoundColumn(.reopenedAt, binding)
    probability = BoundColumn(.probability, binding)
    owner = BoundColumn(.owner, binding)
    lostReason = BoundColumn(.lostReason, binding)
    treatments = binding.treatments
  }

  var dateColumns: [BoundColumn] { [createdAt, closedAt, expectedClose, reopenedAt] }
  var numberColumns: [BoundColumn] { [probability] }
  var amountColumns: [MoneyColumn] { amount.columns }
  var currencyColumn: BoundColumn? { currency }
  var ownerColumn: BoundColumn? { owner }

  mutating func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = OpportunityRow()
    row.line = record.line
    (row.id, row.hasOwnID, row.isLine) = try id(record, &context)
    row.account = try naming.requiredAccount(record, &context)
    row.name = context.key(name, record)
    row.type = type(record, &context)
    row.typeText = context.key(type, record)
    let stage = context.text(stage, record)
    row.stage = context.pool.key(stage)
    row.statusText = context.key(status, record)
    row.status = try outcome(record, stage: stage, &context)
    row.createdAt = try context.day(createdAt, record)
    row.reopenedAt = try context.day(reopenedAt, record)
    row.expectedClose = try context.day(expectedClose, record)
    try close(&row, record, &context)
    try value(&row, record, &context)
    row.probability = probability(record, &context)
    row.owner = context.key(owner, record)
    row.lostReason = context.key(lostReason, record)
    context.part.opportunities.append(row)
  }

  func deletedRow(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = OpportunityRow()
    row.line = record.line
    row.isDeleted = true
    (row.id, row.hasOwnID, row.isLine) = try id(record, &context)
    context.part.opportunities.append(row)
  }

  mutating func worth(_ record: Record, _ context: inout PartContext) -> Money? {
    let isWon =
      Booleans.parse(context.text(self.isWon, record)) == true || word(context.text(status, record)) == .won
      || word(context.text(stage, record)) == .won
    let currency = (code: context.currency(currency, record), column: currency)
    let day = isWon ? (try? context.day(closedAt, record)) ?? nil : nil
    return (try? amount.value(record, isWon: isWon, in: currency, on: day, &context)) ?? nil
  }

  /// The id, and whether the row says what deal it is of; else it is made from the path and the line.
  private func id(_ record: Record, _ context: inout PartContext) throws(RowFault) -> (
    StringID, isOwn: Bool, isLine: Bool
  ) {
    let key = try context.idKey(id, record)
    if !key.isEmpty { return (key, true, false) }
    guard treatments.contains(.rowIsItsOwnID) else { throw RowFault(id, .missing) }
    if treatments.contains(.lineOfDeal), let key = dealKey(record, &context) { return (key, true, true) }
    return (context.pool.key(TableSource.citation(of: context.path, line: record.line)), false, false)
  }

  /// What lines of one deal have in common, where it has a name: its account, its name and its day, or without that its amount.
  private func dealKey(_ record: Record, _ context: inout PartContext) -> StringID? {
    let name = context.text(name, record)
    if name.isEmpty { return nil }
    var key = Array(name)
    for column in [naming.accountID, naming.accountName, naming.domain, naming.email] {
      let text = context.text(column, record)
      if text.isEmpty { continue }
      key += [0] + Array(text)
      break
    }
    for column in [createdAt, closedAt, expectedClose, amount.columns[0].original] {
      let text = context.text(column, record)
      if text.isEmpty { continue }
      key += [0] + Array(text)
      break
    }
    return context.pool.key(bytes: key)
  }

  /// How it ended, by its flags, else by what its status and its stage say.
  private mutating func outcome(
    _ record: Record, stage text: UnsafeRawBufferPointer, _ context: inout PartContext
  ) throws(RowFault) -> OpportunityStatus {
    let stage = word(text)
    let status = word(context.text(status, record))
    if status.decides && stage.decides && status != stage {
      context.note("status and stage contradict each other")
    }
    let outcome = OpportunityStatus(
      status: status, stage: stage, isClosed: try context.boolean(isClosed, record),
      isWon: try context.boolean(isWon, record))
    guard let outcome else {
      let isStatus = status == .closed
      let word = RowFault.shown(isStatus ? context.text(self.status, record) : text)
      throw RowFault(isStatus ? self.status : self.stage, .closedWithoutOutcome(word: word, isStatus: isStatus))
    }
    return outcome
  }

  /// What a text says: CRMs have few different ones.
  private mutating func word(_ text: UnsafeRawBufferPointer) -> OutcomeWord {
    if text.isEmpty || Numbers.isNull(text) { return .nothing }
    let hash = Hash.of(text)
    if let known = outcomes.value(hash) { return known }
    let word = OutcomeWord(text)
    outcomes.store(hash, word)
    return word
  }

  /// What is no type is noted and taken as new business. Where no type says otherwise, a flag may.
  private func type(_ record: Record, _ context: inout PartContext) -> OpportunityType {
    let text = context.text(type, record)
    let flagged = flaggedType(record, &context)
    if text.isEmpty {
      if let flagged { return flagged }
      guard Text.contains(context.text(pipeline, record), "renewal") else { return .new }
      context.note("no type: a renewal by the name of its pipeline")
      return .renewal
    }
    guard let type = OpportunityType(text) else {
      if let flagged { return flagged }
      context.note("type")
      return .new
    }
    // A type that says new is not overruled by a flag that says only that it is not.
    if type == .new, let flagged, flagged != .expansion || isFlagged(isExpansion, record, &context) { return flagged }
    if type == .expansion, treatments.contains(.renewalPipeline),
      Text.contains(context.text(pipeline, record), "renewal")
    {
      return .renewal
    }
    return type
  }

  /// The type that a column of yes and no says; nil where it says no, or nothing.
  private func flaggedType(_ record: Record, _ context: inout PartContext) -> OpportunityType? {
    if Booleans.parse(context.text(isRenewal, record)) == true { return .renewal }
    if isFlagged(isExpansion, record, &context) { return .expansion }
    return Booleans.parse(context.text(isNewBusiness, record)) == false ? .expansion : nil
  }

  private func isFlagged(_ column: BoundColumn, _ record: Record, _ context: inout PartContext) -> Bool {
    Booleans.parse(context.text(column, record)) == true
  }

  private func probability(_ record: Record, _ context: inout PartContext) -> Double? {
    guard let value = context.lenientNumber(probability, record) else { return nil }
    guard treatments.contains(.percentProbability), value > 1 else { return value }
    // A cell with a percent sign is a fraction already.
    return context.text(probability, record).contains(UInt8(ascii: "%")) ? value : value / 100
  }

  /// The amount, and the rate that converts its history: of the day on which it closed, and of an open one the latest.
  private func value(
    _ row: inout OpportunityRow, _ record: Record, _ context: inout PartContext
  ) throws(RowFault) {
    let currency = (code: context.currency(currency, record), column: currency)
    let day = row.status == .open ? nil : row.closedAt ?? row.expectedClose
    row.amount = try amount.money(record, isWon: row.status == .won, in: currency, on: day, &context)
    let written = amount.columns[0]
    if !Numbers.isNull(context.text(written.converted, record)) {
      // Converted already: a currency without a rate costs only the history.
      row.rate = (try? context.rate(of: currency.code, currency.column, on: day)) ?? .one
    } else if let code = currency.code {
      row.rate = try context.rate(of: code, currency.column, on: day)
    } else if let rate = try context.amount(written.original, record, in: currency, on: day)?.rate {
      row.rate = rate
    }
  }

  /// The close date: required when won or lost; of an open opportunity what cannot be read is noted.
  private func close(
    _ row: inout OpportunityRow, _ record: Record, _ context: inout PartContext
  ) throws(RowFault) {
    if row.status != .open {
      row.closedAt = try context.day(closedAt, record)
      // Whether the day on which it was expected to close has come is known once all files are.
      if row.closedAt == nil && row.expectedClose == nil {
        if !closedAt.isBound && !expectedClose.isBound { throw RowFault(closedAt, .noClosingColumn) }
        throw RowFault(closedAt.isBound ? closedAt : expectedClose, .missing)
      }
      return
    }
    if treatments.contains(.closeDateOnlyWhenClosed) {
      let expected = try context.day(closedAt, record)
      row.expectedClose = row.expectedClose ?? expected
      return
    }
    do throws(RowFault) {
      row.closedAt = try context.day(closedAt, record)
    } catch {
      context.note("closed_at of an open opportunity")
    }
  }
}
