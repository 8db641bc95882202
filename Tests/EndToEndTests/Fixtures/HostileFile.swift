import Foundation

/// One file that nobody should have to read, and what `abmtop check` says of it.
struct HostileFile: Sendable, CustomStringConvertible {
  /// For the list of tests.
  let description: String
  /// Its name in the data directory.
  let name: String
  /// What it holds: texts, and how often each; zeros are left as a hole.
  let pieces: [Piece]
  /// The exit code.
  let code: Int32
  /// Lines that are printed, from their first letter on.
  let says: [String]

  enum Piece: Sendable {
    case text(String, times: Int = 1)
    case bytes([UInt8])
    case hole(Int)
  }

  /// Whether a program that is not optimised needs seconds for it.
  var isLong: Bool {
    pieces.contains { piece in
      switch piece {
      case .hole: true
      case .text(let text, let times): text.utf8.count * times > 1 << 20
      case .bytes: false
      }
    }
  }

  init(_ description: String, _ name: String, _ pieces: [Piece], code: Int32, says: [String]) {
    self.description = description
    self.name = name
    self.pieces = pieces
    self.code = code
    self.says = says
  }

  /// Writes it, and nothing larger than a block at once.
  func write(to scratch: Scratch) throws {
    let url = URL(filePath: scratch.path("data/" + name))
    try Data().write(to: url)
    let file = try FileHandle(forWritingTo: url)
    for piece in pieces {
      switch piece {
      case .bytes(let bytes): try file.write(contentsOf: Data(bytes))
      case .hole(let count): try file.seek(toOffset: try file.offset() + UInt64(count))
      case .text(let text, let times):
        let copies = max(1, 65_536 / max(1, text.utf8.count))
        let block = Data(String(repeating: text, count: min(times, copies)).utf8)
        for _ in 0..<(times / copies) { try file.write(contentsOf: block) }
        try file.write(contentsOf: Data(String(repeating: text, count: times % copies).utf8))
      }
    }
    try file.truncate(atOffset: max(try file.offset(), try file.seekToEnd()))
    try file.close()
  }

  private static let header = "account_id,name\n"
  /// More lines than are looked at for a header; the next one is line 32.
  private static let beginning: [Piece] = [.text(header), .text("P,p\n", times: 30)]

  /// Delimited text.
  static let delimited: [HostileFile] = [
    HostileFile(
      "a field of 1 MB", "accounts.csv", [.text(header + "A,\""), .text("x", times: 1_000_000), .text("\"\nB,b\n")],
      code: 0, says: ["rows       2 rows = 2 used, 1.0 MB"]),
    HostileFile(
      "10,000 columns", "accounts.csv", [.text("account_id"), .text(",c", times: 9_999), .text("\nA\n")], code: 0,
      says: ["rows       1 row = 1 used,"]),
    HostileFile(
      "10,001 columns", "accounts.csv", [.text("account_id"), .text(",c", times: 10_000), .text("\nA\n")], code: 66,
      says: ["failed     the header has more than 10000 columns"]),
    HostileFile(
      "100,000 columns of one name", "accounts.csv",
      [.text("account_id"), .text(",name", times: 100_000), .text("\nA\n")], code: 66,
      says: ["failed     the header has more than 10000 columns"]),
    HostileFile(
      "a row of 20,000 fields", "accounts.csv", beginning + [.text("A"), .text(",1", times: 20_000), .text("\nB\n")],
      code: 1, says: ["bad row    accounts.csv:32: ", "rows       32 rows = 2 used + 29 replaced + 1 bad,"]),
    HostileFile(
      "a line longer than memory", "accounts.csv", beginning + [.hole(400_000_000), .text("\nB,b\n")], code: 1,
      says: [
        "bad row    accounts.csv:32: the record is longer than 16 MiB",
        "rows       32 rows = 2 used + 29 replaced + 1 bad,",
      ]),
    HostileFile(
      "nothing but zeros, more than memory", "accounts.csv", [.hole(300_000_000)], code: 66,
      says: ["failed     as accounts it lacks account_id"]),
    HostileFile(
      "a quote never closed", "accounts.csv", [.text(header + "A,a\nB,\"open\nC,c\n")], code: 0,
      says: ["rows       2 rows = 2 used,", "note       a quote is still open at the end of the file (1)"]),
    HostileFile(
      "a quote never closed in 2 MB", "accounts.csv",
      [.text(header + "A,a\nB,\"open\n"), .text("C,\(String(repeating: "c", count: 97))\n", times: 20_000)],
      code: 1,
      says: [
        "bad row    accounts.csv:3: a quote is never closed",
        "rows       20,002 rows = 2 used + 19,999 replaced + 1 bad,",
      ]),
    HostileFile(
      "NUL bytes", "accounts.csv", [.text(header), .bytes([65, 0, 66, 44, 0, 10, 0, 0, 10]), .text("C,c\n")], code: 0,
      says: ["rows       2 rows = 2 used,"]),
    HostileFile(
      "noise", "accounts.csv", [.bytes((0..<60_000).map { UInt8(truncatingIfNeeded: $0 &* 7_919 >> 5) })], code: 66,
      says: ["failed     as accounts it lacks account_id"]),
  ]

