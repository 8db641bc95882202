internal import Values
extension MappingCatalog {
  /// Microsoft Dynamics 365 Sales: views exported to Excel and saved as CSV, and the names of its Web API.
  static var dynamics: [Mapping] { [opportunities, accounts, contacts] }

  /// Names of currencies, as they stand in a row instead of the code.
  static let currencies = [
    "US Dollar": "USD", "Euro": "EUR", "Pound Sterling": "GBP", "British Pound": "GBP", "Canadian Dollar": "CAD",
    "Australian Dollar": "AUD", "Swiss Franc": "CHF", "Japanese Yen": "JPY", "Indian Rupee": "INR",
    "US Dollars": "USD", "US Dollars : $": "USD", "Euros": "EUR", "Danish Krone": "DKK", "Norwegian Krone": "NOK",
    "Swedish Krona": "SEK",
  ]

  private static var opportunities: Mapping {
    var mapping = crm(
      "dynamics", .opportunities, objects: ["opportunity", "opportunities", "openopportunities", "wonopportunities"],
      tells: [
        ["Est. Close Date", "Estimated Close Date", "estimatedclosedate", "Actual Close Date", "actualclosedate"],
        ["Est. Revenue", "Estimated Revenue", "estimatedvalue", "Actual Revenue", "actualvalue"],
        ["Potential Customer", "Topic", "(Do Not Modify) Opportunity", "_parentaccountid_value", "statecode"],
      ],
      columns: [
        .opportunityID: ["(Do Not Modify) Opportunity", "opportunityid"], .name: ["Topic"],
        .accountID: ["_parentaccountid_value", "_customerid_value"],
        .accountName: ["Potential Customer", "Customer"],
        .amount: ["Actual Revenue", "actualvalue"],
        .estimatedAmount: ["Est. Revenue", "Estimated Revenue", "estimatedvalue"],
        .status: ["statecode"], .stage: ["Pipeline Phase", "Sales Stage", "stepname", "Status Reason"],
        .closedAt: ["Actual Close Date", "actualclosedate"],
        .expectedClose: ["Est. Close Date", "Estimated Close Date", "estimatedclosedate"],
        .createdAt: ["Created On", "createdon"], .probability: ["closeprobability"], .owner: ["_ownerid_value"],
      ])
    mapping.translations = [.status: ["0": "open", "1": "won", "2": "lost"], .currency: currencies]
    mapping.fallbacks = [.rowIsItsOwnID]
    mapping.consequences = [.closedAt: .closeDateOnlyWhenClosed]
    return mapping
  }

  private static var accounts: Mapping {
    crm(
      "dynamics", .accounts, objects: ["account", "accounts", "activeaccounts"],
      tells: [["(Do Not Modify) Account", "statecode"], ["Account Name", "name"]],
      columns: [
        .accountID: ["(Do Not Modify) Account", "accountid"], .name: ["Account Name", "name"],
        .domain: ["Website", "websiteurl"], .employees: ["Number of Employees", "numberofemployees"],
        .annualRevenue: ["revenue"], .country: ["Address 1: Country/Region", "address1_country"],
        .owner: ["_ownerid_value"], .parentAccountID: ["_parentaccountid_value", "Parent Account"],
        .createdAt: ["Created On", "createdon"],
      ])
  }

  private static var contacts: Mapping {
    crm(
      "dynamics", .contacts, objects: ["contact", "contacts", "activecontacts"],
      tells: [["(Do Not Modify) Contact", "statecode"], ["Full Name", "Last Name", "fullname"]],
      columns: [
        .contactID: ["(Do Not Modify) Contact", "contactid"], .accountID: ["_parentcustomerid_value"],
        .accountName: ["Company Name", "Company"], .name: ["Full Name", "fullname"],
        .firstName: ["First Name"], .lastName: ["Last Name"], .email: ["emailaddress1"],
        .title: ["Job Title", "jobtitle"], .createdAt: ["Created On", "createdon"],
      ])
  }
}
