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
  case monthlyValue = "monthly_value"
  case cancelledAt = "cancelled_at"
  case previousContractID = "previous_contract_id"
  case date, topic, score, rate
  /// Of goals: the id of a KPI, and by when its value is to be reached.
  case kpi, period
  /// Of a history: which table's row changed in which attribute, from what to what.
  case table, id, field
  case oldValue = "old_value"
  case newValue = "new_value"
  /// Of what was decided of signals: of which rule and subject, when, what, until when, by whom, and a line about it.
  case rule, subject, at, action, until, by, note
  case responseID = "response_id"
  case changedAt = "changed_at"
  case isClosed = "is_closed"
  case isWon = "is_won"
  /// Columns of other people's exports that decide something and are no column of a table.
  case firstName = "first_name"
  case lastName = "last_name"
  case relatedTo = "what_id"
  case pipeline
  case callDisposition = "call_disposition"
  case subtype
  /// Whether a deal renews, or extends, what a customer has: where no type says so.
  case isRenewal = "is_renewal"
  case isExpansion = "is_expansion"
  /// Whether a deal is with a new customer; where it says no, it expands.
  case isNewBusiness = "is_new_business"
  /// What a deal was estimated at, beside what it came to (Dynamics).
  case estimatedAmount = "estimated_amount"
  /// An amount in the smallest unit of its currency (Close).
  case minorAmount = "amount_in_cents"
  /// For how long a contract's `value`, or a deal's amount, is paid: `month`, `6 months`, `annual`, `one_time`.
  case interval = "billing_interval"
  /// How many such intervals one payment is for.
  case intervalCount = "billing_interval_count"
  /// The first day of the period that a contract's `value` is for, and the first after it.
  case periodStart = "period_start"
  case periodEnd = "period_end"
  /// How long a contract without an end is for: months, or what the cell says (`2 years`).
  case term = "term_months"
  /// How many units a contract's `value` is the price of one of.
  case quantity

  /// The columns that name an account, in the order in which they decide.
  public static let naming: [Column] = [.accountID, .accountName, .domain, .contactID, .email]
}
