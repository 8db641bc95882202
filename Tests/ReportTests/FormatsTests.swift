import Ingest
import Foundation
import Report
import Testing

/// What is written parses back to what was meant, whatever the texts hold.
@Suite struct FormatsTests {
  /// Texts that try to break out of each format.
  static let hostile = [
    "", "plain", "a\"b\\c", "line\nbreak\r\n", "\t=1+1", "=HYPERLINK(\"http://x\")", "\u{1B}[31mred\u{7}", "a\u{0}b",
    "\u{202E}gnp.exe", "\u{2066}x\u{2069}", "\u{2028}\u{2029}", "\u{85}\u{9B}31m", "pipe | pipe",
    "`code` *b* [l](u) <b>",
    "日本語", "👩‍👩‍👧 e\u{301}", "\u{FEFF}bom", "&lt; AT&T & co", "-5", "-5x", "+41 44", "@sum", "'quoted", "a,b;c",
  ]

  @Test func jsonReadsBack() throws {
    let written = JSON.object(
      [("texts", .array(FormatsTests.hostile.map { .text($0) }))] + [
        ("numbers", .array([.number(0.1), .number(-0.0), .number(49), .number(1e300), .number(1e-7), .integer(-3)])),
        ("none", .array([.null, .number(.nan), .number(.infinity)])), ("empty", .object([])), ("flag", .bool(true)),
      ]
    ).written
    let read = try #require(try JSONSerialization.jsonObject(with: Data(written.utf8)) as? [String: Any])
    #expect(read["texts"] as? [String] == FormatsTests.hostile)
    #expect(read["numbers"] as? [Double] == [0.1, 0, 49, 1e300, 1e-7, -3])
    #expect((read["none"] as? [Any])?.allSatisfy { $0 is NSNull } == true)
    #expect(read["flag"] as? Bool == true)
  }

  @Test func jsonKeepsTheOrderAndHasNothingHostile() {
    #expect(JSON.object([("b", .number(1)), ("a", .array([]))]).written == #"{"b": 1, "a": []}"#)
    #expect(JSON.text("\u{202E}\u{1B}\u{2028}\n").written == #""\u202e\u001b\u2028\n""#)
    #expect(
      JSON.object([("a", .array([.object([("b", .null)])]))]).written == """
        {
          "a": [
            {"b": null}
          ]
        }
        """)
  }

  @Test(arguments: hostile)
  func markdownStaysInItsCell(_ text: String) {
    let lines = MarkdownTable.text([("A", false), ("B", true)], rows: [[text, "end"]]).split(separator: "\n")
    #expect(lines.count == 3)
    // Bars that are not escaped: three a line.
    let bars = lines[2].replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
    #expect(bars == 3)
    #expect(!lines[2].contains("<"))
  }

  @Test func textTablesLineUp() {
    let table = ReportTable(
      [ReportTable.Column("n", "Name", least: 6), ReportTable.Column("v", "Last\nvalue", isRight: true)],
      rows: [[.text("日本語"), .text("5")], [.text("a long name"), .text("1,234")], [.text("\u{1B}[2J"), .text("–")]])
    #expect(
      table.text(width: 40) == """
                      Last
        Name         value
        日本語           5
        a long name  1,234
        ␛[2J             –

        """)
    #expect(
      table.text(width: 15) == """
                   Last
        Name      value
        日本語        5
        a long …  1,234
        ␛[2J          –

        """)
  }

  @Test func trendsAreDrawnOldestFirst() {
    #expect(ReportTable.sparkline([8, 0, nil, 4]) == "▅·▁█")
    #expect(ReportTable.sparkline([5, 5]) == "▄▄")
    #expect(ReportTable.sparkline([nil, nil]) == "··")
  }
}
