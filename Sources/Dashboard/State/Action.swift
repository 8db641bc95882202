public import Cells
public import Forecast
public import Metrics
public import Signals
public import Values

/// Everything that can happen: keys, data, time.
public enum Action: Sendable {
  /// A key, the mouse, or pasted text.
  case key(Cells.Key)
  /// A line that was typed, where lines are read instead of keys: a command's name, a row's number, `/` and a filter.
  case line(String)
  /// The screen has another size.
  case resized(width: Int, height: Int)
  /// A state of the directory was read and computed; `readAt` is the time of day in words, such as `14:03`.
  /// `signals` are those of its T, or those of the state before until `signals` says the new ones; nil where nobody has looked
  /// for any yet.
  case snapshot(Snapshot, signals: SignalList? = nil, readAt: String)
  /// The signals of the newest state; nil: they are being looked for.
  case signals(SignalList?)
  /// Figures with their trends, for the generation that `Effect.computeTrends` named.
  case figures(Figures, generation: Int)
  /// Where the quarter will land for the accounts of these figures; nil: there is no table of opportunities.
  case landing(Landing?, generation: Int)
  /// So many changes wait to be read while paused, where the reading thread counts them.
  case waiting(Int)
  /// How far the first reading has come.
  case loading(LoadProgress)
  /// The directory cannot be read, for a reason in words.
  case failed(String)
  /// What is wrong for now with the directory or the settings, in words; empty once all is well again.
  case faults([String])
  /// Time passed: seconds since the start. Send one at `State.nextTick`, and before anything else if that is easy.
  case tick(Double)
  /// A message for a moment: copied, written, a theme that is broken.
  case notice(String)
  /// Names of the themes there are.
  case themes([String])
  /// A theme is in force now; nothing else is redrawn.
  case themeChanged(String)
}

/// What the program around is to do.
public enum Effect: Sendable, Equatable {
  /// Leave.
  case quit
  /// Stop as Ctrl-Z does.
  case suspend
  /// Draw everything anew, whatever the terminal shows.
  case redraw
  /// Request something of the reading thread.
  case request(Request)
  /// Compute the trends of these figures, and then where the quarter lands, off the main thread, and send both back with
  /// their generation.
  case computeTrends(Figures, of: Snapshot, generation: Int)
  /// Put a text on the clipboard.
  case copy(String)
  /// Open a file of the data directory, by its path below it, in the user's editor at a line, from 1.
  case edit(path: String, line: Int)
  /// Write a file; say how it went with `Action.notice`.
  case write(path: String, contents: String)
  /// Write a file that is no text, likewise.
  case writeBytes(path: String, bytes: [UInt8])
  /// Show a theme.
  case setTheme(String)
  /// Set the title of the terminal's window.
  case title(String)
  /// Keep this for the next session.
  case saveSession(SessionState)
  /// Keep what the user did about signals; say what stands in the way with `Action.notice`.
  case appendSignals([SignalEvent])
  /// Keep what was there when the screen of signals was left.
  case saveSignals(SignalBaseline)
  /// Ring the bell.
  case bell

  /// What is requested of the reading thread: what is nil stays as it is.
  public struct Request: Sendable, Equatable {
    /// The period to show.
    public var period: Period?
    /// The as-of day; with `followsToday` that of the clock.
    public var asOf: Day?
    /// Whether the as-of day is that of the clock again.
    public var followsToday = false
    /// Read now, without waiting for the interval.
    public var readNow = false
    /// Whether to look at the directory at all.
    public var isPaused: Bool?
    /// Seconds between two looks.
    public var interval: Double?
    /// What the user decided of signals.
    public var marks: SignalMarks?

    /// Nothing.
    public init() {}
  }

  /// Whether another state of the directory, or the one in force at another (T, P), comes of it.
  var asksForSnapshot: Bool {
    guard case .request(let request) = self else { return false }
    return request.readNow || request.period != nil || request.asOf != nil || request.followsToday
  }

  /// Equal where they request the same; figures differ by their generation.
  public static func == (left: Effect, right: Effect) -> Bool {
    switch (left, right) {
    case (.quit, .quit), (.suspend, .suspend), (.redraw, .redraw), (.bell, .bell): true
    case (.request(let left), .request(let right)): left == right
    case (.computeTrends(_, _, let left), .computeTrends(_, _, let right)): left == right
    case (.copy(let left), .copy(let right)): left == right
    case (.edit(let left, let line), .edit(let right, let other)): left == right && line == other
    case (.write(let left, let text), .write(let right, let other)): left == right && text == other
    case (.setTheme(let left), .setTheme(let right)): left == right
    case (.title(let left), .title(let right)): left == right
    case (.saveSession(let left), .saveSession(let right)): left == right
    case (.appendSignals(let left), .appendSignals(let right)): left == right
    case (.saveSignals(let left), .saveSignals(let right)): left == right
    default: false
    }
  }
}
