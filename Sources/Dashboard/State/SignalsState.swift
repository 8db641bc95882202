internal import Accounts
internal import Formatting
internal import Metrics
internal import Report
internal import Signals
internal import Values

/// What the user did about signals, and what follows from it for those that are shown.
struct SignalsState: Sendable {
  /// The most signals that are gone and get a line.
  static let mostGone = 100

  /// What the user did.
  var log: SignalLog
  /// What was there when the screen was last left; nil before the first time.
  var baseline: SignalBaseline?
  /// What the ids of this session's events begin with.
  let session: String
  /// Whether what is put away is shown, too.
  var isAwayShown = false
  /// What is put away, with the decision.
  private(set) var away: [SignalKey: SignalAck] = [:]
  /// What is another than it was.
  private(set) var news = SignalNews()
  /// What is gone, with how it ended: the first of them.
  private(set) var gone: [GoneSignal] = []

  /// Computes what follows from new signals, or from what the user did.
  ///
  /// - Complexity: O(signals + log entries + rows of the accounts whose signals are gone).
  mutating func update(_ list: SignalList?, _ snapshot: Snapshot) {
    guard let list else {
      (away, news, gone) = ([:], SignalNews(), [])
      return
    }
    let dataset = snapshot.dataset
    away = list.putAway(by: log.marks) { dataset.accounts[$0].id }
    news = SignalNews(
      list, since: baseline, away: Set(away.keys), off: log.marks.off,
      rearmDays: SignalRules(snapshot.settings).rearmDays)
    let newest = news.gone.isEmpty ? [:] : dataset.newestCreations
    gone = news.gone.prefix(SignalsState.mostGone).compactMap { key in
      guard let entry = baseline?.entries[key] else { return nil }
      let account = dataset.account(id: entry.account)
      return GoneSignal(
        key: key, account: account, name: account.map { dataset.accounts[$0].name } ?? entry.name,
        ending: key.ending(in: dataset, account: entry.account, after: entry.last, at: list.asOf, newest: newest))
    }
  }
}

/// A signal that was shown when the user last left the screen, and is none any more.
struct GoneSignal: Sendable {
  var key: SignalKey
  /// The position of its account; nil where it has none any more.
  var account: Int?
  /// The name of the account, or else of its subject.
  var name: String
  var ending: SignalEnding
}

extension Context {
  /// The signals of the accounts that the filter picks, in order; those of no account only without one. What is put away is
  /// not among them.
  var signalsShown: [Signal] { signalsPicked.filter { marks.away[$0.key] == nil } }

  /// The same that are put away.
  var signalsAway: [Signal] { signalsPicked.filter { marks.away[$0.key] != nil } }

  private var signalsPicked: [Signal] {
    (signals?.signals ?? []).filter { isPicked($0.account) }
  }

  /// What is gone of the accounts that the filter picks.
  var signalsGone: [GoneSignal] { marks.gone.filter { isPicked($0.account) } }

  private func isPicked(_ account: Int?) -> Bool { account.map(figures.set.contains) ?? (figures.set == .all) }

  /// `12 signals, 4 new, 5 put away`; nil where there is nothing to say.
  func signalCount(withAway: Bool) -> String? {
    let shown = signalsShown
    let away = withAway ? signalsAway.count : 0
    if shown.isEmpty && away == 0 && !withAway { return nil }
    return SignalList.words(count: shown.count, new: shown.count { marks.news.novelties[$0.key] == .new }, away: away)
  }

  /// The signals of an account, those that another covers included.
  func signals(of account: Int) -> [Signal] {
    ((signals?.signals ?? []) + (signals?.covered ?? [])).filter { $0.account == account }
  }
}
