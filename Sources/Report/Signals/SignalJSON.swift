internal import Metrics
public import Signals
internal import Values

extension SignalList {
  /// The signals as JSON: how many there are of each rule and level, those that are counted, in order, then those that
  /// another covers.
  ///
  /// - Parameters:
  ///   - ids: `account_id` by the position of an account.
  ///   - sentence: what is said of a signal.
  ///   - away: how many are left out because somebody put them away: `put_away`, where there are any.
  public func json(ids: (Int) -> String, sentence: (Signal) -> String, away: Int = 0) -> JSON {
    .object(
      (away == 0 ? [] : [("put_away", .integer(away))]) + [
        ("as_of", .text(asOf.iso)),
        ("counts", .object(SignalRuleID.allCases.map { ($0.rawValue, count($0)) })),
        ("total", .integer(signals.count)),
        (
          "levels",
          .object(
            [SignalLevel.high, .medium, .low].map { level in
              (level.name, .integer(signals.count { $0.level == level }))
            })
        ),
        ("signals", .array((signals + covered).map { $0.json(account: $0.account.map(ids), sentence: sentence($0)) })),
      ])
  }

  private func count(_ rule: SignalRuleID) -> JSON {
    let counts = counts(of: rule)
    return .object([("counted", .integer(counts.counted)), ("covered", .integer(counts.covered))])
  }
}

extension Signal {
  /// The signal as JSON.
  func json(account: String?, sentence: String) -> JSON {
    .object([
      ("rule", .text(rule.rawValue)),
      ("subject_kind", .text(subject.kind)),
      ("subject", .text(subject.id)),
      ("account", .optional(account)),
      ("name", .text(name)),
      ("owner", .text(owner)),
      ("level", .text(level.name)),
      ("since", .text(since.iso)),
      ("due", .day(due)),
      ("money", .optional(money?.decimal)),
      ("sentence", .text(sentence)),
      ("reasons", .array(detail.reasons.map { .text($0) })),
      ("covers", .array(covers.map { .text($0.text) })),
      ("covered_by", .optional(coveredBy?.text)),
      ("facts", detail.json),
      ("evidence", .array(evidence.map { .text($0.text) })),
    ])
  }
}

extension SignalDetail {
  /// Why, in the words of machines.
  var reasons: [String] {
    switch self {
    case .surge(let topics), .competitor(let topics): topics
    case .renewalRisk(let reasons, _, _): reasons.map(\.rawValue)
    case .winBack(_, let isEngaged, let topics):
      (isEngaged ? ["engaged_now"] : []) + topics.map { "surging: \($0)" }
    case .expansion(let topics, let peppers): topics.map { "surging: \($0)" } + (peppers >= 2 ? ["heat"] : [])
    case .tierMismatch(let mismatches): mismatches.map(\.account)
    case .goal(let isFarBehind, _, _): [isFarBehind ? "far behind" : "behind"]
    default: []
    }
  }

  /// What a sentence would say.
  fileprivate var json: JSON {
    switch self {
    case .engaged(let crossing, let score, _, _):
      .object([("aes_at_crossing", .number(crossing)), ("aes", .number(score))])
    case .unworked(let crossing, let score, _):
      .object([("crossing", .text(crossing.iso)), ("aes", .number(score))])
    case .surge(let topics), .competitor(let topics): .object([("topics", .texts(topics))])
    case .heat(let points): .object([("points", .integer(points))])
    case .anonymous(let visits): .object([("visits", .integer(visits))])
    case .stalled(let days, _, let quiet, let last):
      .object([("n", .integer(days)), ("days_without_touch", .integer(quiet)), ("last_touch", .day(last?.day))])
    case .ghosted(let days, let last):
      .object([("outreach_days", .integer(days)), ("last_engagement", .day(last))])
    case .overdue(let close): .object([("expected_close", .text(close.iso))])
    case .slipped(let pushes, let days): .object([("pushes", .integer(pushes)), ("days", .integer(days))])
    case .stuck(let stage, let days, let usual):
      .object([("stage", .optional(stage)), ("days", .integer(days)), ("usual", .integer(usual))])
    case .shrunk(let largest, let now): .object([("largest", .text(largest.decimal)), ("now", .text(now.decimal))])
    case .singleThreaded(let engaged, _): .object([("engaged_stakeholders", .integer(engaged))])
    case .noDecider(let engaged, _): .object([("engaged_people", .integer(engaged))])
    default: moreJSON
    }
  }

  /// The same, of customers and of what is no account.
  private var moreJSON: JSON {
    switch self {
    case .degrading(let score, let trend): .object([("score", .number(score)), ("trend", .number(trend))])
    case .lowRelationship(let score): .object([("score", .number(score))])
    case .renewalRisk(let reasons, let days, let score):
      .object([
        ("days", .object(reasons.compactMap { reason in days[reason].map { (reason.rawValue, .text($0.iso)) } })),
        ("score", .optional(score)),
      ])
    case .winBack(let loss, _, _): .object([("loss", .text(loss.iso))])
    case .expansion(let topics, let peppers): .object([("topics", .texts(topics)), ("peppers", .integer(peppers))])
    case .tierMismatch(let mismatches):
      .object(
        mismatches.map { account in
          (
            account.account,
            .object([
              ("written", .integer(account.written)), ("criteria", .optional(account.criteria.map(Double.init))),
              ("icp_fit", .number(account.fit)),
            ])
          )
        })
    case .goal(_, let attainment, let pace): .object([("attainment", .number(attainment)), ("pace", .number(pace))])
    case .stale(let newest, let limit): .object([("newest", .text(newest.iso)), ("limit", .integer(limit))])
    default: .object([])
    }
  }
}

extension JSON {
  /// Texts in order.
  fileprivate static func texts(_ texts: [String]) -> JSON { .array(texts.map { .text($0) }) }
}
