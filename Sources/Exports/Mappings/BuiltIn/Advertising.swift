internal import Values

extension Mappings {
  /// Ad platforms: spend, and impressions and clicks where a row names a company.
  static let advertising: [Mapping] = [linkedInCompanies, linkedIn, googleAds, metaAds, microsoftAds]

  private static let linkedInDates = ["Start Date (in UTC)", "Start Date", "Day"]
  private static let linkedInCosts = ["Total Spent", "Spend", "Amount Spent"]

  /// A campaign report. `Account Name` there is the ad account, no customer.
  private static var linkedIn: Mapping {
    var mapping = Mapping(
      name: "linkedin ads", table: .spend,
      columns: [
        .date: linkedInDates, .amount: linkedInCosts, .currency: ["Currency", "Currency Code"],
        .campaignID: ["Campaign ID", "Campaign Name", "Campaign Group Name"],
      ],
      constants: [.channel: "linkedin"], treatments: [.footers, .emptyMeansNone])
    mapping.ignores = ["Account Name", "Account", "Account ID"]
    mapping.signature = [
      linkedInDates, linkedInCosts, ["Impressions", "Clicks", "Campaign Name"],
      ["Campaign Name", "Campaign Group Name", "Campaign ID", "Total Spent"],
    ]
    mapping.excludes = ["Company Name"]
    return mapping
  }

  /// A report by company: each row is so many impressions and so many clicks of one account, and what they cost.
  private static var linkedInCompanies: Mapping {
    func part(_ table: Table, _ columns: [Column: [String]], constants: [Column: String]) -> Mapping {
      var mapping = Mapping(
        name: "linkedin ads", table: table,
        columns: columns.merging([
          .accountName: ["Company Name", "Company"], .campaignID: ["Campaign ID", "Campaign Name"],
        ]) {
          first, _ in first
        },
        constants: constants.merging([.channel: "linkedin"]) { first, _ in first },
        treatments: [.footers, .emptyMeansNone])
      mapping.ignores = ["Account Name", "Account", "Account ID"]
      return mapping
    }
    var impressions = part(
      .activities, [.timestamp: linkedInDates, .count: ["Impressions"]], constants: [.type: "ad_impression"])
    impressions.needs = [[.accountName], [.count]]
    impressions.signature = [
      ["Company Name", "Company"], ["Impressions"], linkedInDates, ["Clicks", "Total Spent", "Spend"],
    ]
    var clicks = part(.activities, [.timestamp: linkedInDates, .count: ["Clicks"]], constants: [.type: "ad_click"])
    clicks.needs = [[.count]]
    let costs = part(
      .spend, [.date: linkedInDates, .amount: linkedInCosts, .currency: ["Currency", "Currency Code"]], constants: [:])
    impressions.companions = [clicks, costs]
    return impressions
  }

  private static var googleAds: Mapping {
    var mapping = Mapping(
      name: "google ads", table: .spend,
      columns: [
        .date: ["Day"], .amount: ["Cost"], .currency: ["Currency code"], .campaignID: ["Campaign ID", "Campaign"],
      ],
      constants: [.channel: "google ads"], treatments: [.footers, .emptyMeansNone])
    mapping.ignores = ["Account Name", "Account", "Account ID", "Customer ID"]
    mapping.signature = [["Day", "Date"], ["Cost"], ["Impr.", "Impressions", "Clicks", "Campaign"]]
    return mapping
  }

  private static var metaAds: Mapping {
    var mapping = Mapping(
      name: "meta ads", table: .spend,
      columns: [
        .date: ["Day", "Reporting starts"], .amount: ["Amount spent"], .campaignID: ["Campaign ID", "Campaign name"],
      ],
      constants: [.channel: "meta ads"], treatments: [.footers, .emptyMeansNone])
    mapping.ignores = ["Account Name", "Account ID"]
    mapping.signature = [
      ["Reporting starts", "Day"], ["Amount spent"], ["Reporting ends", "Campaign name", "Ad name"],
    ]
    return mapping
  }

  private static var microsoftAds: Mapping {
    var mapping = Mapping(
      name: "microsoft ads", table: .spend,
      columns: [
        .date: ["Gregorian date"], .amount: ["Spend"], .currency: ["Currency code"],
        .campaignID: ["Campaign ID", "Campaign name"],
      ],
      constants: [.channel: "microsoft ads"], treatments: [.footers, .emptyMeansNone])
    mapping.ignores = ["Account Name", "Account number", "Account ID", "Account"]
    mapping.signature = [["Gregorian date"], ["Spend"], ["Campaign name", "Campaign ID", "Clicks"]]
    return mapping
  }
}
