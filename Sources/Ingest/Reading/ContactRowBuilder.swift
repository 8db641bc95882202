internal import Mappings
internal import Tabular
internal import Values

/// Builds the rows of `contacts`.
struct ContactRowBuilder: RecordBuilder {
  let markers: RowMarkers
  private let naming: Naming
  private let id: BoundColumn
  private let name: BoundColumn
  private let firstName: BoundColumn
  private let lastName: BoundColumn
  private let email: BoundColumn
  private let title: BoundColumn
  private let role: BoundColumn
  private let persona: BoundColumn
  private let isStakeholder: BoundColumn
  private let createdAt: BoundColumn
  private let emailIsID: Bool

  init(_ binding: TableBinding) {
    markers = RowMarkers(binding)
    naming = Naming(binding)
    id = BoundColumn(.contactID, binding)
    name = BoundColumn(.name, binding)
    firstName = BoundColumn(.firstName, binding)
    lastName = BoundColumn(.lastName, binding)
    email = BoundColumn(.email, binding)
    title = BoundColumn(.title, binding)
    role = BoundColumn(.role, binding)
    persona = BoundColumn(.persona, binding)
    isStakeholder = BoundColumn(.isStakeholder, binding)
    createdAt = BoundColumn(.createdAt, binding)
    emailIsID = binding.treatments.contains(.emailIsID)
  }

  var dateColumns: [BoundColumn] { [createdAt] }

  func row(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = ContactRow()
    row.line = record.line
    row.id = try id(record, &context)
    row.account = try naming.account(ofContact: record, &context)
    row.name = name(record, &context)
    row.email = context.foldedKey(context.text(email, record))
    row.title = context.key(title, record)
    row.role = context.key(role, record)
    row.persona = context.key(persona, record)
    row.isStakeholder = try context.boolean(isStakeholder, record)
    row.createdAt = try context.day(createdAt, record)
    context.part.contacts.append(row)
  }

  func deletedRow(_ record: Record, _ context: inout PartContext) throws(RowFault) {
    var row = ContactRow()
    row.line = record.line
    row.isDeleted = true
    row.id = try id(record, &context)
    context.part.contacts.append(row)
  }

  private func id(_ record: Record, _ context: inout PartContext) throws(RowFault) -> StringID {
    if !emailIsID { return try context.requiredID(id, record) }
    let key = context.foldedKey(context.text(email, record))
    if key.isEmpty { throw RowFault(email, .missing) }
    return key
  }

  /// The name, else first and last name.
  private func name(_ record: Record, _ context: inout PartContext) -> StringID {
    let whole = context.key(name, record)
    if !whole.isEmpty || !(firstName.isBound || lastName.isBound) { return whole }
    let first = context.text(firstName, record)
    let last = context.text(lastName, record)
    return context.pool.key(bytes: Array(first) + (first.isEmpty || last.isEmpty ? [] : [32]) + Array(last))
  }
}
