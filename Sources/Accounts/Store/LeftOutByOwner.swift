internal import Ingest
public import Values

/// Rows of one owner that no figure counts, and what they are worth.
public struct OwnerLeftOut: Sendable, Equatable {
  /// Rows of opportunities and accounts in which something cannot be read.
  public var bad = 0
  /// Opportunities of unknown accounts.
  public var orphans = 0
  /// What both are worth, as far as an amount in them can be read.
  public var amount = Money.zero

  /// No rows.
  public init() {}
}

extension Dataset {
  /// By owner as written, empty for none, the rows of opportunities and accounts that are left out. Rows that are counted, but not
  /// listed because there are too many, are nobody's here.
  ///
  /// - Complexity: O(rows left out).
  public var leftOutByOwner: [String: OwnerLeftOut] {
    var owners: [String: OwnerLeftOut] = [:]
    for (position, file) in files.enumerated() where file.outcome == .read {
      for problem in Array(file.parts.map(\.problems).joined()) + (lateProblems[position] ?? []) {
        guard let table = problem.table ?? file.tables.first, table == .opportunities || table == .accounts else {
          continue
        }
        owners[problem.owner, default: OwnerLeftOut()].bad += 1
        if problem.worthCurrency == nil, let worth = problem.worth {
          owners[problem.owner, default: OwnerLeftOut()].amount += worth
        }
      }
    }
    for orphan in orphanRows where orphan.table == .opportunities {
      let part = parts[Int(orphan.source.part)].part
      let row = part.opportunities[Int(orphan.source.row)]
      let owner = part.pool.text(row.owner)
      owners[owner, default: OwnerLeftOut()].orphans += 1
      owners[owner, default: OwnerLeftOut()].amount += row.amount ?? .zero
    }
    return owners
  }
}
