import Accounts
import Ingest
import Foundation
import Synchronization
import TestSupport

@testable import Live

extension RandomHand {
  /// Makes a change, or not where what was done before is in its way: a link that leads nowhere, a file where a folder is
  /// wanted.
  mutating func attempt(_ change: Change, _ rig: Rig?) -> String {
    do { return try make(change, rig) } catch { return "nothing: \(error)" }
  }

  /// Makes a change and says to what.
  mutating func make(_ change: Change, _ rig: Rig?) throws -> String {
    guard let name = numbers.pick(try texts()) else {
      try directory.writeSmallCompany(seed: UInt64(newSerial()))
      return "everything again"
    }
    switch change {
    case .append:
      var rows = ""
      for _ in 0...numbers.below(5) { rows += try variant(name) + "\n" }
      try directory.append(name, try encoded(rows, as: name, isWhole: false))
    case .overlap:
      // Rows that another file of the table has as well.
      let others = try texts().filter { table($0) == table(name) && $0 != name && $0.hasSuffix(".csv") }
      guard let other = numbers.pick(others), name.hasSuffix(".csv") else { return "nothing: it has no like" }
      let lines = try text(other).split(separator: "\n").dropFirst()
      var rows = ""
      for _ in 0...numbers.below(3) { rows += (numbers.pick(Array(lines)).map(String.init) ?? "") + "\n" }
      try directory.append(name, try encoded(rows, as: name, isWhole: false))
    case .appendPart:
      let line = try variant(name) + "\n"
      try directory.append(
        name, try encoded(String(line.prefix(numbers.below(line.count) + 1)), as: name, isWhole: false))
    case .endLine: try directory.append(name, try encoded("\n", as: name, isWhole: false))
    case .openQuote:
      // Closed by the next one, or never.
      try directory.append(name, try encoded(try variant(name) + ",\"open\n", as: name, isWhole: false))
    case .shuffleByRename:
      try directory.write(".new", try encoded(try shuffled(name), as: name, isWhole: true))
      try directory.move(".new", name)
    case .shuffleInPlace: try directory.write(name, try encoded(try shuffled(name), as: name, isWhole: true))
    case .editInPlace:
      try directory.write(name, try encoded(edited(try text(name), times: 3), as: name, isWhole: true))
    case .editKeepingTime:
      try directory.write(name, try encoded(edited(try text(name), times: 3), as: name, isWhole: true))
      try directory.stamp(name, modified: 1_700_000_000)
    case .enlarge:
      let text = try shuffled(name) + (try variant(name)) + "\n"
      try directory.write(name, try encoded(text, as: name, isWhole: true))
    case .cut: try directory.cut(name, to: numbers.below(try size(name) + 1))
    case .touch: try directory.stamp(name, modified: numbers.below(2_000_000_000))
    case .permission:
      if getuid() == 0 { return "nothing: root may read everything" }
      try directory.allow(name, 0)
      rig?.look()
      rig?.clock.advance(0.3)
      rig?.look()
      try directory.allow(name, 0o644)
    case .delete, .rename, .copy, .halve, .compress, .growCompressed: return try moveFile(change, name)
    case .moveFolder, .becomeFolder, .becomeFile, .lateFolder, .takeAway, .mountOver: return try moveFolder(change, rig)
    case .linkFile, .swapLink, .swapFolderLink, .linkFolder, .breakLink: return try relink(change, name)
    case .toObjects, .toArray, .toUTF16, .toTabs: return try convert(change)
    case .dates, .roles, .accountsAway, .severalTables: return try bend(change, rig)
    case .settings:
      var settings = LiveSettings()
      settings.read.dateOrder = numbers.below(2) == 0 ? .monthFirst : .dayFirst
      settings.accounts.engagementMinimum = Double(numbers.below(20))
      settings.fiscalYearStart = 1 + numbers.below(12)
      try rig?.change(.success(settings))
      return ""
    case .badSettings:
      guard let rig, case .success(let good) = rig.shared.settings.withLock({ $0 }) else { return "nothing" }
      try rig.change(.failure(LiveFault.settings("abmtop.yaml:1: it is broken")))
      rig.look()
      try rig.change(.success(good))
      return "and back"
    }
    return name
  }

  private func size(_ name: String) throws -> Int {
    try Data(contentsOf: URL(filePath: directory.absolute(name))).count
  }

  // MARK: Files

