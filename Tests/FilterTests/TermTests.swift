import Accounts
import Filter
import Metrics
import Testing

@Suite struct TermTests {
  @Test(
    "A term takes the place of one on its field",
    arguments: [
      ("tier:1", "", "tier:1"), ("tier:1", "  ", "tier:1"), ("tier:1", "acme", "acme tier:1"),
      ("tier:2", "tier:1", "tier:2"), ("tier:2", "acme tier:1 region:emea", "acme tier:2 region:emea"),
      ("tier:2", "tier>=2  acme and tier:1,3", "tier:2 acme"), ("tier:2", "-tier:1", "-tier:1 tier:2"),
      ("tier:2", "(tier:1)", "tier:2"), ("tier:2", "acme or tier:1", "(acme or tier:1) tier:2"),
      ("tier:2", "(acme or tier:1) region:x", "(acme or tier:1) region:x tier:2"),
      ("account_id:A1", "id:A2", "account_id:A1"), ("plan:gold", "plan:silver acme", "plan:gold acme"),
      ("acme", "tier:1", "tier:1 acme"), ("tier:2", "acme \"", "acme \" tier:2"),
      ("tier:2", "https://acme.example tier:1", "https://acme.example tier:2"),
    ])
  func adding(term: String, text: String, expected: String) { #expect(Filter.text(adding: term, to: text) == expected) }

  @Test(
    "A field’s terms can be taken out",
    arguments: [
      ("tier", "tier:1", ""), ("tier", "acme and tier:1 region:x", "acme region:x"), ("tier", "acme", "acme"),
      ("tier", "acme or tier:1", "acme or tier:1"), ("tier", "-tier:1", "-tier:1"), ("plan", "Plan:x acme", "acme"),
      ("tier", "(", "("),
    ])
  func removing(field: String, text: String, expected: String) {
    #expect(Filter.text(removing: field, from: text) == expected)
  }

  @Test func theTermOnAFieldIsFound() {
    #expect(Filter.term(on: "tier", in: "acme tier:1,2") == "tier:1,2")
    #expect(Filter.term(on: "tier", in: "acme or tier:1") == nil)
    #expect(Filter.term(on: "tier", in: "acme") == nil)
    #expect(Filter.term(on: "account_id", in: "ID:A1") == "ID:A1")
  }

  @Test(
    "Values are quoted where they must be",
    arguments: [
      ("tier", "1", "tier:1"), ("owner", "Kim Lee", "owner:\"Kim Lee\""), ("Owner", "", "owner:-"),
      ("owner", "me", "owner:\"me\""), ("industry", "A*B", "industry:\"A\\*B\""), ("owner", "-", "owner:\"-\""),
      ("CRM Score", "9.5", "crm_score:9.5"), ("crm score", "1..2", "crm_score:\"1..2\""),
      ("owner", "Priya \"PJ\" Nair", "owner:\"Priya \\\"PJ\\\" Nair\""), ("region", "EMEA", "region:EMEA"),
    ])
  func quoting(field: String, value: String, expected: String) { #expect(Filter.term(field, value) == expected) }

  @Test func everyValueOfAColumnFindsItsAccounts() throws {
    for account in World.snapshot.dataset.accounts {
      for (field, value) in [
        ("owner", account.owner), ("industry", account.industry), ("name", account.name), ("id", account.id),
        ("CRM Score", account.extras[0]),
      ] {
        let kept = try World.kept(Filter.term(field, value))
        #expect(kept.contains(account.id.dropFirst()), "\(Filter.term(field, value))")
        if field == "name" || field == "industry" { #expect(kept.count == 1) }
      }
    }
  }
}
