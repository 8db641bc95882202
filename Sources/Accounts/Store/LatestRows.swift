internal import Ingest
public import Values

/// Rows of one file that rows of another, or later ones of the same, replace, because they have the same id (data.md, Bad rows).
public struct Replacement: Hashable, Sendable {
  /// The table.
  public var table: Table
  /// The file whose rows count.
  public var path: String
  /// The file whose rows they replace; the same where one file has an id more than once.
  public var other: String
  /// How many rows are replaced.
  public var rows: Int
  /// How many of them have no id: they have in common what tells such rows apart (`Table.likeness`).
  public var alike = 0
  /// How many of them have another amount than the row of the same file that replaces them: they may be line items.
  public var differing = 0
  /// Whether the file whose rows count was last changed before the other.
  public var isByOlderFile = false
}

extension Table {
  /// What rows without an id are told apart by, in words: those that have it in common are one row (data.md, Bad rows).
  public var likeness: String {
    self == .contracts ? "account, term and value" : "account, name and day (or amount, without a day)"
  }
}

/// Rows of the older of two exports whose ids the newer, which has most others, no longer has (data.md, Bad rows).
public struct VanishedRows: Hashable, Sendable {
  /// The table.
  public var table: Table
  /// The older file, which alone has them.
  public var path: String
  /// The newer one.
  public var other: String
  /// How many rows there are.
  public var rows: Int
}

/// The positions of two files, in their order; the same twice for one. By the later one first.
struct FilePair: Hashable, Comparable {
  var earlier: Int
  var later: Int

  static func < (left: FilePair, right: FilePair) -> Bool {
    (left.later, left.earlier) < (right.later, right.earlier)
  }
}

/// Which rows of a table count, where a later row with the same id replaces the earlier one (data.md, Tables).
struct LatestRows {
  private let table: Table
  private let sumsLines: Bool
  /// By id: the row in force, or nil.
  private var latest: [RowReference?] = []
  /// By id: the file that had it last, or -1; and the amount of its row.
  private var lastFile: [Int32] = []
  private var amounts: [Money?] = []
  private var seen: [(id: UInt32, source: RowReference, file: Int32)] = []
  /// By file: how many ids it has.
  private var ids: [Int: Int] = [:]
  private var replaced: [FilePair: (rows: Int, differing: Int, alike: Int)] = [:]
  /// Ids that both files of a pair have.
  private var shared: [FilePair: Int] = [:]
  /// Amounts that lines of one file add up to.
  private var sums: [UInt32: Money] = [:]

  /// No rows. `sumsLines`: the amounts of rows of one file with the same id are added up.
  init(_ table: Table, sumsLines: Bool = false) {
    self.table = table
    self.sumsLines = sumsLines
  }

  /// Applies the next row, in the order of files and rows. Ids are small numbers.
  ///
  /// - Parameter isAlike: whether the row has no id, and the number stands for what it has in common with others.
  mutating func apply(
    id: UInt32, isDeleted: Bool, source: RowReference, file: Int, amount: Money? = nil, isAlike: Bool = false
  ) {
    let number = Int(id)
    while number >= latest.count {
      latest.append(nil)
      lastFile.append(-1)
      amounts.append(nil)
    }
    let before = Int(lastFile[number])
    if before != file {
      ids[file, default: 0] += 1
      sums[id] = nil
      if before >= 0 { shared[FilePair(earlier: before, later: file), default: 0] += 1 }
    }
    if !isDeleted, latest[number] != nil {
      let differs = before == file && amounts[number] != amount
      let known = replaced[FilePair(earlier: before, later: file)] ?? (0, 0, 0)
      replaced[FilePair(earlier: before, later: file)] = (
        known.rows + 1, known.differing + (differs ? 1 : 0), known.alike + (isAlike ? 1 : 0)
      )
      if sumsLines, before == file {
        sums[id] = (sums[id] ?? amounts[number] ?? .zero) + (amount ?? .zero)
      }
    }
    latest[number] = isDeleted ? nil : source
    lastFile[number] = Int32(file)
    amounts[number] = amount
    if isDeleted { sums[id] = nil } else { seen.append((id, source, Int32(file))) }
  }

