/// The words that company names are made of. All companies are invented.
enum CompanyWords {
  /// Names with what breaks careless programs: accents, other scripts, commas, quotes. With domain and country.
  static let special: [(name: String, domain: String, country: String)] = [
    ("Müller & Söhne Werkzeugbau GmbH", "mueller-soehne.example", "Germany"),
    ("Société Lumière du Rhône", "lumiere-rhone.example", "France"),
    ("株式会社ミナト電機", "minato-denki.example", "Japan"),
    ("O'Brien, Walsh & Partners", "obrienwalsh.example", "Ireland"),
    ("\"Blue Door\" Hospitality Group", "bluedoor.example", "United States"),
    ("Ørsund Energi A/S", "orsund.example", "Denmark"),
    ("São Bento Alimentos S.A.", "saobento.example", "Brazil"),
    ("Çelik Yapı A.Ş.", "celikyapi.example", "Türkiye"),
    ("한빛소프트웨어", "hanbitsw.example", "South Korea"),
    ("北方物流有限公司", "beifang-logistics.example", "China"),
    ("Łódzkie Zakłady Przędzalnicze", "lzp.example", "Poland"),
    ("Grupo Peñalara, S.L.", "penalara.example", "Spain"),
    ("Hjørring Skibsværft ApS", "hjorringskib.example", "Denmark"),
    ("Ångström Mätteknik AB", "angstrom-mt.example", "Sweden"),
    ("Nguyễn & Trần Trading", "nguyentran.example", "Vietnam"),
    ("Fürst, Graf und Partner KG", "fuerstgraf.example", "Germany"),
    ("Crédit Mutuel de l'Étang", "credit-etang.example", "France"),
    ("Björk og Sól ehf.", "bjorksol.example", "Iceland"),
  ]

  static let stems = [
    "Alder", "Amber", "Arbor", "Aster", "Beacon", "Birch", "Bright", "Cedar", "Cinder", "Clear", "Copper", "Crest",
    "Delta", "Ember", "Ever", "Falcon", "Fern", "Flint", "Forge", "Garnet", "Granite", "Harbor", "Hazel", "Heron",
    "High", "Indigo", "Iron", "Juniper", "Kestrel", "Lark", "Laurel", "Linden", "Maple", "Meridian", "Mill", "North",
    "Oak", "Onyx", "Orchard", "Osprey", "Pine", "Quarry", "Raven", "Red", "River", "Rowan", "Sable", "Silver", "Slate",
    "Solar", "Stone", "Summit", "Tamarack", "Thistle", "Tide", "Timber", "Verdant", "West", "Willow", "Wren",
  ]

  static let endings = [
    "bridge", "brook", "field", "ford", "gate", "haven", "hurst", "lake", "ley", "mark", "mere", "mont", "path",
    "point", "ridge", "shore", "stead", "ton", "vale", "water", "way", "well", "wick", "wood", "works", "worth",
  ]

  /// What a company of each industry (by its position) calls itself.
  static let trades: [[String]] = [
    ["Software", "Systems", "Labs", "Cloud", "Data"],
    ["Bank", "Capital", "Financial", "Insurance", "Trust"],
    ["Manufacturing", "Industries", "Machinery", "Components", "Tooling"],
    ["Health", "Medical", "Clinics", "Diagnostics", "Care"],
    ["Retail", "Stores", "Outfitters", "Markets", "Goods"],
    ["Logistics", "Freight", "Shipping", "Transport", "Express"],
    ["Energy", "Power", "Utilities", "Renewables", "Grid"],
    ["Media", "Studios", "Publishing", "Broadcasting", "Press"],
    ["Telecom", "Networks", "Wireless", "Fibre", "Mobile"],
    ["Consulting", "Partners", "Advisory", "Services", "Associates"],
  ]
}

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

  /// What a deal is called: after what is sold, as people do.
  static func dealName(_ kind: SampleOpportunity.Kind, number: Int) -> String {
    let names =
      switch kind {
      case .new:
        [
          "Forecasting rollout", "Revenue platform", "Pipeline analytics", "Sales planning pilot", "CRM insights",
          "Territory planning", "Deal desk", "Board reporting",
        ]
      case .expansion: ["More seats", "Second region", "Sales team rollout", "Marketing seats"]
      case .crossSell: ["Intent data add-on", "Coaching module", "Partner portal"]
      case .upsell: ["Enterprise plan", "Premium support", "Data warehouse plan"]
      case .renewal: ["Renewal of platform", "Renewal and price review", "Renewal, two years"]
      }
    return names[number % names.count]
  }

  static let lostReasons = ["No decision", "Price", "Competitor", "Missing feature", "Timing", "Champion left"]
}

