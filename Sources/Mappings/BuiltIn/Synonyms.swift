internal import Values

extension MappingCatalog {
  /// Any other CRM's file, by common synonyms: guesses, which `check` lists and `init` writes down (exports.md).
  static let synonyms: [Mapping] = [
    deals, companies, companiesWithAddresses, people, contracts, monthlyContracts, touches, adSpend,
  ]

  static let accountIDs = [
    "Company ID", "Sales Account ID", "Customer ID", "Client ID", "Organisation ID", "Organization ID", "Org ID",
    "Account Number",
  ]
  static let accountNames = [
    ["Company Name", "Customer Name", "Client Name", "Organisation Name", "Organization Name"],
    ["Company", "Customer", "Client", "Organisation", "Organization"],
    ["Potential Customer"], ["Sales Account"],
  ]
  private static let industries = [
    ["Sector", "Vertical"], ["Primary Industry", "Industry Type"],
    ["Industry Sector", "Industry Vertical", "Industry Name"],
  ]
  private static let sizes = [
    ["Employee Count", "Headcount", "Head Count", "Number of Employees", "No of Employees"], ["Company Size", "Size"],
    ["Organization Size", "Organisation Size"],
  ]
  private static let parents = [["Parent Company", "Subsidiary Of", "Parent Account", "Parent"]]
  private static let owners = [
    ["Account Manager", "Account Executive", "Account Owner", "Deal Owner", "Opportunity Owner"],
    ["Sales Agent", "Sales Rep", "Sales Representative", "Salesperson", "Rep"],
    ["Sales Owner", "Owner Name", "Owned By", "Sales Executive", "Assigned To"],
  ]
  static let created = [
    ["Created Date", "Create Date", "Creation Date", "Date Created", "Created On"],
    ["Created", "Opened", "Opened At", "Open Date"],
    ["Engage Date", "Start of Deal", "Deal Start", "Deal Start Date"],
    ["Created Time", "Added On", "Date Entered"],
    ["Lead Acquisition Date", "Lead Date", "Acquisition Date"],
  ]

  private static let attributes: [Column: [[String]]] = [
    .industry: industries, .employees: sizes,
    .annualRevenue: [["Revenue", "Company Revenue", "Annual Turnover"], ["Turnover"]],
    .country: [["Billing Country"], ["Office Location", "Headquarters", "HQ Country", "Company Country"]],
    .region: [["Regional Office", "Territory"]],
    .domain: [["Website", "Company Website", "Company Domain", "Website URL", "URL"]],
  ]

  private static var companies: Mapping {
    var mapping = Mapping(name: "synonyms", table: .accounts)
    mapping.guesses = attributes.merging([
      .accountID: [accountIDs, ["ID", "Record ID"]],
      .name: [accountNames[0], accountNames[1] + ["Account"], accountNames[2]],
      .owner: owners,
      .createdAt: created,
      .parentAccountID: parents,
    ]) { first, _ in first }
    mapping.fallbacks = [.nameIsID]
    mapping.treatments = [.footers]
    mapping.clashes = ownIDs
    mapping.objects = [
      "targetaccounts", "targetaccountlist", "tal", "accountlist", "targetlist", "namedaccounts", "targetcompanies",
    ]
    mapping.signature = [
      accountNames.flatMap { $0 } + ["Account", "Account Name", "Name"],
      ["Industry", "Segment", "Tier", "Account Tier", "Target Account"] + industries.flatMap { $0 },
      ["Country", "Region", "Domain", "Employees", "Annual Revenue", "Location"]
        + attributes.filter { $0.key != .industry }.values.flatMap { $0.flatMap { $0 } },
    ]
    mapping.excludes = [
      "First Name", "Last Name", "Email", "Subject", "Amount", "Price", "Date", "Timestamp", "Topic", "Score",
      "Quantity",
      "Product ID", "Contact ID", "Deal ID", "Deal Name", "Deal Stage", "Deal Value", "Deal Status", "Stage",
      "Sales Stage",
      "Close Date", "Close Value", "Opportunity ID", "IsConverted", "Lead Source", "Salary", "Posted Date",
      // What has an id of its own, and an account's, is none.
      "Subscription ID", "Contract ID", "License ID", "Invoice ID", "Order ID", "Quote ID", "Ticket ID", "Event ID",
      "Activity ID", "Usage ID", "Health ID", "Project ID", "Asset ID", "Subscription Start", "Contract Start Date",
      "Buying Stage: Start",
    ]
    return mapping
  }

