internal import Ingest
public import Values

/// One opportunity of an account, as it stands at T.
public struct OpportunityDetails: Sendable {
  /// `opportunity_id`.
  public var id: String
  /// As written; empty where the row has none.
  public var name: String
  /// What it is for.
  public var type: OpportunityType
  /// The stage as written, whatever T is; empty where the row has none.
  public var stage: String
  /// Open, won or lost at T.
  public var state: OpportunityStatus
  /// The amount at T, in the reporting currency.
  public var amount: Money
  /// The day of its creation; nil: it has always existed.
  public var created: Day?
  /// The day on which it was won or lost, up to T; nil while it is open.
  public var closed: Day?
  /// The day on which it was opened again, up to T.
  public var reopened: Day?
  /// The days from its creation to its close; nil where it has no cycle.
  public var cycle: Int?
  /// The day on which it should close; nil where the row has none.
  public var expectedClose: Day?
  /// As written; empty where the row has none.
  public var owner: String
  /// 0–1.
  public var probability: Double?
  /// As written; empty where the row has none.
  public var lostReason: String
  /// Where its row stands.
  public var place: Place
}

extension Dataset {
  /// The opportunities of an account that are open at T, in the order of their rows.
  public func openOpportunities(of account: Int, at asOf: Day) -> [OpportunityDetails] {
    opportunities[account].filter { $0.exists(at: asOf) && $0.state(at: asOf) == .open }.map { details($0, at: asOf) }
  }

  private func details(_ opportunity: Opportunity, at asOf: Day) -> OpportunityDetails {
    let part = parts[Int(opportunity.source.part)].part
    let row = part.opportunities[Int(opportunity.source.row)]
    return OpportunityDetails(
      id: part.pool.text(row.id), name: part.pool.text(row.name), type: opportunity.type,
      stage: part.pool.text(row.stage), state: opportunity.state(at: asOf), amount: opportunity.amount(at: asOf),
      created: opportunity.createdAt, closed: opportunity.closed(by: asOf),
      reopened: opportunity.reopenedAt.flatMap { $0 <= asOf ? $0 : nil },
      cycle: opportunity.cycle(by: asOf), expectedClose: row.expectedClose,
      owner: part.pool.text(row.owner), probability: row.probability, lostReason: part.pool.text(row.lostReason),
      place: rowPlace(opportunity.source, line: row.line))
  }

  /// The opportunities of an account that exist at T: open ones first, then the latest closed.
  ///
  /// - Complexity: O(n log n) in the opportunities of the account.
  public func opportunityDetails(of account: Int, at asOf: Day) -> [OpportunityDetails] {
    let all = opportunities[account].filter { $0.exists(at: asOf) }.map { details($0, at: asOf) }
    // Open ones by amount, closed ones by day; the order of rows decides ties.
    let open = all.filter { $0.state == .open }.enumerated().sorted {
      $0.element.amount == $1.element.amount ? $0.offset < $1.offset : $0.element.amount > $1.element.amount
    }
    let closed = all.filter { $0.state != .open }.enumerated().sorted {
      let (left, right) = ($0.element.closed ?? .distantPast, $1.element.closed ?? .distantPast)
      return left == right ? $0.offset < $1.offset : left > right
    }
    return open.map(\.element) + closed.map(\.element)
  }
}
