import Accounts
public import ArgumentParser
import Live
import Metrics
public import Report
import Settings
public import Signals
import Values

/// `abmtop signals DIR`: what to act on.
struct SignalsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "signals", abstract: "Print what to act on: accounts, deals, contracts, goals and tables.",
    discussion: "Exit code 2 where --fail-on names a level that a signal has, or a higher one.")

  @OptionGroup var source: DirectoryOptions
  @OptionGroup var scope: ScopeOptions

  @Flag(
    help: """
      Only what is new since you last left the screen of signals; with --since: what was no signal on that day.
      """)
  var new = false

  @Option(
    help: ArgumentHelp(
      "Only what was no signal on that day, computed from the same files: 1d, 7d, monday, 2026-11-14.",
      valueName: "day"))
  var since: String?

  @Flag(help: "Also what you or your team put away: done, later, never.")
  var all = false

  @Flag(help: "Print what you put away as a table signal_acks, which a team can share, and nothing else.")
  var acks = false

  @Option(help: ArgumentHelp("Only the signals of this owner; me is who the settings say.", valueName: "name"))
  var owner: String?

  @Option(help: ArgumentHelp("Only signals of at least this level: high, medium, low.", valueName: "level"))
  var level: SignalLevel?

  @Option(
    name: .customLong("rule"),
    help: ArgumentHelp("Only signals of this rule; several times for more.", valueName: "id"),
    completion: .list(SignalRuleID.allCases.map(\.rawValue)))
  var rules: [SignalRuleID] = []

  @Option(help: "What they are grouped by.")
  var by = SignalGrouping.rule

  @Option(
    name: .customLong("fail-on"),
    help: ArgumentHelp("End with 2 where there is a signal of at least this level.", valueName: "level"))
  var failOn: SignalLevel?

  @Option(help: "The form of the output.")
  var format = ReportFormat.text

  @OptionGroup var log: LogOptions

  func run() throws {
    var isFailing = false
    try perform(log, on: source.directory) { logger in
      if acks {
        try source.check()
        let log = SignalKeeper(source.directory, directories: .ofProcess()).load().log
        return try StandardOutput.print(Report.acks(log.marks.acks), as: .csv)
      }
      let loaded = try Loaded(source, logger)
      let snapshot = try loaded.snapshot(scope)
      let set = try loaded.accounts(scope.filter, in: snapshot)
      var list = loaded.signals(snapshot, at: snapshot.asOf)
      let away = all ? [:] : list.putAway(by: loaded.signalLog.marks) { snapshot.dataset.accounts[$0].id }
      list = list.without(away: Set(away.keys))
      if new, since == nil { list = try loaded.new(list, source) }
      if let since {
        list = list.without(loaded.signals(snapshot, at: try Day(sinceOption: since, before: snapshot.asOf)))
      }
      let owner = owner == "me" ? loaded.me ?? "me" : owner
      list = list.filter { signal in
        (signal.account.map(set.contains) ?? scope.filter.isEmpty) && (level.map { signal.level >= $0 } ?? true)
          && (rules.isEmpty || rules.contains(signal.rule))
          && (owner.map { Folding.text($0) == Folding.text(signal.owner) } ?? true)
      }
      loaded.warn(of: snapshot, source)
      try StandardOutput.print(
        Report.signals(snapshot, list, by: by, away: away.count, loaded.options(format, source, scope)), as: format)
      isFailing = failOn.map { level in list.signals.contains { $0.level >= level } } ?? false
    }
    if isFailing { throw ExitCode.failing }
  }
}

extension ExitCode {
  /// A signal of `--fail-on`, or an `assert` that does not hold.
  static let failing = ExitCode(2)
}

extension Loaded {
  /// The signals at a day, by the settings.
  ///
  /// - Parameter goals: how the goals stand on that day, where that is known.
  func signals(_ snapshot: Snapshot, at day: Day, goals known: GoalReport? = nil) -> SignalList {
    SignalList(
      snapshot.dataset, at: day, rules: SignalRules(values), marks: signalLog.marks,
      goals: (known ?? goals(snapshot, at: day)).findings, workers: .threads)
  }

  /// The signals that are new since the screen was last left; all of them, and a line that says so, where it never was.
  func new(_ list: SignalList, _ source: DirectoryOptions) throws -> SignalList {
    guard let signalBaseline else {
      StandardError.print("The screen of signals was not left yet with \(source.directory): all of them are new.")
      return list
    }
    guard signalBaseline.at <= list.asOf else {
      throw Failure(
        description: "--new: the screen was last left at \(signalBaseline.at.iso), after \(list.asOf.iso); use --since",
        code: .wrongArguments)
    }
    let news = SignalNews(list, since: signalBaseline, away: [], off: [], rearmDays: SignalRules(values).rearmDays)
    let isNew = { (key: SignalKey) in news.novelties[key] == .new }
    return list.filter { isNew($0.key) || ($0.coveredBy.map(isNew) ?? false) }
  }

  /// How the goals stand at a day; nil: at T.
  func goals(_ snapshot: Snapshot, at day: Day? = nil) -> GoalReport {
    GoalReport(snapshot, at: day, workers: .threads)
  }
}

extension Day {
  /// A day before another, as people say it: `1d`, `monday` (the last one), `2026-11-14`; nil of anything else.
  init?(since text: String, before asOf: Day) {
    let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let text = text.lowercased()
    if let weekday = weekdays.firstIndex(of: text) {
      // 1970-01-01 was a Thursday.
      let today = ((Int(asOf.number) + 3) % 7 + 7) % 7
      self = asOf - ((today - weekday + 6) % 7 + 1)
    } else if text.hasSuffix("d"), let days = Int(text.dropLast()), (1...36_500).contains(days) {
      self = asOf - days
    } else if let day = Day(iso: text), day < asOf {
      self = day
    } else {
      return nil
    }
  }
}

extension SignalRuleID: ExpressibleByArgument {}
extension SignalGrouping: ExpressibleByArgument {}

extension SignalLevel: ExpressibleByArgument {
  /// A level as given on the command line: `high`.
  public init?(argument: String) { self.init(name: argument) }
  /// Their names.
  public static var allValueStrings: [String] { allCases.map(\.name) }
}
