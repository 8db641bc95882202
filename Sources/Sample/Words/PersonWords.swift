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
