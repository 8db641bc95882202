import Accounts
import Forecast
import Foundation
import Metrics
import TestSupport
import Testing
import Values

@testable import Report

/// Pages: well-formed, self-contained, legible, and whatever the data holds is text in them.
@Suite struct PageTests {
  /// Names that try to break out of an element, an attribute or the page.
  static let hostile = [
    "</td></table><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onload='x", "&lt;b&gt; & co",
    "<!--", "]]>", "</style><style>*{display:none}", "javascript:alert(1)", "\u{1B}[31mred\u{7}\u{0}",
    "\u{202E}gnp.exe",
    "Søren & Frères <GmbH>", "日本語 \"株式会社\"",
  ]

  private func board(_ snapshot: Snapshot, _ change: (inout ReportOptions) -> Void = { _ in }) -> String {
    var options = ReportOptions()
    options.format = .html
    change(&options)
    let page = Report.board(snapshot, snapshot.figures(trends: true), BoardParts(), options)
    return String(decoding: page, as: UTF8.self)
  }

  /// A directory whose every text is one of these.
  private func hostileSnapshot() throws -> Snapshot {
    func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
    let rows = PageTests.hostile.enumerated().map { "a\($0),\(quoted($1)),\(1 + $0 % 3),\(quoted($1)),2026-10-20" }
    let deals = PageTests.hostile.enumerated().map {
      "d\($0),a\($0),\(quoted($1)),open,\(1000 * ($0 + 1)),2026-10-\(10 + $0),new"
    }
    return try SmallData([
      "accounts.csv": "account_id,name,tier,owner,created_at\n" + rows.joined(separator: "\n") + "\n",
      "opportunities.csv":
        "opportunity_id,account_id,name,status,amount,created_at,type\n" + deals.joined(separator: "\n") + "\n",
    ]).snapshot("qtd", on: "2026-11-21")
  }

