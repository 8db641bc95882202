public import Values

/// Figures by their unit, in one currency: short in panels and tables, narrow where there is hardly any room, whole where
/// they are explained. Screens and reports write them by this and nothing else.
public struct FigureFormat: Hashable, Sendable {
  /// How amounts are written.
  public let money: MoneyFormat
  /// What is written where there is no value.
  public let missing: String

  /// Figures of a currency.
  public init(money: MoneyFormat, missing: String = Format.missing) {
    self.money = money
    self.missing = missing
  }

  /// Figures of the currency with an ISO code.
  public init(currency: String = "USD") { self.init(money: MoneyFormat(currency: currency)) }

  /// `61.6%`, `$374K`, `12,408`, `66.5 d`, `+42`: in a panel or a table.
  public func short(_ value: Double?, of unit: Unit) -> String {
    guard let value, value.isFinite else { return missing }
    switch unit {
    case .money: return money.short(value)
    case .moneyADay: return money.short(value) + "/d"
    default: return full(value, of: unit)
    }
  }

  /// `62%`, `$374K`, `124K`, `66 d`: at most seven cells of a currency whose sign is one cell.
  public func narrow(_ value: Double?, of unit: Unit) -> String {
    guard let value, value.isFinite else { return missing }
    switch unit {
    case .ratio: return Format.percent(value, places: 0)
    case .accounts, .count: return Format.shortCount(Int64(clamping: value))
    case .days: return Format.decimal(value, places: 0) + " d"
    case .moneyADay: return money.short(value)
    default: return short(value, of: unit)
    }
  }

  /// `61.6%`, `$374,115.27`, `12,408`, `66.5 d`, `+42`: where there is room.
  public func full(_ value: Double?, of unit: Unit) -> String {
    guard let value, value.isFinite else { return missing }
    switch unit {
    case .accounts, .count: return Format.decimal(value, places: 0)
    case .ratio: return Format.percent(value)
    case .money: return money.exact(value)
    case .moneyADay: return money.exact(value) + " a day"
    case .days: return Format.days(value)
    case .score, .touches, .contactsAnAccount: return Format.decimal(value, places: 1)
    case .points: return Format.signed(value, places: 0)
    }
  }

  /// With all its places, where it is explained or copied.
  ///
  /// - Parameter amount: the same amount exactly, where it is known.
  public func exact(_ value: Double?, money amount: Money? = nil, of unit: Unit) -> String {
    if let amount { return money.exact(amount) }
    guard let value, value.isFinite else { return missing }
    switch unit {
    case .accounts, .count, .money, .moneyADay: return full(value, of: unit)
    case .ratio: return Format.percent(value, places: 4)
    case .points: return Format.signed(value, places: 4)
    case .score, .days, .touches, .contactsAnAccount: return Format.decimal(value, places: 4)
    }
  }
}

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

  /// The same change with another verdict; neutral where nothing changed.
  public func judged(_ verdict: Verdict) -> Change {
    Change(amount: amount, direction: direction, verdict: direction == 0 ? .neutral : verdict)
  }

  private init(amount: String, direction: Int, verdict: Verdict) {
    self.amount = amount
    self.direction = direction
    self.verdict = verdict
  }

  /// Of two figures of a unit: shares in percentage points, accounts and points of a scale as a count, all else in percent of
  /// the one before. Nil where one is not a number, or where percents of 0 would be needed.
  public static func of(_ unit: Unit, from before: Double, to now: Double, upIsGood: Bool?) -> Change? {
    guard before.isFinite, now.isFinite else { return nil }
    switch unit {
    case .ratio: return points(from: before, to: now, upIsGood: upIsGood)
    case .accounts, .points: return count(from: Int(clamping: before), to: Int(clamping: now), upIsGood: upIsGood)
    case .count, .money, .moneyADay, .days, .score, .touches, .contactsAnAccount:
      return relative(from: before, to: now, upIsGood: upIsGood)
    }
  }

  /// Of two shares, in percentage points: 0.523 after 0.492 is `3.1 pt` more. Nil where one is not a number.
  public static func points(from before: Double, to now: Double, upIsGood: Bool?) -> Change? {
    let difference = (now - before) * 100
    guard difference.isFinite else { return nil }
    return Change(
      amount: Format.decimal(difference.magnitude, places: 1) + " pt", difference: difference, upIsGood: upIsGood)
  }

  /// Of two amounts, in percent of the one before: 108 after 100 is `8%` more. Nil where that was 0, or a number is none.
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

  /// Of two counts: `12` more.
  public static func count(from before: Int, to now: Int, upIsGood: Bool?) -> Change {
    // As a bit pattern the difference of any two integers fits.
    let difference = UInt(bitPattern: max(before, now)) &- UInt(bitPattern: min(before, now))
    return Change(
      amount: Format.grouped(String(difference), isNegative: false),
      difference: now == before ? 0 : (now > before ? 1 : -1), upIsGood: upIsGood)
  }

  /// `up 3.1 pt, good`: for readers and for where signs and colours are not seen.
  public var words: String {
    guard direction != 0 else { return "unchanged" }
    let judgement = verdict == .better ? ", good" : (verdict == .worse ? ", bad" : "")
    return (direction > 0 ? "up " : "down ") + amount + judgement
  }

  /// `+3.1 pt`, `-8%`, `=`: in reports.
  public var plain: String { direction == 0 ? "=" : (direction > 0 ? "+" : "-") + amount }
}
