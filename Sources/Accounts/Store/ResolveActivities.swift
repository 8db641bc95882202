internal import Exports

extension DatasetBuilder {
  /// What the names of the tables that were resolved lead to.
  var nameBook: NameBook {
    NameBook(
      names: names, accountOfName: accountOfName, contactOfName: contactOfName,
      contactAccounts: contactRows.map(\.account), contactSources: contactRows.map(\.source))
  }

  /// Activities at their accounts.
  func resolveActivities(_ book: NameBook) -> ActivityIndex {
    let positions = parts.indices.filter { parts[$0].part.segment.count > 0 }
    var segments = ActivityIndex.segments(of: positions.map { ($0, parts[$0].part) }, book: book, workers: workers)
    let ranks = Array(0..<UInt32(segments.count))
    var replaced = segments.map { _ in [Bool]() }
    let ids = ActivityIDs(segments.map(\.columns), ranks: ranks, replaced: &replaced)
    for position in segments.indices { segments[position].replaced = replaced[position] }
    let visitors = VisitorNumbers()
    ActivityIndex.number(&segments, parts: parts.map(\.part), by: visitors, workers: workers)
    return ActivityIndex(
      segments: segments, ranks: ranks, accounts: accounts.count, visitors: visitors, contactCount: contactRows.count,
      ids: ids, workers: workers)
  }
}

extension ActivityIndex {
  /// The segments of parts, their names looked up. Visitors are not numbered yet.
  static func segments(of parts: [(position: Int, part: Part)], book: NameBook, workers: Workers) -> [Segment] {
    workers.map(parts.count) { number in
      let (position, part) = parts[number]
      let columns = part.segment.columns
      return Segment(
        part: position, columns: columns, accounts: book.accounts(columns.names, in: part.pool), visitors: [],
        contacts: book.contacts(columns.contactNames, in: part.pool))
    }
  }

  /// Numbers the visitors of segments.
  static func number(_ segments: inout [Segment], parts: [Part], by visitors: VisitorNumbers, workers: Workers) {
    let keys = segments.map { (keys: $0.columns.visitorKeys, pool: parts[$0.part].pool) }
    for (position, numbers) in visitors.number(keys, workers: workers).enumerated() {
      segments[position].visitors = numbers
    }
  }
}
