/// How a figure differs from the one before: its direction, how much, and whether that is good.
public struct Change: Hashable, Sendable {
  /// Whether it is good or bad; `neutral` also where nothing changed.
  public enum Verdict: Hashable, Sendable {
    /// The figure got better.
    case better
    /// The figure got worse.
    case worse
    /// Neither.
    case neutral
  }

  /// `3.1 pt`, `8%`, `12`: how much, without a sign.
  public let amount: String
  /// -1, 0 or 1: less, as before, more. 0 where the amount as written is 0.
  public let direction: Int
  /// Whether it is good.
  public let verdict: Verdict

  init(amount: String, difference: Double, upIsGood: Bool?) {
    self.amount = amount
    let isSeen = amount.contains { ("1"..."9").contains($0) }
    direction = !isSeen || difference == 0 ? 0 : (difference > 0 ? 1 : -1)
    switch upIsGood {
    case nil: verdict = .neutral
    case true?: verdict = direction == 0 ? .neutral : (direction > 0 ? .better : .worse)
    case false?: verdict = direction == 0 ? .neutral : (direction > 0 ? .worse : .better)
    }
  }

  /// Of two shares, in percentage points: 0.523 after 0.492 is `▲ 3.1 pt`. Nil where one is not a number.
  public static func points(from before: Double, to now: Double, upIsGood: Bool?) -> Change? {
    let difference = (now - before) * 100
    guard difference.isFinite else { return nil }
    return Change(
      amount: Format.decimal(difference.magnitude, places: 1) + " pt", difference: difference, upIsGood: upIsGood)
  }

  /// Of two amounts, in percent of the one before: 108 after 100 is `▲ 8%`. Nil where that was 0, or a number is none.
  ///
  /// Below 10 % one place is written unless it is 0; what is beyond thousandfold is `>999x`.
  public static func relative(from before: Double, to now: Double, upIsGood: Bool?) -> Change? {
    let share = (now - before) / before.magnitude
    guard before != 0, share.isFinite else { return nil }
    let size = share.magnitude * 100
    let isSmall = size < 9.95 && Int((size * 10).rounded()) % 10 != 0
    let amount = size >= 99_950 ? ">999x" : Format.decimal(size, places: isSmall ? 1 : 0) + "%"
    return Change(amount: amount, difference: share, upIsGood: upIsGood)
  }

  /// Of two counts: `▲ 12`.
  public static func count(from before: Int, to now: Int, upIsGood: Bool?) -> Change {
    let (difference, _) = now.subtractingReportingOverflow(before)
    return Change(
      amount: Format.grouped(String(difference.magnitude), isNegative: false), difference: Double(difference),
      upIsGood: upIsGood)
  }

  /// `▲ 3.1 pt`, `▼ 4%`, `= 0`: with a sign for the direction.
  public func signed(_ glyphs: Glyphs) -> String {
    (direction == 0 ? glyphs.same : (direction > 0 ? glyphs.up : glyphs.down)) + " " + amount
  }

  /// `up 3.1 pt, good`: for readers and for where signs and colours are not seen.
  public var words: String {
    guard direction != 0 else { return "unchanged" }
    let judgement = verdict == .better ? ", good" : (verdict == .worse ? ", bad" : "")
    return (direction > 0 ? "up " : "down ") + amount + judgement
  }

  /// The colour of its text.
  public var role: Role {
    switch verdict {
    case .better: .good
    case .worse: .bad
    case .neutral: .dim
    }
  }
}