  private mutating func moveFile(_ change: Change, _ name: String) throws -> String {
    let stem = "\(table(name))-\(newSerial())"
    let ending = name.split(separator: ".").last.map(String.init) ?? "csv"
    switch change {
    case .delete:
      if try files().count < 14 {
        try directory.writeSmallCompany(seed: UInt64(serial))
        return "everything again"
      }
      try directory.remove(name)
      return name
    case .rename:
      let target = ["\(stem).\(ending)", "\(table(name))/part-\(serial).\(ending)"][numbers.below(2)]
      if isLink(name) && target.contains("/") { return "nothing: the link would lead elsewhere" }
      if target.contains("/"), try files().contains(table(name)) { return "nothing: a file is in the way" }
      try directory.makeFolder((target as NSString).deletingLastPathComponent)
      try directory.move(name, target)
      return "\(name) to \(target)"
    case .copy:
      try directory.write("\(stem).\(ending)", try Data(contentsOf: URL(filePath: directory.absolute(name))))
      return "\(name) to \(stem)"
    case .halve:
      let lines = try text(name).split(separator: "\n", omittingEmptySubsequences: false)
      let half = lines.prefix(max(2, lines.count / 2)).joined(separator: "\n") + "\n"
      try directory.write("\(stem).\(ending)", try encoded(half, as: name, isWhole: true))
      return "\(name) to \(stem)"
    case .compress:
      guard let name = numbers.pick(try texts().filter { !isLink($0) }) else { return "nothing: there are only links" }
      try directory.passStamp()
      try gzip(directory.absolute(name))
      return name
    default:
      guard let compressed = numbers.pick(try files().filter { $0.hasSuffix("csv.gz") }) else {
        return "nothing to grow"
      }
      try directory.write(".more", "2026-11-0\(1 + numbers.below(9)),visit,A00000\(numbers.below(10))\n")
      try gzip(directory.absolute(".more"))
      let more = try Data(contentsOf: URL(filePath: directory.absolute(".more.gz")))
      let whole = numbers.below(3) > 0
      try directory.append(compressed, whole ? more : more.prefix(more.count / 2))
      return compressed + (whole ? "" : " by half a member")
    }
  }

  // MARK: Folders

  private mutating func moveFolder(_ change: Change, _ rig: Rig?) throws -> String {
    switch change {
    case .lateFolder:
      if try files().contains("nps") { return "nothing: a file is in the way" }
      let name = "nps-\(newSerial())"
      try directory.makeFolder("nps")
      rig?.look()
      try directory.write("nps/\(name).csv", "date,account_id,score\n2026-11-0\(1 + numbers.below(9)),A000002,7\n")
      return name
    case .moveFolder:
      guard let folder = numbers.pick(try folders()) else { return "nothing: there is no folder" }
      let target = folder.hasPrefix("moved-") ? "activities" : "moved-\(newSerial())"
      if try folders().contains(target) || files().contains(target) { return "nothing: \(target) is there" }
      try directory.move(folder, target)
      return "\(folder) to \(target)"
    case .becomeFolder:
      guard let name = numbers.pick(try texts().filter { !$0.contains("/") && !isLink($0) }) else { return "nothing" }
      let bytes = try Data(contentsOf: URL(filePath: directory.absolute(name)))
      try directory.remove(name)
      try directory.write("\(name)/\(name)", bytes)
      return name
    case .becomeFile:
      guard let folder = numbers.pick(try folders()) else { return "nothing: there is no folder" }
      try directory.remove(folder)
      try directory.write(folder, "date,account_id,score\n2026-11-01,A000003,5\n")
      return folder
    case .takeAway:
      try directory.takeAway()
      rig?.look()
      rig?.clock.advance(0.5)
      rig?.look()
      try directory.bringBack()
      return "and bring back"
    default:
      // Another directory in its place, with copies of all files: as when something is mounted there.
      try directory.takeAway()
      try FileManager.default.copyItem(atPath: directory.path + "-away", toPath: directory.path)
      rig?.look()
      try FileManager.default.removeItem(atPath: directory.path + "-away")
      try directory.passStamp()
      return ""
    }
  }

  // MARK: Links

