/// What a text of a CRM (a status, a stage) says of how an opportunity ended (data.md, *Outcome*).
public enum OutcomeWord: UInt8, Sendable {
  /// Nothing: the next column decides.
  case nothing
  /// No more than that it is closed.
  case closed
  case open, won, lost

  /// Whether it says how the opportunity ended, or that it has not.
  public var decides: Bool { self != .nothing && self != .closed }

  /// Reads a text by its words, without case.
  public init(_ text: UnsafeRawBufferPointer) {
    if text.isEmpty {
      self = .nothing
    } else if OutcomeWord.hasOpenPercentage(text) {
      self = .open
    } else {
      self.init(TextWords(text), text)
    }
  }

  private init(_ words: TextWords, _ text: UnsafeRawBufferPointer) {
    if Lexicon.lost.contains(where: words.contain)
      || Lexicon.lostInOneScript.contains(where: { Text.contains(text, $0) })
    {
      self = .lost
      return
    }
    // A contact that cannot be reached has decided nothing.
    if words.positions(of: "lost").contains(where: { !words.follow("contact", $0) }) {
      self = .lost
      return
    }
    var result = OutcomeWord.nothing
    for won in Lexicon.won {
      for position in words.positions(of: won) {
        if Lexicon.notYet.contains(where: { words.precede($0, position) }) {
          if result == .nothing { result = .open }
        } else if Lexicon.not.contains(where: { words.precede($0, position) }) {
          self = .lost
          return
        } else {
          result = .won
        }
      }
    }
    if result != .nothing {
      self = result
    } else if Lexicon.wonInOneScript.contains(where: { Text.contains(text, $0) }),
      Lexicon.notYetInOneScript.contains(where: { Text.contains(text, $0) })
    {
      self = .open
    } else if Lexicon.wonInOneScript.contains(where: { Text.contains(text, $0) }) || words.equal("signed") {
      self = .won
    } else if Lexicon.working.contains(where: words.equal) {
      self = .open
    } else {
      self = words.equal("closed") || words.equal("inactive") ? .closed : .nothing
    }
  }

  /// Whether the text has a percentage other than 0 % and 100 %.
  private static func hasOpenPercentage(_ text: UnsafeRawBufferPointer) -> Bool {
    for (position, byte) in text.enumerated() where byte == UInt8(ascii: "%") {
      var start = position
      while start > 0, text[start - 1] == 32 { start -= 1 }
      let end = start
      while start > 0,
        Text.isDigit(text[start - 1]) || text[start - 1] == UInt8(ascii: ".") || text[start - 1] == UInt8(ascii: ",")
      {
        start -= 1
      }
      let digits = String(decoding: text[start..<end], as: UTF8.self).replacing(",", with: ".")
      if let share = Double(digits), share != 0, share != 100 { return true }
    }
    return false
  }
}

/// The words that say how an opportunity ended.
private enum Lexicon {
  static let lost = [
    "disqualified", "unqualified", "abandoned", "no decision", "dead", "cancelled", "canceled", "rejected", "declined",
    "won't", "closedlost",
    // German and Dutch, French, Spanish and Portuguese, Italian, Danish, Swedish, Norwegian, Polish.
    "abgelehnt", "storniert", "abgebrochen", "disqualifiziert", "afgewezen", "geannuleerd", "geweigerd",
    "gediskwalificeerd",
    "abandonné", "abandonnée", "annulé", "annulée", "rejeté", "rejetée", "refusé", "refusée", "disqualifié",
    "disqualifiée",
    "cancelado", "cancelada", "rechazado", "rechazada", "descartado", "descartada", "descalificado", "descalificada",
    "abandonado", "abandonada", "recusado", "recusada", "rejeitado", "rejeitada", "desqualificado", "desqualificada",
    "annullato", "annullata", "rifiutato", "rifiutata", "perduto", "perduta", "annulleret", "afvist", "avvisad",
    "avvist",
    "diskvalificerad", "anulowana", "anulowany", "odrzucona", "odrzucony", "zdyskwalifikowana", "hävitty", "menetetty",
    "prohráno", "prohraná", "ztraceno", "ztracená", "elveszett", "kaybedildi", "kaybedilen", "pierdut", "pierdută",
    "verlorene", "verlorener", "verlorenes", "persi", "perse", "tabte", "hävityt", "проиграна", "проиграно", "проигран",
    "verloren", "perdu", "perdue", "perdus", "perdues", "perdido", "perdida", "perdidos", "perdidas", "perso", "persa",
    "tabt", "förlorad", "förlorat", "förlorade", "tapt", "przegrana", "przegrany", "przegrane", "przegrano",
  ]
  static let won = [
    "won", "closedwon",
    "gewonnen", "gagné", "gagnée", "gagnés", "gagnées", "ganado", "ganada", "ganados", "ganadas", "ganho", "ganha",
    "ganhos", "ganhas", "vinto", "vinta", "vundet", "vunnen", "vunnet", "vunna", "wygrana", "wygrany", "wygrane",
    "wygrano", "voitettu", "vyhráno", "vyhraná", "získáno", "megnyert", "câștigat", "câștigată",
    // Turkish without the dotless i: see `TextWords`.
    "kazanildi", "kazanilan", "gewonnene", "gewonnener", "gewonnenes", "vinti", "vinte", "vundne", "vunne", "voitetut",
    "выиграна", "выиграно", "выигран",
  ]
  /// Japanese and Chinese put no blanks between words, and Korean endings follow without one.
  static let lostInOneScript: [StaticString] = ["失注", "输单", "輸單", "丢单", "수주 실패"]
  static let wonInOneScript: [StaticString] = ["受注", "成約", "赢单", "贏單"]
  /// What is won only in the future: `受注見込` is an order that is expected, `未成約` none yet.
  static let notYetInOneScript: [StaticString] = [
    "見込", "予定", "受注前", "成約前", "待ち", "未受注", "未成約", "未赢单", "未贏單", "预计", "預計",
  ]
  static let not = ["not", "no", "never", "nicht", "niet", "pas", "non", "não", "ikke", "inte", "nie"]
  static let notYet = [
    "not yet", "to be", "noch nicht", "nog niet", "pas encore", "aún no", "todavía no", "ainda não", "non ancora",
    "endnu ikke", "ännu inte", "ennå ikke", "jeszcze nie",
  ]
  static let working = ["open", "active", "in progress", "in process", "ongoing", "working"]
}

extension OpportunityStatus {
  /// How an opportunity ended, from what its row says; nil where that is no more than that it is closed.
  ///
  /// `isWon` true is won, `isClosed` false is open; else the first of `status` and `stage` that says anything decides;
  /// with `isClosed` true only what says won or lost, and where neither does it is lost;
  /// with `isWon` false and no `isClosed` nothing says won.
  ///
  /// - Parameters: nil for flags that are absent or empty.
  public init?(status: OutcomeWord, stage: OutcomeWord, isClosed: Bool?, isWon: Bool?) {
    if isWon == true {
      self = .won
      return
    }
    if isClosed == false {
      self = .open
      return
    }
    var words: [OutcomeWord] = [status, stage]
    // A closed one is not open, whatever its status says.
    if isClosed == true { words.removeAll { $0 == .open } }
    // Where nothing says that it is closed, a word does not win what a flag says is not won.
    if isWon == false && isClosed == nil { words.removeAll { $0 == .won } }
    switch words.first(where: \.decides) {
    case .won: self = .won
    case .lost: self = .lost
    case .open: self = .open
    default:
      if isClosed == true {
        self = .lost
        return
      }
      if status == .closed || stage == .closed { return nil }
      self = .open
    }
  }
}
