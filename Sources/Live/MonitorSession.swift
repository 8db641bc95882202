internal import Accounts
internal import Ingest
internal import Glibc
internal import Metrics
internal import Signals
internal import Values

/// One watch of a directory: what the monitor's thread holds. A test drives it look by look, with a clock of its own.
package struct MonitorSession: ~Copyable {
  private let directory: String
  private let environment: LiveEnvironment
  private let requests: Mailbox<LiveRequest>
  private let publisher: UpdatePublisher
  private var update = LiveUpdate()
  private var request: LiveRequest
  private var settings: SettingsWatcher
  private var reader: BatchReader
  private var registry: FileRegistry
  private var duplicates = DuplicateFiles()
  private var notifier = ChangeNotifier()
  private var dataset: Dataset?
  /// Whether the dataset was made of other rows or rules than are in force now.
  private var isStale = false
  private var directoryFailure: DirectoryScan.Failure?
  private let meter: MemoryMeter
  /// Why reading was stopped for want of memory, and how many bytes the files had then: fewer are tried again.
  private var excess: (reason: MemoryLimit.Excess, bytes: Int64)?
  private var lastFullRead: Double
  private var isFirst = true
  /// The rules that were switched off when signals were last looked for.
  private var signalsOff: Set<SignalRuleID> = []
  /// Whether the last look left nothing to settle: the next one is due only because time passes.
  package private(set) var isSettled = false
  /// Until when changes are left alone: half of the time belongs to others even if the writers never rest.
  private var restUntil = -Double.infinity

  /// Seconds after which everything is read again, in case a change could not be seen from outside.
  static let fullCheckInterval = 3_600.0

  /// A watch that has not looked yet.
  package init(
    directory: String, environment: LiveEnvironment, request: LiveRequest, requests: Mailbox<LiveRequest>,
    updates: Mailbox<LiveUpdate>
  ) {
    self.directory = directory
    self.environment = environment
    self.request = request
    self.requests = requests
    publisher = UpdatePublisher(updates)
    settings = SettingsWatcher(environment)
    meter = MemoryMeter(environment.memory)
    reader = MonitorSession.reader(directory, settings.current.read, environment, requests, meter)
    registry = FileRegistry(reader: reader)
    lastFullRead = environment.clock()
  }

  /// Looks, waits, looks again, until a request says to stop.
  mutating func run() {
    while let due = look() { wait(until: due) }
  }

  /// One look: at the requests, the settings and the directory. Applies what has changed, and puts an update if there is
  /// something new.
  ///
  /// - Returns: when the next look is due; nil if a request said to stop.
  package mutating func look() -> Double? {
    let start = environment.clock()
    guard handleRequest() else { return nil }
    if start - lastFullRead > MonitorSession.fullCheckInterval && !request.isPaused { readEverythingAgain() }
    var waiting = 0
    if !request.isPaused {
      loadSettings()
    } else if settings.haveChanged {
      waiting = 1
    }
    var next = start + max(0.05, request.interval)
    do throws(DirectoryScan.Failure) {
      let scan = try DirectoryScan(directory)
      directoryFailure = nil
      notifier.watch(scan.folders)
      let outcome: FileRegistry.Outcome
      if let excess, scan.bytes >= excess.bytes {
        outcome = FileRegistry.Outcome()
      } else {
        excess = nil
        meter.reset()
        guard let refreshed = refresh(scan, start: start) else { return nil }
        outcome = refreshed
      }
      waiting += outcome.waiting
      isSettled = outcome.due == nil
      if let due = outcome.due { next = min(next, max(due, start + 0.02)) }
    } catch {
      directoryFailure = error
      isSettled = true
    }
    update.waiting = waiting
    guard publish(since: start) else { return nil }
    let end = environment.clock()
    restUntil = end + min(end - start, 1)
    return max(next, end)
  }

  // MARK: Requests

  /// Applies the newest request, and shows the state in force at another (T, P) without looking at a file.
  ///
  /// - Returns: false if it says to stop.
  private mutating func handleRequest() -> Bool {
    guard receiveRequest() else { return false }
    return dataset == nil || isStale ? true : publish(since: environment.clock())
  }

  /// - Returns: false if it says to stop.
  private mutating func receiveRequest() -> Bool {
    guard let newest = requests.receive() else { return true }
    if newest.stops { return false }
    if newest.readAgain != request.readAgain { readEverythingAgain() }
    request = newest
    return true
  }

  private mutating func readEverythingAgain() {
    lastFullRead = environment.clock()
    excess = nil
    registry.forget()
  }

  // MARK: Settings and files

  /// Reads the settings if one of their files has changed.
  private mutating func loadSettings() {
    let before = settings.current
    settings.load()
    let now = settings.current
    if now.read != before.read {
      reader = MonitorSession.reader(directory, now.read, environment, requests, meter)
      registry.forget()
    }
    if now != before { isStale = true }
  }

  /// Applies what has changed in the directory; nil if a request to stop came meanwhile.
  private mutating func refresh(_ scan: DirectoryScan, start: Double) -> FileRegistry.Outcome? {
    registry.use(isFirst || registry.isForgotten ? measuredReader(of: scan) : reader)
    let outcome = registry.refresh(
      scan,
      .init(
        now: start, time: environment.now(), quiet: quiet,
        isPaused: request.isPaused && !registry.isForgotten && !isFirst,
        isFirst: isFirst))
    if let reason = meter.excess {
      excess = (reason, scan.bytes)
      update.progress = nil
      return FileRegistry.Outcome()
    }
    if outcome.wasStopped { return nil }
    update.progress = nil
    update.work.add(outcome.work)
    isFirst = false
    if outcome.hasChanged || dataset == nil { isStale = true }
    return outcome
  }

  /// How many seconds a new state must stay the same: one poll, at most so long that a change is on screen half a second
  /// after the poll that found it.
  private var quiet: Double { min(request.interval, notifier.isComplete ? 0.2 : 0.4) }

  /// A reader that stops when a request says so.
  private static func reader(
    _ directory: String, _ rules: ReadRules, _ environment: LiveEnvironment, _ requests: Mailbox<LiveRequest>,
    _ meter: MemoryMeter
  ) -> BatchReader {
    var reader = BatchReader(directory: directory, rules: rules, workers: environment.workers)
    reader.clock = environment.clock
    reader.progress = ReadProgress { _ in !requests.isWaiting(\.stops) && meter.allowsMore() }
    return reader
  }

  /// A reader that also reports how far it has come: where everything is read.
  private func measuredReader(of scan: DirectoryScan) -> BatchReader {
    let sizes = scan.items.values.map { item in
      if case .file(let identity) = item { identity.size } else { Int64(0) }
    }
    let progressMeter = ProgressMeter(files: sizes.count, bytes: sizes.reduce(0, +), clock: environment.clock) {
      [publisher, update] progress in
      var update = update
      update.progress = progress
      publisher.publish(update)
    }
    var measured = reader
    measured.progress = ReadProgress(
      advance: { [requests, memory = meter] bytes in
        progressMeter.advance(bytes)
        return !requests.isWaiting(\.stops) && memory.allowsMore()
      }, rows: { progressMeter.advance(rows: $0) })
    measured.finished = { progressMeter.finish() }
    return measured
  }

  // MARK: Updates

  /// The files that need more memory than there is, and what is shown instead.
  private var memoryFault: LiveFault? {
    guard let excess else { return nil }
    return .memory(directory, excess.reason, isShown: dataset != nil)
  }

  /// Publishes the state in force at the (T, P) that is wanted, unless it was published last.
  ///
  /// - Returns: false if a request to stop came meanwhile.
  private mutating func publish(since start: Double) -> Bool {
    let failure = directoryFailure.map { LiveFault.directory($0.directory, code: $0.code, isShown: dataset != nil) }
    update.faults = [failure, memoryFault, settings.fault].compactMap(\.self)
    // Rows read by other settings than the rest must not be mixed with them: then the state before stays in force.
    let isRebuilt = isStale && !isFirst && !registry.isForgotten
    if isRebuilt {
      // The newest request counts: what is computed for an older one would be thrown away.
      guard receiveRequest() else { return false }
      let readings = duplicates.ignoringDuplicates(registry.readings, in: directory)
      if requests.isWaiting(\.stops) { return false }
      dataset = Dataset(
        files: readings, rules: settings.current.accounts, readRules: settings.current.read,
        today: environment.today(settings.current.read.zone), workers: environment.workers, after: dataset)
    }
    if let dataset {
      let today = request.asOf ?? environment.today(settings.current.read.zone)
      let shown = update.snapshot
      if isRebuilt || shown?.today != today || shown?.period.period != request.period
        || shown?.past != request.past
      {
        if requests.isWaiting(\.stops) { return false }
        show(dataset, today: today)
        update.refreshSeconds = environment.clock() - start
        let refresh = FileHealth.Reading(at: environment.now(), seconds: update.refreshSeconds)
        update.snapshot?.health.refresh = isRebuilt ? refresh : shown?.health.refresh
      }
    }
    if isRebuilt { isStale = false }
    publisher.publishIfNew(update)
    return lookForSignals()
  }

  /// Looks for the signals of the state in force, once its figures are published: these wait for nothing.
  ///
  /// - Returns: false if a request to stop came meanwhile.
  private mutating func lookForSignals() -> Bool {
    let isOff = signalsOff != request.marks.off
    guard let snapshot = update.snapshot, isOff || update.signalsGeneration != update.generation else { return true }
    if requests.isWaiting(\.stops) { return false }
    // Something else is to be shown first; the next look comes back to this.
    if requests.isWaiting({ _ in true }) { return true }
    let goals = GoalReport(snapshot, workers: environment.workers).findings
    let signals = SignalList(
      snapshot.dataset, at: snapshot.asOf, rules: settings.current.signals, marks: request.marks, goals: goals,
      workers: environment.workers)
    signalsOff = request.marks.off
    update.snapshot?.signalFlags = signals.flags(accounts: snapshot.dataset.accounts.count)
    update.signals = signals
    update.signalsGeneration = update.generation
    update.signalsRevision += 1
    publisher.publish(update)
    return true
  }

  /// The signals of the state before, where they are of the same accounts and day: nothing flickers until the new ones come.
  private func signalsBefore(_ snapshot: Snapshot) -> SignalList? {
    guard let signals = update.signals, let before = update.snapshot, signals.asOf == snapshot.asOf,
      before.dataset.accounts.lazy.map(\.id).elementsEqual(snapshot.dataset.accounts.lazy.map(\.id))
    else { return nil }
    return signals
  }

  private mutating func show(_ dataset: Dataset, today: Day) {
    var health = dataset.health
    let reports = registry.reports
    for position in health.files.indices {
      guard let report = reports[FilePath(health.files[position].path)] else { continue }
      health.files[position].lastRead = report.read
      health.files[position].failure = report.failure
    }
    health.banners =
      [EmptyDirectory.banner(dataset, directory: directory)].compactMap { $0.map { BannerText($0) } }
      + Banners.of(dataset, asOf: today, failures: registry.failures)
    var snapshot = Snapshot(
      dataset, period: request.period, today: today, fiscalYearStart: settings.current.fiscalYearStart,
      analyses: settings.current.analyses, past: request.past, health: health,
      workers: environment.workers, after: update.snapshot)
    snapshot.settings = settings.current.values
    update.work.add(snapshot)
    update.signals = signalsBefore(snapshot)
    if let signals = update.signals { snapshot.signalFlags = signals.flags(accounts: dataset.accounts.count) }
    update.snapshot = snapshot
    update.generation += 1
    update.isEmpty = dataset.tables.isEmpty
  }

  // MARK: Waiting

  /// Sleeps until a look is due, or something has happened that makes it due earlier.
  private func wait(until due: Double) {
    if environment.clock() < restUntil { sleep(until: min(due, restUntil), listening: false) }
    sleep(until: due, listening: !request.isPaused)
  }

  private func sleep(until due: Double, listening: Bool) {
    var descriptors = [
      pollfd(fd: requests.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: listening ? notifier.descriptor : -1, events: Int16(POLLIN), revents: 0),
    ]
    let milliseconds = max(0, min(3_600_000, (due - environment.clock()) * 1_000)).rounded(.up)
    _ = poll(&descriptors, nfds_t(descriptors.count), Int32(milliseconds))
    if descriptors[1].revents != 0 {
      // A writer that changes several files at once is read in one look.
      usleep(5_000)
      notifier.clear()
    }
  }
}

/// A directory that gives no table.
enum EmptyDirectory {
  /// One sentence; nil where there is a table.
  static func banner(_ dataset: Dataset, directory: String) -> String? {
    guard dataset.tables.isEmpty else { return nil }
    let names = "accounts.csv, contacts.csv, activities.csv, opportunities.csv, …"
    if dataset.files.isEmpty { return "There is no file in \(directory) yet. Waiting for \(names)" }
    let count = dataset.files.count
    let files =
      count == 1 ? "The only file in \(directory) is no table" : "None of the \(count) files in \(directory) is a table"
    return "\(files): data health says why. Waiting for \(names)"
  }
}
