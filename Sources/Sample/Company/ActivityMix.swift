/// How much happens at an account in a mood, and what: weights of the types in parts of the whole.
struct ActivityMix {
  /// Activities a working day out of a burst, in hundredths.
  var rate: Int
  /// The same within one.
  var burstRate: Int
  /// Percent of the days that begin a burst.
  var burstChance: Int
  /// The weight of each `ActivityKind`, in the order of its cases.
  private(set) var weights: [Int]
  private(set) var sum: Int

  private init(rate: Int, burstRate: Int, burstChance: Int, _ parts: [(ActivityKind, Int)]) {
    self.rate = rate
    self.burstRate = burstRate
    self.burstChance = burstChance
    weights = ActivityKind.allCases.map { kind in parts.first { $0.0 == kind }?.1 ?? 0 }
    sum = weights.reduce(0, +)
  }

  /// A type by weight.
  func kind(_ random: inout Random) -> ActivityKind {
    ActivityKind.allCases[random.weighted(weights, sum: sum)]
  }

  static func of(_ mood: AccountPlan.Mood) -> ActivityMix {
    switch mood {
    case .unlisted: unlisted
    case .quiet: quiet
    case .researching: researching
    case .evaluating: evaluating
    case .customer: customer
    case .cold: cold
    }
  }

  private static let unlisted = ActivityMix(
    rate: 1, burstRate: 60, burstChance: 0, [(.visit, 60), (.emailOpen, 5), (.social, 10), (.adImpression, 25)])

  private static let quiet = ActivityMix(
    rate: 13, burstRate: 90, burstChance: 1,
    [
      (.adImpression, 52), (.emailImpression, 10), (.emailSent, 11), (.visit, 10), (.emailOpen, 8), (.social, 3),
      (.callAttempt, 4), (.adClick, 1), (.directMail, 1),
    ])

  private static let researching = ActivityMix(
    rate: 55, burstRate: 340, burstChance: 11,
    [
      (.adImpression, 24), (.emailImpression, 6), (.visit, 34), (.highValueVisit, 2), (.emailOpen, 8), (.emailClick, 4),
      (.adClick, 5), (.contentDownload, 4), (.webinar, 2), (.conversion, 1), (.chat, 1), (.social, 4), (.emailSent, 7),
      (.callAttempt, 2), (.event, 1), (.directMail, 1), (.emailReply, 1),
    ])

  private static let evaluating = ActivityMix(
    rate: 75, burstRate: 300, burstChance: 12,
    [
      (.adImpression, 11), (.visit, 24), (.highValueVisit, 3), (.emailSent, 16), (.emailReply, 12), (.call, 7),
      (.meeting, 6), (.callAttempt, 6), (.chat, 2), (.contentDownload, 3), (.emailOpen, 6), (.emailImpression, 3),
      (.webinar, 1), (.event, 1), (.directMail, 1),
    ])

  private static let customer = ActivityMix(
    rate: 36, burstRate: 200, burstChance: 6,
    [
      (.visit, 24), (.emailSent, 12), (.emailReply, 8), (.meeting, 3), (.call, 4), (.webinar, 3), (.emailOpen, 9),
      (.chat, 4), (.adImpression, 16), (.emailImpression, 8), (.event, 1), (.social, 2), (.contentDownload, 2),
    ])

  private static let cold = ActivityMix(
    rate: 9, burstRate: 60, burstChance: 1,
    [(.adImpression, 44), (.emailSent, 18), (.emailOpen, 12), (.visit, 8), (.callAttempt, 12), (.emailImpression, 6)])
}
