import Filter
import Metrics
import Testing

@Suite struct CompletionTests {
  private func completions(_ text: String, cursor: Int? = nil) -> [FilterCompletion] {
    Completion.completions(text: text, cursor: cursor ?? text.count, in: World.snapshot)
  }

  /// What the text is after the first completion.
  private func completed(_ text: String) -> String? {
    completions(text).first.map { completion in
      let characters = Array(text)
      return String(characters[..<completion.replacing.lowerBound]) + completion.with
        + String(characters[completion.replacing.upperBound...])
    }
  }

  @Test(
    "The first completion",
    arguments: [
      ("ti", "tier:"), ("acme own", "acme owner:"), ("-reg", "-region:"), ("(last", "(last_touch<"),
      ("pipe", "pipeline>="),
      ("crm", "crm_score:"), ("tier:", "tier:1"), ("tier:1,", "tier:1,1"), ("tier:1,n", "tier:1,none"),
      ("stage:>=opp", "stage:>=opportunity"), ("owner:kim", "owner:\"Kim Lee\""), ("owner:\"ki", "owner:\"Kim Lee\""),
      ("owner:z", "owner:\"Zoë Krüger\""), ("owner:lee", "owner:\"Kim Lee\""), ("topic:pri", "topic:\"Pricing tools\""),
      ("is:ch", "is:churned"),
      ("deal", "deal:("), ("deal:", "deal:("), ("deal:(am", "deal:(amount>="),
      ("deal:(amount>5 st", "deal:(amount>5 state:"),
      ("deal:(state:w", "deal:(state:won"), ("deal:(amount>5) ti", "deal:(amount>5) tier:"),
      ("customer:n", "customer:no"), ("id:A3", "id:A3"), ("phase:acq", "phase:acquisition"),
      ("industry:a", "industry:\"A\\*B\""), ("zoë👩‍👩‍👧 ti", "zoë👩‍👩‍👧 tier:"),
    ])
  func first(text: String, expected: String) { #expect(completed(text) == expected) }

  @Test func nothingTypedOffersEverything() {
    let all = completions("acme ")
    #expect(all.first?.with == "tier:")
    #expect(all.allSatisfy { $0.replacing == 5..<5 && !$0.note.isEmpty })
    #expect(all.map(\.with).contains("crm_score:"))
    #expect(all.map(\.with).contains("or "))
    #expect(!completions("").map(\.with).contains("or "))
    #expect(completions("acme o").map(\.with).contains("or "))
  }

  @Test func frequentValuesComeFirst() {
    let owners = completions("owner:").map(\.with)
    #expect(owners.prefix(2) == ["me", "\"Kim Lee\""])
    #expect(owners.suffix(2) == ["*", "-"])
    #expect(completions("owner:kim").first?.note == "2 accounts")
  }

  @Test func onlyWhatStandsBeforeTheCursorCounts() {
    let middle = completions("ti acme", cursor: 2)
    #expect(middle.first == FilterCompletion(replacing: 0..<2, with: "tier:", note: "1, 2, 3 or none"))
    #expect(completions("ti", cursor: 99).first?.replacing == 0..<2)
    #expect(completions("ti", cursor: -1).first?.replacing == 0..<0)
  }

  @Test func nothingCompletesWhatIsUnknownOrText() {
    #expect(completions("nosuch:x").isEmpty)
    #expect(completions("\"quoted").isEmpty)
    #expect(completions("zzzz").isEmpty)
    #expect(completions("(a)").isEmpty)
  }
}
