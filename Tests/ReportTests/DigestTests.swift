import Formatting
import Metrics
import Report
import Signals
import TestSupport
import Testing
import Values

/// The note of what is new: what it says, and that nothing from data gets out of it.
@Suite struct DigestTests {
  private static func data(_ name: String) -> SmallData {
    var deals = "opportunity_id,account_id,name,type,status,amount,created_at,closed_at,expected_close,owner\n"
    deals += "W1,A1,EMR rollout,new,won,120000,2026-03-01,2026-06-18,,Ana Ruiz\n"
    // Nine are overdue since the week began, one since long.
    for number in 1...9 {
      deals += "N\(number),A1,Deal \(number),new,open,\(number)000,2026-06-01,,2026-06-17,Ana Ruiz\n"
    }
    deals += "O1,A1,Old deal,new,open,5000,2026-06-01,,2026-06-10,Bo Lind\n"
    return SmallData([
      "accounts.csv": "account_id,name,is_target,owner,tier\nA1,\(name),yes,Ana Ruiz,2\n", "opportunities.csv": deals,
      "goals.csv": "kpi,period,value\nnew_revenue,2026-Q2,500000\n",
    ])
  }

  private func note(
    _ form: Report.DigestForm, name: String = "Stoneley Medical", owner: String? = nil, since: String = "2026-06-15"
  ) throws -> String {
    let since = try #require(Day(iso: since))
    let snapshot = try Self.data(name).snapshot("\((since + 1).iso)..2026-06-22", on: "2026-06-22")
    func signals(_ day: Day) -> SignalList { SignalList(snapshot.dataset, at: day) }
    let digest = Digest(
      snapshot, since: since, signals: signals(snapshot.asOf), before: signals(since), goals: GoalReport(snapshot),
      owner: owner)
    return String(decoding: Report.digest(snapshot, digest, form: form), as: UTF8.self)
  }

  @Test func whatItSays() throws {
    let text = try note(.text)
    #expect(text.hasPrefix("abmtop: since Monday 15 Jun, as of 22 Jun 2026\n"))
    #expect(text.contains("9 new signals"))
    #expect(text.contains("1 older one waits."))
    #expect(text.contains("1 deal won ($120K)"))
    #expect(text.contains("Ana Ruiz: 9 new\n"))
    #expect(text.contains("- and 2 more new\n"), "seven a person: \(text)")
    #expect(text.contains("Nothing new, but waiting: Bo Lind 1."))
    #expect(text.contains("- Stoneley Medical, EMR rollout (Ana Ruiz): $120K; 18 Jun\n"))
    #expect(text.contains("New revenue, quarter to 30 Jun: $120K of $500K"))
    #expect(text.split(separator: "\n").allSatisfy { DisplayText.width(String($0)) <= 80 })
  }

  /// Of one owner it has only what is theirs.
  @Test func ofOneOwner() throws {
    let text = try note(.text, owner: "bo lind")
    #expect(text.contains("No new signal. 1 older one waits."))
    #expect(!text.contains("Ana Ruiz") && !text.contains("EMR rollout"))
  }

  @Test func nothingNew() throws {
    let text = try note(.text, since: "2026-06-21")
    #expect(text.contains("No new signal. 10 older ones wait."))
    #expect(!text.contains("TO ACT ON") && !text.contains("WHAT CHANGED"))
  }

  /// Whatever accounts are called: the fragment has the elements of the writer, none with an attribute, and nothing else.
  @Test func nothingGetsOut() throws {
    var numbers = SeededNumbers(seed: 7)
    let hostile = (0..<4).map { _ in
      hostileText(&numbers, atMost: 40).filter { !$0.isNewline && $0 != "\"" && $0 != "," }
    }
    for name in ["<script>alert(1)</script>", "\u{1B}[2J", "A&B 'x' <b onclick=1>", "[a](javascript:1) |`*"] + hostile {
      let html = try note(.html, name: name.isEmpty ? "x" : name)
      let allowed = ["h1", "h2", "h3", "p", "ul", "li"].flatMap { ["<\($0)>", "</\($0)>"] }
      let rest = allowed.reduce(html) { $0.split(separator: $1, omittingEmptySubsequences: false).joined() }
      #expect(!rest.contains("<") && !rest.contains(">") && !rest.contains("\""), "\(name)")
      for form in Report.DigestForm.allCases {
        let written = try note(form, name: name.isEmpty ? "x" : name)
        #expect(written.unicodeScalars.allSatisfy { $0.value >= 32 || $0 == "\n" })
      }
    }
    #expect(try note(.markdown, name: "[a](javascript:1)").contains("\\[a\\](javascript:1)"))
  }
}
