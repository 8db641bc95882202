import Accounts
import Metrics
import TestSupport
import Testing

/// What can be explained, and what names it.
@Suite struct ExplainedFigureTests {
  @Test func idsAreUnique() {
    let ids = ExplainedFigure.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.starts(with: KPICatalog.all.map(\.id)))
    #expect(ids.contains("funnel.engaged.conversion") && !ids.contains("funnel.target.conversion"))
  }

  @Test(arguments: [
    ("win_rate", "win_rate"), ("Win-Rate", "win_rate"), ("won of target list", "win_rate"),
    ("funnel.engaged", "funnel.engaged"), ("Reached Engaged", "funnel.engaged"),
    ("conversion to won", "funnel.won.conversion"), ("lifecycle.nurture", "lifecycle.nurture"),
  ])
  func areFoundByIdAndName(_ name: String, _ id: String) { #expect(ExplainedFigure.named(name)?.id == id) }

  @Test func aCountIsThatOfTheFunnel() throws {
    let snapshot = try EvidenceTests.data.snapshot("30d", on: "2026-06-30")
    let figures = snapshot.figures(trends: false)
    for figure in FunnelFigure.all {
      let explained = snapshot.explain(.funnel(figure)).figure
      #expect(explained == figures.figures(of: .funnel(figure))?.all, "\(figure.id)")
      if let counts = figure.counts(figures.funnel) { #expect(explained.value == Double(counts.all), "\(figure.id)") }
    }
    let conversion = try #require(FunnelFigure.of(.conversion(3)))
    let value = snapshot.explain(.funnel(conversion)).figure
    #expect(value.value == figures.funnel.conversion(stage: 3) && value.interval != nil)
  }

  @Test(arguments: [
    ("A1", AccountMatch.one(0)), ("a1", .one(0)), ("ACME GmbH", .one(0)), ("  acme   gmbh ", .one(0)),
    ("https://www.Acme.example/about", .one(0)), ("Zoë", .one(2)), ("Twin", .several([3, 4])),
    ("Globx", .none(nearest: ["Globex"])), ("Acme", .none(nearest: ["Acme GmbH"])), ("", .none(nearest: [])),
  ])
  func accountsAreFoundByIdNameOrDomain(_ text: String, _ match: AccountMatch) throws {
    // Zoë is written with a combining mark here, and without one where it is looked for.
    let snapshot = try SmallData([
      "accounts.csv": """
      account_id,account_name,domain
      A1,Acme GmbH,acme.example
      A2,Globex,globex.example
      A3,Zoe\u{308},
      A4,Twin,
      A5,Twin,
      """
    ]).snapshot("30d", on: "2026-06-30")
    #expect(snapshot.accounts(named: text) == match)
  }
}
