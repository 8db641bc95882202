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
  ]
  private static let over = [
    "cancelled", "canceled", "terminated", "churned", "expired", "ended", "inactive",
  ]
}
