import Accounts
import Ingest
import Foundation
import Metrics
import Report
import Testing
import Values

/// A directory of three accounts, small enough to work every figure out by hand.
struct SmallDirectory {
  static let files = [
    "accounts.csv": """
    account_id,name,tier,is_target,owner,industry,Score!
    A1,Acme,1,yes,Kim,Software,7
    A2,"=Evil\u{1B}[31m | Ltd",2,yes,Lee,,
    A3,Third,,yes,Kim,Software,x

    """,
    "activities.csv": """
    timestamp,type,account_id
    2026-11-10T14:03:00Z,meeting,A1
    2026-11-11,visit,A2
    2026-11-12,visit,A9
    soon,visit,A1

    """,
    "opportunities.csv": """
    opportunity_id,account_id,status,amount,created_at,closed_at
    O1,A1,won,900,2026-11-01,2026-11-15
    O2,A2,open,500,2026-11-05,
    O1,A1,won,1000,2026-11-01,2026-11-15

    """,
    "readme.md": "nothing",
  ]

  /// The files, read and resolved.
  static func dataset() throws -> Dataset {
    let folder = FileManager.default.temporaryDirectory.appending(path: "abmtop-report-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
    let reader = FileReader(directory: folder.path, rules: ReadRules())
    return Dataset(files: files.keys.compactMap { reader.read($0) }, rules: AccountRules(), readRules: ReadRules())
  }

  /// The last 30 days on 21 November 2026.
  static func snapshot() throws -> Snapshot {
    Snapshot(try dataset(), period: .days(30), today: try #require(Day(iso: "2026-11-21")))
  }
}

@Suite struct ReportTextTests {
  private func options(_ change: (inout ReportOptions) -> Void) -> ReportOptions {
    var options = ReportOptions()
    options.title = "demo"
    change(&options)
    return options
  }

  @Test func theFunnelOfAStage() throws {
    let snapshot = try SmallDirectory.snapshot()
    let text = try Written.render(snapshot, snapshot.figures(), options { $0.stage = 4 })
    #expect(
      text == """
        demo                                                           as of 21 Nov 2026
        30d: 2026-10-23 to 2026-11-21 · before: 2026-09-23 to 2026-10-22
        levels, such as the funnel: against 2026-10-22
        3 accounts on the list
        ! 1 of 4 rows of activities left out, 1 orphan, 1 file ignored; abmtop check
        demo lists them
        ! before a figure: over 2 % of a table's rows were left out
        ~ before a figure: it rests on fewer than 20 cases

        FUNNEL
                         At  Reached  Conversion  T1  T2  T3   –
          1 Target       !1        3           –   1   1   0   1
          2 Engaged      !0       !2     !~66.7%  !1  !1  !0  !0
          3 Opportunity   1        2      !~100%   1   1   0   0
          4 Won           1        1      ~50.0%   1   0   0   0
          5 Retention     –        –           –   –   –   –   –
          6 Expansion     0        0           –   0   0   0   0
          Reached counts the stages above too; tiers are of accounts that reached the
            stage.
          Retention waits for contracts.

        4 WON
                                 All      T1   T2  T3    –
          Won of target list  ~33.3%   ~100%  ~0%   –  ~0%
          Accounts won             1       1    0   0    0
          New revenue         $1,000  $1,000   $0  $0   $0
          Deal cycle           !~5 d   !~5 d    –   –    –
          Touches per won      !~1.0   !~1.0    –   –    –
          Cost per won             –       –    –   –    –
          Deal cycle: mean 5 d of 1 value

        WAITING
          Cost per won: add spend.csv (date, amount, channel)

        """)
  }

  @Test func chosenKPIsAgainstThePreviousPeriod() throws {
    let snapshot = try SmallDirectory.snapshot()
    let options = options {
      $0.kpis = ["win_rate", "new_revenue", "win_rate"]
      $0.previous = true
      $0.filter = "tier:1"
      $0.format = .markdown
    }
    let set = AccountSet(members: [true, false, false])
    #expect(
      try Written.render(snapshot, snapshot.figures(of: set), options) == """
        # demo, as of 21 Nov 2026

        - 30d: 2026-10-23 to 2026-11-21 · before: 2026-09-23 to 2026-10-22
        - levels, such as the funnel: against 2026-10-22
        - filter: tier:1
        - 1 of 3 accounts on the list
        - ! 1 of 4 rows of activities left out, 1 orphan, 1 file ignored; abmtop check demo lists them
        - \\~ before a figure: it rests on fewer than 20 cases

        ## 4 Won

        |  | All | Before | Change | T1 | T2 | T3 | – |
        | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |
        | Won of target list | \\~100.0% | \\~0.0% | +100.0 pt | \\~100.0% | – | – | – |
        | New revenue | $1,000.00 | $0.00 | +$1,000 | $1,000.00 | $0.00 | $0.00 | $0.00 |

        - Levels, before as of 2026-10-22: Won of target list

        """)
  }

