internal import Ingest

extension Dataset {
  /// Gives each contact of an account, account by account: the account's position, the contact's id, name and address,
  /// empty where its row has none.
  ///
  /// - Complexity: O(contacts).
  public func forEachContact(_ body: (_ account: Int, _ id: String, _ name: String, _ email: String) -> Void) {
    for account in accounts.indices {
      for contact in contacts[account] {
        let part = parts[Int(contact.source.part)].part
        let row = part.contacts[Int(contact.source.row)]
        body(account, part.pool.text(row.id), part.pool.text(row.name), part.pool.text(row.email))
      }
    }
  }
}
