import Filter
import Testing

@Suite struct ErrorTests {
  /// The text between the brackets is what the error must point at.
  @Test(
    "Errors point at what is wrong",
    arguments: [
      ("[teir]:1", .unknownField("teir", nearest: "tier")),
      ("acme [ownr]:kim", .unknownField("ownr", nearest: "owner")),
      ("[xyzzy]>5", .unknownField("xyzzy", nearest: nil)),
      ("[zz]:/path", .unknownField("zz", nearest: nil)),
      ("[lasttuoch]<14d", .unknownField("lasttuoch", nearest: "last_touch")),
      ("[tier:]", .missingValue(field: "tier")),
      ("acme [tier:]", .missingValue(field: "tier")),
      ("([aes>=])", .missingValue(field: "aes")),
      ("tier:1[,]", .missingValue(field: "tier")),
      ("tier:[,]1", .missingValue(field: "tier")),
      ("tier:1[,],2", .missingValue(field: "tier")),
      ("[stage:>=]", .missingValue(field: "stage")),
      ("[deal:]", .missingValue(field: "deal")),
      ("deal:[x]", .needsParentheses(field: "deal")),
      ("deal>[5]", .needsParentheses(field: "deal")),
      ("deal:[(]amount>5", .unclosedParenthesis),
      ("deal:[()]", .missingOperand("()")),
      ("deal:([xyzzy]>5)", .unknownField("xyzzy", nearest: nil)),
      ("deal:([amuont]>5)", .unknownField("amuont", nearest: "amount")),
      ("[>5]", .missingField),
      ("aes [>] 50", .missingField),
      ("[:x]", .missingField),
      ("acme [\"gmbh]", .unclosedQuote),
      ("owner:[\"Kim Lee]", .unclosedQuote),
      ("[\"]", .unclosedQuote),
      ("[\"a\\\"]", .unclosedQuote),
      ("acme [(]tier:1", .unclosedParenthesis),
      ("([(]tier:1", .unclosedParenthesis),
      ("[(]", .unclosedParenthesis),
      ("tier:1[)]", .unopenedParenthesis),
      ("[)]", .unopenedParenthesis),
      ("acme [()]", .missingOperand("()")),
      ("acme [or]", .missingOperand("or")),
      ("[or] acme", .missingOperand("or")),
      ("a or [or] b", .missingOperand("or")),
      ("(a [or])", .missingOperand("or")),
      ("a [and]", .missingOperand("and")),
      ("[and] a", .missingOperand("and")),
      ("a [and] or b", .missingOperand("and")),
      ("acme [not]", .missingOperand("not")),
      ("acme [-]", .missingOperand("-")),
      ("acme [-] berlin", .missingOperand("-")),
      ("(a [-])", .missingOperand("-")),
      ("[not] or a", .missingOperand("not")),
      ("aes>[abc]", .notANumber("abc", field: "aes")),
      ("aes:[10..x]", .notANumber("10..x", field: "aes")),
      ("aes:[..]", .notANumber("..", field: "aes")),
      ("aes:10,[x]", .notANumber("x", field: "aes")),
      ("aes>[5d]", .notANumber("5d", field: "aes")),
      ("pipeline>=[99999999999999999999]", .notANumber("99999999999999999999", field: "pipeline")),
      ("last_touch<[14x]", .notADay("14x", field: "last_touch")),
      ("entered>=[2026-02-30]", .notADay("2026-02-30", field: "entered")),
      ("entered:[2026-01-01..30d]", .notADay("2026-01-01..30d", field: "entered")),
      ("aes:[40..10]", .reversedRange("40..10")),
      ("entered:[2026-02-01..2026-01-01]", .reversedRange("2026-02-01..2026-01-01")),
      ("customer:[maybe]", .unknownValue("maybe", field: "customer", choices: ["yes", "no"])),
      ("phase:[4]", .unknownValue("4", field: "phase", choices: ["acquisition", "acceleration", "expansion"])),
      ("tier:1,[4]", .unknownValue("4", field: "tier", choices: ["1", "2", "3", "none"])),
      ("region[>]", .missingValue(field: "region")),
      ("region>[emea]", .notComparable(field: "region")),
      ("is:>[open]", .notComparable(field: "is")),
      ("id>[A1]", .notComparable(field: "id")),
      // Offsets are in characters, whatever these are made of.
      ("👩‍👩‍👧 é [teir]:1", .unknownField("teir", nearest: "tier")),
      ("owner:e\u{301} aes>[é]", .notANumber("é", field: "aes")),
    ] as [(String, FilterError.Reason)])
  func place(marked: String, reason: FilterError.Reason) throws {
    let text = marked.filter { $0 != "[" && $0 != "]" }
    let characters = Array(marked)
    let start = try #require(characters.firstIndex(of: "["))
    let end = try #require(characters.firstIndex(of: "]")) - 1
    let expected =
      marked == "region[>]"
      ? FilterError(range: 0..<7, reason: reason) : FilterError(range: start..<end, reason: reason)
    #expect(throws: expected) { try Filter.parse(text) }
    #expect(!expected.words.isEmpty)
  }

  @Test func columnsAreFieldsOnlyWhereTheyAre() throws {
    let error = FilterError(range: 0..<8, reason: .unknownField("crmscore", nearest: nil))
    #expect(throws: error) { try Filter.parse("crmscore>50") }
    _ = try Filter.parse("crmscore>50", columns: ["CRM Score"])
    #expect(throws: FilterError(range: 0..<9, reason: .unknownField("crm_scroe", nearest: "CRM Score"))) {
      try Filter.parse("crm_scroe>50", columns: ["CRM Score"])
    }
    #expect(throws: FilterError(range: 10..<14, reason: .notComparable(field: "crm_score"))) {
      try Filter.parse("crm_score>high", columns: ["CRM Score"])
    }
  }

  @Test func nestingIsLimited() throws {
    let deep = String(repeating: "(", count: 10_000) + "a" + String(repeating: ")", count: 10_000)
    #expect(throws: FilterError(range: 100..<101, reason: .tooDeep(limit: 100))) { try Filter.parse(deep) }
    let allowed = String(repeating: "-(", count: 100) + "acme" + String(repeating: ")", count: 100)
    #expect(try World.kept(allowed) == "1")
  }

  @Test func longTextsNeedNoStack() throws {
    #expect(try World.kept(String(repeating: "-", count: 10_001) + "acme") == "2345678")
    #expect(try World.kept(Array(repeating: "acme", count: 10_000).joined(separator: " or ")) == "1")
    #expect(try World.kept("id:" + (1...10_000).map { "A\($0)" }.joined(separator: ",")) == "12345678")
    #expect(try World.kept(String(repeating: "not ", count: 10_000) + "acme") == "1")
  }
}
