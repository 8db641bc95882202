internal import Mappings
internal import Tabular
internal import Values

/// Builds the rows of `accounts`.
struct AccountRowBuilder: RecordBuilder {
  let markers: RowMarkers
  private let id: BoundColumn
  private let name: BoundColumn
  private let domain: BoundColumn
  private let industry: BoundColumn
  private let country: BoundColumn
  private let region: BoundColumn
  private let segment: BoundColumn
  private let owner: BoundColumn
  private let tier: BoundColumn
  private let isTarget: BoundColumn
  private let targetSince: BoundColumn
  private let targetUntil: BoundColumn
  private let parent: BoundColumn
  private let createdAt: BoundColumn
  private let employees: BoundColumn
  private let annualRevenue: BoundColumn
  private let nameIsID: Bool
  private let extras: [Int]

  init(_ binding: TableBinding, _ context: inout PartContext) {
    markers = RowMarkers(binding)
    id = BoundColumn(.accountID, binding)
    name = BoundColumn(.name, binding)
    domain = BoundColumn(.domain, binding)
    industry = BoundColumn(.industry, binding)
    country = BoundColumn(.country, binding)
    region = BoundColumn(.region, binding)
    segment = BoundColumn(.segment, binding)
    owner = BoundColumn(.owner, binding)
    tier = BoundColumn(.tier, binding)
    isTarget = BoundColumn(.isTarget, binding)
    targetSince = BoundColumn(.targetSince, binding)
    targetUntil = BoundColumn(.targetUntil, binding)
    parent = BoundColumn(.parentAccountID, binding)
    createdAt = BoundColumn(.createdAt, binding)
    employees = BoundColumn(.employees, binding)
    annualRevenue = BoundColumn(.annualRevenue, binding)
    nameIsID = binding.treatments.contains(.nameIsID)
    extras = binding.extras.keys.sorted()
    context.part.extraNames = extras.map { binding.extras[$0] ?? "" }
    context.part.extras = Array(repeating: [], count: extras.count)
  }

  var dateColumns: [BoundColumn] { [targetSince, targetUntil, createdAt] }
  var ownerColumn: BoundColumn? { owner }
  var numberColumns: [BoundColumn] { [employees, annualRevenue] }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = AccountRow()
    row.line = record.line
    let name = context.text(name, record)
    row.id = try id(record, name: name, &context)
    row.name = context.pool.key(name)
    // Where the name defaults to the id, other tables may name the account by that.
    row.foldedName = context.foldedKey(name.isEmpty ? context.text(id, record) : name)
    row.domain = context.domainKey(context.text(domain, record))
    row.industry = context.key(industry, record)
    row.country = context.key(country, record)
    row.region = context.key(region, record)
    row.segment = context.key(segment, record)
    row.owner = context.key(owner, record)
    row.isTarget = try context.boolean(isTarget, record)
    row.targetSince = try context.day(targetSince, record)
    row.targetUntil = try context.day(targetUntil, record)
    row.createdAt = try context.day(createdAt, record)
    row.parent = try context.idKey(parent, record)
    row.tier = context.tier(tier, record)
    let tierText = context.text(tier, record)
    row.tierText = Numbers.isNull(tierText) ? .empty : context.pool.key(tierText)
    row.employees = context.lenientNumber(employees, record)
    row.annualRevenue = context.lenientNumber(annualRevenue, record)
    append(row, record, &context)
  }

  func deletedRow(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = AccountRow()
    row.line = record.line
    row.isDeleted = true
    row.id = try id(record, name: context.text(name, record), &context)
    append(row, record, &context)
  }

  private func id(
    _ record: Record, name: UnsafeRawBufferPointer, _ context: inout PartContext
  ) throws(RowFault) -> StringID {
    if !nameIsID { return try context.requiredID(id, record) }
    if name.isEmpty { throw RowFault(self.name, .missing) }
    return context.pool.key(name)
  }

  /// Every row has its extras, deleted ones too: they are columns of equal count.
  private func append(_ row: AccountRow, _ record: Record, _ context: inout PartContext) {
    context.part.accounts.append(row)
    for (column, position) in extras.enumerated() {
      context.part.extras[column].append(context.pool.key(context.fields.text(record, position)))
    }
  }
}
