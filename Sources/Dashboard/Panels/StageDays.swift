internal import Accounts
internal import Cells
internal import Formatting
internal import Metrics

/// For how many days the accounts at a stage have been there, parted by tier.
struct StageDays: Sendable {
  /// The accounts of a range of days, none at the end for the last range.
  struct Bin: Sendable {
    let days: ClosedRange<Int>
    /// Tiers 1–3, then those without one.
    var tiers = [0, 0, 0, 0]

    var sum: Int { tiers.reduce(0, +) }
    var label: String {
      days.upperBound == .max ? "over \(days.lowerBound - 1)" : "\(days.lowerBound)-\(days.upperBound)"
    }
  }

  private(set) var bins = [0...30, 31...60, 61...90, 91...180, 181...365, 366...Int.max].map { Bin(days: $0) }
  /// Accounts whose day of entry is not known.
  private(set) var undated = 0
  /// The middle one of the known numbers of days; nil where there is none.
  private(set) var median: Double?

  /// Of the accounts of the filter that are at a stage.
  ///
  /// - Complexity: O(accounts).
  init(stage: Int, _ context: Context) {
    var all: [Int] = []
    for account in AccountSource.at(stage).accounts(context, marks: []) {
      guard let days = context.facts(account).daysInStage(at: context.asOf) else {
        undated += 1
        continue
      }
      all.append(days)
      let tier = Int(context.snapshot.tiers[account])
      guard let bin = bins.firstIndex(where: { $0.days.contains(max(0, days)) }) else { continue }
      bins[bin].tiers[tier == 0 ? 3 : tier - 1] += 1
    }
    all.sort()
    if !all.isEmpty { median = Double(all[(all.count - 1) / 2] + all[all.count / 2]) / 2 }
  }

  /// `43 at it | median 61 days`.
  func note(_ glyphs: Glyphs) -> String {
    let count = bins.reduce(undated) { $0 + $1.sum }
    let middle = median.map { "median \(Format.upTo(places: 1, $0)) days" }
    let rest = undated > 0 ? "\(Format.thousands(undated)) without a day" : nil
    return ["\(Format.thousands(count)) at it", middle, rest].compactMap(\.self).joined(separator: " \(glyphs.dot) ")
  }

  func bar(_ bin: Bin) -> StackedBar {
    let roles: [Role] = [.tier1, .tier2, .tier3, .tierNone]
    let names = ["tier 1", "tier 2", "tier 3", "no tier"]
    return StackedBar(
      bin.tiers.indices.map { StackedBar.Part(Double(bin.tiers[$0]), roles[$0], label: names[$0]) },
      full: Double(bins.map(\.sum).max() ?? 0))
  }

  /// A line a range of days.
  var plain: [String] {
    ["Days at the stage: " + note(.ascii).replacing(" | ", with: ", ")]
      + bins.filter { $0.sum > 0 }.map { bin in
        let words = bin.label.replacing("-", with: " to ")
        return "\(words) days: \(bin.sum), \(bar(bin).plain { Format.upTo(places: 0, $0) })"
      }
  }
}

extension ScreenLayout {
  /// Adds a line a range of days, with a bar by tier.
  mutating func add(_ days: StageDays, in rect: Rect) {
    let glyphs = self.glyphs
    paint { grid in
      for (row, bin) in days.bins.prefix(rect.height).enumerated() {
        let line = rect.row(row)
        let label = DisplayText.padded(bin.label, to: 8, align: .right)
        grid.put(label, at: line.origin, style: Style(.dim), maxWidth: line.width)
        let count = DisplayText.padded(Format.thousands(bin.sum), to: 7, align: .right)
        guard line.width > 24 else { continue }
        grid.draw(
          days.bar(bin), in: Rect(x: line.x + 9, y: line.y, width: line.width - 17, height: 1), glyphs: glyphs)
        grid.put(count, at: Point(line.maxX - 7, line.y), maxWidth: 7)
      }
    }
  }
}
