internal import Mappings
internal import Tabular
internal import Values

/// The row builders of a file's tables.
struct TableRows {
  private var builders: [(table: Table, rows: any RowBuilder)]

  /// The builders of all tables that a record gives rows for.
  init(_ bindings: [TableBinding], _ context: inout PartContext) {
    builders = []
    for binding in bindings {
      func add(_ rows: any RowBuilder) { builders.append((binding.table, rows)) }
      switch binding.table {
      case .accounts: add(AccountRows(binding, &context))
      case .contacts: add(ContactRows(binding))
      case .activities: add(ActivityRowBuilder(binding, zone: context.rules.zone))
      case .opportunities: add(OpportunityRows(binding))
      case .contracts: add(ContractRows(binding))
      case .spend: add(SpendRows(binding))
      case .intent: add(IntentRows(binding))
      case .relationships, .nps: add(ScoreRows(binding))
      case .opportunityHistory: add(HistoryRows(binding))
      }
    }
  }

  /// Adds the rows of some records.
  mutating func add(_ batch: RecordBatch, _ context: inout PartContext) {
    context.records += batch.count
    for builder in builders.indices {
      context.table = builders[builder].table
      builders[builder].rows.add(batch, &context)
    }
    context.table = nil
  }
}
