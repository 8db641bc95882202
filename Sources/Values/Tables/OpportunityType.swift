extension OpportunityType {
  /// The type that a cell names, or nil where it names none (data.md; vendors' spellings in exports.md).
  ///
  /// Besides the five names: what speaks of renewing is a renewal; new business, a new customer or logo is new; an upgrade, an
  /// add-on, or any business with an existing customer is expansion.
  public init?(_ text: UnsafeRawBufferPointer) {
    let value: OpportunityType? =
      withUnsafeTemporaryAllocation(byteCount: 64, alignment: 1) { buffer in
        var length = 0
        for byte in text.prefix(64) where Text.isLetter(byte) || Text.isDigit(byte) {
          buffer[length] = Text.lower(byte)
          length += 1
        }
        return OpportunityType(plain: UnsafeRawBufferPointer(rebasing: buffer[..<length]))
      }
    guard let value else { return nil }
    self = value
  }

  /// From letters and digits in lower case.
  private init?(plain name: UnsafeRawBufferPointer) {
    func starts(_ word: StaticString) -> Bool {
      name.count >= word.utf8CodeUnitCount
        && Text.equals(UnsafeRawBufferPointer(rebasing: name[..<word.utf8CodeUnitCount]), word)
    }
    if Text.contains(name, "renew") {
      self = .renewal
    } else if Text.contains(name, "crosssell") {
      self = .crossSell
    } else if Text.contains(name, "upsell") {
      self = .upsell
    } else if starts("expansion") || starts("expand") || starts("existing") || starts("upgrade") || starts("addon")
      || starts("addonbusiness") || starts("growth")
    {
      self = .expansion
    } else if starts("new") || starts("netnew") {
      self = .new
    } else {
      return nil
    }
  }
}

extension OpportunityStatus {
  /// Contains "won" → won, "lost" → lost, anything else → open, without case.
  ///
  /// The same in the words that CRMs in other languages write for their stages: without them a deal that was won would be an open one.
  public init(_ text: UnsafeRawBufferPointer) {
    self =
      Text.contains(text, "won")
      ? .won : Text.contains(text, "lost") ? .lost : OpportunityStatus(foreign: text) ?? .open
  }

  /// German, French, Spanish, Portuguese, Italian, Dutch, Danish, Swedish, Norwegian, Polish and Japanese.
  private init?(foreign text: UnsafeRawBufferPointer) {
    let lost: [StaticString] = [
      "verloren", "perdu", "perdid", "chiuso perso", "chiusa persa", "tabt", "förlorad", "förlorat", "tapt", "przegran",
      "失注",
    ]
    let won: [StaticString] = [
      "gewonnen", "gagné", "ganad", "ganha", "ganho", "chiuso vinto", "chiusa vinta", "vundet", "vunnen", "vunnet",
      "wygran", "受注",
    ]
    if lost.contains(where: { Text.contains(text, $0) }) {
      self = .lost
    } else if won.contains(where: { Text.contains(text, $0) }) {
      self = .won
    } else {
      return nil
    }
  }

  /// The status of an opportunity from what its row says.
  ///
  /// `status` decides where it is not empty. Else the flags of Salesforce and HubSpot do, as far as they say something: a closed one
  /// is won where `isWon` or its stage says so, else lost; one that is said not to be closed is open, whatever its stage is called.
  /// Without flags the stage decides by the same rule as `status`.
  ///
  /// - Parameters: nil for flags that are absent or empty.
  public init(
    status: UnsafeRawBufferPointer, stage: UnsafeRawBufferPointer, isClosed: Bool?, isWon: Bool?
  ) {
    if !status.isEmpty {
      self.init(status)
    } else if isWon == true {
      self = .won
    } else if isClosed == true {
      // Where TRUE is written `1` and FALSE is left blank, `isWon` is nil: the stage may still say "won".
      self = isWon == nil && OpportunityStatus(stage) == .won ? .won : .lost
    } else if isClosed == false {
      self = .open
    } else {
      self.init(stage)
      if isWon == false, self == .won { self = .open }
    }
  }
}

/// What an opportunity is for.
public enum OpportunityType: UInt8, Sendable, CaseIterable {
  case new, expansion, crossSell, upsell, renewal

  /// Whether it counts as expansion (kpis.md, Opportunity states).
  public var isExpansion: Bool { self == .expansion || self == .crossSell || self == .upsell }
}

/// How an opportunity ended, or that it has not.
public enum OpportunityStatus: UInt8, Sendable { case open, won, lost }
