public import Accounts
public import Values

/// Something that an owner's data lacks, or that has grown old (ui.md, Data health).
public enum QualityGap: Int, Sendable, CaseIterable {
  /// An open opportunity without an amount, or with 0.
  case noAmount
  /// An open opportunity without a day on which it should close.
  case noClose
  /// An open opportunity whose day of closing has passed.
  case overdue
  /// An open opportunity whose account has no contact.
  case noContact
  /// An open opportunity whose account was not touched in the last `OwnerQuality.untouchedDays` days.
  case untouched
  /// An account on the list without an owner.
  case noOwner
  /// An account on the list without a domain.
  case noDomain
  /// An account on the list without a tier.
  case noTier
  /// An account on the list with the domain of another account, or its name as `ComparedName` has it.
  case looksLikeAnother

  /// Whether it is one of an opportunity, not of an account.
  public var isOfDeal: Bool { rawValue < QualityGap.noOwner.rawValue }
}

/// An open opportunity, or an account on the list, that lacks something.
public struct QualityItem: Sendable {
  /// The position of the account.
  public var account: Int
  /// The opportunity; nil of an account.
  public var deal: Deal?
  /// What it lacks, in the order of `QualityGap`.
  public var gaps: [QualityGap]
}

extension OwnerLeftOut {
  /// How many rows.
  public var rows: Int { bad + orphans }
}

/// How complete and current the data of one owner is: open opportunities and accounts on the list.
public struct OwnerQuality: Sendable {
  /// So many days without a touch make an open opportunity untouched.
  public static let untouchedDays = 60

  /// The owner as written; empty where there is none. An opportunity without one is its account's owner's.
  public var owner: String
  /// Open opportunities.
  public fileprivate(set) var openDeals = 0
  /// Their amounts.
  public fileprivate(set) var amount = Money.zero
  /// Accounts on the list.
  public fileprivate(set) var accounts = 0
  /// Rows that no figure counts, as something in them cannot be read or their account is unknown.
  public fileprivate(set) var leftOut = OwnerLeftOut()
  /// What lacks something: opportunities, then accounts, in the order of accounts and rows.
  public fileprivate(set) var items: [QualityItem] = []

  fileprivate init(owner: String) { self.owner = owner }

  /// How many opportunities or accounts have a gap.
  public func count(_ gap: QualityGap) -> Int { items.count { $0.gaps.contains(gap) } }

  /// Several owners' together.
  public static func total(_ owners: [OwnerQuality]) -> OwnerQuality {
    owners.reduce(into: OwnerQuality(owner: "")) { all, one in
      all.openDeals += one.openDeals
      all.amount += one.amount
      all.accounts += one.accounts
      all.leftOut.bad += one.leftOut.bad
      all.leftOut.orphans += one.leftOut.orphans
      all.leftOut.amount += one.leftOut.amount
      all.items += one.items
    }
  }
}

extension Snapshot {
  /// The gaps that are looked for: a column that no row of the directory fills is no owner's gap.
  public var qualityGaps: [QualityGap] {
    let accounts = dataset.accounts
    return QualityGap.allCases.filter { gap in
      switch gap {
      case .noAmount, .noClose, .overdue: present.contains(.opportunities)
      case .noContact: present.contains(.opportunities) && present.contains(.contacts)
      case .untouched: present.contains(.opportunities) && present.contains(.activities)
      case .noOwner: accounts.contains { !$0.owner.isEmpty }
      case .noDomain: accounts.contains { !$0.domain.isEmpty }
      case .noTier: accounts.contains { $0.tier != 0 }
      case .looksLikeAnother: accounts.count > 1
      }
    }
  }

  /// The quality of the data by owner, over the accounts on the list that are counted: those of which most lacks something
  /// first, then by name, what has no owner last.
  ///
  /// - Complexity: O(accounts + opportunities + contacts).
  public func quality(of set: AccountSet = .all) -> [OwnerQuality] {
    let gaps = Set(qualityGaps)
    var owners: [String: OwnerQuality] = [:]
    let alike = dataset.accountsAlike
    // Rows without an account are in no set of accounts: they are of all.
    for (owner, leftOut) in dataset.leftOutByOwner {
      owners[owner, default: OwnerQuality(owner: owner)].leftOut = leftOut
    }
    for deal in openDeals(of: set) {
      let own = deal.opportunity.owner
      let owner = own.isEmpty ? dataset.accounts[deal.account].owner : own
      owners[owner, default: OwnerQuality(owner: owner)].openDeals += 1
      owners[owner]?.amount += deal.opportunity.amount
      let lacking = lacks(deal).filter(gaps.contains)
      if !lacking.isEmpty { owners[owner]?.items.append(QualityItem(account: deal.account, deal: deal, gaps: lacking)) }
    }
    for account in dataset.accounts.indices where facts[account].isOnList && set.contains(account) {
      let owner = dataset.accounts[account].owner
      owners[owner, default: OwnerQuality(owner: owner)].accounts += 1
      var lacking = lacks(account: dataset.accounts[account])
      if alike.contains(account) { lacking.append(.looksLikeAnother) }
      lacking = lacking.filter(gaps.contains)
      if !lacking.isEmpty { owners[owner]?.items.append(QualityItem(account: account, deal: nil, gaps: lacking)) }
    }
    return owners.values.sorted { left, right in
      if left.owner.isEmpty != right.owner.isEmpty { return right.owner.isEmpty }
      let (its, others) = (left.items.count + left.leftOut.rows, right.items.count + right.leftOut.rows)
      return its == others ? left.owner < right.owner : its > others
    }
  }

  private func lacks(_ deal: Deal) -> [QualityGap] {
    var gaps: [QualityGap] = []
    if deal.opportunity.amount == .zero { gaps.append(.noAmount) }
    if deal.opportunity.expectedClose == nil { gaps.append(.noClose) }
    if deal.isOverdue(at: asOf) { gaps.append(.overdue) }
    if !dataset.contacts[deal.account].contains(where: { $0.exists(at: asOf) }) { gaps.append(.noContact) }
    let sinceTouch = facts[deal.account].lastTouch.map { asOf - $0 }
    if sinceTouch.map({ $0 >= OwnerQuality.untouchedDays }) ?? true { gaps.append(.untouched) }
    return gaps
  }

  private func lacks(account: Account) -> [QualityGap] {
    var gaps: [QualityGap] = []
    if account.owner.isEmpty { gaps.append(.noOwner) }
    if account.domain.isEmpty { gaps.append(.noDomain) }
    if account.tier == 0 { gaps.append(.noTier) }
    return gaps
  }
}

extension Dataset {
  /// The accounts that share their domain, or their name as it is compared, with another one.
  ///
  /// - Complexity: O(accounts).
  fileprivate var accountsAlike: Set<Int> {
    var owners: [String: Int] = [:]
    var alike: Set<Int> = []
    for (position, account) in accounts.enumerated() {
      var keys = [ComparedName.of(account.name)]
      if !account.domain.isEmpty { keys.append("@" + account.domain) }
      for key in keys where !key.isEmpty {
        if let other = owners[key] {
          if other != position { alike.formUnion([other, position]) }
        } else {
          owners[key] = position
        }
      }
    }
    return alike
  }
}
