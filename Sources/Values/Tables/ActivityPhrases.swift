/// Reads names of activities that are no type's name by their words: what marketing tools call what people did (`Fill Out Form`,
/// `EmailClickthrough`, `Downloaded Guide`).
public enum ActivityPhrases {
  /// The position in `ActivityTypes.builtIn` of what a name says was done; nil where it says nothing known, or that it was not done.
  ///
  /// - Complexity: O(length); beyond 200 bytes a text is no name.
  public static func code(of text: UnsafeRawBufferPointer) -> UInt8? {
    if text.count > 200 { return nil }
    return Phrase(String(decoding: text, as: UTF8.self)).code
  }
}

/// The words of a name.
private struct Phrase {
  private let words: [String]

  /// Runs of letters; a capital after a small letter begins a word.
  init(_ text: String) {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for character in text {
      let endsWord = !character.isLetter || (wasSmall && character.isUppercase)
      if endsWord, !word.isEmpty {
        words.append(word)
        word = ""
      }
      if character.isLetter { word += character.lowercased() }
      wasSmall = character.isLowercase
    }
    if !word.isEmpty { words.append(word) }
    self.words = words
  }

  /// Whether a word begins with one of these.
  private func has(_ beginnings: String...) -> Bool {
    words.contains { word in beginnings.contains { word.hasPrefix($0) } }
  }

  /// Whether one of these is a word.
  private func isThere(_ wanted: String...) -> Bool { words.contains { wanted.contains($0) } }

  var code: UInt8? {
    // What did not happen, or has yet to, is nobody's activity.
    if has(
      "unsubscrib", "bounc", "spam", "abandon", "delet", "fail", "error", "cancel", "declin", "invit", "unopened",
      "schedul")
      || isThere("no", "not", "hard", "soft")
    {
      return attempt
    }
    return event ?? email ?? web ?? advertisement ?? conversation
  }

  private var attempt: UInt8? {
    isThere("call", "calls", "called") && (has("answer", "attempt", "voicemail", "busy"))
      ? ActivityTypes.Code.callAttempt : nil
  }

  private var event: UInt8? {
    if has("webinar") { return has("attend", "watch", "view", "join", "participat") ? ActivityTypes.Code.webinar : nil }
    if has("event", "conference", "tradeshow", "roundtable", "booth") || (isThere("trade") && has("show")) {
      return has("attend", "check", "visit", "participat") ? ActivityTypes.Code.event : nil
    }
    if isThere("direct") && isThere("mail") || has("gift", "postcard") {
      return has("sen", "deliver", "mail") ? ActivityTypes.Code.directMail : nil
    }
    return nil
  }

  private var email: UInt8? {
    guard has("email", "newsletter") || isThere("mail", "mailing") else { return nil }
    if has("repl", "respon", "receiv", "incoming", "inbound") { return ActivityTypes.Code.emailReply }
    if has("click") { return ActivityTypes.Code.emailClick }
    if has("open", "read", "view") { return ActivityTypes.Code.emailOpen }
    return isThere("send", "sent", "sends", "outbound", "outgoing") ? ActivityTypes.Code.emailSent : nil
  }

  private var web: UInt8? {
    let isForm = has("form") || (isThere("landing") && has("page")) || (isThere("lead") && isThere("gen"))
    if isForm, has("fill", "submi", "complet", "success") { return ActivityTypes.Code.conversion }
    if has("download") { return ActivityTypes.Code.contentDownload }
    if (isThere("demo") || isThere("contact") || isThere("quote")) && has("request") {
      return ActivityTypes.Code.conversion
    }
    if has("trial") && has("start", "sign", "request") || has("signup") || (has("sign") && isThere("up")) {
      return ActivityTypes.Code.conversion
    }
    if has("web", "page", "site", "url"), has("visit", "view", "brows", "load"), !isForm || has("visit", "view") {
      return ActivityTypes.Code.visit
    }
    return nil
  }

  private var advertisement: UInt8? {
    if isThere("ad", "ads", "banner", "display", "sponsored") || has("advert") {
      if has("click") { return ActivityTypes.Code.adClick }
      return has("impress", "view", "show", "serv", "seen") ? ActivityTypes.Code.adImpression : nil
    }
    if has("linkedin", "twitter", "facebook", "instagram", "social") {
      return has("like", "comment", "shar", "follow", "engag", "react", "click", "repl", "connect", "mention")
        ? ActivityTypes.Code.social : nil
    }
    return nil
  }

  private var conversation: UInt8? {
    if has("chat") { return ActivityTypes.Code.chat }
    if has("meeting") || isThere("demo") {
      return has("held", "attend", "complet", "took", "occur", "done", "log") ? ActivityTypes.Code.meeting : nil
    }
    guard isThere("call", "calls", "called", "phone") else { return nil }
    if has("voicemail", "attempt", "busy", "miss", "unanswer", "left") { return ActivityTypes.Code.callAttempt }
    return has("connect", "answer", "complet", "held", "inbound", "incoming", "log") ? ActivityTypes.Code.call : nil
  }
}
