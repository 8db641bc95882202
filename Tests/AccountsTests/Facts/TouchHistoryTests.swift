import Accounts
import Ingest
import Testing
import Values

/// Campaigns, channels and pages of activities.
@Suite struct TouchHistoryTests {
  private let header = "timestamp,type,account_id,campaign_id,channel,url\n"

  private func history(_ files: [String: String], from: String = "2026-11-01") -> TouchHistory {
    let data = TestData(["accounts.csv": twoAccounts].merging(files) { $1 })
    return TouchHistory(data.dataset(), at: FactPoint(asOf: day("2026-11-21"), from: day(from)))
  }

  private func names(_ history: TouchHistory, _ account: Int) -> [String] {
    history.campaigns(touching: account).map { history.campaigns[$0] }
  }

  @Test func whatTouchedAnAccountInThePeriod() {
    let history = history([
      "activities.csv": header
        + "2026-10-31T23:59:59Z,visit,A,before,web,\n2026-11-01T00:00:00Z,visit,A,first day,web,\n"
        + "2026-11-21T23:59:59Z,webinar,A,last day,Events,\n2026-11-22T00:00:00Z,visit,A,after,later,\n"
        + "2026-11-05,ad_impression,A,seen,display,\n2026-11-06,ad_click,A,seen twice,display,\n"
        + "2026-11-07,ad_click,A,seen twice,,\n2026-11-07,visit,B,,,\n2026-11-08,visit,B,n/a,-,\n"
    ])
    #expect(names(history, 0) == ["first day", "last day", "seen twice"])
    #expect(history.channels(touching: 0).map { history.channels[$0] } == ["web", "Events", "display"])
    #expect(history.campaigns(touching: 1).isEmpty && history.channels(touching: 1).isEmpty)
    // Impressions are there, and no touches; nothing after T is.
    let touches = history.touches(of: 0)
    #expect(
      touches.map { history.campaigns[$0.campaign] } == [
        "before", "first day", "seen", "seen twice", "seen twice", "last day",
      ])
    #expect(touches.map(\.isTouch) == [true, true, false, true, true, true])
    #expect(touches.allSatisfy { $0.count == 1 })
  }

  @Test func aNameIsOneHoweverItIsWritten() {
    let history = history([
      "activities-1.csv": header + "2026-11-05,visit,A,Brand  Q4,Web,\n",
      "activities-2.csv": header + "2026-11-06,visit,A,brand q4,web,\n2026-11-07,visit,B,BRAND Q4,,\n",
    ])
    #expect(history.campaigns == ["", "Brand  Q4"] && history.channels == ["", "Web"])
    #expect(names(history, 0) == ["Brand  Q4"] && names(history, 1) == ["Brand  Q4"])
  }

  @Test func aPageIsItsAddressWithoutWhatIsTheVisitors() {
    let history = history([
      "activities.csv": header + "2026-11-05,visit,A,,,https://x.example/pricing?id=1\n"
        + "2026-11-06,visit,A,,,https://x.example/pricing#top\n2026-11-07,visit,A,,,\"/docs,a\"\n"
    ])
    #expect(history.pages == ["", "https://x.example/pricing", "/docs,a"])
    #expect(history.touches(of: 0).map(\.page) == [1, 1, 2])
    #expect(!history.hasCampaigns && !history.hasChannels)
  }

  @Test func withoutSuchColumnsThereIsNothing() {
    let dataset = TestData([
      "accounts.csv": twoAccounts, "activities.csv": "timestamp,type,account_id\n2026-11-05,visit,A\n",
    ]).dataset()
    #expect(dataset.parts.allSatisfy { $0.part.segment.columns.origins.isEmpty })
    let history = TouchHistory(dataset, at: FactPoint(asOf: day("2026-11-21"), from: day("2026-11-01")))
    #expect(history.campaigns == [""] && history.touches(of: 0).count == 1 && history.campaigns(touching: 0).isEmpty)
  }

  @Test func rowsThatAreReadOneByOneSayTheSame() {
    // What is not ASCII goes the general way; rows around it go the fast one.
    let rows = (0..<50).map { row in
      "2026-11-05,visit,\(row % 7 == 3 ? "B" : "A"),\(row % 5 == 0 ? "Frühling" : "c\(row % 3)"),\(row % 2 == 0 ? "web" : ""),/p\(row % 4)?s=\(row)\n"
    }
    let history = history(["activities.csv": header + rows.joined()])
    let found = (0..<2).flatMap { history.touches(of: $0) }.map {
      "\(history.campaigns[$0.campaign]) \(history.channels[$0.channel]) \(history.pages[$0.page])"
    }
    let expected = (0..<50).map { row in
      "\(row % 5 == 0 ? "Frühling" : "c\(row % 3)") \(row % 2 == 0 ? "web" : "") /p\(row % 4)"
    }
    #expect(found.sorted() == expected.sorted())
  }

  @Test func pagesWithoutEndAreNotKeptWithoutEnd() throws {
    let rows = (0..<33_000).map { "2026-11-05,visit,A,brand,web,/item/\($0)\n" }
    let data = TestData(["accounts.csv": twoAccounts, "activities.csv": header + rows.joined()])
    let dataset = data.dataset()
    let history = TouchHistory(dataset, at: FactPoint(asOf: day("2026-11-21"), from: day("2026-11-01")))
    let touches = history.touches(of: 0)
    #expect(touches.count == 33_000 && touches.allSatisfy { $0.campaign == 1 && $0.channel == 1 })
    #expect(touches.count { $0.page == 0 } > 900)
    let notes = dataset.files.flatMap(\.parts).reduce(0) {
      $0 + ($1.notes["page not kept: too many different ones"] ?? 0)
    }
    #expect(notes == touches.count { $0.page == 0 })
    // Nor are their texts.
    #expect(dataset.files.flatMap(\.parts).allSatisfy { $0.pool.count < 32_100 })
  }
}
