public import Accounts
internal import Ingest
public import Metrics
public import Signals
internal import Synchronization
public import Values

/// What the screen requests of the monitor. The newest request holds; what it does not say stays as it was.
public struct LiveRequest: Sendable, Hashable {
  /// P.
  public var period: Period
  /// T; nil: today, moving at midnight.
  public var asOf: Day?
  /// Which values of the past are wanted.
  public var past: PastValues
  /// Changes are counted but not applied, until `readAgain` requests them or this is over.
  public var isPaused = false
  /// Seconds between two looks at the directory.
  public var interval: Double
  /// Counts up with every request to read everything again now.
  public var readAgain = 0
  /// What the user decided of signals.
  public var marks = SignalMarks()
  /// The monitor ends.
  public var stops = false

  /// A request.
  public init(
    period: Period = .quarterToDate, asOf: Day? = nil, past: PastValues = .asItWas,
    interval: Double = LiveSettings.interval.standard
  ) {
    self.past = past
    self.period = period
    self.asOf = asOf
    self.interval = interval
  }
}

/// Work done since the monitor was started: what a change costs, without a clock.
public struct LiveWork: Sendable, Hashable {
  /// Files read, whole or in part.
  public var filesRead = 0
  /// Bytes read of them, as stored.
  public var bytesRead: Int64 = 0
  /// Records parsed.
  public var rowsParsed = 0
  /// Accounts whose facts were computed.
  public var accountsComputed = 0
  /// Activities that were gone through for that.
  public var activitiesReplayed = 0

  /// None yet.
  public init() {}

  mutating func add(_ reading: FileReading) {
    filesRead += 1
    bytesRead += reading.bytesRead
    rowsParsed += reading.recordsParsed
  }

  mutating func add(_ other: LiveWork) {
    filesRead += other.filesRead
    bytesRead += other.bytesRead
    rowsParsed += other.rowsParsed
    accountsComputed += other.accountsComputed
    activitiesReplayed += other.activitiesReplayed
  }

  mutating func add(_ snapshot: Snapshot) {
    accountsComputed += snapshot.accountsComputed
    activitiesReplayed += snapshot.activitiesReplayed
  }
}

/// What the monitor sends to the screen: always the newest whole state.
public struct LiveUpdate: Sendable {
  /// The newest state of the directory; nil before the first.
  public var snapshot: Snapshot?
  /// The signals at the snapshot's T, or those of the state before until these have come; nil: they are still looked for.
  public var signals: SignalList?
  /// The generation of the snapshot that the signals are of.
  public var signalsGeneration = 0
  /// Counts up whenever signals were looked for: also without another snapshot, where a rule was switched off.
  public var signalsRevision = 0
  /// Counts up with every snapshot.
  public var generation = 0
  /// The signals of this snapshot; nil: they are still looked for.
  public var currentSignals: SignalList? { signalsGeneration == generation ? signals : nil }
  /// While all files are read: at the start, or again.
  public var progress: LoadProgress?
  /// Files that have changed, and settings, while paused: what waits.
  public var waiting = 0
  /// What stands in the way: a directory that cannot be read, bad settings. Most important first.
  public var faults: [LiveFault] = []
  /// Whether the directory gives no table at all; a banner in the snapshot's health says why.
  public var isEmpty = false
  /// Seconds that the last refresh took.
  public var refreshSeconds = 0.0
  /// What all refreshes so far have cost.
  public var work = LiveWork()

  /// Nothing yet.
  public init() {}
}

/// Puts updates, and none that says what was said before.
final class UpdatePublisher: Sendable {
  private let updates: Mailbox<LiveUpdate>
  private let published = Mutex<Published?>(nil)

  /// What an update says beside its snapshot, which its generation stands for.
  private struct Published: Equatable {
    var generation: Int
    var signalsRevision: Int
    var waiting: Int
    var faults: [LiveFault]
    var progress: LoadProgress?

    init(_ update: LiveUpdate) {
      generation = update.generation
      signalsRevision = update.signalsRevision
      waiting = update.waiting
      faults = update.faults
      progress = update.progress
    }
  }

  init(_ updates: Mailbox<LiveUpdate>) { self.updates = updates }

  /// Puts an update.
  func publish(_ update: LiveUpdate) {
    published.withLock { $0 = Published(update) }
    updates.put(update)
  }

  /// Puts an update if it says something new.
  func publishIfNew(_ update: LiveUpdate) {
    let isNew = published.withLock { $0 != Published(update) }
    if isNew { publish(update) }
  }
}
