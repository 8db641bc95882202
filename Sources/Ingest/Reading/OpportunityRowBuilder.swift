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
  private let amount: BoundColumn
  private let currency: BoundColumn
  private let createdAt: BoundColumn
  private let closedAt: BoundColumn
  private let expectedClose: BoundColumn
  private let reopenedAt: BoundColumn
  private let probability: BoundColumn
  private let owner: BoundColumn
  private let lostReason: BoundColumn
  private let treatments: Set<TableBinding.Treatment>

  init(_ binding: TableBinding) {
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
    amount = BoundColumn(.amount, binding)
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

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = OpportunityRow()
    row.line = record.line
    row.id = try id(record, &context)
    row.account = try naming.requiredAccount(record, &context)
    row.name = context.key(name, record)
    row.type = type(record, &context)
    let stage = context.text(stage, record)
    row.stage = context.pool.key(stage)
    row.status = OpportunityStatus(
      status: statusText(record, &context), stage: stage, isClosed: try context.boolean(isClosed, record),
      isWon: try context.boolean(isWon, record))
    let rate = try context.rate(currency, record)
    row.amount = try context.money(amount, record, rate: rate)
    if let rate {
      row.rate = rate
    } else if let cell = try context.amount(amount, record), let rate = cell.rate {
      row.rate = rate
    }
    row.createdAt = try context.day(createdAt, record)
    row.reopenedAt = try context.day(reopenedAt, record)
    row.expectedClose = try context.day(expectedClose, record)
    try close(&row, record, &context)
    row.probability = probability(record, &context)
    row.owner = context.key(owner, record)
    row.lostReason = context.key(lostReason, record)
    context.part.opportunities.append(row)
  }

  func deletedRow(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = OpportunityRow()
    row.line = record.line
    row.isDeleted = true
    row.id = try id(record, &context)
    context.part.opportunities.append(row)
  }

  private func id(_ record: Record, _ context: inout PartContext) throws(RowFault) -> StringID {
    let key = context.idKey(id, record)
    if !key.isEmpty { return key }
    guard treatments.contains(.rowIsItsOwnID) else { throw RowFault(id, .missing) }
    return context.pool.key(TableSource.citation(of: context.path, line: record.line))
  }

  /// What the status says; nothing where the stage is to decide.
  private func statusText(_ record: Record, _ context: inout PartContext) -> UnsafeRawBufferPointer {
    let text = context.text(status, record)
    guard treatments.contains(.stageDecidesToo), OpportunityStatus(text) == .open, !Text.equals(text, "open") else {
      return text
    }
    return .nothing
  }

  /// What is no type is noted and taken as new business.
  private func type(_ record: Record, _ context: inout PartContext) -> OpportunityType {
    let text = context.text(type, record)
    if text.isEmpty { return .new }
    guard let type = OpportunityType(text) else {
      context.note("type")
      return .new
    }
    if type == .expansion, treatments.contains(.renewalPipeline),
      Text.contains(context.text(pipeline, record), "renewal")
    {
      return .renewal
    }
    return type
  }

  private func probability(_ record: Record, _ context: inout PartContext) -> Double? {
    guard let value = context.lenientNumber(probability, record) else { return nil }
    guard treatments.contains(.percentProbability), value > 1 else { return value }
    // A cell with a percent sign is a fraction already.
    return context.text(probability, record).contains(UInt8(ascii: "%")) ? value : value / 100
  }

  /// The close date: required when won or lost; of an open opportunity what cannot be read is noted.
  private func close(
    _ row: inout OpportunityRow, _ record: Record, _ context: inout PartContext
  ) throws(RowFault) {
    if row.status != .open {
      guard let day = try context.day(closedAt, record) else { throw RowFault(closedAt, .missing) }
      row.closedAt = day
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
