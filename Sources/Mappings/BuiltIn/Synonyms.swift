internal import Values

extension MappingCatalog {
  /// Any other CRM's file, by common synonyms: guesses, which `check` lists and `init` writes down (exports.md).
  static let synonyms: [Mapping] = [
    deals, companies, companiesWithAddresses, people, contracts, recurringContracts, touches, adSpend,
  ]

  static let accountIDs = [
    "Company ID", "Sales Account ID", "Customer ID", "Client ID", "Organisation ID", "Organization ID", "Org ID",
    "Account Number",
  ]
  /// Ids that one tool keeps of another's accounts.
  static let foreignAccountIDs = [
    "Account External Id", "External Account Id", "Account Ext Id", "Ext Account Id", "Customer External Id",
    "External Customer Id", "Company External Id", "External Company Id", "CRM Account ID", "Salesforce Account ID",
    "SFDC Account ID", "SF Account ID", "CRM Company ID", "HubSpot Company ID", "Account Key", "Customer Key",
  ]
  static let accountNames = [
    ["Company Name", "Customer Name", "Client Name", "Organisation Name", "Organization Name"],
    ["Company", "Customer", "Client", "Organisation", "Organization"],
    ["Potential Customer"], ["Sales Account"],
    ["Account/Company", "Company / Account", "Business Name", "Company Account", "Customer Company"],
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

  /// What says that an account is on the list, and how high on it.
  private static let targeting: [Column: [[String]]] = [
    .isTarget: [
      ["Target Account", "Is Target Account", "Is Target", "Target Account Flag"],
      [
        "ABM Target Account", "ABM Target", "ABM Account", "Is ABM Account", "Is ABM", "ABM Flag", "ABM Program",
        "In ABM",
      ],
      ["Named Account", "Is Named Account"],
      ["Strategic Account", "Is Strategic Account"], ["Key Account", "Is Key Account"],
      ["Focus Account", "Is Focus Account"], ["Priority Account", "Is Priority Account"], ["ICP Account", "Is ICP"],
      [
        "On Target List", "In TAL", "TAL", "TAL Account", "On TAL", "Target List", "Target Account List",
        "Target Company", "In Target Account List", "On Target Account List", "TAL Flag", "TAL Member",
        "Account Target",
        "Target Account List Member", "Is Targeted",
      ],
      ["ABM", "Is ABM Target", "On ABM List", "In ABM List", "ABM List", "ABM List Member", "ABM Member"],
    ],
    .tier: [
      ["ABM Tier", "ABM Account Tier"], ["Target Account Tier", "Target Tier", "TAL Tier"], ["Account Tier"],
      ["Company Tier"],
      ["ICP Tier", "Ideal Customer Profile Tier"], ["Customer Tier", "Client Tier"],
      ["Tiering", "Tier Level", "Account Tiering"],
      ["Priority Tier"], ["ABM Program Tier", "Segment Tier", "Account Tier Level"],
    ],
    .targetSince: [["Target Account Since", "Target Date", "ABM Start Date", "Target Start Date", "Targeted Since"]],
    .targetUntil: [["ABM End Date", "Target End Date", "Targeted Until"]],
  ]

  private static var companies: Mapping {
    var mapping = Mapping(name: "synonyms", table: .accounts)
    mapping.guesses = attributes.merging(targeting) { first, _ in first }.merging([
      .accountID: [accountIDs, foreignAccountIDs, ["External Id"], ["ID", "Record ID"]],
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
    mapping.guesses = dealNames.merging(dealOutcome) { first, _ in first }.merging(dealValues) { first, _ in first }
    mapping.fallbacks = [.rowIsItsOwnID]
    mapping.treatments = [.percentProbability, .footers]
    mapping.consequences = [.closedAt: .closeDateOnlyWhenClosed]
    mapping.translations = [.status: ["Win": "won", "W": "won", "Loss": "lost", "L": "lost"]]
    mapping.signature = [
      ["Stage", "Status"] + names(of: [.stage, .status, .isWon]),
      ["Amount"] + names(of: [.amount, .minorAmount, .closedAt, .expectedClose]),
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

  private static let dealNames: [Column: [[String]]] = [
    .opportunityID: [
      ["Deal ID", "Opp ID"], ["ID", "Record ID"],
      ["Opportunity Number", "Deal Number", "Opportunity No", "Opp Number"],
      ["Opportunity External Id", "External Opportunity Id", "Deal External Id", "External Deal Id"],
      [
        "CRM Opportunity ID", "Salesforce Opportunity ID", "SFDC Opportunity ID", "CRM Deal ID", "Opportunity Key",
        "Deal Key",
      ],
      ["Potential ID"],
      // Whose id it is says less than what of: only where nothing else is one.
      ["CRM ID", "SF ID", "SFDC ID", "Salesforce ID", "HubSpot ID", "CRM Record ID", "Unique ID"],
    ],
    .name: [
      ["Deal Name", "Opportunity Name", "Opp Name"], ["Deal", "Opportunity", "Deal Title", "Title"], ["Topic"],
    ],
    .accountID: [accountIDs, foreignAccountIDs],
    .accountName: accountNames,
    .domain: [
      ["Company Domain", "Account Domain", "Customer Domain"], ["Company Website", "Account Website", "Website"],
    ],
    .email: [
      ["Contact Email", "Customer Email", "Primary Contact Email", "Lead Email", "Company Email", "Client Email"],
      ["Email Address", "Work Email", "E-mail Address"],
    ],
    .owner: owners,
    .lostReason: [
      ["Loss Reason", "Reason Lost", "Closed Lost Reason", "Reason for Loss", "Reason for Losing", "Lost Reason Name"]
    ],
  ]

  private static let dealOutcome: [Column: [[String]]] = [
    .type: [
      ["Deal Type", "Opportunity Type", "Opp Type"], ["Opportunity Record Type"],
      ["Record Type", "Record Type Name", "RecordType.Name", "RecordType.DeveloperName"], ["Sales Type", "Sale Type"],
      ["Revenue Type"], ["Deal Category", "Opportunity Category"], ["Sales Motion", "Motion"],
      ["New or Renewal", "New/Renewal", "Renewal/New", "New vs Renewal"],
      ["Opportunity Sub Type", "Opp Sub Type", "Deal Sub Type", "Sub Type"], ["Type of Business", "Business Type"],
      ["Order Type"], ["Booking Type"], ["Contract Type"],
    ],
    .pipeline: [["Pipeline", "Pipeline Name", "Sales Pipeline", "Deal Pipeline"]],
    .isRenewal: [
      ["Is Renewal", "Renewal Flag", "Renewal Opportunity", "Renewal Deal", "Is Renewal Opportunity"], ["Renewal"],
    ],
    .isExpansion: [
      ["Is Expansion", "Expansion Flag", "Expansion Opportunity", "Expansion Deal"], ["Is Upsell", "Upsell Flag"],
      ["Expansion"], ["Upsell"],
      ["Existing Customer", "Is Existing Customer", "Existing Business", "Is Existing Business"],
    ],
    .isNewBusiness: [
      [
        "Is New Business", "New Business Flag", "Is New Logo", "New Logo Flag", "Is New Customer", "New Customer Flag",
      ], ["New Business", "New Logo", "New Customer"],
    ],
    .stage: [
      ["Deal Stage", "Sales Stage", "Opportunity Stage", "Pipeline Stage", "Stage Name"],
      ["Deal Phase", "Sales Phase", "Opportunity Phase", "Current Stage"],
    ],
    .status: [
      ["Deal Status", "Opportunity Status", "Opp Status"], ["Deal State", "Opportunity State"],
      ["Win/Loss", "Won/Lost", "Win Loss", "Outcome", "Deal Outcome", "Opportunity Outcome", "Deal Result", "Result"],
    ],
    .isWon: [
      ["Is Won", "Win Flag", "Is Closed Won", "Closed Won Flag", "Won Flag", "Deal Won", "Opportunity Won", "Is Win"],
      ["Won", "Closed Won", "Has Won"], ["Win"],
    ],
    .isClosed: [["Is Closed", "Is Deal Closed", "Closed Flag", "Deal Closed", "Is Opportunity Closed"]],
    .createdAt: created,
    .closedAt: [
      ["Close Date"], ["Closed Date", "Date Closed", "Closed On", "Deal Close Date", "Opportunity Close Date"],
      ["Won Date", "Date Won"], ["Closed"],
      ["Actual Close Date", "Closing Date", "Closed Time", "Actual Closing Date", "Actual Closed Date"],
      ["Signed Date", "Contract Signed Date", "Decision Date"],
    ],
    .expectedClose: [
      ["Expected Close Date", "Expected Closing", "Estimated Close Date", "Est. Close Date", "Expected Closing Date"],
      [
        "Forecast Close Date", "Forecasted Close Date", "Projected Close Date", "Target Close Date",
        "Planned Close Date",
      ],
      ["Anticipated Close Date", "Expected Date"],
    ],
    .probability: [["Win Probability", "Deal Probability", "Close Probability"], ["Win Likelihood", "Confidence"]],
  ]

  /// What a deal is worth is one thing under many names; weighted by its probability it is another.
  private static let dealValues: [Column: [[String]]] = [
    .amount: [
      [
        "Deal Value", "Close Value", "Deal Amount", "Opportunity Amount", "Opportunity Value", "Deal Size",
        "Opp Amount",
      ],
      ["Value", "Price", "Sales Amount"], ["Actual Revenue", "Actual Value", "Actual Amount"],
      ["Est. Revenue", "Estimated Revenue", "Estimated Value", "Estimated Amount", "Est Value"],
      ["Pipeline Value", "Pipeline Amount"],
      ["Deal Revenue", "Opportunity Revenue"], ["ACV", "Annual Contract Value"], ["TCV", "Total Contract Value"],
      ["Contract Value", "Contract Amount", "Booking Amount", "Bookings"],
      ["Expected Amount", "Total Amount", "Total Value", "Sum", "Net Amount"],
      ["ARR", "Annual Recurring Revenue", "New ARR"], ["Net New ARR", "Incremental ARR"],
      ["Opp Value", "Opportunity Size", "Opp Size", "Deal Worth"], ["Booking Value", "Booked Amount"],
      ["Sales Value", "Sale Value", "Sale Amount", "Sale Price"], ["Gross Amount", "Total Sum"],
      ["Potential Value", "Potential Amount", "Potential Revenue"], ["Won Amount", "Closed Amount"],
      ["Quote Amount", "Quoted Amount", "Quote Value"], ["Proposal Amount", "Proposal Value", "Offer Value"],
      ["First Year ACV", "Year 1 ACV", "First Year Value"],
    ],
    .minorAmount: [["Amount Cents", "Amount in Cents", "Value Cents", "Value in Cents", "Deal Value Cents"]],
    .estimatedAmount: [
      ["Est. Revenue", "Estimated Revenue", "Estimated Value", "Estimated Amount"], ["Expected Amount"],
    ],
    .currency: [["Currency Code", "Deal Currency"], ["Opportunity Currency", "Currency ISO Code"]],
  ]

  private static func names(of columns: [Column]) -> [String] {
    columns.flatMap { (dealOutcome[$0] ?? dealValues[$0] ?? []).flatMap { $0 } }
  }

  /// Names that only deals have.
  private static let telling =
    [
      "Stage", "Deal Stage", "Sales Stage", "Opportunity Stage", "Pipeline Stage", "Deal Status", "Pipeline",
      "Close Date", "Closed Date", "Won Date", "Deal Close Date", "Closing Date", "Actual Close Date",
      "Expected Close Date", "Estimated Close Date", "Est. Close Date", "Close Value", "Probability",
      "Win Probability", "Lost Reason", "Loss Reason", "Is Won", "Won Flag", "Closed Won Flag",
      "Win/Loss", "Won/Lost", "Deal Phase", "Sales Phase", "Forecast Close Date", "Pipeline Value", "Deal Revenue",
      "Opportunity Revenue",
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
    mapping.needs = [[.name, .lastName], Column.naming.filter { $0 != .contactID }]
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
