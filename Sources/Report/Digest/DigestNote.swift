internal import Accounts
internal import Forecast
internal import Formatting
internal import Metrics
internal import Signals
internal import Values

/// Writes a digest as a colleague would: what it comes to first, then who has to do what, then what happened.
struct DigestNote {
  let snapshot: Snapshot
  let digest: Digest
  let options: ReportOptions

  /// Lines of one group before the rest is counted.
  static let longest = 10

  private var money: MoneyFormat { options.numbers.money }
  private var asOf: Day { snapshot.asOf }
  private func name(of account: Int) -> String { snapshot.dataset.accounts[account].name }

  /// `Monday 16 Nov`.
  private var since: String {
    // 1970-01-01 was a Thursday.
    let weekday = ((Int(digest.since.number) + 3) % 7 + 7) % 7
    let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    return "\(names[weekday]) \(DayText.near(digest.since, to: asOf))"
  }

  var blocks: [DigestBlock] {
    let whose = digest.owner.map { ", \($0)" } ?? ""
    let title = "\(options.title)\(whose): since \(since), as of \(DayText.full(asOf))"
    return [.title(title)] + lead + actions + moved + changed + standing + data
  }

  // MARK: The first sentences

  private var lead: [DigestBlock] {
    [signalSentence, dealSentence, moverSentence, landingSentence].compactMap(\.self).map { .paragraph($0) }
  }

  private var waiting: Int { digest.signals.signals.count - digest.new.signals.count }

  private var signalSentence: String {
    let new = digest.new.signals
    let older = "\(Format.count(waiting, "older one")) \(waiting == 1 ? "waits" : "wait")."
    if new.isEmpty { return waiting == 0 ? "Nothing to act on." : "No new signal. " + older }
    let high = new.count { $0.level == .high }
    let soon = new.count { signal in signal.due.map { $0 <= asOf + 7 } ?? false }
    let parts = [
      high == 0 ? nil : "\(Format.thousands(high)) high",
      soon == 0 ? nil : "\(Format.thousands(soon)) due within a week",
    ].compactMap(\.self)
    return Format.count(new.count, "new signal") + (parts.isEmpty ? "" : ", " + parts.joined(separator: ", ")) + ". "
      + (waiting == 0 ? "Nothing older waits." : older)
  }

  private var dealSentence: String? {
    let groups: [(ChangeGroup, String)] = [(.won, "won"), (.lost, "lost"), (.opened, "opened")]
    let parts = groups.compactMap { group, verb -> String? in
      let changes = digest.changes.changes(in: group)
      if changes.isEmpty { return nil }
      let sum = changes.reduce(Money.zero) { $0 + ($1.amount ?? .zero) }
      return "\(Format.count(changes.count, "deal")) \(verb) (\(money.short(sum)))"
    }
    let moved = digest.changes.changes(in: .moved)
    let later = moved.count { if case .moved(let from, let to) = $0.kind { to > from } else { false } }
    let pushed = later == 0 ? [] : ["\(Format.count(later, "deal")) pushed to a later close"]
    return parts.isEmpty && pushed.isEmpty ? nil : (parts + pushed).joined(separator: ", ") + "."
  }

  private var moverSentence: String? {
    func count(_ kind: Mover.Kind) -> Int { digest.movers.count { $0.kind == kind } }
    let parts = [
      (count(.progressed), "moved up"), (count(.regressed), "fell back"), (count(.churned), "churned"),
      (count(.joined), "joined the list"), (count(.left), "left it"),
    ].filter { $0.0 > 0 }
    guard let first = parts.first else { return nil }
    let rest = parts.dropFirst().map { "\(Format.thousands($0.0)) \($0.1)" }
    return ([Format.count(first.0, "account") + " " + first.1] + rest).joined(separator: ", ") + "."
  }

  private var landingSentence: String? {
    guard let landing = digest.landing else { return nil }
    let goal = digest.shownGoals.first { figure in
      figure.goal.kpi.id == landing.target.rawValue && figure.goal.scope.isEmpty
        && figure.goal.period.from == landing.period.from && figure.goal.period.to == landing.period.to
    }
    let chance = goal.map { figure -> String in
      let goal = money.short(figure.goal.value)
      guard let chance = landing.chance(of: figure.goal.value) else { return " The goal is \(goal)." }
      return " The chance of the goal of \(goal) is \(Format.percent(chance, places: 0))."
    }
    // It goes on after a colon.
    let sentence = landing.sentence(options.numbers)
    return landing.target.words + " of the " + landing.period.length.rawValue + ": " + sentence.prefix(1).lowercased()
      + sentence.dropFirst() + (chance ?? "")
  }

  // MARK: What to act on

