internal import Ingest
public import Values

/// A row of the table of what was decided of signals, its texts as written.
public struct SignalAckEntry: Hashable, Sendable {
  /// The rule.
  public var rule: String
  /// The id of what the signal is about.
  public var subject: String
  /// The day from which on it counts.
  public var at: Day
  /// What was decided: `done`, `later`, `never`.
  public var action: String
  /// The day on which it is seen again; nil where empty.
  public var until: Day?
  /// Who decided it; empty where nobody says.
  public var by: String
  /// A line about it; may be empty.
  public var note: String
}

extension Dataset {
  /// The rows of the table `signal_acks`, in the order of files and lines.
  ///
  /// - Complexity: O(parts + rows).
  public var signalAckEntries: [SignalAckEntry] {
    order.flatMap { position in
      let part = parts[position].part
      return part.signalAcks.map { row in
        SignalAckEntry(
          rule: part.pool.text(row.rule), subject: part.pool.text(row.subject), at: row.at,
          action: part.pool.text(row.action), until: row.until, by: part.pool.text(row.by),
          note: part.pool.text(row.note))
      }
    }
  }
}
