import Ingest
import Metrics
import Report
import Testing
import Values

@Suite struct NumberTextTests {
  private let dollars = NumberText()

  @Test func numbers() {
    #expect(NumberText.thousands(-1_234_567) == "-1,234,567")
    #expect(NumberText.decimal(2.675, places: 2) == "2.68")
    #expect(NumberText.decimal(-0.04, places: 1) == "0.0")
    #expect(NumberText.decimal(999.95, places: 1) == "1,000.0")
    #expect(NumberText.decimal(.nan, places: 1) == "–")
    #expect(NumberText.days(66.5) == "66.5 d")
    #expect(NumberText.days(66) == "66 d")
    #expect(NumberText.count(1, "orphan") == "1 orphan")
    #expect(NumberText.count(0, "orphan") == "0 orphans")
    #expect(NumberText.bytes(999) == "999 B")
    #expect(NumberText.bytes(326_236) == "326.2 KB")
    #expect(Day(iso: "2026-11-01").map(NumberText.day) == "1 Nov 2026")
  }

  @Test func sharesNeverLookWhole() {
    #expect(NumberText.percent(0.616) == "61.6%")
    #expect(NumberText.percent(1) == "100.0%")
    #expect(NumberText.percent(0.9996) == ">99.9%")
    #expect(NumberText.percent(0.0001) == "<0.1%")
    #expect(NumberText.percent(0.001, places: 0) == "<1%")
    #expect(NumberText.percent(0) == "0.0%")
    #expect(NumberText.percent(-0.5) == "-50.0%")
  }

  @Test func money() {
    #expect(dollars.money(Money(units: 12_345_000)) == "$1,234.50")
    #expect(dollars.money(Money(units: -1)) == "-$0.0001")
    #expect(dollars.shortMoney(9_999.4) == "$9,999")
    #expect(dollars.shortMoney(12_400) == "$12.4K")
    #expect(dollars.shortMoney(999_950) == "$1.0M")
    #expect(dollars.shortMoney(-374_115.27) == "-$374K")
    #expect(NumberText(currency: "CHF").shortMoney(5) == "CHF 5")
    #expect(NumberText(currency: "EUR").money(0.4) == "€0.40")
  }

  @Test func changes() {
    #expect(dollars.change(from: 0.5, to: 0.531, of: .ratio) == "+3.1 pt")
    #expect(dollars.change(from: 100, to: 87.5, of: .money) == "-12.5%")
    #expect(dollars.change(from: 0, to: 3, of: .count) == "+3")
    #expect(dollars.change(from: 2, to: 2, of: .count) == "=")
    #expect(dollars.change(from: nil, to: 2, of: .count) == "–")
    #expect(dollars.change(from: 20, to: 11.5, of: .points) == "-8.5")
  }

  @Test func values() {
    #expect(dollars.short(12_408, of: .accounts) == "12,408")
    #expect(dollars.narrow(123_456, of: .accounts) == "123K")
    #expect(dollars.short(nil, of: .money) == "–")
    #expect(dollars.value(136.7725, of: .moneyADay) == "$136.77 a day")
  }

  @Test func trendsAreDrawnOldestFirst() {
    #expect(NumberText.sparkline([8, 0, nil, 4]) == "▅·▁█")
    #expect(NumberText.sparkline([5, 5]) == "▄▄")
    #expect(NumberText.sparkline([nil, nil]) == "··")
  }
}

@Suite struct WordsTests {
  @Test func problems() {
    func words(_ reason: RowProblem.Reason) -> String {
      RowProblem(line: 7, column: "Close\u{1B} Date", reason: reason).words(in: "deals.csv")
    }
    #expect(words(.missing) == "deals.csv:7: Close␛ Date: is empty, but required")
    #expect(
      words(.unreadable(value: "so\u{202E}on\n", expected: "a date"))
        == "deals.csv:7: Close␛ Date: “soon␊” is not a date")
    #expect(
      RowProblem(line: 1, column: "", reason: .tooManyFields(count: 4, header: 3)).words(in: "a.csv")
        == "a.csv:1: 4 fields, but the header has 3")
  }

  @Test func figures() {
    #expect(
      Figure.Reason.missing([.relationships, .activities]).words == "no readable file for relationships or activities")
    #expect(Figure.Reason.nothingToDivideBy.words == "the denominator is 0")
  }

  @Test func errorsNameTheNearest() {
    #expect(
      ReportError.unknownKPI("win_rat", nearest: "win_rate").words
        == "There is no KPI “win_rat”; did you mean “win_rate”?")
  }
}