  /// The rows in force, in the order of their positions.
  ///
  /// - Parameter dropsVanished: whether those are left out that a newer export no longer has.
  func inForce(dropsVanished: Bool) -> [RowReference] {
    let newer = dropsVanished ? newerExports : [:]
    return seen.compactMap {
      latest[Int($0.id)] == $0.source && newer[Int($0.file)] == nil ? $0.source : nil
    }
  }

  /// What the amounts of rows in force add up to, where lines are summed.
  var summedAmounts: [RowReference: Money] {
    Dictionary(sums.compactMap { id, sum in latest[Int(id)].map { ($0, sum) } }) { first, _ in first }
  }

  /// The position among `inForce` of the row in force with an id.
  ///
  /// - Returns: by id a position, or -1.
  func positions(dropsVanished: Bool) -> [Int32] {
    let newer = dropsVanished ? newerExports : [:]
    var positions = [Int32](repeating: -1, count: latest.count)
    var next: Int32 = 0
    for (id, source, file) in seen where latest[Int(id)] == source && newer[Int(file)] == nil {
      positions[Int(id)] = next
      next += 1
    }
    return positions
  }

  /// By file: a later one that has over 80 % of the ids of the smaller of the two.
  private var newerExports: [Int: Int] {
    var newer: [Int: Int] = [:]
    for (pair, count) in shared
    where Double(count) > 0.8 * Double(min(ids[pair.earlier] ?? 0, ids[pair.later] ?? 0)) {
      newer[pair.earlier] = max(newer[pair.earlier] ?? 0, pair.later)
    }
    return newer
  }

  /// What replaced what.
  func replacements(_ files: [FileReading]) -> [Replacement] {
    replaced.sorted { $0.key < $1.key }.map { pair, counts in
      let modified = (files[pair.earlier].identity?.modified, files[pair.later].identity?.modified)
      // Files that were unpacked or copied together are as old as each other.
      let isOlder = if case (let earlier?, let later?) = modified { earlier - later > 60_000_000_000 } else { false }
      return Replacement(
        table: table, path: files[pair.later].path, other: files[pair.earlier].path, rows: counts.rows,
        alike: counts.alike, differing: counts.differing, isByOlderFile: isOlder)
    }
  }

  /// The rows that only the older of two exports has.
  func vanished(_ files: [FileReading]) -> [VanishedRows] {
    let newer = newerExports
    if newer.isEmpty { return [] }
    var counts: [Int: Int] = [:]
    for (id, source, file) in seen where latest[Int(id)] == source && newer[Int(file)] != nil {
      counts[Int(file), default: 0] += 1
    }
    return counts.sorted { $0.key < $1.key }.compactMap { file, rows in
      newer[file].map { VanishedRows(table: table, path: files[file].path, other: files[$0].path, rows: rows) }
    }
  }
}

/// What rows without an id are told apart by: the account, the name and the day of creation of a deal, and its amount without
/// that; the account, the term and the value of a contract. Of equal rows of one file each is its own.
struct UnnamedRows {
  private var counts: [[UInt8]: Int] = [:]
  private var file = -1

  /// What identifies a deal.
  mutating func id(of row: OpportunityRow, in part: Part, file: Int) -> [UInt8] {
    let last = row.createdAt.map { "d\($0.number)" } ?? row.amount.map { "a\($0.units)" } ?? ""
    return numbered(UnnamedRows.text(row.account, part) + [0] + part.pool[row.name] + [0] + Array(last.utf8), file)
  }

  /// What identifies a contract.
  mutating func id(of row: ContractRow, in part: Part, file: Int) -> [UInt8] {
    let term = "\(row.start.number) \(row.end.map { String($0.number) } ?? "") \(row.annualValue.units)"
    return numbered(UnnamedRows.text(row.account, part) + [0] + Array(term.utf8), file)
  }

  private static func text(_ name: AccountName, _ part: Part) -> [UInt8] {
    [UInt8(name.kind.rawValue)] + (name.kind == .name ? Folding.bytes(part.pool[name.key]) : Array(part.pool[name.key]))
  }

  /// The text with how many equal ones the file had before. A text of a row never begins as the id of another does.
  private mutating func numbered(_ text: [UInt8], _ file: Int) -> [UInt8] {
    if file != self.file {
      self.file = file
      counts = [:]
    }
    let count = counts[text, default: 0]
    counts[text] = count + 1
    return [0] + text + [0] + Array(String(count).utf8)
  }
}
