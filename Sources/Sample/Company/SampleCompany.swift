/// An invented company and two years of its dealings, as values; `files()` writes them down.
public struct SampleCompany: Sendable {
  /// Which company.
  public let seed: UInt64
  /// The day on which the data ends, as days since 1970-01-01.
  public let asOf: Int

  var accounts: [SampleAccount] = []
  var contacts: [SampleContact] = []
  /// In the order of time.
  var activities: [SampleActivity] = []
  var visitors: [Visitor] = []
  var opportunities: [SampleOpportunity] = []
  var history: [SampleHistory] = []
  var contracts: [SampleContract] = []
  var spend: [SampleSpend] = []
  var intent: [SampleIntent] = []
  var relationships: [SampleScore] = []
  var nps: [SampleScore] = []
  /// How far each account has come: 0 off the list, 1 target … 6 expansion.
  var stages: [Int] = []

  /// Someone who was seen on the web site.
  struct Visitor: Sendable {
    var account: Int
    /// Who it turned out to be, and from which day on that was known.
    var contact: Int?
    var knownFrom: Int?
  }

  init(seed: UInt64, asOf: Int) {
    self.seed = seed
    self.asOf = asOf
  }

  /// All files of the data directory, `abmtop.yaml` included, in the byte order of their paths.
  ///
  /// A handful of blemishes are among the rows, so that data health has something to show: two rows that cannot be read
  /// and one whose account is unknown.
  public func files() -> [SampleFile] {
    var files = [
      file(.accounts), file(.contacts), file(.contracts), file(.intent), file(.nps), file(.opportunities),
      file(.opportunityHistory), file(.relationships), file(.spend),
      SampleFile(path: "abmtop.yaml", bytes: Array(SettingsText.yaml.utf8), table: nil),
    ]
    files += activityFiles()
    return files.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private func file(_ table: SampleTable) -> SampleFile {
    var text = TableText(table)
    switch table {
    case .accounts: for row in accounts.indices { write(account: row, to: &text) }
    case .contacts:
      for row in contacts.indices { write(contact: row, to: &text) }
      text.line("c-90001,a-9999,Jo Unplaced,,Consultant,,,no,\(CivilDay.iso(asOf - 200))")
    case .opportunities: for row in opportunities.indices { write(opportunity: row, to: &text) }
    case .opportunityHistory: for row in history { write(history: row, to: &text) }
    case .contracts: for row in contracts.indices { write(contract: row, to: &text) }
    case .spend:
      for row in spend { write(spend: row, to: &text) }
      text.line("\(CivilDay.iso(asOf - 45)),to be confirmed,USD,events,field-events,,")
    case .intent: for row in intent { write(intent: row, to: &text) }
    case .relationships: for row in relationships { write(score: row, inTenths: true, to: &text) }
    case .nps: for row in nps { write(score: row, inTenths: false, to: &text) }
    case .activities: break
    }
    return SampleFile(path: table.path(day: asOf), bytes: text.bytes, table: table)
  }

  private func activityFiles() -> [SampleFile] {
    var files: [SampleFile] = []
    var path = ""
    var text = TableText()
    func close() {
      if !path.isEmpty { files.append(SampleFile(path: path, bytes: text.bytes, table: .activities)) }
    }
    var pathDay = Int.min
    for (number, row) in activities.enumerated() {
      // Looked up once a day: rows are in the order of time.
      if row.day != pathDay {
        pathDay = row.day
        let next = SampleTable.activities.path(day: row.day)
        if next != path {
          close()
          path = next
          text = TableText(.activities)
          text.reserve(1 << 20)
        }
      }
      write(activity: row, number: number + 1, to: &text)
      if number == activities.count / 2 {
        text.line("\(CivilDay.iso(row.day))T25:61:00Z,visit,\(accounts[row.account].id),,,,web,,1,")
      }
    }
    close()
    return files
  }
}
