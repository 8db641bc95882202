internal import Accounts
internal import Cells
internal import Values
internal import Formatting

/// The engagement score of an account over a year, with what happened; nil where it never had one.
func scoreChart(_ details: AccountDetails, _ context: Context) -> LineChart? {
  let scores = details.scores
  guard let start = scores.first?.day, scores.contains(where: { $0.score > 0 }) else { return nil }
  func place(_ day: Day?) -> Double? {
    guard let day, day >= start, day <= context.asOf else { return nil }
    return Double(day - start)
  }
  var labels: [Int: String] = [:]
  for (index, score) in scores.enumerated() where score.day.civil.day == 1 && score.day.civil.month % 3 == 1 {
    labels[index] = DayText.short(score.day)
  }
  var marks: [LineChart.Mark] = []
  for deal in details.opportunities {
    if let at = place(deal.created) {
      marks.append(.init(at: at, "○", ascii: "o", label: "opened \(deal.name)", role: .info))
    }
    if let at = place(deal.closed) {
      let isWon = deal.state == .won
      marks.append(
        .init(
          at: at, isWon ? "●" : "×", ascii: isWon ? "W" : "x", label: "\(isWon ? "won" : "lost") \(deal.name)",
          role: isWon ? .good : .bad))
    }
  }
  for contract in details.contracts {
    if let at = place(contract.start) {
      marks.append(.init(at: at, "◆", ascii: "C", label: "contract \(contract.id)", role: .stage5))
    }
  }
  return LineChart([.init(scores.map(\.score), label: "AES")], labels: labels, marks: marks, ticks: 6) {
    Format.decimal($0, places: 0)
  }
}
