internal import Mappings
internal import Tabular
internal import Values

/// The columns by which a row names its account and its contact (data.md, Tables).
struct Naming {
  let accountID: BoundColumn
  let accountName: BoundColumn
  let domain: BoundColumn
  let contactID: BoundColumn
  let email: BoundColumn
  let relatedTo: BoundColumn
  /// Of an activity: the deal that leads to the account.
  private let opportunity: BoundColumn?
  let usesRelatedTo: Bool

  init(_ binding: TableBinding) {
    accountID = BoundColumn(.accountID, binding, isList: true)
    accountName = BoundColumn(.accountName, binding, isList: true)
    domain = BoundColumn(.domain, binding, isList: true)
    contactID = BoundColumn(.contactID, binding, isList: true)
    email = BoundColumn(.email, binding, isList: true)
    relatedTo = BoundColumn(.relatedTo, binding)
    opportunity =
      binding.table == .activities && binding.fields[.opportunityID] != nil
      ? BoundColumn(.opportunityID, binding, isList: true) : nil
    usesRelatedTo = binding.treatments.contains(.relatedToNamesAccount)
  }

  /// The row's account: by the first of its names that is not empty.
  func account(_ record: Record, _ context: inout PartContext) -> AccountName {
    if let own = ownAccount(record, &context) { return own }
    if let opportunity {
      let deal = context.idKey(opportunity, record)
      if !deal.isEmpty { return AccountName(.opportunity, deal) }
    }
    let contact = context.idKey(contactID, record)
    if !contact.isEmpty { return AccountName(.contact, contact) }
    let address = context.text(email, record)
    return address.isEmpty ? .none : AccountName(.email, context.foldedKey(address))
  }

  /// A contact's account: its own id and address cannot lead to it, only the address's domain can.
  func account(ofContact record: Record, _ context: inout PartContext) -> AccountName {
    if let own = ownAccount(record, &context) { return own }
    let key = context.companyDomainKey(email: context.text(email, record))
    return key.isEmpty ? .none : AccountName(.domain, key)
  }

  /// The row's account where a row must name one.
  func requiredAccount(_ record: Record, _ context: inout PartContext) throws(RowFault) -> AccountName {
    let name = account(record, &context)
    if name.kind == .none { throw RowFault(accountID, .namesNoAccount) }
    return name
  }

  /// The row's contact, by id, else by address.
  func contact(_ record: Record, _ context: inout PartContext) -> ContactName {
    let id = context.idKey(contactID, record)
    if !id.isEmpty { return ContactName(id: id) }
    let address = context.text(email, record)
    return address.isEmpty ? .none : ContactName(email: context.foldedKey(address))
  }

  private func ownAccount(_ record: Record, _ context: inout PartContext) -> AccountName? {
    let id = context.pool.accountKey(Identifiers.normalised(context.text(accountID, record)))
    if !id.isEmpty { return AccountName(.id, id) }
    if usesRelatedTo {
      // Salesforce ids say by their first three characters what they name: 001 an account, 006 an opportunity.
      let related = Identifiers.normalised(context.text(relatedTo, record))
      if related.starts(with: [48, 48, 49]) { return AccountName(.id, context.pool.accountKey(related)) }
      if related.starts(with: [48, 48, 54]) { return AccountName(.opportunity, context.pool.key(related)) }
    }
    let name = context.text(accountName, record)
    if !name.isEmpty { return AccountName(.name, context.pool.key(name)) }
    let domain = context.domainKey(context.text(domain, record))
    return domain.isEmpty ? nil : AccountName(.domain, domain)
  }
}