  @Test func whatTheDataHoldsIsText() throws {
    let snapshot = try hostileSnapshot()
    var options = ReportOptions()
    options.format = .html
    options.filter = PageTests.hostile[1]
    options.title = PageTests.hostile[0]
    var pages = [
      board(snapshot) {
        $0.title = PageTests.hostile[0]
        $0.filter = PageTests.hostile[2]
      }, try Written.accounts(snapshot, AccountTable.Request(), options),
    ]
    options.by = "owner"
    pages.append(try Written.render(snapshot, snapshot.figures(trends: true), options))
    for page in pages.dropFirst() { #expect(page.contains("Søren &amp; Frères &lt;GmbH&gt;")) }
    for page in pages {
      try PageTests.expectWellFormed(page)
      #expect(!page.contains("<script") && !page.contains("<img") && !page.contains("onerror=alert(1)>"))
      #expect(page.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 32 && $0 != "\u{202E}" })
    }
  }

  @Test func anyTextIsTextAndAnyAttributeOneAttribute() throws {
    var generator = SeededNumbers(seed: 19)
    for _ in 0..<300 {
      let text = hostileText(&generator, atMost: 12) + "<&\"'>"
      let markup = HTML.element("p", ["title": text], text: text).markup
      // By bytes: a mark that begins a text is one grapheme with the sign before it.
      let bytes = Array(markup.utf8)
      #expect(bytes.starts(with: #"<p title=""#.utf8))
      #expect(bytes.suffix(4).elementsEqual("</p>".utf8))
      let inner = bytes.dropFirst(#"<p title=""#.utf8.count).dropLast(4)
      let end = try #require(inner.firstIndex(of: UInt8(ascii: "\"")))
      #expect(inner[inner.index(after: end)] == UInt8(ascii: ">"))
      for part in [inner[..<end], inner[inner.index(end, offsetBy: 2)...]] {
        #expect(!part.contains { "<>\"'".utf8.contains($0) })
        #expect(part.suffix(22).elementsEqual("&lt;&amp;&quot;&#39;&gt;".utf8.suffix(22)))
      }
    }
  }

  @Test func nothingIsRequestedAndNothingRuns() throws {
    let page = board(try hostileSnapshot())
    #expect(page.contains("default-src 'none'") || page.contains("default-src &#39;none&#39;"))
    for word in ["<script", "<link", "<iframe", "<object", "@import", "url(", "<base", "<form", "href="] {
      #expect(!page.contains(word), "\(word)")
    }
    for match in page.matches(of: /\s(src|srcset|action|on[a-z]+)="/) { Issue.record("\(match.output.1)") }
  }

  @Test func headingsAreInOrderAndTablesHaveScopes() throws {
    let page = board(try hostileSnapshot())
    #expect(page.contains("<html lang=\"en\">"))
    let levels = page.matches(of: /<h([1-6])[ >]/).compactMap { Int($0.output.1) }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    for (before, level) in zip(levels, levels.dropFirst()) { #expect(level <= before + 1) }
    #expect(page.matches(of: /<th(?! scope="(row|col)")[ >]/).isEmpty)
    #expect(page.matches(of: /<th[^>]*><\/th>/).isEmpty)
    for match in page.matches(of: /<svg[^>]*>/) {
      let tag = match.output
      #expect(tag.contains("aria-hidden=\"true\"") || tag.contains("role=\"img\" aria-label=\""))
    }
    #expect(page.contains("role=\"img\""))
  }

  @Test func textsAndDrawingsStandOut() throws {
    let grounds = PageStyle.colours.filter { $0.kind == .ground }
    #expect(grounds.count == 2)
    for colour in PageStyle.colours {
      let least: Double? =
        switch colour.kind {
        case .text: 4.5
        case .figure: 3
        case .ground, .rule: nil
        }
      guard let least else { continue }
      for ground in grounds {
        #expect(try PageTests.contrast(colour.light, ground.light) >= least, "\(colour.name), light")
        #expect(try PageTests.contrast(colour.dark, ground.dark) >= least, "\(colour.name), dark")
      }
    }
    // Every colour of the rules is one of these.
    let named = Set(PageStyle.colours.map(\.name))
    for match in PageStyle.rules.matches(of: /var\(--([a-z0-9]+)\)/) { #expect(named.contains(String(match.output.1))) }
    #expect(PageStyle.rules.matches(of: /#[0-9a-f]{6}/).count == 2 * named.count)
  }

  @Test func figuresHaveTheirMarksChangesAndCases() throws {
    let page = board(try hostileSnapshot())
    for word in [
      "~ before a figure: it rests on fewer than 20 cases", "<td class=\"r strong\">~100.0%</td>", "What was left out",
      "waits for", "filter: none · qtd as of 2026-11-21", "<h2>Funnel</h2>", "<h2>KPIs</h2>",
      "<th scope=\"col\">3 Opportunity</th>", "Target account pipeline",
    ] {
      #expect(page.contains(word), "\(word)")
    }
    // The whole funnel of twelve accounts with a new opportunity each.
    #expect(page.contains("<th scope=\"row\">3 Opportunity</th>"))
  }

  @Test func theSameStateGivesTheSameBytes() throws {
    let snapshot = try hostileSnapshot()
    #expect(board(snapshot) == board(snapshot))
  }

  @Test func everyReportForPeopleIsAPage() throws {
    let snapshot = try hostileSnapshot()
    var options = ReportOptions()
    options.format = .html
    options.trend = true
    let texts = [
      try Written.render(snapshot, snapshot.figures(trends: true), options),
      try Written.account("a3", snapshot, options),
      String(decoding: Report.explainable(options), as: UTF8.self),
      String(
        decoding: Report.page(
          snapshot, named: "A <screen>", [("id", "Id"), ("money", "Open <money>")],
          [[.text("x"), .money(Money(units: 50_000))]], [["x", "$5.00"]], options), as: UTF8.self),
    ]
    for text in texts { try PageTests.expectWellFormed(text) }
    #expect(texts[3].contains("<td class=\"r\">$5.00</td>"))
  }

  /// Each element is ended, in its order, and ids of colours aside nothing stands between tags that is not escaped.
  static func expectWellFormed(_ page: String) throws {
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">\n"))
    #expect(page.hasSuffix("</html>\n"))
    var open: [Substring] = []
    for match in page.matches(of: /<(\/?)([a-z0-9]+)([^<>]*)>/) {
      let (isEnd, name) = (!match.output.1.isEmpty, match.output.2)
      if isEnd {
        try #require(open.popLast() == name)
      } else if name != "meta", !match.output.3.hasSuffix("/") {
        open.append(name)
      }
    }
    #expect(open.isEmpty)
  }

  /// The contrast of two colours of six hexadecimal digits, by WCAG 2.
  static func contrast(_ one: String, _ other: String) throws -> Double {
    func luminance(_ hex: String) throws -> Double {
      let value = try #require(UInt32(hex, radix: 16))
      let parts = [16, 8, 0].map { shift -> Double in
        let part = Double(value >> UInt32(shift) & 255) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }
    let (a, b) = (try luminance(one), try luminance(other))
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }
}
