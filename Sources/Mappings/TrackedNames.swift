internal import Values

/// The names by which tools call the attributes whose past is known (history.md, Imported histories).
public enum TrackedNames {
  /// The attribute that a row of a history is about, as `table.column`; nil where it is not tracked.
  ///
  /// - Parameters:
  ///   - table: the table, or what a tool calls its object: `accounts`, `Account`, `company`.
  ///   - field: the column, or what a tool calls it: `tier`, `ABM_Tier__c`, `StageName`, `dealstage`.
  public static func attribute(table: String, field: String) -> String? {
    guard let table = objects[Text.plain(table)], let names = columns[table] else { return nil }
    var name = Text.plain(field)
    if let column = names[name] { return "\(table).\(column)" }
    // Salesforce ends the names of an organisation's own fields in `__c`, Fivetran begins those of properties so.
    if field.hasSuffix("__c") { name.removeLast() }
    if name.hasPrefix("property"), name != "property" { name.removeFirst("property".count) }
    if let column = names[name] { return "\(table).\(column)" }
    for prefix in ["account", "company", "opportunity", "deal", "contract", "abm"] where name.hasPrefix(prefix) {
      if let column = names[String(name.dropFirst(prefix.count))] { return "\(table).\(column)" }
    }
    return nil
  }

  private static let objects: [String: String] = {
    var objects: [String: String] = [:]
    for name in ["accounts", "account", "company", "companies", "organization", "organizations"] {
      objects[name] = "accounts"
    }
    for name in ["opportunities", "opportunity", "deal", "deals"] { objects[name] = "opportunities" }
    for name in ["contracts", "contract", "subscription", "subscriptions"] { objects[name] = "contracts" }
    return objects
  }()

  /// By table and plain name the column.
  private static let columns: [String: [String: String]] = [
    "accounts": named([
      "tier": ["tier", "accounttier", "abmtier", "targetaccounttier", "hsidealcustomerprofile", "icptier"],
      "owner": ["owner", "ownerid", "accountowner", "hubspotownerid", "companyowner"],
      "is_target": ["istarget", "targetaccount", "istargetaccount", "abmtargetaccount", "hsistargetaccount"],
      "target_since": ["targetsince", "targetaccountsince"],
      "target_until": ["targetuntil", "targetaccountuntil"],
      "segment": ["segment", "marketsegment"],
      "region": ["region", "salesregion"],
      "industry": ["industry"],
      "parent_account_id": ["parentaccountid", "parentid", "parent", "parentaccount", "hsparentcompanyid"],
    ]),
    "opportunities": named([
      "stage": ["stage", "stagename", "dealstage", "salesstage"],
      "status": ["status"],
      "amount": ["amount", "dealamount"],
      "expected_close": ["expectedclose", "closedate", "expectedclosedate"],
      "probability": ["probability", "hsdealstageprobability"],
      "forecast_category": ["forecastcategory", "forecastcategoryname", "hsmanualforecastcategory"],
      "owner": ["owner", "ownerid", "hubspotownerid", "dealowner"],
      "type": ["type", "dealtype"],
    ]),
    "contracts": named([
      "end": ["end", "enddate"],
      "annual_value": ["annualvalue", "acv", "arr", "annualcontractvalue"],
      "status": ["status"],
      "cancelled_at": ["cancelledat", "canceledat", "cancelleddate", "canceleddate", "cancellationdate"],
    ]),
  ]

  private static func named(_ names: [String: [String]]) -> [String: String] {
    var columns: [String: String] = [:]
    for (column, spellings) in names { for spelling in spellings { columns[spelling] = column } }
    return columns
  }
}
