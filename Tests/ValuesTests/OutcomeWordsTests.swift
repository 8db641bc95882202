import Testing
import Values

/// How an opportunity ended, by the words of its status and its stage (data.md, *Outcome*).
@Suite struct OutcomeWordsTests {
  private func bytes<Result>(_ text: String, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    Array(text.utf8).withUnsafeBytes(body)
  }

  private func word(_ text: String) -> OutcomeWord { bytes(text) { OutcomeWord($0) } }

  @Test(arguments: [
    ("Closed Won", OutcomeWord.won), ("ClosedWon", .won), ("closed_won", .won), ("WON", .won), ("Signed", .won),
    ("Won (PO received)", .won), ("Won (100%)", .won), ("Won (100 %)", .won), ("Geschlossen und gewonnen", .won),
    ("赢单", .won), ("Vyhráno", .won), ("Fermé gagné", .won), ("Cierre ganado", .won), ("受注済み", .won),
    ("Chiuso vinto", .won), ("KAZANILDI", .won), ("Kazanıldı", .won), ("KAYBEDİLDİ", .lost), ("kaybedildi", .lost),
    ("受注済（未請求）", .won), ("未受注", .open), ("Gewonnene Deals", .won), ("VERLORENE DEALS", .lost), ("GAGNÉ", .won),
    ("Contract signed", .nothing), ("wonderful", .nothing),
    ("Closed Lost", .lost), ("ClosedLost", .lost), ("Disqualified", .lost), ("unqualified lead", .lost),
    ("No decision", .lost), ("Won't buy", .lost), ("Won’t buy", .lost), ("Not won", .lost), ("never won", .lost),
    ("Canceled by customer", .lost), ("Declined", .lost), ("dead", .lost), ("Lost (0%)", .lost), ("失注", .lost),
    ("输单", .lost), ("Ztraceno", .lost),
    ("Nicht gewonnen", .lost), ("Cierre perdido", .lost), ("lost contact, then lost", .lost),
    ("lost contact", .nothing), ("deadline set", .nothing), ("decision", .nothing),
    ("Won (90%)", .open), ("Lost 12,5 %", .open), ("Not yet won", .open), ("To be won", .open),
    ("Noch nicht gewonnen", .open), ("受注見込", .open), ("未成約", .open), ("Open", .open), ("In-Progress", .open),
    ("in process", .open), ("Working", .open),
    ("open question", .nothing), ("Negotiation", .nothing), ("", .nothing), ("%", .nothing),
    ("Closed", .closed), ("inactive", .closed), ("closed deal", .nothing),
  ])
  func isReadByItsWords(_ text: String, _ expected: OutcomeWord) { #expect(word(text) == expected, "\(text)") }

  private func status(_ status: String, _ stage: String, closed: Bool? = nil, won: Bool? = nil) -> OpportunityStatus? {
    OpportunityStatus(status: word(status), stage: word(stage), isClosed: closed, isWon: won)
  }

  @Test func flagsDecideFirst() {
    #expect(status("Lost", "Closed Lost", closed: false, won: true) == .won)
    #expect(status("Won", "Closed Won", closed: false) == .open)
    #expect(status("Won", "Closed Won", closed: false, won: false) == .open)
  }

  @Test func statusDecidesBeforeStage() {
    #expect(status("Not won", "Closed Won") == .lost)
    #expect(status("Signed", "Closed Lost") == .won)
    #expect(status("Active", "Closed Won") == .open)
    #expect(status("In work", "Closed Won") == .won)
    #expect(status("", "Closed Lost") == .lost)
    #expect(status("In work", "Negotiation") == .open)
  }

  @Test func whatIsClosedAndNotWonIsLost() {
    #expect(status("", "Dead", closed: true, won: false) == .lost)
    #expect(status("", "Negotiation", closed: true) == .lost)
    #expect(status("Closed", "", closed: true) == .lost)
    // TRUE is written 1 and FALSE left blank: the stage still says that it was won.
    #expect(status("", "Closed Won", closed: true) == .won)
    #expect(status("Active", "Closed Won", closed: true) == .won)
  }

  @Test func whatIsNoMoreThanClosedSaysNothing() {
    #expect(status("Closed", "") == nil)
    #expect(status("", "Inactive") == nil)
    #expect(status("Closed", "Closed Won") == .won)
    #expect(status("Open", "Closed") == .open)
  }

  @Test(arguments: [
    ("Draft", ContractStatus.none("draft")), ("Voided", .asItsDaysSay), ("VOID", .none("void")),
    ("in approval", .none("in approval")), ("Pending signature", .none("pending signature")),
    ("Trialing", .none("trialing")), ("draft, cancelled", .none("draft")),
    ("Cancelled", .ended), ("Canceled by customer", .ended), ("expired", .ended), ("Inactive", .ended),
    ("Pending renewal", .asItsDaysSay), ("pending cancellation", .asItsDaysSay), ("Amended", .asItsDaysSay),
    ("Active", .asItsDaysSay), ("", .asItsDaysSay), ("Extended", .asItsDaysSay),
  ])
  func contracts(_ text: String, _ expected: ContractStatus) {
    #expect(bytes(text) { ContractStatus($0) } == expected, "\(text)")
  }

  /// Months from a day to the day after a contract's last.
  @Test(arguments: [
    ("2025-01-31", "2025-02-28", Int?.some(1)), ("2024-01-31", "2024-02-29", 1), ("2025-01-31", "2025-03-31", 2),
    ("2025-01-15", "2026-01-15", 12), ("2025-01-15", "2026-01-14", nil), ("2025-01-15", "2025-01-15", nil),
    ("2025-01-31", "2025-03-01", nil), ("2024-02-29", "2025-02-28", 12), ("2025-02-28", "2025-03-31", nil),
  ])
  func wholeMonths(_ from: String, _ to: String, _ months: Int?) throws {
    let (from, to) = (try #require(Day(iso: from)), try #require(Day(iso: to)))
    #expect(Day.wholeMonths(from: from, to: to) == months)
  }
}