  /// A list of companies with ids may hold an address for each: that makes no contacts of them.
  private static var companiesWithAddresses: Mapping {
    var mapping = companies
    mapping.excludes.removeAll { $0 == "Email" }
    mapping.excludes += ["Title", "Job Title", "Lead Status", "Converted"]
    mapping.signature.append(accountIDs + ["Account ID"])
    mapping.signature.append(["Email"])
    mapping.needs = [[.accountID], [.name]]
    mapping.fallbacks = []
    return mapping
  }

  private static var deals: Mapping {
    var mapping = Mapping(name: "synonyms", table: .opportunities)
    mapping.guesses = [
      .opportunityID: [["Deal ID", "Opp ID"], ["ID", "Record ID"], ["Opportunity Number", "Deal Number"]],
      .name: [["Deal Name", "Opportunity Name"], ["Deal", "Opportunity", "Deal Title", "Title"], ["Topic"]],
      .accountID: [accountIDs],
      .accountName: accountNames,
      .type: [["Deal Type", "Opportunity Type"]],
      .stage: [["Deal Stage", "Sales Stage", "Opportunity Stage", "Pipeline Stage"]],
      .status: [["Deal Status", "Opportunity Status"]],
      .amount: [
        ["Deal Value", "Close Value", "Deal Amount", "Opportunity Amount", "Opportunity Value", "Deal Size"],
        ["Value", "Price", "Sales Amount"], ["Actual Revenue"], ["Est. Revenue", "Estimated Revenue"],
        ["ACV", "Annual Contract Value"], ["TCV", "Total Contract Value"], ["Expected Amount", "Total Amount"],
      ],
      .currency: [["Currency Code", "Deal Currency"]],
      .createdAt: created,
      .closedAt: [
        ["Close Date", "Closed Date", "Date Closed", "Won Date", "Deal Close Date", "Closed On"], ["Closed"],
        ["Actual Close Date", "Closing Date", "Closed Time", "Actual Closing Date"],
      ],
      .expectedClose: [
        ["Expected Close Date", "Expected Closing", "Estimated Close Date", "Est. Close Date"]
      ],
      .probability: [["Win Probability", "Deal Probability"]],
      .isWon: [["Is Won", "Win Flag", "Is Closed Won"]],
      .isClosed: [["Is Closed"]],
      .owner: owners,
      .lostReason: [["Loss Reason", "Reason Lost", "Closed Lost Reason"]],
    ]
    mapping.fallbacks = [.rowIsItsOwnID]
    mapping.treatments = [.percentProbability, .stageDecidesToo, .footers]
    mapping.consequences = [.closedAt: .closeDateOnlyWhenClosed]
    mapping.signature = [
      ["Stage", "Status", "Deal Stage", "Sales Stage", "Opportunity Stage", "Pipeline Stage", "Deal Status"],
      [
        "Amount", "Deal Value", "Close Value", "Deal Amount", "Opportunity Amount", "Opportunity Value", "Deal Size",
        "Value", "Price", "ACV", "TCV", "Close Date", "Deal Close Date", "Won Date", "Closing Date",
        "Actual Close Date",
        "Est. Revenue", "Estimated Revenue",
      ],
      // A status and an amount have invoices, payments and orders as well.
      telling,
    ]
    mapping.excludes = [
      "Invoice Number", "Invoice No", "Invoice", "Paid Date", "Paid At", "Order Number", "Order Date", "Payment ID",
      "Subject", "Ticket ID", "CaseNumber", "Contract ID", "Contract Number", "Subscription ID", "Campaign", "Quantity",
      "Invoice ID", "Order ID",
    ]
    mapping.companions = [companiesInDeals]
    return mapping
  }

