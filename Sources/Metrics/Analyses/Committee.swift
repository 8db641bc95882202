public import Accounts
public import Values

/// A role that a deal needs somebody in (analyses.md, Committee).
public struct CommitteeRole: Sendable, Hashable {
  /// Its name: `decision maker`.
  public var name: String
  /// Globs on a contact's role, persona and title; case does not matter.
  public var globs: [Glob]

  /// A role.
  public init(_ name: String, _ patterns: [String]) {
    self.name = name
    globs = patterns.map { Glob($0) }
  }

  /// Which of some roles a contact has: by its role, else its persona, else its title, the first that fits.
  public static func position(of contact: ContactDetails, among roles: [CommitteeRole]) -> Int? {
    for text in [contact.role, contact.persona, contact.title] where !text.isEmpty {
      if let role = roles.firstIndex(where: { $0.globs.contains { $0.matches(text) } }) { return role }
    }
    return nil
  }

  /// The roles where the settings give none, the most important first.
  public static let standard = [
    CommitteeRole(
      "decision maker",
      ["*decision*maker*", "ceo*", "cio*", "cto*", "cmo*", "coo*", "cro*", "chief*", "*president*", "vp*", "head of*"]),
    CommitteeRole(
      "economic buyer", ["*economic*buyer*", "*budget*", "cfo*", "*procurement*", "*purchas*", "buyer"]),
    CommitteeRole("champion", ["*champion*", "*sponsor*", "*coach*", "director*"]),
    CommitteeRole("user", ["*user*", "*specialist*", "*analyst*", "*administrator*", "*operator*"]),
    CommitteeRole("influencer", ["*influenc*", "*evaluator*", "*recommend*", "*advis*", "*architect*", "*manager*"]),
  ]
}

/// Who of a buying committee is there, and engaged.
public struct Committee: Sendable {
  /// One role.
  public struct Seat: Sendable {
    /// The role.
    public var role: CommitteeRole
    /// The contacts in it, engaged ones first.
    public var contacts: [ContactDetails]
    /// Whether one of them is engaged.
    public var isEngaged: Bool { contacts.contains(where: \.isEngaged) }
  }

  /// The position of the account.
  public var account: Int
  /// In the order of importance.
  public var seats: [Seat]

  /// Roles with somebody engaged ÷ roles; nil without roles.
  public var coverage: Double? {
    seats.isEmpty ? nil : Double(seats.count { $0.isEngaged }) / Double(seats.count)
  }
  /// The most important role that nobody engaged has.
  public var missing: Seat? { seats.first { !$0.isEngaged } }
}

extension Snapshot {
  /// Who of an account's contacts has which role. A contact counts in the first role that is theirs.
  ///
  /// - Complexity: O(rows of the account).
  public func committee(of account: Int, roles: [CommitteeRole] = CommitteeRole.standard) -> Committee {
    var seats = roles.map { Committee.Seat(role: $0, contacts: []) }
    for contact in dataset.committeeContacts(of: account, at: asOf) {
      guard let seat = CommitteeRole.position(of: contact, among: roles) else { continue }
      seats[seat].contacts.append(contact)
    }
    for seat in seats.indices {
      seats[seat].contacts = seats[seat].contacts.filter(\.isEngaged) + seats[seat].contacts.filter { !$0.isEngaged }
    }
    return Committee(account: account, seats: seats)
  }
}
