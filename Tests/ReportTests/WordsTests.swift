import Ingest
import Metrics
import Report
import Testing
import Values

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
