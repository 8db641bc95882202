internal import Values

/// The row builders of a file's tables.
struct TableRows {
  private var builders: [any RowBuilder]

  /// The builders of all tables that a record gives rows for.
  init(_ bindings: [TableBinding], _ context: inout PartContext) {
    builders = []
    for binding in bindings {
      switch binding.table {
      case .accounts: builders.append(AccountRows(binding, &context))
      case .contacts: builders.append(ContactRows(binding))
      case .activities: builders.append(ActivityRowBuilder(binding, zone: context.rules.zone))
      case .opportunities: builders.append(OpportunityRows(binding))
      case .contracts: builders.append(ContractRows(binding))
      case .spend: builders.append(SpendRows(binding))
      case .intent: builders.append(IntentRows(binding))
      case .relationships, .nps: builders.append(ScoreRows(binding))
      case .opportunityHistory: builders.append(HistoryRows(binding))
      }
    }
  }

  /// Adds the rows of some records.
  mutating func add(_ batch: RecordBatch, _ context: inout PartContext) {
    context.records += batch.count
    for builder in builders.indices { builders[builder].add(batch, &context) }
  }
}
