internal import Ingest
internal import Values

/// Accounts of one file that another has as well, under other ids.
public struct DoubledAccounts: Hashable, Sendable {
  /// The file whose accounts are the doubles: the one whose accounts fewer rows of other tables name, else the later one.
  public var path: String
  /// The file that has them as well.
  public var other: String
  /// How many.
  public var count: Int
}

extension Dataset {
  /// Files with accounts that another tool's file has as well, under other ids, and how many: each of them counts by itself.
  ///
  /// Told by the name, without case, and by the domain. Files of one mapping may be parts of one export, whose subsidiaries
  /// share names: theirs count where at least half of the later file's accounts are another file's too.
  public var accountsOfOtherFilesToo: [DoubledAccounts] {
    doublesOfFile.values.flatMap { $0 }.sorted { ($0.path, $0.other) < ($1.path, $1.other) }
  }
}

extension DatasetBuilder {
  /// The accounts that another tool's file has as well, by the position of the later file.
  ///
  /// - Parameter isNamed: whether a row of another table is of the account at a position.
  /// - Complexity: O(accounts), and nothing where one file gives all.
  func doublesOfFile(_ isNamed: (Int) -> Bool) -> [Int: [DoubledAccounts]] {
    let givers = Set(parts.lazy.filter { !$0.part.accounts.isEmpty }.map(\.file))
    if accountsAreMade || givers.count < 2 { return [:] }
    var firstOwner: [String: Int] = [:]
    // By pair of files the accounts of the earlier and of the later one that are the same.
    var doubles: [FilePair: (same: [(Int, Int)], isOneMapping: Bool)] = [:]
    var all: [Int: Int] = [:]
    for (position, account) in accounts.enumerated() {
      guard let file = file(ofAccount: position) else { continue }
      all[file, default: 0] += 1
      var names = [account.name.lowercased()]
      if !account.domain.isEmpty, !Domains.isFreeMail(account.domain.utf8) { names.append("@" + account.domain) }
      let known = names.compactMap { firstOwner[$0] }
      for name in names where firstOwner[name] == nil { firstOwner[name] = position }
      let others = known.compactMap { owner in self.file(ofAccount: owner).map { (owner, $0) } }.filter { $0.1 != file }
      let other = others.first { files[$0.1].mapping != files[file].mapping } ?? others.first
      guard let (owner, earlier) = other else { continue }
      let isOneMapping = files[earlier].mapping == files[file].mapping
      doubles[FilePair(earlier: earlier, later: file), default: ([], isOneMapping)].same.append((owner, position))
    }
    var found: [Int: [DoubledAccounts]] = [:]
    var likewise: [Int: Int] = [:]
    for (pair, pairs) in doubles where pairs.isOneMapping { likewise[pair.later, default: 0] += pairs.same.count }
    for (pair, pairs) in doubles.sorted(by: { $0.key < $1.key }) {
      if pairs.isOneMapping, 2 * (likewise[pair.later] ?? 0) < all[pair.later] ?? 0 { continue }
      let named = (pairs.same.count { isNamed($0.0) }, pairs.same.count { isNamed($0.1) })
      let isLater = named.1 <= named.0
      let (path, other) = isLater ? (pair.later, pair.earlier) : (pair.earlier, pair.later)
      found[pair.later, default: []].append(
        DoubledAccounts(path: files[path].path, other: files[other].path, count: pairs.same.count))
    }
    return found
  }

  private func file(ofAccount position: Int) -> Int? {
    accounts[position].source.map { parts[Int($0.part)].file }
  }
}
