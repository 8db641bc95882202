internal import Ingest
public import Values

/// A day of rows that decides whether they count in a period.
public enum RowDate: Sendable, Hashable, CaseIterable {
  /// When an opportunity was created.
  case created
  /// When an opportunity was reopened.
  case reopened
  /// When an opportunity was won or lost.
  case closed
  /// When a contract ends.
  case contractEnd

  /// The table whose rows have it.
  public var table: Table {
    switch self {
    case .created, .reopened, .closed: .opportunities
    case .contractEnd: .contracts
    }
  }

  /// The columns that give it.
  public var columns: [String] {
    switch self {
    case .created: ["created_at"]
    case .reopened: ["reopened_at"]
    case .closed: ["closed_at", "expected_close"]
    case .contractEnd: ["end", "cancelled_at"]
    }
  }
}

extension Dataset {
  /// The days that the files give: what counts rows by another one would count none of them, though nobody knows. A column
  /// that is there and empty gives its day: nothing closed, and nothing that ends, may well be so.
  ///
  /// - Complexity: O(columns), and O(rows) where no file has such a column.
  public var rowDates: Set<RowDate> {
    Set(
      RowDate.allCases.filter { date in
        if has(date) { return true }
        return switch date {
        case .created: opportunities.items.contains { $0.createdAt != nil }
        case .reopened: opportunities.items.contains { $0.reopenedAt != nil }
        case .closed: opportunities.items.contains { $0.closedAt != nil }
        case .contractEnd: contracts.items.contains { $0.end != nil }
        }
      })
  }

  /// Whether a file of its table has one of its columns.
  private func has(_ date: RowDate) -> Bool {
    files.contains { file in
      file.tables.contains(date.table)
        && file.columns.contains { match in
          (match.table ?? date.table) == date.table && match.column.map(date.columns.contains) ?? false
        }
    }
  }
}
