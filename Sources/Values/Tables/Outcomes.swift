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

  /// In English, German, French, Spanish, Portuguese, Italian, Dutch, Danish, Swedish and Polish; letters beyond ASCII are left out.
  private static let renewals: [StaticString] = [
    "renew", "verlngerung", "verlaengerung", "renouvel", "renovaci", "renova", "rinnov", "verlenging",
    "fornyelse", "frnyelse", "fornying", "odnow", "przeduenie",
  ]
  private static let expansions: [StaticString] = [
    "erweiterung", "bestandskund", "extension", "ampliaci", "expansi", "expanso", "estensione", "uitbreiding",
    "bestaande",
  ]
  private static let firsts: [StaticString] = [
    "new", "netnew", "neu", "nouve", "nuev", "novo", "nova", "nuov", "nieuw", "first", "initial", "greenfield",
  ]

  /// From letters and digits in lower case.
  private init?(plain name: UnsafeRawBufferPointer) {
    func starts(_ word: StaticString) -> Bool {
      name.count >= word.utf8CodeUnitCount
        && Text.equals(UnsafeRawBufferPointer(rebasing: name[..<word.utf8CodeUnitCount]), word)
    }
    func isOne(of words: [StaticString]) -> Bool { words.contains { Text.contains(name, $0) } }
    if isOne(of: OpportunityType.renewals) {
      self = .renewal
    } else if Text.contains(name, "crosssell") {
      self = .crossSell
    } else if Text.contains(name, "upsell") {
      self = .upsell
    } else if starts("expansion") || starts("expand") || starts("existing") || starts("upgrade") || starts("addon")
      || starts("addonbusiness") || starts("growth") || isOne(of: OpportunityType.expansions)
    {
      self = .expansion
    } else if OpportunityType.firsts.contains(where: starts) {
      self = .new
    } else {
      return nil
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

/// What the `status` of a contract says of it (data.md, contracts).
public enum ContractStatus: Hashable, Sendable {
  /// It is in force as its days say.
  case asItsDaysSay
  /// It is no contract (yet): a draft, a quote, a trial. Carries the words that say so.
  case none(String)
  /// It has ended.
  case ended

  /// Reads a status by its words, without case.
  public init(_ text: UnsafeRawBufferPointer) {
    let words = TextWords(text)
    if let phrase = ContractStatus.drafts.first(where: words.contain) {
      self = .none(phrase)
    } else {
      self = ContractStatus.over.contains(where: words.contain) ? .ended : .asItsDaysSay
    }
  }

  private static let drafts = [
    "draft", "void", "quote", "trial", "trialing", "in approval", "pending approval", "pending signature",
    "entwurf", "testphase", "brouillon", "borrador", "rascunho", "bozza", "concept", "szkic", "utkast",
  ]
  private static let over = [
    "cancelled", "canceled", "terminated", "churned", "expired", "ended", "inactive",
    "gekündigt", "beendet", "abgelaufen", "storniert", "inaktiv", "résilié", "résiliée", "expiré", "expirée", "annulé",
    "annulée", "terminé", "terminée", "inactif", "cancelado", "cancelada", "vencido", "vencida", "expirado", "expirada",
    "terminado", "terminada", "finalizado", "finalizada", "inactivo", "encerrado", "encerrada", "rescindido", "inativo",
    "disdetto", "scaduto", "cessato", "annullato", "opgezegd", "beëindigd", "verlopen", "geannuleerd", "wygasła",
    "anulowana", "zakończona", "uppsagd", "avslutad", "opsagt", "afsluttet",
  ]
}
