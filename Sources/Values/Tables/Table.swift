/// The tables of the data directory.
public enum Table: String, CaseIterable, Hashable, Sendable {
  case accounts, contacts, activities, opportunities, contracts, spend, intent, relationships, nps
  case opportunityHistory = "opportunity_history"
}
