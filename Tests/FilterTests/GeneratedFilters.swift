/// Filters made at random from the grammar, and texts made at random from its marks. The same seed gives the same ones.
struct GeneratedFilters {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
  mutating func one<Element>(of choices: [Element]) -> Element { choices[below(choices.count)] }

  private static let terms = [
    "acme", "\"a \\\"b\\\"\"", "in*ech", "\"or\"", "\"-x\"", "\"\"", "\"\\*\"", "\"*\"", "https://www.globex.test/x",
    "\"a\\\\b\"", "zoë", "ACME", "\"(x)\"", "tier:1", "tier:none,2", "tier>=2", "tier:1..2", "tier:*", "stage:>=3",
    "stage:engaged,won", "reached:won", "reached:2..3", "reached:2..2", "reached:<3", "lifecycle:win-back",
    "lifecycle>=5", "phase:expansion", "phase>acquisition", "phase:acquisition..acceleration", "phase<=2", "phase<2",
    "is:open,mover", "surge:yes", "customer:no", "topic:pricing*", "topic:-", "owner:\"Kim Lee\",\"Bo, Inc\"",
    "owner:me", "owner:\"me\"", "owner:-", "owner:\"-\"", "owner:\"\"", "owner:\"*\"", "industry:*soft*",
    "industry:\"a\\*b\"", "industry:a..b", "id:A1,\"A 2\",\"-\"", "aes>10", "aes:10..40", "aes:1.5,7", "pipeline>=100k",
    "acv:..50000", "ltv:0.1..", "trend:-20..-5", "relationship:-", "days_in_stage>60", "last_touch<14d",
    "last_touch:2w..30", "renewal<0", "entered>=2026-10-01", "entered:2025-01-01..2026-10-05", "created_at:2026-*",
    "crm_score>50", "crm_score:5", "crm_score:5..10", "crm_score:\"5..10\"", "crm_score:1K", "crm_score:x*", "seen<14d",
    "seen:2026-11-20", "seen:14d", "crm_score:*,-", "crm_score:\"*\"", "seen>2025-01-01",
  ]

  /// A filter of up to this many levels.
  mutating func filter(levels: Int) -> String {
    if levels == 0 || below(3) == 0 { return one(of: GeneratedFilters.terms) }
    let left = filter(levels: levels - 1)
    switch below(6) {
    case 0: return "-(" + left + ")"
    case 1: return "not (" + left + ")"
    case 2: return left + " or " + filter(levels: levels - 1)
    case 3: return "(" + left + " or " + filter(levels: levels - 1) + ")"
    case 4: return left + " and " + filter(levels: levels - 1)
    default: return left + " " + filter(levels: levels - 1)
    }
  }

  /// Anything that a cat on the keyboard might type.
  mutating func garbage() -> String {
    let marks = [
      "(", ")", "\"", "\\", ":", ",", "-", ">", "<", "=", "..", "*", " ", "or", "not", "and", "tier", "aes", "owner",
      "1", "14d", "é", "e\u{301}", "\u{301}", "👩‍👩‍👧", "\u{0}", "\r\n", "//", "https", "me", "k", "id", "crm_score",
      "2026-10-01",
      "seen", "last_touch", "\u{202E}",
    ]
    return (0..<below(14)).map { _ in one(of: marks) }.joined()
  }
}