  private var actions: [DigestBlock] {
    let words = SignalWords(money: money, asOf: asOf)
    let groups = SignalGrouping.owner.groups(digest.new.signals) { name(of: $0) }
    let all = Dictionary(grouping: digest.signals.signals) { $0.owner.isEmpty ? "No owner" : $0.owner }
    var blocks: [DigestBlock] = groups.isEmpty ? [] : [.heading("To act on")]
    // What is nobody's stands behind what is someone's.
    for group in groups.filter({ $0.title != "No owner" }) + groups.filter({ $0.title == "No owner" }) {
      let older = (all[group.title]?.count ?? 0) - group.signals.count
      let left = group.signals.count - digest.perOwner
      blocks.append(
        .name(
          "\(group.title): \(Format.thousands(group.signals.count)) new"
            + (older > 0 ? ", \(Format.thousands(older)) waiting" : "")))
      blocks.append(
        .items(
          group.signals.prefix(digest.perOwner).map { line($0, words) }
            + (left > 0 ? ["and \(Format.thousands(left)) more new"] : [])))
    }
    let quiet = all.filter { owner, _ in !groups.contains { $0.title == owner } }
    if !quiet.isEmpty, digest.owner == nil {
      let list = quiet.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      let shown = list.prefix(DigestNote.longest).map { "\($0.key) \(Format.thousands($0.value.count))" }
      let left = list.count - shown.count
      blocks.append(
        .paragraph(
          "Nothing new, but waiting: " + shown.joined(separator: ", ")
            + (left > 0 ? ", and \(Format.count(left, "other"))" : "") + "."))
    }
    return blocks
  }

  /// `Stoneley Medical: $189K EMR rollout: no touch for 41 days; high, by 30 Nov`.
  private func line(_ signal: Signal, _ words: SignalWords) -> String {
    let account = signal.account.map(name)
    let name = account ?? subject(signal)
    let level = signal.level == .high ? ["high"] : []
    let due = signal.due.map { ($0 < asOf ? "was due " : "by ") + DayText.near($0, to: asOf) }
    let marks = (level + [due].compactMap(\.self)).joined(separator: ", ")
    return DisplayText.clipped(SafeText.line(name), to: 60) + ": " + words.sentence(signal, account: account)
      + (marks.isEmpty ? "" : "; " + marks)
  }

  /// What a signal without an account is about.
  private func subject(_ signal: Signal) -> String {
    switch signal.subject {
    case .goal(let id):
      digest.goals.figures.first { $0.goal.id == id }.map { GoalWords(numbers: options.numbers).name($0.goal) } ?? id
    case .table(let table): "Table \(table.rawValue)"
    case .list: "Target list"
    case .account, .opportunity, .contract: signal.name
    }
  }

  // MARK: What happened

  private var moved: [DigestBlock] {
    let shown = digest.movers.filter { $0.kind != .joined && $0.kind != .left }
    if shown.isEmpty { return [] }
    func stage(_ number: Int?) -> String { number.map { FunnelStage.names[$0 - 1] } ?? "" }
    let lines = shown.map { mover -> String in
      let what =
        switch mover.kind {
        case .churned: "churned"
        case .progressed, .joined: "\(stage(mover.from)) to \(stage(mover.to))"
        case .regressed, .left: "back from \(stage(mover.from)) to \(stage(mover.to))"
        }
      return DisplayText.clipped(SafeText.line(name(of: mover.account)), to: 60) + ": " + what
        + (mover.day.map { ", \(DayText.near($0, to: asOf))" } ?? "")
    }
    return [.heading("Accounts that moved"), items(lines)]
  }

  private var changed: [DigestBlock] {
    let words = DatedChangeWords(money: money, asOf: asOf)
    let groups = ChangeGroup.allCases.flatMap { group -> [DigestBlock] in
      let lines = digest.changes.changes(in: group).map {
        words.line($0, account: name(of: $0.account), showsOwner: digest.owner == nil)
      }
      return lines.isEmpty ? [] : [.name(group.title + ": " + Format.thousands(lines.count)), items(lines)]
    }
    return groups.isEmpty ? [] : [.heading("What changed")] + groups
  }

  private func items(_ lines: [String]) -> DigestBlock {
    let left = lines.count - DigestNote.longest
    return .items(left > 1 ? lines.prefix(DigestNote.longest) + ["and \(Format.thousands(left)) more"] : lines)
  }

  // MARK: How things stand

  private var standing: [DigestBlock] {
    let words = GoalWords(numbers: options.numbers)
    let lines = digest.shownGoals.map { figure -> String in
      let kind = figure.goal.kpi.unit
      let numbers = options.numbers
      let parts = [
        words.landing(figure).isEmpty ? nil : "lands at " + words.landing(figure),
        words.needed(figure).isEmpty ? nil : "needs " + words.needed(figure),
        words.coverage(figure).isEmpty ? nil : "covered " + words.coverage(figure),
      ].compactMap(\.self)
      let period = figure.goal.period
      let unit = period.unit == .custom ? "" : ", " + period.unit.rawValue
      return words.name(figure.goal) + unit + " to \(DayText.near(period.to, to: asOf)): "
        + "\(numbers.short(figure.value, of: kind)) of \(numbers.short(figure.goal.value, of: kind)), "
        + words.pace(figure) + (parts.isEmpty ? "" : "; " + parts.joined(separator: "; "))
    }
    return lines.isEmpty ? [] : [.heading("Goals"), items(lines)]
  }

  /// What the note rests on, where that is not all there is.
  private var data: [DigestBlock] {
    let directory = options.directory.isEmpty ? options.title : options.directory
    return snapshot.trust.line(directory: directory).map { [.heading("Data"), .paragraph("! " + $0)] } ?? []
  }
}
