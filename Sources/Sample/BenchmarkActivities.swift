internal import Values

/// Activities of a benchmark directory: the bulk of it, so nothing here makes a String a row.
extension BenchmarkShape {
  /// A kind of activity row: the bytes around what differs from row to row.
  private struct Pattern {
    /// Of 256 rows, how many are of this kind.
    var share: Int
    /// `,visit,a` – from the time to the account's number.
    var head: [UInt8]
    /// `,https://…,web,,` – from the visitor to the count.
    var tail: [UInt8]
    /// Whether a visitor of the web site did it, or a contact, or neither.
    var who: Who
    /// The greatest count.
    var count: Int
  }

  private enum Who { case nobody, visitor, contact }

  private static func patterns() -> [Pattern] {
    func pattern(
      _ share: Int, _ kind: ActivityKind, _ who: Who, _ url: String, _ channel: String, _ campaign: String = "",
      count: Int = 1
    ) -> Pattern {
      Pattern(
        share: share, head: Array(",\(kind.rawValue),a".utf8), tail: Array(",\(url),\(channel),\(campaign),".utf8),
        who: who, count: count)
    }
    return [
      pattern(50, .adImpression, .nobody, "", "linkedin", "abm-tier1", count: 20),
      pattern(26, .adImpression, .nobody, "", "display", "brand-always-on", count: 20),
      pattern(10, .emailImpression, .contact, "", "email", count: 4),
      pattern(40, .visit, .visitor, MarketWords.pages[0], "web"),
      pattern(26, .visit, .visitor, MarketWords.pages[3], "web"),
      pattern(10, .visit, .visitor, MarketWords.highValuePages[0], "web"),
      pattern(4, .highValueVisit, .visitor, MarketWords.highValuePages[2], "web"),
      pattern(8, .adClick, .visitor, "", "linkedin", "abm-tier1"),
      pattern(16, .emailOpen, .contact, "", "email"), pattern(4, .emailClick, .contact, "", "email"),
      pattern(3, .contentDownload, .visitor, "", "web"), pattern(2, .conversion, .visitor, "", "web"),
      pattern(2, .chat, .visitor, "", "web"), pattern(3, .webinar, .contact, "", "web", "webinar-series"),
      pattern(1, .event, .contact, "", "events", "field-events"), pattern(9, .emailReply, .contact, "", "email"),
      pattern(5, .call, .contact, "", "phone"), pattern(4, .meeting, .contact, "", ""),
      pattern(4, .social, .contact, "", "linkedin"), pattern(20, .emailSent, .contact, "", "email"),
      pattern(8, .callAttempt, .contact, "", "phone"), pattern(1, .directMail, .contact, "", "direct mail"),
    ]
  }

  func writeActivities(_ count: Int, _ writer: inout ChunkWriter) throws {
    let patterns = Self.patterns()
    let header = activityHeader
    let unused = Array(repeating: ",not read", count: variant.unusedColumns).joined()
    let unusedBytes = Array(unused.utf8)
    var byShare: [UInt8] = []
    for (number, pattern) in patterns.enumerated() {
      byShare += Array(repeating: UInt8(number), count: pattern.share)
    }
    precondition(byShare.count == 256)
    var random = random(4, 0)
    let seconds = (CompanyMaker.span + 1) * 86_400
    let step = variant.isShuffled ? Self.step(below: count) : 1
    var place = 0
    var clock = Clock()
    var files = ActivityFiles(rows: count, files: variant.activityFiles ?? (variant.isShuffled ? 25 : nil))
    for row in 0..<count {
      let since = Int(UInt64(place).multipliedFullWidth(by: UInt64(seconds)).low / UInt64(count))
      place &+= step
      if place >= count { place &-= count }
      let isAnotherDay = clock.move(day: firstDay + since / 86_400)
      if let path = files.begin(row: row, day: isAnotherDay ? clock.day : nil) { try writer.begin(header, path: path) }
      let bits = random.next()
      let pattern = patterns[Int(byShare[Int(truncatingIfNeeded: bits & 255)])]
      // The square of a fraction: the first tenth of the accounts has a third of the rows.
      let share = (bits >> 8) & 0xFFFFF
      var account = Int(truncatingIfNeeded: (share &* share &* UInt64(truncatingIfNeeded: accounts)) >> 40)
      if variant.oneAccountShare > 0, (bits >> 52) % 100 < UInt64(variant.oneAccountShare) { account = 0 }
      clock.put(second: since % 86_400, &writer)
      writer.put(pattern.head)
      writer.put(account, digits: 7)
      let who = Int(truncatingIfNeeded: (bits >> 28) & 0xFFF)
      putPeople(pattern.who, account, who, share: since / 86_400, &writer)
      writer.put(pattern.tail)
      writer.put(pattern.count == 1 ? 1 : 1 + Int(truncatingIfNeeded: bits >> 40) % pattern.count)
      if variant.activityIDs {
        writer.put(UInt8(ascii: ","))
        writer.put(UInt8(ascii: "e"))
        writer.put(row, digits: 8)
      }
      if !unusedBytes.isEmpty { writer.put(unusedBytes) }
      try writer.endRow()
    }
  }

