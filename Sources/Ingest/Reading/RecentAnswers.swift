/// Remembers what was found out about texts that occur again and again: a table of fixed size, where a newer text drives out an older.
struct RecentAnswers<Answer> {
  private var slots: [(hash: UInt64, answer: Answer)]

  /// `size` is a power of two. `nothing` fills the free slots.
  init(size: Int, nothing: Answer) { slots = Array(repeating: (0, nothing), count: size) }

  /// What was remembered for a text's hash, or nil.
  @inline(__always)
  func answer(_ hash: UInt64) -> Answer? {
    let slot = slots[Int(truncatingIfNeeded: hash) & (slots.count - 1)]
    return slot.hash == hash && hash != 0 ? slot.answer : nil
  }

  /// Remembers an answer.
  mutating func remember(_ hash: UInt64, _ answer: Answer) {
    slots[Int(truncatingIfNeeded: hash) & (slots.count - 1)] = (hash, answer)
  }
}