  private mutating func relink(_ change: Change, _ name: String) throws -> String {
    let number = newSerial()
    switch change {
    case .linkFile:
      if isLink(name) || name.contains("/") { return try relinkAnother(change) }
      try directory.makeFolder(".store")
      try directory.move(name, ".store/\(number)-\(name)")
      try directory.link(name, to: ".store/\(number)-\(name)")
      return name
    case .swapLink:
      try directory.write(
        ".store/nps-\(number).csv", "date,account_id,score\n2026-11-02,A000001,\(numbers.below(11))\n")
      try directory.link(".next", to: ".store/nps-\(number).csv")
      try directory.move(".next", "nps-linked.csv")
      return "nps-linked.csv"
    case .swapFolderLink:
      // As Kubernetes does with what it mounts: every file leads through one link, which is put by another.
      try directory.write(
        ".v\(number + 1)/intent.csv",
        "date,topic,score,account_id\n2026-11-02,Pricing,\(numbers.below(101)),A000001\n")
      try directory.link(".next", to: ".v\(number + 1)")
      try directory.move(".next", ".current")
      return ".current"
    case .linkFolder:
      guard let folder = numbers.pick(try folders().filter { !isLink($0) }) else {
        return "nothing: there is no folder"
      }
      try directory.makeFolder(".store")
      try directory.move(folder, ".store/folder-\(number)")
      try directory.link(folder, to: ".store/folder-\(number)")
      return folder
    default:
      try directory.link("spend-broken-\(number).csv", to: ".nowhere")
      return "spend-broken-\(number).csv"
    }
  }

  private mutating func relinkAnother(_ change: Change) throws -> String {
    let plain = try texts().filter { !isLink($0) && !$0.contains("/") }
    guard let name = numbers.pick(plain) else { return "nothing: there are only links" }
    return try relink(change, name)
  }

  // MARK: Forms

  /// Puts a file in another form in its own place.
  private mutating func convert(_ change: Change) throws -> String {
    let plain = try texts().filter { $0.hasSuffix(".csv") && !isLink($0) }
    guard let name = numbers.pick(plain) else { return "nothing: there is no plain file" }
    let text = try text(name)
    let rows = try rows(name)
    guard let header = rows.first, rows.count > 1 else { return "nothing: \(name) has no rows" }
    let stem = "\(name.dropLast(4))-\(newSerial())"
    func object(_ row: [String]) -> String {
      let members = zip(header, row).map { name, value in
        "\"\(name)\": \"\(value.filter { $0 != "\"" && $0 != "\\" })\""
      }
      return "{" + members.joined(separator: ", ") + "}"
    }
    switch change {
    case .toObjects:
      try directory.write("\(stem).ndjson", rows.dropFirst().map { object($0) + "\n" }.joined())
      try directory.remove(name)
    case .toArray:
      try directory.write("\(stem).json", "[\n" + rows.dropFirst().map(object).joined(separator: ",\n") + "\n]\n")
      try directory.remove(name)
    case .toUTF16:
      guard let wide = text.data(using: .utf16LittleEndian) else { return "nothing" }
      try directory.write(name, Data([0xFF, 0xFE]) + wide)
    default:
      try directory.write("\(stem).tsv", rows.map { $0.joined(separator: "\t") + "\n" }.joined())
      try directory.remove(name)
    }
    return name
  }

  // MARK: What changes how other rows read

  private mutating func bend(_ change: Change, _ rig: Rig?) throws -> String {
    switch change {
    case .dates:
      // The first rows say nothing of their order, a later one may.
      let name = "nps-dates.csv"
      if try !files().contains(name) {
        try directory.write(name, "date,account_id,score\n05/06/2026,A000001,9\n07/08/2026,A000002,3\n")
      }
      try directory.append(name, ["25/06/2026", "06/25/2026", "03/04/2026"][numbers.below(3)] + ",A000003,5\n")
      return name
    case .roles:
      let name = "contacts-roles.csv"
      let role = ["", "buyer"][numbers.below(2)]
      try directory.write(name, "contact_id,account_id,role\nR\(numbers.below(3)),A000001,\(role)\n")
      return name
    case .accountsAway:
      let accounts = try files().filter { table($0) == "accounts" && !$0.contains("/") && !isLink($0) }
      if accounts.isEmpty { return "nothing: there are no accounts" }
      for file in accounts { try directory.move(file, ".away-\(file)") }
      for _ in 0..<4 {
        rig?.look()
        rig?.clock.advance(0.3)
      }
      for file in accounts { try directory.move(".away-\(file)", file) }
      return "and bring back \(accounts)"
    default:
      let name = "export-\(numbers.below(3)).csv"
      let stage = ["Open", "Closed Won"][numbers.below(2)]
      let start = "Account,Industry,Employees,Opportunity ID,Opportunity Name,Amount,Stage,Created Date,Close Date,"
      try directory.write(
        name,
        start + "Annual Revenue\nAcme \(numbers.below(4)),Tech,50,d1,New,1\(numbers.below(9))0,"
          + "\(stage),2026-10-01,2026-11-0\(1 + numbers.below(9)),5\n,Tech,7,d2,Nobody,5,Open,2026-10-02,,6\n")
      return name
    }
  }
}
