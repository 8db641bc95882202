internal import Values

/// The columns of each table and which of them it cannot do without (data.md, Tables).
enum TableColumns {
  /// The columns of a table, without what only other people's exports have.
  static func all(of table: Table) -> [Column] {
    switch table {
    case .accounts:
      [
        .accountID, .name, .domain, .industry, .employees, .annualRevenue, .country, .region, .segment, .owner, .tier,
        .isTarget, .targetSince, .targetUntil, .parentAccountID, .createdAt, .isDeleted, .isActive,
      ]
    case .contacts:
      [
        .contactID, .accountID, .accountName, .domain, .name, .email, .title, .role, .persona, .isStakeholder,
        .createdAt, .isDeleted, .isActive,
      ]
    case .activities:
      Column.naming + [
        .timestamp, .type, .visitorID, .url, .channel, .campaignID, .count, .activityID, .isDeleted, .isActive,
      ]
    case .opportunities:
      Column.naming + [
        .opportunityID, .name, .type, .stage, .status, .isWon, .isClosed, .amount, .currency, .createdAt, .closedAt,
        .expectedClose, .probability, .owner, .lostReason, .reopenedAt, .isDeleted, .isActive,
      ]
    case .contracts:
      Column.naming + [
        .contractID, .start, .end, .value, .annualValue, .monthlyValue, .currency, .previousContractID, .opportunityID,
        .status, .cancelledAt, .isDeleted, .isActive,
      ]
    case .spend: Column.naming + [.date, .amount, .currency, .channel, .campaignID, .tier, .isDeleted, .isActive]
    case .intent: Column.naming + [.date, .topic, .score, .isDeleted, .isActive]
    case .relationships: Column.naming + [.date, .score, .isDeleted, .isActive]
    case .nps: Column.naming + [.date, .score, .responseID, .isDeleted, .isActive]
    case .opportunityHistory: [.opportunityID, .changedAt, .stage, .amount, .expectedClose, .isDeleted, .isActive]
    case .rates: [.currency, .date, .rate]
    case .goals: [.kpi, .value, .period, .start, .end, .currency, .tier, .owner, .isDeleted, .isActive]
    case .history: [.table, .id, .field, .changedAt, .oldValue, .newValue, .isDeleted]
    case .signalAcks: [.rule, .subject, .at, .action, .until, .by, .note, .isDeleted, .isActive]
    }
  }

  /// What a file of the table must have: of each group one column.
  static func required(by table: Table) -> [[Column]] {
    switch table {
    case .accounts: [[.accountID]]
    case .contacts: [[.contactID]]
    case .activities: [[.timestamp], [.type]]
    case .opportunities: [[.opportunityID], Column.naming]
    case .contracts: [[.contractID], Column.naming, [.start]]
    case .spend: [[.date], [.amount]]
    case .intent: [[.date], [.topic], [.score], Column.naming]
    case .relationships, .nps: [[.date], Column.naming, [.score]]
    case .opportunityHistory: [[.opportunityID], [.changedAt]]
    case .rates: [[.currency], [.date], [.rate]]
    case .goals: [[.kpi], [.value]]
    case .history: [[.table], [.id], [.field], [.changedAt], [.newValue]]
    case .signalAcks: [[.rule], [.subject], [.at], [.action]]
    }
  }

  /// The names under which a table's own files give a column, in plain form.
  static func names(of column: Column, in table: Table) -> [String] {
    switch (column, table) {
    // An account's own file may call its name what the other tables call it.
    case (.name, .accounts): ["name", "accountname"]
    case (.accountName, _): ["account", "accountname"]
    case (.isDeleted, _): ["isdeleted", "fivetrandeleted"]
    case (.start, .goals): ["from", "start"]
    case (.end, .goals): ["to", "end"]
    default: plainNames[column] ?? []
    }
  }

  private static let plainNames = Dictionary(
    uniqueKeysWithValues: Column.allCases.map { ($0, [Text.plain($0.rawValue)]) })

  /// The column that says when, for tables that have one: what a date in a file's name stands for.
  static func time(of table: Table) -> Column? {
    switch table {
    case .activities: .timestamp
    case .spend, .intent, .relationships, .nps, .rates: .date
    case .opportunityHistory, .history: .changedAt
    case .signalAcks: .at
    case .accounts, .contacts, .opportunities, .contracts, .goals: nil
    }
  }
}