  /// The header of the files of activities. A column that is not filled is left out, not left empty: a store keeps ids
  /// where there is the column.
  private var activityHeader: String {
    let all = SampleTable.activities.header
    let named = variant.activityIDs ? all : String(all.dropLast(",activity_id".count))
    return (0..<variant.unusedColumns).reduce(into: named) { $0 += ",custom_\($1)" }
  }

  /// A step with which all numbers below one are met once: about five eighths of it, with no factor in common.
  private static func step(below count: Int) -> Int {
    func factor(_ left: Int, _ right: Int) -> Int { right == 0 ? left : factor(right, left % right) }
    return (count * 5 / 8..<max(count, 2)).first { factor($0, count) == 1 } ?? 1
  }

  /// `,contact,visitor`. A visitor becomes known on a day of its own, or never.
  @inline(__always)
  private func putPeople(_ kind: Who, _ account: Int, _ who: Int, share day: Int, _ writer: inout ChunkWriter) {
    let people = people(account)
    writer.put(UInt8(ascii: ","))
    switch kind {
    case .nobody: writer.put(UInt8(ascii: ","))
    case .contact:
      Self.putContact(account, who % people, &writer)
      writer.put(UInt8(ascii: ","))
    case .visitor:
      let visitor = who & 15
      if visitor < people && day > (account &* 31 &+ visitor &* 97) % 1_000 {
        Self.putContact(account, visitor, &writer)
      }
      writer.put(UInt8(ascii: ","))
      writer.put(UInt8(ascii: "v"))
      writer.put(account, digits: 7)
      writer.put(UInt8(ascii: "-"))
      writer.put(visitor)
    }
  }
}

/// Which file a row is of: one a month, or so many of equal size.
private struct ActivityFiles {
  private let rowsInFile: Int?
  private var month = ""

  init(rows: Int, files: Int?) { rowsInFile = files.map { max(1, (rows + $0 - 1) / max(1, $0)) } }

  /// The path of the file that begins with this row; nil where it goes on.
  ///
  /// - Parameter day: the row's day where it is another than that of the row before.
  @inline(__always)
  mutating func begin(row: Int, day: Int?) -> String? {
    if let rowsInFile { return row % rowsInFile == 0 ? "activities/part-\(row / rowsInFile + 1).csv" : nil }
    guard let day else { return nil }
    let next = String(Day(day).iso.prefix(7))
    if next == month { return nil }
    month = next
    return "activities/\(month).csv"
  }
}

/// Writes times, working out the text of a day once.
private struct Clock {
  private(set) var day = Int.min
  private var text: [UInt8] = []

  /// Whether the day is another than before.
  @inline(__always)
  mutating func move(day: Int) -> Bool {
    if day == self.day { return false }
    self.day = day
    text = Array((Day(day).iso + "T").utf8)
    return true
  }

  @inline(__always)
  func put(second: Int, _ writer: inout ChunkWriter) {
    writer.put(text)
    writer.put(second / 3_600, digits: 2)
    writer.put(UInt8(ascii: ":"))
    writer.put(second / 60 % 60, digits: 2)
    writer.put(UInt8(ascii: ":"))
    writer.put(second % 60, digits: 2)
    writer.put(UInt8(ascii: "Z"))
  }
}