/// The words that people are made of: a name as written, and as it stands in an e-mail address.
enum PersonWords {
  static let given: [(name: String, ascii: String)] = [
    ("Aaliyah", "aaliyah"), ("Adam", "adam"), ("Aiko", "aiko"), ("Amélie", "amelie"), ("Anders", "anders"),
    ("Beatriz", "beatriz"), ("Carlos", "carlos"), ("Chloe", "chloe"), ("Daniel", "daniel"), ("Dara", "dara"),
    ("Elif", "elif"), ("Emeka", "emeka"), ("Erin", "erin"), ("Farah", "farah"), ("Felix", "felix"), ("Grace", "grace"),
    ("Hana", "hana"), ("Henrik", "henrik"), ("Ines", "ines"), ("Ivan", "ivan"), ("Jamal", "jamal"), ("Jonas", "jonas"),
    ("José", "jose"), ("Kavya", "kavya"), ("Keiko", "keiko"), ("Liam", "liam"), ("Lucía", "lucia"), ("Maja", "maja"),
    ("Marcus", "marcus"), ("Mei", "mei"), ("Nadia", "nadia"), ("Niamh", "niamh"), ("Olga", "olga"), ("Omar", "omar"),
    ("Paul", "paul"), ("Priya", "priya"), ("Rachel", "rachel"), ("Ravi", "ravi"), ("Sara", "sara"), ("Sven", "sven"),
    ("Tariq", "tariq"), ("Theo", "theo"), ("Uma", "uma"), ("Victor", "victor"), ("Yara", "yara"), ("Zoë", "zoe"),
  ]

  static let family: [(name: String, ascii: String)] = [
    ("Abara", "abara"), ("Andersen", "andersen"), ("Baker", "baker"), ("Bauer", "bauer"), ("Castillo", "castillo"),
    ("Chen", "chen"), ("Costa", "costa"), ("Diallo", "diallo"), ("Dubois", "dubois"), ("Eriksson", "eriksson"),
    ("Fischer", "fischer"), ("Foster", "foster"), ("García", "garcia"), ("Gupta", "gupta"), ("Haddad", "haddad"),
    ("Hughes", "hughes"), ("Ito", "ito"), ("Jensen", "jensen"), ("Kaya", "kaya"), ("Kim", "kim"),
    ("Kowalska", "kowalska"),
    ("Larsen", "larsen"), ("Lindqvist", "lindqvist"), ("Martin", "martin"), ("Mensah", "mensah"), ("Moreau", "moreau"),
    ("Murphy", "murphy"), ("Nakamura", "nakamura"), ("Novák", "novak"), ("Okafor", "okafor"), ("Patel", "patel"),
    ("Petrov", "petrov"), ("Quinn", "quinn"), ("Reyes", "reyes"), ("Rossi", "rossi"), ("Santos", "santos"),
    ("Schmidt", "schmidt"), ("Silva", "silva"), ("Tanaka", "tanaka"), ("Thompson", "thompson"), ("Walsh", "walsh"),
    ("Weber", "weber"), ("Yılmaz", "yilmaz"), ("Zhang", "zhang"),
  ]

  /// The people who own accounts.
  static let owners = [
    "Kim Lee", "Dana Ortiz", "Sam Okoro", "Priya Nair", "Tom Becker", "Léa Fontaine", "Yuki Mori",
  ]

  /// Parts in a purchase, in the order in which a buying committee fills up: title, role, persona.
  static let committee: [(title: String, role: String, persona: String)] = [
    ("VP Sales", "Decision maker", "Sales"), ("Director Revenue Operations", "Champion", "Operations"),
    ("CFO", "Economic buyer", "Finance"), ("Head of Marketing", "Influencer", "Marketing"),
    ("Enterprise Architect", "Technical evaluator", "IT"), ("Sales Operations Manager", "User", "Operations"),
    ("Procurement Manager", "Procurement", "Finance"), ("Chief Information Officer", "Decision maker", "IT"),
    ("General Counsel", "Legal", "Legal"),
  ]

  /// Titles of people who have no part in a purchase.
  static let bystanders = [
    "Account Executive", "Marketing Specialist", "Analyst", "Office Manager", "Intern", "Engineer",
  ]
}
