internal import Values
extension Mappings {
  /// Contracts, subscriptions and licences of billing tools, by common synonyms.
  static var contracts: Mapping {
    var mapping = Mapping(name: "synonyms", table: .contracts)
    mapping.objects = ["contract", "subscription", "subscriptions", "agreement", "agreements"]
    mapping.guesses = [
      .contractID: [
        ["Contract Number", "Contract No", "Agreement ID", "Agreement Number"],
        ["Subscription ID", "Subscription Number"],
        ["License ID", "Licence ID"], ["ID", "Record ID"],
      ],
      .accountID: [accountIDs],
      .accountName: accountNames,
      .start: starts,
      .end: ends,
      .annualValue: [
        ["ARR", "ARR Amount", "Annual Recurring Revenue"], ["Annual Contract Value", "ACV", "Annualized Amount"],
      ],
      .value: [
        ["Contract Value", "Total Contract Value", "TCV"], ["Total Value", "Contract Amount"], ["Amount", "Price"],
      ],
      .currency: [["Currency Code", "Annualized Amount Currency"]],
      .previousContractID: [["Previous Contract", "Renewal Of", "Renewed From", "Prior Contract"]],
    ]
    mapping.treatments = [.footers]
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

  private static let starts = [
    ["Contract Start Date", "Contract Start", "Subscription Start Date", "License Start Date", "Term Start Date"],
    ["Current Period Start (UTC)", "Current Period Start", "Current Term Start"],
    ["Start Date", "Effective Date"],
  ]
  private static let ends = [
    ["Contract End Date", "Contract End", "Subscription End Date", "License End Date", "Term End Date"],
    ["Current Period End (UTC)", "Current Period End", "Current Term End"],
    ["End Date", "Expiration Date", "Expiry Date"],
  ]
}
