/// The market that the invented company sells revenue software in.
enum MarketWords {
  static let industries = [
    "Software", "Financial services", "Manufacturing", "Healthcare", "Retail", "Logistics", "Energy", "Media",
    "Telecommunications", "Professional services",
  ]

  /// Countries with region, legal form and whether contracts there are in euro.
  static let countries: [(name: String, region: String, form: String, paysEuro: Bool)] = [
    ("United States", "AMER", "Inc.", false), ("United States", "AMER", "LLC", false),
    ("United States", "AMER", "Corp.", false), ("Canada", "AMER", "Ltd.", false), ("Brazil", "AMER", "S.A.", false),
    ("United Kingdom", "EMEA", "plc", false), ("United Kingdom", "EMEA", "Ltd", false),
    ("Germany", "EMEA", "GmbH", true),
    ("France", "EMEA", "SAS", true), ("Netherlands", "EMEA", "B.V.", true), ("Spain", "EMEA", "S.L.", true),
    ("Sweden", "EMEA", "AB", false), ("Australia", "APAC", "Pty Ltd", false), ("Singapore", "APAC", "Pte. Ltd.", false),
    ("India", "APAC", "Pvt. Ltd.", false), ("Japan", "APAC", "K.K.", false),
  ]

  /// The region of a country that only special names have.
  static func region(_ country: String) -> String {
    switch country {
    case "United States", "Canada", "Brazil": "AMER"
    case "Japan", "South Korea", "China", "Vietnam", "Australia", "Singapore", "India": "APAC"
    default: "EMEA"
    }
  }

  static let segments = ["Enterprise", "Mid-market", "SMB"]

  static let topics = [
    "revenue analytics", "sales forecasting", "account-based marketing", "pipeline management", "intent data",
    "crm migration", "sales enablement", "customer retention",
  ]

  static let competitorTopics = ["competitor:Orrery", "competitor:Pipewright", "competitor:Clarimetric"]

  static let channels = ["linkedin", "display", "search", "email", "web", "events", "direct mail", "phone"]

  static let campaigns = [
    "brand-always-on", "abm-tier1", "abm-tier2", "pricing-push", "webinar-series", "field-events", "renewal-nurture",
    "win-back",
  ]

  /// Pages that say little, pages that say much; the latter are the default `high_value_pages`.
  static let pages = [
    "https://www.revenant.example/", "https://www.revenant.example/product",
    "https://www.revenant.example/product/forecast",
    "https://www.revenant.example/blog/pipeline-reviews", "https://www.revenant.example/blog/abm-metrics",
    "https://www.revenant.example/customers", "https://www.revenant.example/integrations?ref=nav",
    "https://www.revenant.example/docs/api",
  ]
  static let highValuePages = [
    "https://www.revenant.example/pricing", "https://www.revenant.example/pricing/enterprise",
    "https://www.revenant.example/demo", "https://www.revenant.example/contact-sales",
    "https://www.revenant.example/trial",
  ]

  static let dealStages = ["Discovery", "Qualification", "Solution fit", "Proposal", "Negotiation"]
  static let lostReasons = ["No decision", "Price", "Competitor", "Missing feature", "Timing", "Champion left"]
}
