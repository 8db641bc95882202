internal import Ingest
internal import Values

/// In which accounts two datasets with the same accounts differ, but for their activities: whether what facts are computed
/// of is the same, wherever it stands in the files.
struct DatasetDifference: Sendable {
  private let before: Dataset
  private let now: Dataset
  /// By the number of a contact before: its number now, or -1. nil: they are the same.
  private let contactNumbers: [Int32]?

  init(_ before: Dataset, _ now: Dataset, contactNumbers: [Int32]?) {
    self.before = before
    self.now = now
    self.contactNumbers = contactNumbers
  }

  /// The accounts that differ, ascending.
  ///
  /// - Complexity: O(rows of the tables beside the activities).
  func accounts(workers: Workers) -> [Int] {
    let pieces = workers.count * 4
    let count = now.accounts.count
    return workers.map(pieces) { piece in
      ((count * piece / pieces)..<(count * (piece + 1) / pieces)).filter { !isSame($0) }
    }.flatMap(\.self)
  }

  private func isSame(_ account: Int) -> Bool {
    isSameAccount(account)
      && all(before.contacts[account], now.contacts[account]) {
        number($0.number) == $1.number && $0.isStakeholder == $1.isStakeholder && $0.createdAt == $1.createdAt
      }
      && all(before.opportunities[account], now.opportunities[account], isSame)
      && all(before.contracts[account], now.contracts[account]) {
        $0.id == $1.id && $0.previous == $1.previous && $0.start == $1.start && $0.end == $1.end
          && $0.isCancelled == $1.isCancelled && $0.annualValue == $1.annualValue
      }
      && all(before.ownSpend[account], now.ownSpend[account]) { $0.day == $1.day && $0.amount == $1.amount }
      && all(before.intent[account], now.intent[account]) {
        // Facts name topics by number.
        $0.day == $1.day && $0.score == $1.score && $0.topic == $1.topic
          && before.topics[Int($0.topic)] == now.topics[Int($1.topic)]
      }
      && all(before.relationships[account], now.relationships[account]) { isSame($0, $1, \.relationships) }
      && all(before.nps[account], now.nps[account]) { isSame($0, $1, \.nps) }
  }

  private func all<Item>(
    _ left: ArraySlice<Item>, _ right: ArraySlice<Item>, _ areSame: (Item, Item) -> Bool
  ) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy(areSame)
  }

  private func isSameAccount(_ account: Int) -> Bool {
    var left = before.accounts[account]
    left.source = now.accounts[account].source
    return left == now.accounts[account]
  }

  private func isSame(_ left: Opportunity, _ right: Opportunity) -> Bool {
    left.type == right.type && left.status == right.status && left.writtenAmount == right.writtenAmount
      && left.createdAt == right.createdAt && left.closedAt == right.closedAt && left.reopenedAt == right.reopenedAt
      && left.history.elementsEqual(right.history) {
        $0.time == $1.time && $0.day == $1.day && $0.amount == $1.amount
      }
  }

  private func isSame(_ left: Score, _ right: Score, _ rows: KeyPath<Part, [ScoreRow]>) -> Bool {
    left.time == right.time && left.day == right.day && left.value == right.value
      && isSameRespondent(left, right, rows)
  }

  /// Scores of one respondent count as one's: a number says only within one dataset whose they are.
  private func isSameRespondent(_ left: Score, _ right: Score, _ rows: KeyPath<Part, [ScoreRow]>) -> Bool {
    let kind = left.respondent.kind
    if kind != right.respondent.kind { return false }
    switch kind {
    case .account: return true
    case .contact: return left.respondent.contact.map(number) == right.respondent.contact
    case .name, .response:
      func text(_ score: Score, in dataset: Dataset) -> ArraySlice<UInt8> {
        let part = dataset.parts[Int(score.source.part)].part
        let row = part[keyPath: rows][Int(score.source.row)]
        return part.pool[kind == .name ? row.contact.key : row.response]
      }
      return text(left, in: before).elementsEqual(text(right, in: now))
    }
  }

  /// The number now of a contact; nobody's where it has gone.
  private func number(_ before: UInt32) -> UInt32 {
    guard let contactNumbers else { return before }
    let number = contactNumbers[Int(before)]
    return number < 0 ? .max : UInt32(number)
  }
}

/// A state of the data. Two datasets have the same version only if one is a copy of the other.
final class DatasetVersion: Sendable {}

/// How a dataset differs from the one before: by what some accounts have, and nothing else.
struct DatasetChange: Sendable {
  /// The dataset before.
  var since: DatasetVersion
  /// The accounts whose rows are others, ascending.
  var accounts: [Int]
  /// Visitors some of whose rows are gone: what is known of them is made up again. All accounts that they were seen at
  /// are among `accounts`.
  var lostVisitors: Set<UInt32> = []
  /// Whether the other tables are as they were.
  var isOfActivitiesAlone = true
}
