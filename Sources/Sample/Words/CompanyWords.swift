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