  /// Names that only deals have.
  private static let telling =
    [
      "Stage", "Deal Stage", "Sales Stage", "Opportunity Stage", "Pipeline Stage", "Deal Status", "Pipeline",
      "Close Date", "Closed Date", "Won Date", "Deal Close Date", "Closing Date", "Actual Close Date",
      "Expected Close Date", "Estimated Close Date", "Est. Close Date", "Close Value", "Probability",
      "Win Probability", "Lost Reason", "Loss Reason",
    ] + ["ID", "Name", "Value", "Size", "Amount", "Owner", "Type"].flatMap { ["Deal \($0)", "Opportunity \($0)"] }
    + ["Deal", "Opportunity", "Opp ID", "ACV", "TCV", "Deal Title", "Opportunity Number", "Deal Number"]

  /// The accounts of a file that holds accounts and deals in one row: the columns that describe a company.
  static var companiesInDeals: Mapping {
    var mapping = companies
    mapping.excludes = ["First Name", "Last Name"]
    mapping.clashes = []
    // A deal has no industry, size or parent of its own.
    mapping.signature = [
      mapping.signature[0],
      ["Industry", "Employees"] + industries.flatMap { $0 } + sizes.flatMap { $0 } + parents.flatMap { $0 },
    ]
    mapping.guesses[.owner] = nil
    mapping.guesses[.createdAt] = nil
    mapping.guesses[.accountID] = [accountIDs]
    mapping.ignores = ["Name", "Owner", "Created At", "Tier"]
    return mapping
  }
}

extension MappingCatalog {
  /// Contacts of other tools, by common synonyms. Where they have no id, the e-mail address is it.
  static var people: Mapping {
    var mapping = Mapping(name: "synonyms", table: .contacts)
    mapping.columns = [.firstName: ["First Name", "Given Name"], .lastName: ["Last Name", "Surname", "Family Name"]]
    mapping.guesses = [
      .contactID: [["Contact ID", "Person ID", "Prospect ID"], ["ID", "Record ID"]],
      .accountID: [accountIDs],
      .accountName: accountNames,
      .domain: [["Company Domain", "Company Website", "Website"]],
      .name: [["Full Name", "Contact Name"], ["Contact", "Person"]],
      .email: [["Email Address", "Work Email", "Business Email", "Mail"]],
      .title: [["Job Title", "Position", "Job Role"]],
      .role: [["Buying Role", "Contact Role"]],
      .createdAt: created,
    ]
    mapping.fallbacks = [.emailIsID]
    mapping.treatments = [.footers]
    mapping.needs = [[.name, .lastName], TableColumns.naming.filter { $0 != .contactID }]
    mapping.signature = [
      ["Last Name", "Surname", "Family Name", "Full Name", "Contact Name", "Contact", "Name"],
      ["Email", "Email Address", "Work Email", "Business Email"],
      ["Title", "Job Title", "Position", "Job Role", "Buying Role", "Contact Role"],
    ]
    mapping.excludes = [
      "Lead Owner", "Lead Status", "Lead ID", "IsConverted", "Converted", "Username", "Campaign ID", "Subject", "Stage",
      "Deal Stage", "Amount", "Score", "NPS Score", "Rating", "Date", "Timestamp", "Activity Date", "Event",
      "Event Type",
      "Join Time", "Registration Time", "Attended", "Response", "Comment", "Ticket ID", "CaseNumber", "Topic",
    ]
    return mapping
  }
}
