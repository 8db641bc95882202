internal import Accounts
public import Formatting
public import Metrics
internal import Values

extension Evidence {
  /// What a row says, in a few words: `meeting ×2, Jo Meyer: 8 × 2 × 2^(−12 ÷ 30) = 12.13 points`. Texts from data are
  /// made harmless.
  ///
  /// - Parameter money: how amounts are written.
  public func words(_ money: MoneyFormat) -> String {
    switch content {
    case .account: table == .accounts ? "the account" : "names the account"
    case .median(let ltv): "the median LTV of its tier’s customers is \(money.exact(ltv))"
    case .activity(let type, let count, let contact, let points):
      SafeText.line(type) + (count == 1 ? "" : " ×\(Format.thousands(count))")
        + (contact.map { ", " + SafeText.line($0) } ?? "") + (points.map { ": " + $0.words } ?? "")
    case .visitor(let visitor): "first activity of visitor \(SafeText.line(visitor))"
    case .opportunity(let name, let status, let amount):
      "\(SafeText.line(name)): \(status.name), \(money.exact(amount))"
    case .contract: contractWords(money)
    case .contact(let label, let last): SafeText.line(label) + (last.map { ", last engaged \($0.iso)" } ?? "")
    case .intent(let topic, let score, let isRecent, let latest, let baseline):
      "\(SafeText.line(topic)): \(Format.upTo(places: 1, score)) in the "
        + (isRecent ? "last 7 days" : "baseline")
        + ", latest \(latest.map { Format.upTo(places: 1, $0) } ?? Format.missing)"
        + " against \(baseline.map { Format.upTo(places: 1, $0) } ?? "none")"
    case .score(let contact, let score, let count):
      SafeText.line(contact ?? "the account") + ": \(Format.upTo(places: 1, score))"
        + (count.map { $0 > 1 ? " ÷ \(Format.thousands($0)) scores" : "" } ?? "")
    case .spend(let channel, let amount):
      money.exact(amount) + (channel.isEmpty ? "" : " of " + SafeText.line(channel))
    case .sharedSpend: sharedWords(money)
    }
  }

  private func contractWords(_ money: MoneyFormat) -> String {
    guard case .contract(let id, let value, let end, let renewedBy, let kept, let factor) = content else { return "" }
    return "\(SafeText.line(id)): \(money.exact(value)) a year"
      + (end.map { " to \($0.iso)" } ?? ", open-ended")
      + (renewedBy.map { ", renewed by \(SafeText.line($0))" } ?? "")
      + (kept.map { $0 > 0 ? " for \(money.exact($0))" : ", not renewed" } ?? "")
      + (factor.map { ", × margin ÷ churn \(Format.upTo(places: 3, $0))" } ?? "")
  }

  /// `$1,200.00 of LinkedIn ÷ 167 tier 3 accounts = $7.19`, and where several of them are counted, `× 12`.
  private func sharedWords(_ money: MoneyFormat) -> String {
    guard case .sharedSpend(let channel, let amount, let tier, let accounts, let counted) = content else { return "" }
    let who = Format.count(accounts, tier == 0 ? "account" : "tier \(tier) account")
    return money.exact(amount) + (channel.isEmpty ? "" : " of " + SafeText.line(channel))
      + " ÷ \(who) = \(money.exact(amount.double / Double(accounts)))"
      + (counted > 1 ? " × \(Format.thousands(counted))" : "")
  }
}

extension EvidencePoints {
  /// `8 × 2 × 2^(−12 ÷ 30) = 12.13 points`.
  fileprivate var words: String {
    Format.upTo(places: 2, weight) + (count == 1 ? "" : " × \(Format.thousands(count))")
      + " × 2^(−\(age) ÷ \(Format.upTo(places: 1, halfLife))) = \(Format.upTo(places: 2, value)) points"
  }
}
