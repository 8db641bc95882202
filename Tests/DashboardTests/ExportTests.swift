import Cells
@testable import Dashboard
import Foundation
import Metrics
import Testing

/// What is on screen, written to a file.
@Suite struct ExportTests {
  /// What the keys ask to be written.
  private func written(_ keys: String) throws -> String {
    var player = try Player()
    player.type(keys)
    guard case .write(_, let contents)? = player.effects.last else {
      Issue.record("nothing written")
      return ""
    }
    return contents
  }

  private func json(_ keys: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(try written(keys).utf8)) as? [String: Any])
  }

  @Test func exportsWhatIsOnScreen() throws {
    var player = try Player()
    player.type("A x Enter")
    guard case .write(let path, let contents)? = player.effects.last else {
      Issue.record("nothing written")
      return
    }
    #expect(path == "accounts.csv")
    #expect(contents.hasPrefix("Name,Tier,Owner,Stage,"))
    #expect(contents.split(separator: "\r\n").count == 41)
    player.type("x C-u a . m d Enter")
    guard case .write("a.md", let table)? = player.effects.last else {
      Issue.record("no Markdown")
      return
    }
    #expect(table.hasPrefix("| Name"))
  }

  @Test func numbersAreNumbersAndWhatIsMissingIsNull() throws {
    let exported = try json("A x C-u a . j s o n Enter")
    #expect(exported["schema"] as? Int == 1)
    #expect(exported["as_of"] as? String == "2026-11-21")
    #expect(exported["filter"] is NSNull)
    let rows = try #require(exported["rows"] as? [[String: Any]])
    #expect(rows.count == 40)
    #expect(rows.allSatisfy { $0["aes"] is Double && $0["stage"] is Int })
    // Five accounts have no tier, a third no score of their relationship.
    #expect(rows.count { $0["tier"] is NSNull } == 5)
    #expect(rows.contains { $0["relationship"] is NSNull } && rows.contains { $0["relationship"] is Double })
  }

  @Test func figuresAreWhatTheReportSays() throws {
    let exported = try json("x C-u a . j s o n Enter")
    let kpis = try #require(exported["kpis"] as? [String: [String: Any]])
    #expect(kpis.count == KPICatalog.all.count)
    #expect(kpis["engaged_rate"]?["value"] as? Double == 0.875)
    #expect(kpis["engaged_rate"]?["unit"] as? String == "ratio")
    #expect(kpis["engaged_rate"]?["numerator"] as? Int == 35)
  }

  @Test(arguments: [
    ("Tab Tab", "kind"), ("d", "amount"), ("w", "days"), ("b Enter", "accounts"), ("e", "term0"), ("e Enter", "place"),
    ("H", "rows"),
  ])
  func everyListIsWrittenWithItsColumns(_ keys: String, _ column: String) throws {
    let rows = try #require(try json(keys + " x C-u a . j s o n Enter")["rows"] as? [[String: Any]])
    #expect(!rows.isEmpty)
    #expect(rows.allSatisfy { $0[column] != nil })
  }

  @Test func listsAndTheOverviewAreWrittenAsPages() throws {
    let list = try written("A x C-u a . h t m l Enter")
    #expect(list.hasPrefix("<!doctype html>"))
    #expect(list.matches(of: /<tr>/).count == 41)
    #expect(list.contains("<h2>Accounts</h2>"))
    let board = try written("/ t i e r : 1 Enter x C-u a . h t m l Enter")
    for part in ["<h2>Funnel</h2>", "<h2>KPIs</h2>", "filter: tier:1", "No goal for this filter", "What was left out"] {
      #expect(board.contains(part), "\(part)")
    }
  }

  @Test func anAccountIsWrittenAsItsPage() throws {
    let exported = try json("A Enter x C-u a . j s o n Enter")
    #expect(exported["as_of"] as? String == "2026-11-21")
    #expect(try written("A Enter x C-u a . c s v Enter").hasPrefix("fact,value"))
  }
}
