/// The tables that the generator writes, with their columns in the order of the data format's documentation.
public enum SampleTable: String, CaseIterable, Sendable {
  case accounts, contacts, activities, opportunities, contracts, spend, intent, relationships, nps
  case opportunityHistory = "opportunity_history"

  /// The header line, without a line end.
  public var header: String {
    switch self {
    case .accounts:
      "account_id,name,domain,industry,employees,annual_revenue,country,region,segment,owner,tier,is_target,target_since,"
        + "target_until,parent_account_id,created_at"
    case .contacts: "contact_id,account_id,name,email,title,role,persona,is_stakeholder,created_at"
    case .activities:
      "timestamp,type,account_id,contact_id,visitor_id,url,channel,campaign_id,count,activity_id"
    case .opportunities:
      "opportunity_id,account_id,name,type,stage,status,amount,currency,created_at,closed_at,expected_close,probability,"
        + "owner,lost_reason,reopened_at"
    case .contracts:
      "contract_id,account_id,start,end,value,annual_value,currency,previous_contract_id,opportunity_id"
    case .spend: "date,amount,currency,channel,campaign_id,account_id,tier"
    case .intent: "date,topic,score,account_id"
    case .relationships: "date,account_id,score,contact_id"
    case .nps: "date,account_id,score,contact_id"
    case .opportunityHistory: "opportunity_id,changed_at,stage,amount"
    }
  }

  /// The path below the data directory of the file that a row of this day belongs to.
  func path(day: Int) -> String {
    self == .activities ? "activities/\(CivilDay.quarter(day)).csv" : rawValue + ".csv"
  }
}