  /// JSON.
  static let json: [HostileFile] = [
    HostileFile(
      "JSON 100,000 levels deep", "accounts.json",
      [.text("[{\"account_id\":\"A\",\"x\":"), .text("[", times: 100_000), .text("]", times: 100_000), .text("}]")],
      code: 1, says: ["bad row    accounts.json:1: is not valid JSON: more than 64 levels deep"]),
    HostileFile(
      "JSON of 100,000 brackets", "accounts.json", [.text("[", times: 100_000)], code: 66,
      says: ["failed     the JSON holds no records: it is cut off in line 1"]),
    HostileFile(
      "a JSON string of 9 MB", "accounts.ndjson",
      [
        .text("{\"account_id\":\"A\"}\n{\"account_id\":\"B\",\"name\":\""), .text("x", times: 9_000_000),
        .text("\"}\n{\"account_id\":\"C\"}\n"),
      ], code: 1,
      says: ["bad row    accounts.ndjson:2: a field is longer than 8 MiB", "rows       3 rows = 2 used + 1 bad,"]),
    HostileFile(
      "a JSON object of 20,000 keys", "accounts.ndjson",
      [.text("{\"account_id\":\"A\"")] + (0..<20_000).map { .text(",\"k\($0)\":1") } + [.text("}\n")], code: 66,
      says: ["failed     the header has more than 10000 columns"]),
  ]

  /// Values that do not fit.
  static let values: [HostileFile] = [
    HostileFile(
      "amounts beyond what can be summed", "opportunities.csv",
      [
        .text(
          """
          opportunity_id,account_name,status,amount,created_at,closed_at
          O1,Fern,won,900000000000000,2026-01-01,2026-11-01
          O2,Fern,won,900000000000000.0001,2026-01-01,2026-11-01
          O3,Fern,won,922337203685477.5808,2026-01-01,2026-11-01
          O4,Fern,won,1e18,2026-01-01,2026-11-01
          O5,Fern,open,5,0000-01-01,
          O6,Fern,open,5,12345-01-01,
          O7,Fern,open,99999999999999999999,2026-01-01,

          """)
      ], code: 1,
      says: [
        "rows       7 rows = 2 used + 5 bad,",
        "bad row    opportunities.csv:3: amount: “900000000000000.0001” is outside ±900 trillion",
        "bad row    opportunities.csv:4: amount: “922337203685477.5808” is outside",
        "bad row    opportunities.csv:5: amount: “1e18” is outside",
        "bad row    opportunities.csv:7: created_at: “12345-01-01” is not a date",
        "bad row    opportunities.csv:8: amount: “99999999999999999999” is not an amount",
      ]),
    HostileFile(
      "counts of a trillion millions", "activities.csv",
      [
        .text("timestamp,type,account,count\n"), .text("2026-11-20,visit,Fern,1000000000\n", times: 20),
        .text("2026-11-20,visit,Fern,1000000001\n2026-11-20,visit,Fern,1000000000000000000\n"),
        .text("2026-11-20,visit,Fern,9223372036854775808\n99999999999999,visit,Fern,1\n"),
      ], code: 1,
      says: [
        "rows       24 rows = 20 used + 4 bad,",
        "bad row    activities.csv:22: count: “1000000001” is outside 0–1 billion",
        "bad row    activities.csv:23: count: “1000000000000000000” is outside 0–1 billion",
        "bad row    activities.csv:24: count: “9223372036854775808” is not a whole number",
        "bad row    activities.csv:25: timestamp: “99999999999999” is not a date",
      ]),
    HostileFile(
      "contracts of all time", "contracts.csv",
      [
        .text(
          """
          contract_id,account_name,start,end,value,annual_value
          K1,Fern,0000-01-01,9999-12-31,,900000000000000
          K2,Fern,2026-11-21,2026-11-21,900000000000000,
          K3,Fern,2026-11-21,2026-11-20,1,

          """)
      ], code: 1,
      says: [
        "rows       3 rows = 1 used + 2 bad,",
        "bad row    contracts.csv:3: value: “900000000000000” is outside ±900 trillion",
        "bad row    contracts.csv:4: ",
      ]),
  ]
}
