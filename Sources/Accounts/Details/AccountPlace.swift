internal import Ingest
public import Values

extension Dataset {
  /// Where an account comes from: its own row, else the first row of another table that names it; nil where there is none.
  ///
  /// - Complexity: O(activities of the account) where nothing but activities names it, else O(1).
  public func place(ofAccount account: Int) -> (table: Table, place: Place)? {
    func at(_ table: Table, _ source: RowReference?, _ line: (Part, Int) -> UInt32) -> (table: Table, place: Place)? {
      source.map { source in
        (table, rowPlace(source, line: line(parts[Int(source.part)].part, Int(source.row))))
      }
    }
    if let own = at(.accounts, accounts[account].source, { $0.accounts[$1].line }) { return own }
    let deal = at(.opportunities, opportunities[account].first?.source) { $0.opportunities[$1].line }
    let contract = at(.contracts, contracts[account].first?.source) { $0.contracts[$1].line }
    let contact = at(.contacts, contacts[account].first?.source) { $0.contacts[$1].line }
    let spend = at(.spend, ownSpend[account].first?.source) { $0.spend[$1].line }
    let topic = at(.intent, intent[account].first?.source) { $0.intent[$1].line }
    let score = at(.relationships, relationships[account].first?.source) { $0.relationships[$1].line }
    let answer = at(.nps, nps[account].first?.source) { $0.nps[$1].line }
    let found = [deal, contract, contact, spend, topic, score, answer].compactMap { $0 }.first
    return found ?? firstActivity(of: account).map { (.activities, $0) }
  }

  private func firstActivity(of account: Int) -> Place? {
    var gathered = ReplayRows()
    gathered.gather(activities, activities.sources, account: account)
    guard let first = gathered.array.first else { return nil }
    let part = activities.segments[Int(first.place.segment)].part
    return rowPlace(
      RowReference(part: UInt32(part), row: first.place.position),
      line: parts[part].part.segment.line(at: Int(first.place.position)))
  }
}
