internal import Values

/// What a logged call came to.
public enum CallDispositions {
  /// Whether the text says that nobody was reached: no answer, voicemail or a message left, busy, a wrong number.
  public static func isAttempt(_ text: UnsafeRawBufferPointer) -> Bool {
    let words: [StaticString] = [
      "no answer", "noanswer", "no_answer", "voicemail", "voice mail", "left message", "left live message", "busy",
      "wrong number",
      "not connected", "unreachable", "no contact", "not reached", "gatekeeper",
    ]
    return words.contains { Text.contains(text, $0) }
  }
}