  @Test func oneRowAKPIAndScope() throws {
    let snapshot = try SmallDirectory.snapshot()
    let options = options {
      $0.kpis = ["new_revenue"]
      $0.by = "Industry"
      $0.format = .csv
    }
    let lines = try Written.render(snapshot, snapshot.figures(), options).split(separator: "\r\n")
    #expect(lines[0].hasPrefix("kpi,name,stage,unit,kind,scope,value,numerator,denominator,mean,count,previous,reason"))
    #expect(
      lines.dropFirst().map { $0.split(separator: ",").dropFirst(5).joined(separator: ",") } == [
        "all,1000.0000,0,false,good", "tier:1,1000.0000,false", "tier:2,0.0000,false", "tier:3,0.0000,false",
        "tier:none,0.0000,false", "Industry:Software,1000.0000,0,false,good", "Industry:-,0.0000,0,false,neutral",
      ])
  }

  @Test func theCertaintyOfFigures() throws {
    let snapshot = try SmallDirectory.snapshot()
    let text = try Written.render(
      snapshot, snapshot.figures(),
      options {
        $0.kpis = ["win_rate", "new_revenue"]
        $0.certainty = true
      })
    // Wilson at 95 % of 1 of 3: [0.0615, 0.7923].
    #expect(text.contains("~33.3%  3  6.1% to 79.2%"), "\(text)")
    #expect(text.contains("$1,000  –              –"), "\(text)")
    let lines = try Written.render(
      snapshot, snapshot.figures(),
      options {
        $0.kpis = ["win_rate"]
        $0.format = .csv
      }
    ).split(separator: "\r\n")
    #expect(lines[0].contains(",reason,n,small,low,high,partial,change,"))
    #expect(lines[1].contains(",,3,true,0.0614") && lines[1].contains(",false,neutral,"), "\(lines[1])")
  }

  @Test func marksAtEachFigureOfABreakdown() throws {
    let snapshot = try SmallDirectory.snapshot()
    let text = try Written.render(
      snapshot, snapshot.figures(),
      options {
        $0.kpis = ["deal_cycle"]
        $0.by = "industry"
      })
    #expect(text.contains("Software       !~5 d\n") && text.contains("All            !~5 d\n"), "\(text)")
    #expect(text.contains("! before a figure") && text.contains("~ before a figure"))
  }

  @Test func aBreakdownIsSortedBySize() throws {
    let snapshot = try SmallDirectory.snapshot()
    let text = try Written.render(
      snapshot, snapshot.figures(),
      options {
        $0.kpis = ["target_accounts", "target_account_pipeline"]
        $0.by = "industry"
      })
    #expect(
      text.contains(
        """

        3 OPPORTUNITY BY INDUSTRY
                      Target
                     account
          industry  pipeline
          Software        $0
          –             $500
          All           $500

        """))
    let owners = try Breakdown(snapshot, by: "owner")
    #expect(owners.groups.map(\.value) == ["Kim", "Lee"])
    #expect(owners.groups.map(\.accounts) == [2, 1])
    #expect(try Breakdown(snapshot, by: "score").groups.map(\.value) == ["", "7", "x"])
  }

  @Test func whatDoesNotExistIsNamed() throws {
    let snapshot = try SmallDirectory.snapshot()
    #expect(throws: ReportError.unknownKPI("winrate", nearest: "win_rate")) {
      try Written.render(snapshot, snapshot.figures(), options { $0.kpis = ["winrate"] })
    }
    #expect(throws: ReportError.unknownColumn("industri", nearest: "industry")) {
      try Written.render(snapshot, snapshot.figures(), options { $0.by = "industri" })
    }
    #expect(throws: ReportError.unknownAccount("A9", nearest: ["A1", "A2", "A3"])) {
      try Written.account("A9", snapshot)
    }
  }

  @Test(arguments: ReportFormat.allCases.filter(\.isText), ["tier", "industry", "name"])
  func nothingHostileLeavesAnyReport(_ format: ReportFormat, _ by: String) throws {
    let snapshot = try SmallDirectory.snapshot()
    let options = options {
      $0.format = format
      $0.by = by
      $0.title = "\u{1B}]0;x\u{7}"
      $0.filter = "\u{202E}x"
      $0.accounts = true
      $0.trend = true
      $0.previous = true
    }
    var request = AccountTable.Request()
    request.columns = AccountCatalog.fields(in: snapshot).map(\.id)
    let reports = [
      try Written.render(snapshot, snapshot.figures(), options), try Written.accounts(snapshot, request, options),
      try Written.account("A2", snapshot, options), Written.check(snapshot.dataset, snapshot.health, options),
    ]
    for report in reports {
      let end = report.utf8.last
      #expect(end == 10)
      let hostile = report.unicodeScalars.first { scalar in
        (scalar.value < 0x20 && scalar != "\n" && scalar != "\r") || (0x7F..<0xA0).contains(scalar.value)
          || scalar.properties.isBidiControl
      }
      #expect(hostile == nil)
      if format == .json { _ = try JSONSerialization.jsonObject(with: Data(report.utf8)) }
    }
  }
}
