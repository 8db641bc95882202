internal import Accounts
internal import Filter
internal import Metrics
internal import TestSupport

/// A filter is read, and reads back from its canonical spelling as the same one, or is refused with a place in the text.
enum FilterCheck {
  static func check(_ bytes: [UInt8]) throws {
    let text = String(decoding: bytes, as: UTF8.self)
    let index = try company.get()
    for cursor in [0, text.count / 2, text.count] {
      for completion in Completion.completions(text: text, cursor: cursor, in: index) {
        let range = completion.replacing
        try expect(
          range.lowerBound >= 0 && range.upperBound <= text.count, "\(text): completes outside it, at \(range)")
      }
    }
    let filter: Filter
    do throws(FilterError) {
      filter = try Filter.parse(text, in: index.snapshot)
    } catch {
      try expect(
        !error.range.isEmpty && error.range.lowerBound >= 0 && error.range.upperBound <= text.count,
        "\(text): an error outside it, at \(error.range) of \(text.count)")
      try expect(!error.words.isEmpty, "\(text): an error without words")
      return
    }
    let canonical = filter.canonical
    let again: Filter
    do throws(FilterError) {
      again = try Filter.parse(canonical, in: index.snapshot)
    } catch {
      throw Broken(description: "\(text): its canonical spelling \(canonical) is refused: \(error.words)")
    }
    try expect(again.canonical == canonical, "\(text): \(canonical) becomes \(again.canonical)")
    let (kept, keptAgain) = (filter.accounts(in: index, me: "Kim Lee"), again.accounts(in: index, me: "Kim Lee"))
    for position in index.snapshot.dataset.accounts.indices {
      try expect(
        kept.contains(position) == keptAgain.contains(position),
        "\(text): \(canonical) keeps other accounts, see \(index.snapshot.dataset.accounts[position].id)")
    }
    if filter.isEmpty { return }
    let denied = try? Filter.parse("-(" + canonical + ")", in: index.snapshot)
    for position in index.snapshot.dataset.accounts.indices {
      guard let denied = denied?.accounts(in: index, me: "Kim Lee") else { break }
      try expect(kept.contains(position) != denied.contains(position), "\(text): its negation keeps the same account")
    }
  }

  /// Accounts that differ in what filters ask for.
  private static let company = Result {
    FilterIndex(
      try SmallData([
        "accounts.csv": """
        account_id,name,domain,tier,industry,region,owner,created_at,CRM Score,Seen
        A1,Acme,acme.test,1,Software,emea,Kim Lee,2025-01-01,50,2026-11-01
        A 2,"Bo, Inc",globex.test,2,a*b,,"Bo, Inc",2026-01-01,1K,
        A3,"Zoë, Z",zoe.test,,-,apac,me,2026-10-05,5..10,14d
        -,or,,3,*,,-,,x*y,2025-06-30

        """,
        "activities.csv": """
        timestamp,type,account_id,count
        2026-11-20,meeting,A1,3
        2026-10-01,visit,A 2,1
        2026-11-02,email_sent,A3,1

        """,
        "opportunities.csv": """
        opportunity_id,account_id,type,status,amount,created_at,closed_at
        O1,A1,new,won,100000,2026-01-02,2026-03-04
        O2,A 2,expansion,open,5000.5,2026-11-01,

        """,
        "contracts.csv": """
        contract_id,account_id,start,end,value
        K1,A1,2026-03-05,2027-03-04,100000

        """,
      ]).snapshot("30d", on: "2026-11-21"))
  }
}
