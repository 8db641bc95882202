internal import Values

extension MappingCatalog {
  /// Ad platforms: spend, and impressions and clicks where a row names a company.
  static let advertising: [Mapping] = [
    linkedInCompanies, accountAdvertising, linkedIn, googleAds, analytics, metaAds, microsoftAds,
  ]

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
      constants: [.channel: "linkedin"], treatments: [.footers, .emptyMeansNone, .namelessIsTotal])
    mapping.ignores = ["Account Name", "Account", "Account ID"]
    mapping.signature = [
      linkedInCosts, ["Impressions", "Clicks", "Campaign Name"],
      // Any platform has campaigns and spend; these names are LinkedIn's.
      [
        "Start Date (in UTC)", "Total Spent", "Campaign Group Name", "Campaign Group ID", "Clicks to Landing Page",
        "Average CPM",
      ],
    ]
    mapping.needsTells = true
    mapping.excludes = ["Company Name"]
    return mapping
  }

  /// What a report by company gives: so many impressions and so many clicks of one account, and what they cost.
  private static func byCompany(
    _ name: String, channel: String?, dates: [String], names: [Column: [String]], tells: [[String]],
    ignores: [String] = []
  ) -> Mapping {
    func part(_ table: Table, _ columns: [Column: [String]], type: String? = nil) -> Mapping {
      var mapping = Mapping(
        name: name, table: table,
        columns: columns.merging(names) { own, _ in own }.merging([
          .campaignID: ["Campaign ID", "Campaign Name"], .end: ["End Date"],
        ]) { own, _ in own },
        dateFromName: true, treatments: [.footers, .emptyMeansNone])
      mapping.constants[.channel] = channel
      mapping.constants[.type] = type
      mapping.ignores = ignores
      return mapping
    }
    func counts(_ columns: [String], type: String) -> Mapping {
      var mapping = part(.activities, [.timestamp: dates, .count: columns], type: type)
      mapping.needs = [[.count]]
      return mapping
    }
    var impressions = counts(["Impressions"], type: "ad_impression")
    impressions.needs = [Array(names.keys), [.count]]
    impressions.signature = tells
    let costs = part(
      .spend, [.date: dates, .amount: linkedInCosts, .currency: ["Currency", "Currency Code"]])
    impressions.companions = [counts(["Clicks"], type: "ad_click"), costs]
    return impressions
  }

  /// A report of LinkedIn by company. `Account Name` there is the ad account.
  private static var linkedInCompanies: Mapping {
    byCompany(
      "linkedin ads", channel: "linkedin", dates: linkedInDates,
      names: [.accountName: ["Company Name", "Company", "Company Name Segment", "Company Segment"]],
      tells: [
        ["Company Name", "Company", "Company Name Segment", "Company Segment"], ["Impressions"],
        ["Clicks", "Total Spent", "Spend"],
      ], ignores: ["Account Name", "Account", "Account ID"])
  }

  /// Platforms that advertise to accounts (RollWorks, Terminus, Demandbase): beside the account's name they have its domain, which no ad
  /// account has.
  private static var accountAdvertising: Mapping {
    byCompany(
      "account advertising", channel: nil, dates: ["Date", "Day", "Week", "Start Date"],
      names: [.accountName: ["Account Name", "Account"], .domain: ["Account Domain", "Domain", "Account Website"]],
      tells: [
        ["Account Name", "Account"], ["Account Domain", "Domain", "Account Website"], ["Impressions"],
        ["Clicks", "Spend"],
      ])
  }

  private static var googleAds: Mapping {
    var mapping = Mapping(
      name: "google ads", table: .spend,
      columns: [
        .date: ["Day", "Week", "Month"], .amount: ["Cost"], .currency: ["Currency code"],
        .campaignID: ["Campaign ID", "Campaign"],
      ],
      constants: [.channel: "google ads"], treatments: [.footers, .emptyMeansNone])
    mapping.ignores = ["Account Name", "Account", "Account ID", "Customer ID"]
    mapping.signature = [
      ["Cost"], ["Impr.", "Impressions", "Clicks", "Campaign"],
      ["Day", "Impr.", "Avg. CPC", "Currency code", "Campaign status", "Campaign state", "Interactions"],
    ]
    mapping.needsTells = true
    return mapping
  }

  /// Google Analytics 4 counts visits of nobody in particular; what it says of a company is what the advertisements cost.
  private static var analytics: Mapping {
    let costs = ["Google Ads cost", "Advertiser ad cost", "Ad cost", "Cost"]
    let groups = [
      "Session source / medium", "Session default channel group", "Session default channel grouping",
      "Session campaign",
      "Session Google Ads campaign", "Session primary channel group (Default Channel Group)",
    ]
    var mapping = Mapping(
      name: "google analytics", table: .spend,
      columns: [
        .date: ["Date", "Day", "Month"], .amount: costs,
        .channel: ["Session default channel group", "Session default channel grouping", "Session source / medium"],
        .campaignID: ["Session Google Ads campaign", "Session campaign"],
      ], treatments: [.footers, .emptyMeansNone])
    mapping.signature = [groups, costs]
    mapping.needsTells = true
    return mapping
  }

  private static var metaAds: Mapping {
    var mapping = Mapping(
      name: "meta ads", table: .spend,
      columns: [
        .date: ["Day", "Reporting starts"], .amount: ["Amount spent"],
        .campaignID: ["Campaign ID", "Campaign name", "Ad set name", "Ad name"],
      ],
      constants: [.channel: "meta ads"], treatments: [.footers, .emptyMeansNone, .namelessIsTotal])
    mapping.columns[.end] = ["Reporting ends"]
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
        .date: ["Gregorian date", "TimePeriod", "Time period", "Month"], .amount: ["Spend"],
        .currency: ["Currency code"],
        .campaignID: ["Campaign ID", "Campaign name"],
      ],
      constants: [.channel: "microsoft ads"], treatments: [.footers, .emptyMeansNone])
    mapping.ignores = ["Account Name", "Account number", "Account ID", "Account"]
    mapping.signature = [
      ["Gregorian date", "TimePeriod", "Time period", "Account number", "Campaign status", "Ad group"], ["Spend"],
      ["Campaign name", "Campaign ID", "Clicks"],
    ]
    return mapping
  }

  /// What advertising cost, of no platform in particular: the file says which one, or it is not known.
  static var adSpend: Mapping {
    let dates = [
      ["Date", "Day", "Spend Date", "Cost Date"], ["Start Date", "Campaign Start Date"], ["Week", "Week Start"],
      ["Month", "Spend Month", "Reporting Month", "Period"],
      ["Quarter", "Spend Quarter", "Reporting Quarter", "Calendar Week"],
    ]
    let costs = [
      ["Spend", "Ad Spend", "Amount Spent", "Total Spend", "Total Spent", "Media Spend", "Marketing Spend"],
      ["Cost", "Ad Cost", "Media Cost", "Total Cost", "Cost Amount", "Actual Cost"],
    ]
    let channels = ["Channel", "Platform", "Ad Platform", "Source", "Network", "Campaign Type"]
    var mapping = Mapping(name: "synonyms", table: .spend)
    mapping.objects = ["marketingspend", "adspend", "mediaspend", "marketingcosts"]
    mapping.guesses = [
      .date: dates, .amount: costs, .channel: channels.map { [$0] },
      .campaignID: [["Campaign ID"], ["Campaign", "Campaign Name"]], .currency: [["Currency Code"]],
      .end: [["End Date", "Campaign End Date"]],
    ]
    mapping.treatments = [.footers, .emptyMeansNone]
    mapping.signature = [
      costs.flatMap { $0 },
      channels + ["Campaign", "Campaign Name", "Campaign ID", "Impressions", "Clicks"],
      ["Campaign", "Campaign Name", "Campaign ID", "Impressions", "Clicks", "Channel", "Platform", "Ad Platform"],
    ]
    mapping.excludes = [
      "Company Name", "Company", "Opportunity ID", "Deal ID", "Invoice Number", "Order ID", "Product ID", "Employee",
      "Subject", "Stage", "Score", "Topic",
    ]
    mapping.ignores = ["Account Name", "Account", "Account ID", "Customer ID"]
    return mapping
  }
}
