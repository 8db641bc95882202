/// Which accounts are added up: all, or those that a filter picks.
public struct AccountSet: Sendable, Equatable {
  /// By account; nil: all.
  public let members: [Bool]?

  /// Every account.
  public static let all = AccountSet(members: nil)

  /// Those that are true; nil: all.
  public init(members: [Bool]?) { self.members = members }

  /// Whether an account is in it.
  public func contains(_ account: Int) -> Bool { members?[account] ?? true }
}
