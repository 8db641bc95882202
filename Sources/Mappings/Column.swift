/// Every column that some table reads, by its native name. The account's naming columns are common to all tables (data.md, Tables).
public enum Column: String, CaseIterable, Hashable, Sendable {
  case accountID = "account_id"
  case accountName = "account_name"
  case domain
  case contactID = "contact_id"
  case email
  case isDeleted = "is_deleted"
  case isActive = "_fivetran_active"
  case name, industry, employees, country, region, segment, owner, tier
  case annualRevenue = "annual_revenue"
  case isTarget = "is_target"
  case targetSince = "target_since"
  case targetUntil = "target_until"
  case parentAccountID = "parent_account_id"
  case createdAt = "created_at"
  case title, role, persona
  case isStakeholder = "is_stakeholder"
  case timestamp, type, url, channel, count
  case visitorID = "visitor_id"
  case campaignID = "campaign_id"
  case activityID = "activity_id"
  case opportunityID = "opportunity_id"
  case stage, status, amount, currency, probability
  case closedAt = "closed_at"
  case expectedClose = "expected_close"
  case lostReason = "lost_reason"
  case reopenedAt = "reopened_at"
  case contractID = "contract_id"
  case start, end, value
  case annualValue = "annual_value"
  case previousContractID = "previous_contract_id"
  case date, topic, score
  case changedAt = "changed_at"
  /// Columns of other people's exports that decide something and are no column of a table.
  case isClosed = "is_closed"
  case isWon = "is_won"
  case firstName = "first_name"
  case lastName = "last_name"
  case relatedTo = "what_id"
  case pipeline
  case callDisposition = "call_disposition"
  case subtype
}
