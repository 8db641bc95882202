internal import Accounts
internal import Exports
internal import Glibc
internal import KPIs

/// Watches a directory on a thread of its own and hands over the newest whole state.
///
/// The screen puts requests into one mailbox and takes updates from the other: the two threads share nothing else.
public final class Monitor: Sendable {
  /// What the screen wants. Put a whole request: the newest holds.
  public let requests = Mailbox<LiveRequest>()
  /// What the screen shows next. Its descriptor is readable while an update waits.
  public let updates = Mailbox<LiveUpdate>()
  private let directory: String
  private let world: LiveWorld

  /// A monitor of a directory, which need not exist yet.
  public init(directory: String, world: LiveWorld) {
    self.directory = directory
    self.world = world
  }

  /// Starts watching.
  ///
  /// - Returns: false if the system gives no thread.
  public func start(_ request: LiveRequest) -> Bool {
    Threads.start { [directory, world, requests, updates] in
      var session = MonitorSession(directory: directory, world: world, request: request, updates: updates)
      session.run(requests)
    } != nil
  }
}

/// One watch of a directory: what the monitor's thread holds.
struct MonitorSession: ~Copyable {
  private let directory: String
  private let world: LiveWorld
  private let updates: Mailbox<LiveUpdate>
  private var request: LiveRequest
  private var settings = LiveSettings()
  private var settingsState: [FileIdentity?] = []
  private var settingsFault: LiveFault?
  private var shelf: FileShelf
  private var copies = Copies()
  private var bell = ChangeBell()
  private var update = LiveUpdate()
  private var dataset: Dataset?
  private var lastFullRead: Double
  private var isFirst = true

  init(directory: String, world: LiveWorld, request: LiveRequest, updates: Mailbox<LiveUpdate>) {
    self.directory = directory
    self.world = world
    self.request = request
    self.updates = updates
    shelf = FileShelf(reader: MonitorSession.reader(directory, LiveSettings(), world, nil))
    lastFullRead = world.clock()
  }

  /// Looks, waits, looks again, until a request says to stop.
  mutating func run(_ requests: borrowing Mailbox<LiveRequest>) {
    _ = loadSettings()
    while true {
      let due = look()
      wait(until: due, requests)
      if let newest = requests.take() {
        if newest.stops { return }
        if newest.readAgain != request.readAgain { readEverythingAgain() }
        request = newest
      }
    }
  }

  /// One look at the directory: takes what has changed, and puts an update if there is something to tell.
  ///
  /// - Returns: when the next look is due.
  mutating func look() -> Double {
    let start = world.clock()
    if start - lastFullRead > 3_600 { readEverythingAgain() }
    let settingsChanged = loadSettings()
    var next = start + max(0.05, request.interval)
    let scan: DirectoryScan
    do throws(LiveFault) {
      scan = try DirectoryScan(directory)
    } catch {
      report(faults: [error] + (settingsFault.map { [$0] } ?? []))
      return next
    }
    bell.watch(scan.folders)
    if isFirst { showProgress(of: scan) }
    let quiet = bell.descriptor >= 0 ? min(0.2, request.interval) : request.interval
    let outcome = shelf.refresh(scan, now: start, quiet: quiet, isPaused: request.isPaused, isFirst: isFirst)
    if let due = outcome.due { next = min(next, max(due, start + 0.02)) }
    let wasFirst = isFirst
    isFirst = false
    update.waiting = outcome.waiting
    if outcome.hasChanged || settingsChanged || dataset == nil {
      let readings = copies.ignoringCopies(shelf.readings, in: directory)
      dataset = Dataset(files: readings, rules: settings.accounts, readRules: settings.read)
    }
    publish(force: outcome.hasChanged || settingsChanged || wasFirst, since: start)
    return next
  }

  private mutating func publish(force: Bool, since start: Double) {
    guard let dataset else { return }
    let today = request.asOf ?? world.today(settings.read.zone)
    let faults = settingsFault.map { [$0] } ?? []
    let isSame = update.snapshot.map { $0.today == today && $0.period.period == request.period } ?? false
    if isSame && !force {
      report(faults: faults)
      return
    }
    var health = dataset.health
    health.banners = Banners.of(dataset, asOf: today, failures: shelf.failures)
    update.snapshot = Snapshot(
      dataset, period: request.period, today: today, fiscalYearStart: settings.fiscalYearStart, health: health,
      workers: world.workers)
    update.generation += 1
    update.isEmpty = dataset.tables.isEmpty
    update.progress = nil
    update.refreshSeconds = world.clock() - start
    update.faults = faults
    reported = (faults, update.waiting)
    updates.put(update)
  }

  /// What was last told beside snapshots: nothing is put twice.
  private var reported: (faults: [LiveFault], waiting: Int) = ([], 0)

  private mutating func report(faults: [LiveFault]) {
    if reported.faults == faults && reported.waiting == update.waiting { return }
    reported = (faults, update.waiting)
    update.faults = faults
    update.progress = nil
    updates.put(update)
  }

  /// Reads the settings if one of their files has changed. Bad ones leave the old ones in force.
  ///
  /// - Returns: whether other settings are in force now.
  private mutating func loadSettings() -> Bool {
    let state = world.settingsFiles.map { FileIdentity(path: $0) }
    if !settingsState.isEmpty && state == settingsState { return false }
    settingsState = state.isEmpty ? [nil] : state
    switch world.settings() {
    case .failure(let fault):
      settingsFault = fault
      return false
    case .success(let new):
      settingsFault = nil
      if new == settings { return false }
      let readsAnew = new.read != settings.read
      settings = new
      if readsAnew {
        var fresh = FileShelf(reader: MonitorSession.reader(directory, settings, world, nil))
        swap(&fresh, &shelf)
        isFirst = isFirst || dataset != nil
      }
      return true
    }
  }

  private mutating func readEverythingAgain() {
    lastFullRead = world.clock()
    shelf.forget()
  }

  /// Tells the screen how far the first reading has come, at most ten times a second.
  private mutating func showProgress(of scan: DirectoryScan) {
    var progress = LiveProgress()
    progress.filesTotal = scan.files.count
    progress.bytesTotal = scan.files.values.reduce(0) { $0 + $1.size }
    update.progress = progress
    updates.put(update)
    let meter = ProgressMeter(progress, clock: world.clock) { [updates, update] progress in
      var update = update
      update.progress = progress
      updates.put(update)
    }
    shelf = FileShelf(
      reader: MonitorSession.reader(directory, settings, world) { bytes in
        meter.advance(bytes)
        return true
      })
  }

  private static func reader(
    _ directory: String, _ settings: LiveSettings, _ world: LiveWorld, _ progress: (@Sendable (Int64) -> Bool)?
  ) -> ShelfReader {
    ShelfReader(
      reader: FileReader(directory: directory, rules: settings.read), workers: world.workers, progress: progress,
      wallClock: { Double(time(nil)) })
  }

  private func wait(until due: Double, _ requests: borrowing Mailbox<LiveRequest>) {
    var descriptors = [
      pollfd(fd: requests.descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: request.isPaused ? -1 : bell.descriptor, events: Int16(POLLIN), revents: 0),
    ]
    let milliseconds = max(0, min(3_600_000, (due - world.clock()) * 1_000)).rounded(.up)
    _ = poll(&descriptors, nfds_t(descriptors.count), Int32(milliseconds))
    if descriptors[1].revents != 0 {
      bell.clear()
      // A writer that changes many files at once is taken in one look.
      usleep(5_000)
    }
  }
}
