internal import Values

extension MappingCatalog {
  /// Vendors of intent data: accounts by domain or by name.
  static let intentVendors: [Mapping] = [
    bombora(
      columns: [.domain: ["Company Domain", "Domain Name", "Website"]], needs: [.domain],
      ignores: ["Account Name", "Account"]),
    bombora(
      columns: [.accountName: ["Company Name", "Company"]], needs: [.accountName],
      ignores: ["Domain", "Company Domain", "Domain Name", "Website"]),
    accountIntent, reviewSites,
  ]

  /// G2: who looked at a page of a review site, and at which. It has no score: a mapping has to say what a signal is worth.
  private static var reviewSites: Mapping {
    var mapping = Mapping(
      name: "g2", table: .intent,
      columns: [
        .accountName: ["Company Name", "Company"], .domain: ["Company Domain", "Domain"],
        .topic: ["Signal Type", "Signal", "Buyer Intent Signal"],
        .score: ["Signal Score", "Intent Score", "Activity Score"],
        .date: ["Day", "Signal Date", "Signal Day", "Event Date", "Date"],
      ])
    mapping.signature = [
      ["Signal Type", "Buyer Intent Signal"], ["Day", "Signal Date", "Signal Day", "Event Date", "Date"],
      ["Company Name", "Company", "Company Domain"],
    ]
    return mapping
  }

  /// Bombora Company Surge. Its company names are its own: where there is a domain, that alone says which account is meant.
  private static func bombora(columns: [Column: [String]], needs: [Column], ignores: [String]) -> Mapping {
    var mapping = Mapping(
      name: "bombora", table: .intent,
      columns: columns.merging([
        .topic: ["Topic Name", "Topic"],
        .score: ["Composite Score", "Company Surge Score", "Surge Score"],
        .date: ["Week", "Week Ending", "Week Of", "Surge Date", "Report Date", "Score Date", "Date Stamp"],
      ]) { first, _ in first },
      dateFromName: true, treatments: [.highestScoreOnly])
    mapping.needs = [needs]
    mapping.signature = [["Topic Name", "Topic"], ["Composite Score", "Company Surge Score", "Surge Score"]]
    mapping.ignores = ignores
    mapping.objects = ["surge", "companysurge", "bombora"]
    return mapping
  }

  /// 6sense, Demandbase, Terminus: a score an account, with a topic or keyword where they sell it so.
  private static var accountIntent: Mapping {
    let scores = [
      "Intent Score", "6sense Intent Score", "Account Intent Score", "6sense Account Intent Score", "Signal Score",
    ]
    var mapping = Mapping(
      name: "account intent", table: .intent,
      columns: [
        .accountID: ["CRM Account ID"],
        .accountName: ["Account Name", "6sense Company Name", "Company Name"],
        .domain: ["Account Domain", "6sense Domain", "Company Domain", "Website"],
        .topic: ["Keyword", "Intent Keyword", "Intent Topic", "Topic Name", "Topics", "Product", "Product Category"],
        .score: scores,
        .date: [
          "Score Date", "Signal Date", "Activity Date", "Week", "Week Of", "Week Ending", "Report Date", "Updated Date",
          "Last Activity Date",
        ],
      ],
      constants: [.topic: "account intent"], dateFromName: true, treatments: [.highestScoreOnly])
    mapping.signature = [scores]
    return mapping
  }
}
