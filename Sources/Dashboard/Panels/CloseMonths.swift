internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics
internal import Values

/// Some of the open deals: those that should close in a month, or are at a sales stage.
enum DealPart: Hashable, Sendable {
  /// Those of a month, by `CloseMonths.key`, with its name.
  case month(Int, String)
  /// Those at a sales stage, as written.
  case stage(String)

  /// What stands in the path.
  var title: String {
    switch self {
    case .month(CloseMonths.overdue, _): "Overdue deals"
    case .month(CloseMonths.undated, _): "Deals without a close date"
    case .month(_, let name): "Deals to close in \(name)"
    case .stage(let name): name.isEmpty ? "Deals without a sales stage" : "Deals at \(name)"
    }
  }

  func holds(_ deal: Deal, at asOf: Day) -> Bool {
    guard deal.opportunity.state == .open else { return false }
    switch self {
    case .month(let key, _): return CloseMonths.key(of: deal, at: asOf) == key
    case .stage(let name): return deal.opportunity.stage == name
    }
  }
}

/// Open amounts by the month in which deals should close, parted by their sales stage.
struct CloseMonths: Sendable {
  /// A month, what is overdue, or what has no day.
  struct Month: Sendable {
    /// `CloseMonths.key`.
    var key: Int
    var label: String
    /// By stage, in the order of `stages`.
    var amounts: [Double]
    /// What its deals add up to.
    var deals = DealSums([], at: .distantPast)

    var sum: Double { amounts.reduce(0, +) }
    var count: Int { deals.count }
  }

  /// The key of what is overdue, which comes before all months.
  static let overdue = -1
  /// The key of what has no day, which comes after all.
  static let undated = Int.max

  /// Months are counted on.
  static func key(of deal: Deal, at asOf: Day) -> Int {
    if deal.isOverdue(at: asOf) { return overdue }
    return deal.opportunity.expectedClose.map { $0.civil.year * 12 + $0.civil.month } ?? undated
  }

  /// The sales stages, from the least probable to the most; those beyond the sixth are one.
  let stages: [String]
  private(set) var months: [Month] = []

  init(_ deals: [Deal], _ context: Context) {
    let all = CloseMonths.ordered(deals)
    stages = all.count > 6 ? all.prefix(5) + ["other"] : all
    let places = Dictionary(all.enumerated().map { ($1, min($0, stages.count - 1)) }) { first, _ in first }
    let members = Dictionary(grouping: deals) { CloseMonths.key(of: $0, at: context.asOf) }
    months = members.sorted { $0.key < $1.key }.map { key, deals in
      let day = deals.first?.opportunity.expectedClose
      let label = key == CloseMonths.overdue ? "overdue" : day.map { CloseMonths.label($0, context) } ?? "no day"
      var month = Month(key: key, label: label, amounts: stages.map { _ in 0 })
      month.deals = DealSums(deals, at: context.asOf)
      for deal in deals {
        if let place = places[deal.opportunity.stage] { month.amounts[place] += max(0, deal.opportunity.amount.double) }
      }
      return month
    }
  }

  private static func label(_ day: Day, _ context: Context) -> String {
    let month = DayText.month(day.civil.month)
    return day.civil.year == context.asOf.civil.year ? month : "\(month) \(day.civil.year)"
  }

  /// The stages by their mean probability, as later stages have higher ones; those without one first, by name.
  static func ordered(_ deals: [Deal]) -> [String] {
    var sums: [String: (sum: Double, count: Int)] = [:]
    for deal in deals {
      var sum = sums[deal.opportunity.stage] ?? (0, 0)
      if let probability = deal.opportunity.probability { sum = (sum.sum + probability, sum.count + 1) }
      sums[deal.opportunity.stage] = sum
    }
    func mean(_ stage: String) -> Double { sums[stage].map { $0.count == 0 ? -1 : $0.sum / Double($0.count) } ?? -1 }
    return sums.keys.sorted { mean($0) == mean($1) ? $0 < $1 : mean($0) < mean($1) }
  }

  func name(_ stage: Int) -> String { stages[stage].isEmpty ? "no stage" : stages[stage] }

  func bar(_ month: Month) -> StackedBar {
    StackedBar(
      month.amounts.enumerated().map { StackedBar.Part($1, .stage(min(6, $0 + 1)), label: name($0)) },
      full: months.map(\.sum).max() ?? 0)
  }

  /// A line a month: `overdue: $420K in 9 deals: Proposal $300K, Discovery $120K`.
  func plain(_ context: Context) -> [String] {
    guard !months.isEmpty else { return [] }
    return ["By month of close:"]
      + months.map { month in
        let parts = bar(month).plain { context.words.value($0, .money) }
        return
          "\(month.label): \(context.words.value(month.sum, .money)) in \(Format.count(month.count, "deal")): \(parts)"
      }
  }
}

extension ScreenLayout {
  /// Adds a line a month, a bar of its stages with their sum, and below them what the colours mean.
  mutating func add(_ months: CloseMonths, in rect: Rect, _ context: Context) {
    let glyphs = self.glyphs
    let label = 9
    let numbers = 14
    let shown = months.months.prefix(max(0, rect.height - months.stages.count - 2))
    paint { grid in
      guard rect.width > label + numbers + 4, !months.months.isEmpty else {
        return grid.put("no open deal", in: rect.row(0), style: Style(.dim), ellipsis: glyphs.ellipsis)
      }
      for (row, month) in shown.enumerated() {
        let line = rect.row(row)
        let isOverdue = month.label == "overdue"
        grid.put(
          DisplayText.padded(month.label, to: label - 1, ellipsis: glyphs.ellipsis), at: line.origin,
          style: Style(isOverdue ? .bad : .text), maxWidth: label)
        let width = line.width - label - numbers
        grid.draw(
          months.bar(month), in: Rect(x: line.x + label, y: line.y, width: width, height: 1), glyphs: glyphs)
        let text =
          DisplayText.padded(context.words.value(month.sum, .money), to: 9, align: .right)
          + DisplayText.padded(String(month.count), to: 5, align: .right)
        grid.put(text, at: Point(line.maxX - numbers, line.y), maxWidth: numbers)
      }
      let hidden = months.months.count - shown.count
      if hidden > 0 {
        grid.put("\(Format.count(hidden, "month")) more", in: rect.row(shown.count), style: Style(.dim), ellipsis: "")
      }
      for (index, line) in months.stages.indices.enumerated() {
        let row = shown.count + 1 + index
        guard row < rect.height else { return }
        let part = StackedBar.Part(1, .stage(min(6, line + 1)))
        // In patterns a part's sign is its place's.
        let parts = (0..<line).map { _ in StackedBar.Part(0, .text) } + [part]
        grid.draw(
          StackedBar(parts, full: 1), in: Rect(x: rect.x + label, y: rect.y + row, width: 2, height: 1), glyphs: glyphs)
        grid.put(
          months.name(line), at: Point(rect.x + label + 3, rect.y + row), style: Style(.dim),
          maxWidth: rect.width - label - 3)
      }
    }
  }
}
