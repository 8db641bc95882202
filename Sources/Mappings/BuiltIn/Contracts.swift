internal import Values
extension MappingCatalog {
  /// Contracts, subscriptions and licences of billing tools, by common synonyms.
  static var contracts: Mapping {
    var mapping = Mapping(name: "synonyms", table: .contracts)
    mapping.objects = ["contract", "subscription", "subscriptions", "agreement", "agreements"]
    mapping.guesses = [
      .contractID: [
        ["Contract Number", "Contract No", "Agreement ID", "Agreement Number"],
        ["Subscription ID", "Subscription Number", "Sub ID"],
        ["License ID", "Licence ID"], ["ID", "Record ID"],
      ],
      .accountID: [accountIDs],
      .accountName: accountNames,
      .start: starts,
      .end: ends,
      .annualValue: [
        ["ARR", "ARR Amount", "Annual Recurring Revenue"], ["Current ARR", "Contract ARR"],
        ["Annual Contract Value", "ACV", "Annualized Amount"],
      ],
      .value: [
        ["Contract Value", "Total Contract Value", "TCV"], ["Total Commit Value", "Commit Value"],
        ["Total Value", "Contract Amount"], ["Amount", "Price"],
      ],
      .currency: [["Currency Code", "Annualized Amount Currency"]],
      .previousContractID: [["Previous Contract", "Renewal Of", "Renewed From", "Prior Contract"]],
    ]
    mapping.treatments = [.footers]
    mapping.fallbacks = [.rowIsItsOwnID]
    mapping.needs = [[.value, .annualValue]]
    mapping.signature = [
      ["Contract ID", "Contract Number", "Contract No", "Contract Value", "Agreement ID", "Agreement Number"]
        + ["Subscription ID", "Subscription Number", "License ID", "Licence ID", "ARR", "Annual Recurring Revenue"]
        + ["Annual Contract Value", "Contract Start Date", "License Start Date", "Subscription Start Date"]
        + ["Current Period Start (UTC)", "Current Term Start"],
      starts.flatMap { $0 } + ["Start"], ends.flatMap { $0 } + ["End"],
    ]
    mapping.excludes = ["Subject", "Deal Stage", "StageName", "Campaign", "Campaign Name", "Invoice ID", "Event ID"]
    return mapping
  }

  /// The same where the only value is a month's.
  static var monthlyContracts: Mapping {
    var mapping = contracts
    mapping.guesses[.annualValue] = [["MRR", "Monthly Recurring Revenue", "MRR Amount"]]
    mapping.guesses[.value] = nil
    mapping.needs = [[.annualValue]]
    mapping.treatments.insert(.monthlyValue)
    mapping.excludes += [
      "ARR", "ARR Amount", "Annual Recurring Revenue", "Annual Contract Value", "ACV", "Contract Value",
      "Total Contract Value", "TCV", "Annual Value", "Current ARR", "Contract ARR",
    ]
    mapping.signature.append(["MRR", "Monthly Recurring Revenue", "MRR Amount"])
    return mapping
  }

  /// Lists of subscriptions: whoever pays is known by address; the ids of its customers are its own.
  static let billing: [Mapping] = [stripe, chargebee]

  private static var stripe: Mapping {
    var mapping = Mapping(
      name: "stripe", table: .contracts,
      columns: [
        .contractID: ["id", "Subscription ID"], .email: ["Customer Email"], .accountName: ["Customer Name"],
        .accountID: ["account_id (metadata)"], .start: ["Current Period Start (UTC)"],
        .end: ["Ended At (UTC)", "Current Period End (UTC)"], .value: ["Amount"],
      ])
    mapping.objects = ["subscription", "subscriptions"]
    mapping.signature = [
      ["Customer ID"], ["Current Period Start (UTC)"], ["Current Period End (UTC)"],
      ["Customer Email", "Customer Name"],
    ]
    // The amount is that of the current period, not of the time since the first one began.
    mapping.ignores = ["Start (UTC)", "Start Date (UTC)"]
    return mapping
  }

  /// Chargebee: likewise, with what a month is worth.
  private static var chargebee: Mapping {
    var mapping = Mapping(
      name: "chargebee", table: .contracts,
      columns: [
        .contractID: ["Subscription Id"], .accountName: ["Customer Company"], .email: ["Customer Email"],
        .start: ["Current Term Start"], .end: ["Current Term End"], .annualValue: ["MRR"],
      ], treatments: [.monthlyValue])
    mapping.objects = ["subscription", "subscriptions"]
    mapping.needs = [[.annualValue]]
    mapping.signature = [
      ["Customer Id"], ["Current Term Start"], ["Current Term End"], ["MRR"], ["Customer Company", "Customer Email"],
    ]
    return mapping
  }

  private static let starts = [
    [
      "Contract Start Date", "Contract Start", "Subscription Start Date", "Subscription Start", "License Start Date",
      "Term Start Date",
    ],
    ["Current Period Start (UTC)", "Current Period Start", "Current Term Start"],
    ["Start Date", "Effective Date"],
  ]
  private static let ends = [
    [
      "Contract End Date", "Contract End", "Subscription End Date", "Subscription End", "License End Date",
      "Term End Date",
    ],
    ["Current Period End (UTC)", "Current Period End", "Current Term End"],
    ["End Date", "Expiration Date", "Expiry Date"],
  ]
}
