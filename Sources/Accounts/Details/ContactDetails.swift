internal import Ingest
public import Values

/// One contact of an account, as it stands at T.
public struct ContactDetails: Sendable {
  /// `contact_id`.
  public var id: String
  /// Texts as written; empty where the row has none.
  public var name: String
  /// Lower case.
  public var email: String
  /// The job title.
  public var title: String
  /// The role in the purchase.
  public var role: String
  /// The kind of buyer.
  public var persona: String
  /// Whether it belongs to the buying committee.
  public var isStakeholder: Bool
  /// The day of its last engagement activity in this account, up to T.
  public var lastEngagement: Day?
  /// Whether that day lies in the engagement window [T − `engagement_window_days` + 1, T].
  public var isEngaged: Bool
  /// Where its row stands.
  public var place: Place

  /// The name, else the address, else the id.
  public var label: String { name.isEmpty ? email.isEmpty ? id : email : name }
}

extension Dataset {
  func contactDetails(of account: Int, at asOf: Day, lastEngagement: [UInt32: Day]) -> [ContactDetails] {
    let windowStart = asOf - rules.engagementWindowDays + 1
    let all = contacts[account].filter { $0.exists(at: asOf) }.map { contact in
      let part = parts[Int(contact.source.part)].part
      let row = part.contacts[Int(contact.source.row)]
      let last = lastEngagement[contact.number]
      return ContactDetails(
        id: part.pool.text(row.id), name: part.pool.text(row.name), email: part.pool.text(row.email),
        title: part.pool.text(row.title), role: part.pool.text(row.role), persona: part.pool.text(row.persona),
        isStakeholder: contact.isStakeholder, lastEngagement: last, isEngaged: last.map { $0 >= windowStart } ?? false,
        place: rowPlace(contact.source, line: row.line))
    }
    return all.filter(\.isStakeholder) + all.filter { !$0.isStakeholder }
  }
}

/// Names of contacts by their number, for the rows of one account: its own, and those of others that its rows name.
struct ContactNames {
  private var names: [UInt32: String] = [:]

  init(_ dataset: Dataset, account: Int, numbers: Set<UInt32>) {
    var wanted = numbers
    for scores in [dataset.relationships[account], dataset.nps[account]] {
      for case let contact? in scores.lazy.map(\.respondent.contact) { wanted.insert(contact) }
    }
    for contact in dataset.contacts[account] {
      wanted.remove(contact.number)
      names[contact.number] = ContactNames.name(at: contact.source, in: dataset)
    }
    // Those of other accounts are looked up by their numbers: no page walks through all contacts.
    let index = dataset.nameIndex
    for number in wanted where Int(number) < index.contactAccounts.count && index.contactAccounts[Int(number)] >= 0 {
      names[number] = ContactNames.name(at: index.contactSources[Int(number)], in: dataset)
    }
  }

  private static func name(at source: RowReference, in dataset: Dataset) -> String {
    let part = dataset.parts[Int(source.part)].part
    let row = part.contacts[Int(source.row)]
    let keys = [row.name, row.email, row.id]
    return part.pool.text(keys.first { !$0.isEmpty } ?? row.id)
  }

  /// The name of a contact, or nil where it has no account.
  subscript(number: UInt32) -> String? { names[number] }
}
