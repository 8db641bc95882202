internal import Accounts
public import Metrics
public import Values

/// Between which sales stages deals moved, from the evening before a period to T (signals.md, Changes).
public struct StageTransitions: Sendable {
  /// Where a deal stood.
  public enum Place: Hashable, Sendable {
    /// It did not exist.
    case nowhere
    /// It was open in a stage; empty: nothing says which.
    case stage(String)
    case won, lost

    /// `(not there)`, the stage as written, `won`, `lost`.
    public var name: String {
      switch self {
      case .nowhere: "(not there)"
      case .stage(let name): name
      case .won: "won"
      case .lost: "lost"
      }
    }
  }

  /// The deals that moved from one place to another, or stayed.
  public struct Cell: Sendable {
    /// Where they stood.
    public let from: Place
    /// Where they stand.
    public let to: Place
    /// The deals with their amount at T.
    public internal(set) var sum: DealSum
  }

  /// The order of the open stages, folded.
  public let order: [String]
  /// The position of each open stage in their order, by its name folded.
  var ranks: [String: Int] { Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first } }
  /// The cells that hold deals, by the names of both places.
  public private(set) var cells: [Cell] = []
  /// Deals that passed over a stage, and deals that went back. Positions in `PipelineChanges.deals`.
  public private(set) var skipped: [Int] = []
  /// Deals that went back.
  public private(set) var back: [Int] = []

  /// The transitions of the deals of some changes.
  ///
  /// - Parameter order: the stages in their order; empty: who comes first in most histories.
  /// - Complexity: O(deals and their histories + stages² + n log n).
  public init(_ changes: PipelineChanges, order: [String] = []) {
    let given = order.map { $0.lowercased() }
    self.order = given.isEmpty ? StageTransitions.order(of: changes.deals, by: changes.point.asOf) : given
    let ranks = self.ranks
    var found: [String: Int] = [:]
    for (position, deal) in changes.deals.enumerated() {
      guard let to = StageTransitions.place(deal.timeline, at: changes.point.asOf) else { continue }
      let from = StageTransitions.place(deal.timeline, at: changes.point.before) ?? .nowhere
      // What was over before is no news.
      if from == to, from == .won || from == .lost { continue }
      let key = from.name.lowercased() + "\u{0}" + to.name.lowercased()
      let index = found[key] ?? cells.count
      if index == cells.count {
        found[key] = index
        cells.append(Cell(from: from, to: to, sum: DealSum()))
      }
      cells[index].sum.add(position, deal.timeline.amount(at: changes.point.asOf))
      guard case .stage(let left) = from, case .stage(let right) = to, let first = ranks[left.lowercased()],
        let last = ranks[right.lowercased()]
      else { continue }
      if last < first { back.append(position) }
      if last > first + 1 {
        let visited = Set(
          deal.timeline.stages.filter { changes.point.contains($0.day) }.compactMap { ranks[$0.value.lowercased()] })
        if !(first + 1..<last).allSatisfy(visited.contains) { skipped.append(position) }
      }
    }
    cells.sort { ($0.from.name, $0.to.name) < ($1.from.name, $1.to.name) }
  }

  /// Where a deal stands at a day; nil where it does not exist.
  private static func place(_ deal: OpportunityTimeline, at day: Day) -> Place? {
    guard deal.opportunity.exists(at: day) else { return nil }
    switch deal.opportunity.state(at: day) {
    case .open: return .stage(deal.stage(at: day))
    case .won: return .won
    case .lost: return .lost
    }
  }

  /// The open stages in the order in which most histories come into them: of two the one that more histories had first.
  private static func order(of deals: [PipelineChanges.Deal], by asOf: Day) -> [String] {
    var names: [String] = []
    var numbers: [String: Int] = [:]
    var paths: [[Int]] = []
    for deal in deals {
      var path: [Int] = []
      for stage in deal.timeline.stages where stage.day <= asOf && !stage.value.saysEnd {
        let name = stage.value.lowercased()
        let number = numbers[name] ?? names.count
        if number == names.count {
          // Who writes sentences where stages belong has no order of them.
          if names.count >= 100 { continue }
          numbers[name] = number
          names.append(name)
        }
        if !path.contains(number) { path.append(number) }
      }
      if !path.isEmpty { paths.append(path) }
    }
    var before = Array(repeating: Array(repeating: 0, count: names.count), count: names.count)
    for path in paths {
      for (place, first) in path.enumerated() { for later in path[(place + 1)...] { before[first][later] += 1 } }
    }
    let wins = names.indices.map { stage in
      names.indices.count { before[stage][$0] > before[$0][stage] }
    }
    return names.indices.sorted { (-wins[$0], $0) < (-wins[$1], $1) }.map { names[$0] }
  }
}

/// Between which stages of the funnel accounts moved: 0 is off the list.
public struct FunnelTransitions: Sendable {
  /// The accounts that moved from one stage to another, or stayed.
  public struct Cell: Sendable {
    /// The stage on the evening before P.
    public let from: Int
    /// The stage at T.
    public let to: Int
    /// The accounts' positions.
    public internal(set) var accounts: [Int]
    /// Σ amount of their open opportunities at T.
    public internal(set) var pipeline: Money
  }

  /// The cells that hold accounts, by both stages.
  public let cells: [Cell]

  /// The transitions of a snapshot's period.
  ///
  /// - Complexity: O(accounts).
  public init(_ snapshot: Snapshot, over set: AccountSet = .all) {
    var cells: [Int: Cell] = [:]
    for account in snapshot.dataset.accounts.indices where set.contains(account) {
      let (from, to) = (Int(snapshot.beforePeriod.stages[account]), Int(snapshot.current.stages[account]))
      if from == 0 && to == 0 { continue }
      var cell = cells[from * 10 + to] ?? Cell(from: from, to: to, accounts: [], pipeline: .zero)
      cell.accounts.append(account)
      if to > 0 { cell.pipeline += snapshot.facts[account].pipeline }
      cells[from * 10 + to] = cell
    }
    self.cells = cells.sorted { $0.key < $1.key }.map(\.value)
  }
}
