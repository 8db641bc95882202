internal import Ingest
internal import Values

extension Dataset {
  /// Files with accounts that another tool's file has as well, under other ids, and how many: each of them counts by itself.
  ///
  /// Told by the name, without case, and by the domain. Files of one mapping may be parts of one export, whose subsidiaries
  /// share names: theirs count where at least half of the later file's accounts are another file's too.
  public var accountsOfOtherFilesToo: [(path: String, count: Int)] {
    doublesOfFile.map { (files[$0.key].path, $0.value) }.sorted { $0.0 < $1.0 }
  }
}

extension DatasetBuilder {
  /// The accounts that another tool's file has as well, by the position of the later file.
  ///
  /// - Complexity: O(accounts), and nothing where one file gives all.
  var doublesOfFile: [Int: Int] {
    let givers = Set(parts.lazy.filter { !$0.part.accounts.isEmpty }.map(\.file))
    if accountsAreMade || givers.count < 2 { return [:] }
    var firstFile: [String: Int] = [:]
    var counts: [Int: Int] = [:]
    var likewise: [Int: Int] = [:]
    var all: [Int: Int] = [:]
    for account in accounts {
      guard let source = account.source else { continue }
      let file = parts[Int(source.part)].file
      all[file, default: 0] += 1
      var names = [account.name.lowercased()]
      if !account.domain.isEmpty, !Domains.isFreeMail(account.domain.utf8) { names.append("@" + account.domain) }
      let known = names.compactMap { firstFile[$0] }
      for name in names where firstFile[name] == nil { firstFile[name] = file }
      if known.contains(where: { files[$0].mapping != files[file].mapping }) {
        counts[file, default: 0] += 1
      } else if known.contains(where: { $0 != file }) {
        likewise[file, default: 0] += 1
      }
    }
    for (file, count) in likewise where 2 * count >= all[file] ?? 0 { counts[file, default: 0] += count }
    return counts
  }
}
