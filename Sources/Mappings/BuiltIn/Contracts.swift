internal import Values

extension MappingCatalog {
  /// Contracts, subscriptions and licences of billing tools, by common synonyms.
  static var contracts: Mapping {
    var mapping = Mapping(name: "synonyms", table: .contracts)
    mapping.objects = ["contract", "subscription", "subscriptions", "agreement", "agreements", "licenses", "licences"]
    mapping.guesses = [
      .contractID: [
        ["Contract Number", "Contract No", "Agreement ID", "Agreement Number"],
        ["Subscription ID", "Subscription Number", "Sub ID"],
        ["License ID", "Licence ID"], ["ID", "Record ID"],
      ],
      .accountID: [accountIDs, foreignAccountIDs],
      .accountName: accountNames,
      .domain: [["Company Domain", "Account Domain", "Customer Domain"], ["Website"]],
      .email: [["Customer Email", "Contact Email", "Billing Email", "Account Email"], ["Email Address"]],
      .start: starts,
      .end: ends,
      .term: terms,
      .annualValue: [
        ["ARR", "ARR Amount", "Annual Recurring Revenue"], ["Current ARR", "Contract ARR"],
        ["Annual Contract Value", "ACV", "Annualized Amount"],
        ["Annual Amount", "Annual Price", "Yearly Value", "Annual Fee"],
      ],
      .monthlyValue: [
        ["MRR", "Monthly Recurring Revenue", "MRR Amount"],
        ["Current MRR", "Contract MRR", "CMRR"],
        ["Monthly Amount", "Monthly Price", "Monthly Fee", "Monthly Contract Value"],
      ],
      .value: [
        ["Contract Value", "Total Contract Value", "TCV"], ["Total Commit Value", "Commit Value"],
        ["Total Value", "Contract Amount"], ["Amount", "Price"],
      ],
      .currency: [["Currency Code", "Annualized Amount Currency"]],
      .previousContractID: [["Previous Contract", "Renewal Of", "Renewed From", "Prior Contract"]],
      .status: [["Contract Status", "Subscription Status", "Agreement Status"], ["State", "Contract State"]],
      .cancelledAt: [
        [
          "Canceled At", "Cancellation Date", "Cancelled Date", "Canceled Date", "Cancel Date", "Cancelled On",
          "Canceled On",
        ],
        ["Termination Date", "Terminated On", "Terminated At"], ["Churn Date", "Churned At", "Churned On"],
      ],
    ]
    mapping.treatments = [.footers]
    mapping.fallbacks = [.rowIsItsOwnID]
    mapping.needs = [[.value, .annualValue, .monthlyValue]]
    mapping.signature = [
      ["Contract ID", "Contract Number", "Contract No", "Contract Value", "Agreement ID", "Agreement Number"]
        + ["Subscription ID", "Subscription Number", "License ID", "Licence ID", "ARR", "Annual Recurring Revenue"]
        + ["MRR", "Monthly Recurring Revenue", "MRR Amount"]
        + ["Annual Contract Value", "Contract Start Date", "License Start Date", "Subscription Start Date"]
        + ["Current Period Start (UTC)", "Current Term Start"],
      starts.flatMap { $0 } + ["Start"], ends.flatMap { $0 } + ["End"] + terms.dropLast().flatMap { $0 },
    ]
    mapping.excludes = ["Subject", "Deal Stage", "StageName", "Campaign", "Campaign Name", "Invoice ID", "Event ID"]
    return mapping
  }

  /// Subscriptions of a price an interval, whose term is open: by the interval, what the price is of.
  static var recurringContracts: Mapping {
    var mapping = contracts
    mapping.guesses[.annualValue] = nil
    mapping.guesses[.monthlyValue] = nil
    mapping.guesses[.value] = [
      ["Amount", "Price", "Plan Amount", "Recurring Amount", "Subscription Amount", "Unit Amount"]
    ]
    mapping.guesses[.interval] = [intervals]
    mapping.needs = [[.value], [.interval]]
    mapping.signature = [
      ["Subscription ID", "Subscription Number", "Sub ID", "Plan", "Plan Name", "Subscription", "Contract ID"],
      intervals,
      starts.flatMap { $0 } + ["Start"],
    ]
    mapping.excludes += [
      "ARR", "ARR Amount", "Annual Recurring Revenue", "Annual Contract Value", "ACV", "Contract Value",
      "Total Contract Value", "TCV", "Annual Value", "Monthly Value", "Current ARR", "Contract ARR", "MRR",
      "MRR Amount",
    ]
    return mapping
  }

  private static let intervals = [
    "Interval", "Billing Interval", "Plan Interval", "Billing Period", "Billing Frequency", "Billing Cycle",
    "Payment Frequency", "Payment Interval",
  ]
  private static let starts = [
    [
      "Contract Start Date", "Contract Start", "Subscription Start Date", "Subscription Start", "License Start Date",
      "Term Start Date", "Term Start", "Service Start Date",
    ],
    ["Current Period Start (UTC)", "Current Period Start", "Current Term Start"],
    ["Start Date", "Effective Date", "Commencement Date"],
    ["Activated At", "Activation Date", "Started At", "Subscribed On"],
    ["Customer Since", "Subscriber Since"],
  ]
  /// How long a contract is for: months, where nothing else is said.
  private static let terms = [
    [
      "Term (Months)", "Term Months", "Term in Months", "Contract Term (Months)", "Contract Term in Months",
      "Contract Length (Months)", "Contract Duration (Months)", "Duration (Months)", "Subscription Term (Months)",
      "Subscription Term Months", "License Term (Months)", "Initial Term (Months)", "Term (Mo)", "Term Length (Months)",
      "Laufzeit (Monate)", "Laufzeit in Monaten", "Dur\u{E9}e (mois)", "Duraci\u{F3}n (meses)", "Durata (mesi)",
    ],
    [
      "Contract Term", "Subscription Term", "Initial Term", "Contract Length", "Contract Duration", "Term Length",
      "License Term", "Commitment Term", "Vertragslaufzeit", "Laufzeit",
    ],
    ["Term (Years)", "Contract Term (Years)", "Term in Years", "Contract Length (Years)", "Laufzeit (Jahre)"],
    ["Term", "Duration"],
  ]
  private static let ends = [
    [
      "Contract End Date", "Contract End", "Subscription End Date", "Subscription End", "License End Date",
      "Term End Date", "Term End", "Service End Date",
    ],
    ["Current Period End (UTC)", "Current Period End", "Current Term End"],
    ["End Date", "Expiration Date", "Expiry Date", "Expires At", "Expires On"],
  ]
}
