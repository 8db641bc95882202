import Accounts
import Ingest
import Filter
import Metrics
import Testing

@Suite struct EvaluationTests {
  @Test(
    "Words are found in name, domain and id",
    arguments: [
      ("", "12345678"), ("   ", "12345678"), ("acme", "1"), ("ACME", "1"), ("a3", "3"), (".test", "37"),
      ("example", "12"), ("\"acme gmbh\"", "1"), ("acme initech", ""), ("acme or initech", "12"), ("zoë", ""),
      ("ac*gmbh", "1"), ("*", "12345678"), ("\"*\"", "12345678"), ("\"\\*\"", ""), ("\"\"", "12345678"),
      ("\"q\\\" ind\"", "6"), ("\"\"\"Q\"\"\"", "6"), ("https://acme.example", "1"),
      ("https://www.globex.test/pricing?x=1", "3"), ("http://initech.example:8080", "2"), ("ftp://nowhere.test", ""),
    ])
  func words(text: String, expected: String) throws { #expect(try World.kept(text) == expected) }

  @Test(
    "Places in the funnels",
    arguments: [
      ("tier:1", "13"), ("tier:1,2", "12367"), ("tier:none", "5"), ("tier:-", "5"), ("tier:*", "1234678"),
      ("tier:T2", "267"), ("tier:a", "13"), ("tier:\"Tier 3\"", "48"), ("tier>=2", "24678"), ("tier:1..2", "12367"),
      ("tier<3", "12367"), ("tier:1,none", "135"),
      ("stage:target", "2"), ("stage:engaged", "6"), ("stage:opportunity", "18"), ("stage:3", "18"),
      ("stage:won", "3457"), ("stage:>=3", "134578"), ("stage>=opportunity", "134578"), ("stage:<3", "26"),
      ("stage:2..3", "168"), ("stage:engaged..opportunity", "168"), ("stage:>3", "3457"), ("stage<=Engaged", "26"),
      ("stage:1,4", "23457"), ("stage=4", "3457"),
      ("reached:engaged", "1345678"), ("reached:3", "134578"), ("reached:retention", ""), ("reached:2..3", "168"),
      ("reached:2..2", "6"),
      ("lifecycle:win-back", "58"), ("lifecycle:4", "58"), ("lifecycle:\"Dead-opportunity win-back\"", "58"),
      ("lifecycle:nurture,retention", "346"), ("lifecycle:cross-sell", "7"), ("lifecycle>=5", "347"),
      ("phase:expansion", "347"), ("phase:acquisition", "26"), ("phase:2", "158"), ("phase>acquisition", "134578"),
      ("phase:acquisition..acceleration", "12568"),
    ])
  func places(text: String, expected: String) throws { #expect(try World.kept(text) == expected) }

  @Test(
    "Columns of accounts",
    arguments: [
      ("owner:\"Kim Lee\"", "13"), ("owner:\"kim lee\"", "13"), ("owner:kim*", "138"), ("owner:*lee*", "138"),
      ("owner:-", "4"), ("owner:*", "1235678"), ("-owner:-", "1235678"), ("owner:\"Bo, Inc\"", "2"),
      ("owner:\"Bo, Inc\",\"Kim Lee\"", "123"), ("owner:Bo,Inc", ""), ("owner:ZOË*", "5"), ("owner:\"me\"", "7"),
      ("owner:\"Priya \\\"PJ\\\" Nair\"", "6"), ("owner:\"Priya \"\"PJ\"\" Nair\"", "6"), ("owner:\"\"", "4"),
      ("owner:\"-\"", ""), ("industry:*soft*", "12"), ("industry:software", "1"), ("industry:A*B", "67"),
      ("industry:\"a\\*b\"", "6"), ("industry:-", "5"), ("region:emea", "13"), ("-region:emea", "245678"),
      ("region=amer", "2567"), ("employees>=500", "1378"), ("employees<500", "256"), ("employees:500", "1"),
      ("employees:7..12", "56"), ("employees:..12", "56"), ("employees:1k..", "378"), ("employees>1.5k", "38"),
      ("employees>=2m", "8"), ("employees<0.001b", "123567"), ("employees>54,999", "38"), ("employees:-", "4"),
      ("employees:*", "1235678"), ("employees:7,12,499", "256"), ("domain:*.example", "12"), ("name:initech", "2"),
      ("account_name:Initech", "2"), ("Account:initech", "2"), ("is_target:no", "6"), ("id:A1,A8", "18"),
      ("id:a1", ""), ("id:A*", ""), ("account_id:A2", "2"), ("id:A1,unknown", "1"),
      ("target_since:2025-01-10", "12345678"),
      ("target_since:2025-*", "12345678"), ("target_since>2025-01-10", ""), ("country:-", "12345678"),
    ])
  func columns(text: String, expected: String) throws { #expect(try World.kept(text) == expected) }

  @Test(
    "Deals",
    arguments: [
      ("deal:(amount>50k)", "1"), ("deal:(type:expansion)", "7"), ("deal:(amount>0)", "17"), ("deal:(state:won)", "7"),
      ("deal:(state:lost) or deal:(amount>50k)", "18"), ("-deal:(amount>0)", "234568"),
      ("deal:(amount>20k -type:expansion)", "1"), ("deals:(close:-)", "17"), ("DEAL:(age>20d)", "1"),
      ("deal:(age>=20d) -tier:1", "7"), ("deal:(amount>50k or (type:expansion amount<50k))", "17"), ("deal:(o1)", ""),
      ("deal:(probability:-)", "17"), ("deal:(overdue:yes)", ""), ("deal:(overdue:no)", "17"),
    ])
  func deals(text: String, expected: String) throws {
    #expect(try World.kept(text) == expected)
    // The canonical text is another way to say the same.
    #expect(try World.kept(Filter.parse(text).canonical) == expected)
  }

  @Test(
    "Columns that only these accounts have",
    arguments: [
      ("crm_score>50", "15"), ("crmscore>50", "15"), ("\"CRM Score\">50", "15"), ("crm_score:5", "67"),
      ("crm_score:\"5.0\"", "67"), ("crm_score:5.*", "7"), ("crm_score<0", "8"), ("crm_score:5..10", "267"),
      ("crm_score:-", "3"), ("crm_score:*", "1245678"), ("crm_score:n/a", "4"), ("crm_score:87,100", "15"),
      ("seen:2026-11-20", "2"), ("seen>=2026-11-01", "12"), ("seen<14d", "2"), ("seen<=14d", "12"), ("seen>300d", "5"),
      ("seen:2026-*", "12"), ("seen:never", "6"), ("seen:2025-01-01..2026-11-07", "15"),
      // A fact goes before a column of the same name.
      ("trend<0", "3"),
    ])
  func extraColumns(text: String, expected: String) throws {
    #expect(try World.kept(text) == expected)
  }

  @Test(
    "Facts",
    arguments: [
      // 15 for the meeting, ten days old: 15 × 2^(−1/3) = 11.906.
      ("aes>10", "1"), ("aes:11.9..11.91", "1"), ("aes=0", "234578"), ("aes:0..1", "2345678"),
      ("pipeline>=100k", "1"), ("pipeline:30000", "7"), ("pipeline>0", "17"), ("pipeline>100,000", ""),
      ("revenue:75k", "7"), ("revenue>=$75,000", "7"), ("acv>=20k", "34"), ("acv<50k acv>0", "4"),
      ("relationship:50", "3"), ("relationship:-", "1245678"), ("relationship:*", "3"), ("trend<=-10", "3"),
      ("trend:-20..-5", "3"), ("trend:-", "1245678"), ("stakeholders:2", "1"), ("penetration:1", "1"),
      ("penetration>=1", "1"), ("heat:0", "12345678"), ("heat>=2", ""), ("touches>=1", "12"), ("touches_ever>0", "126"),
      ("visits:0", "12345678"), ("spend:0", "12345678"), ("ltv:*", "347"), ("customer:yes", "347"),
      ("customer:no", "12568"), ("-customer:yes", "12568"), ("surge:yes", "7"), ("surge:no", "1234568"),
      ("topic:pricing", ""), ("topic:pricing*", "7"), ("topic:\"pricing tools\"", "7"), ("topic:rival*", "8"),
      ("topic:*", "78"), ("topic:-", "123456"), ("topic:rivalsoft,pricing*", "78"),
    ])
  func facts(text: String, expected: String) throws { #expect(try World.kept(text) == expected) }

  @Test(
    "Campaigns and channels that touched an account in the period",
    arguments: [
      ("campaign:brand-*", ""), ("campaign:\"brand q4\"", "1"), ("campaign:brand*", "1"), ("campaign:*", "12"),
      ("campaign:-", "345678"), ("campaign:nurture,brand*", "12"), ("channel:EMAIL", "2"), ("channel:events", "1"),
      ("-channel:events", "2345678"), ("campaigns:nurture channel:email", "2"),
    ])
  func campaigns(text: String, expected: String) throws { #expect(try World.kept(text) == expected) }

  @Test(
    "Days and ages",
    arguments: [
      ("last_touch<14d", "1"), ("last_touch<=14d", "12"), ("last_touch:14d", "2"), ("last_touch<2w", "1"),
      ("last_touch>14d", "6"), ("last_touch<=14", "12"), ("last_touch:10d..14d", "12"), ("last_touch:-", "34578"),
      ("last_touch:2026-11-07", "2"), ("last_touch>=2026-11-01", "12"), ("last_touch<2026-01-01", "6"),
      ("last_touch:2026-11-01..2026-11-10", "2"), ("last_touch:..2026-11-10", "26"), ("last_touch:2026-11-*", "12"),
      ("entered>=2026-10-01", "17"), ("entered:2026-10-05", "1"), ("entered<60d", "17"),
      // A1 entered its stage on 5 October, 47 days before 21 November.
      ("days_in_stage:47", "1"), ("days_in_stage<=47", "17"), ("days_in_stage>60", "234568"),
      ("days_in_stage<50d", "17"),
      // A3's contract ends in 40 days, A4's ended ten days ago.
      ("renewal<90d", "34"), ("renewal:0d..90d", "3"), ("renewal:40d", "3"), ("renewal<0d", "4"), ("renewal<0", "4"),
      ("renewal<-10d", ""), ("renewal<=-10d", "4"), ("renewal:*", "34"), ("renewal>=2026-12-31", "3"),
      ("won_on:2026-10-20", "7"), ("engaged_on:*", "16"), ("opportunity_on<2026-09-01", "78"),
    ])
  func days(text: String, expected: String) throws { #expect(try World.kept(text) == expected) }

  @Test(
    "Properties",
    arguments: [
      ("is:engaged", "16"), ("is:active", "1"), ("is:open", "17"), ("is:churned", "5"), ("is:customer", "347"),
      ("is:target", "1234578"), ("is:degrading", "3"), ("is:improving", ""), ("is:surging", "7"), ("is:hot", ""),
      ("is:open,churned", "157"), ("IS:Open", "17"), ("is:pending", "4"), ("-is:mover is:target", "23458"),
    ])
  func properties(text: String, expected: String) throws { #expect(try World.kept(text) == expected) }

  @Test(
    "Columns of a namespace, and numbers with a decimal comma",
    arguments: [
      ("fame>1000", "1"), ("fame<100", "23"), ("crm__Fame__c:12,13", ""), ("crm__Fame__c:12.5", "2"),
      ("fame__c:1..2", "3"), ("Fame:1..2", "3"),
      // A fact goes before a column of the same bare name, which keeps its full one.
      ("score<100", "123"), ("crm__score__c<100", "1"),
    ])
  func namespacesAndDecimalCommas(text: String, expected: String) throws {
    var rows = Rows()
    for id in ["A", "B", "C"] { rows.account(id, id) { row, _ in row.isTarget = true } }
    rows.column("crm__Fame__c", ["1.500", "12,5", "1,5"])
    rows.column("crm__Score__c", ["50", "500", ""])
    var rules = ReadRules()
    rules.decimalComma = true
    let snapshot = rows.snapshot(readRules: rules)
    let kept = try Filter.parse(text, in: snapshot).accounts(in: snapshot)
    #expect(snapshot.dataset.accounts.indices.filter(kept.contains).map { String($0 + 1) }.joined() == expected)
  }

  @Test func moversAreThoseOfTheFigures() throws {
    let movers = World.snapshot.figures(of: .all, trends: false).movers
    #expect(try World.kept("is:mover") == movers.map(\.account).sorted().map { String($0 + 1) }.joined())
    #expect(try World.kept("is:mover") == "17")
  }

  @Test func ownerMeIsWhoeverAsks() throws {
    #expect(try World.kept("owner:me", me: "KIM LEE") == "13")
    #expect(try World.kept("owner:me") == "")
    #expect(try World.kept("owner:me,-", me: "Zoë Krüger") == "45")
    #expect(try World.kept("owner:me", me: "") == "")
  }

  @Test(
    "How terms join",
    arguments: [
      ("tier:1 region:emea owner:kim*", "13"), ("tier:1 or tier:2 region:amer", "12367"),
      ("(tier:1 or tier:2) region:amer", "267"), ("tier:1 and acme", "1"), ("tier:1 OR tier:3 AND region:apac", "1348"),
      ("not tier:1 tier:2", "267"), ("not (tier:1 or tier:2)", "458"), ("-(tier:1 or tier:2)", "458"),
      ("not not tier:1", "13"), ("--tier:1", "13"), ("-not tier:1", "13"), ("-acme tier:1", "3"),
      ("-\"acme gmbh\" tier:1", "3"),
      ("tier:1 and not acme", "3"), ("((tier:1))", "13"), ("tier:1(acme)", "1"), ("\"or\"", ""),
      ("tier:1 or\ttier:3\n", "1348"),
    ])
  func joins(text: String, expected: String) throws { #expect(try World.kept(text) == expected) }

  @Test func anEmptyFilterAsksNothing() throws {
    #expect(try Filter.parse(" ").isEmpty)
    #expect(try Filter.parse("").accounts(in: World.snapshot) == .all)
    #expect(try !Filter.parse("acme").isEmpty)
    #expect(try Filter.parse(" acme ").text == " acme ")
  }

  @Test func withoutAnIndexTheAnswerIsTheSame() throws {
    let filter = try Filter.parse("acme or owner:kim* or crm_score:5", in: World.snapshot)
    #expect(filter.accounts(in: World.snapshot) == filter.accounts(in: World.index))
  }
}
