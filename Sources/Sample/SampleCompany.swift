internal import Values

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
      SampleFile(path: "goals.csv", bytes: Array(goals.csv.utf8), table: nil),
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
      text.line("c-90001,a-9999,Jo Unplaced,,Consultant,,,no,\(Day(asOf - 200).iso)")
    case .opportunities: for row in opportunities.indices { write(opportunity: row, to: &text) }
    case .opportunityHistory: for row in history { write(history: row, to: &text) }
    case .contracts: for row in contracts.indices { write(contract: row, to: &text) }
    case .spend:
      for row in spend { write(spend: row, to: &text) }
      text.line("\(Day(asOf - 45).iso),to be confirmed,USD,events,field-events,,")
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
        text.line("\(Day(row.day).iso)T25:61:00Z,visit,\(accounts[row.account].id),,,,web,,1,")
      }
    }
    close()
    return files
  }
}

/// The rows of the sample tables as values. Days are days since 1970-01-01; accounts, contacts and visitors are positions.

struct SampleAccount {
  var id: String
  var name: String
  var domain: String
  var industry: Int
  var employees: Int
  var revenue: Int
  var country: String
  var region: String
  /// A position in `MarketWords.segments`.
  var segment: Int
  var owner: Int
  /// 1–3; 0: none.
  var tier: Int
  /// As written: empty where the tier decides.
  var isTarget: String
  var listedOn: Int?
  var leftOn: Int?
  var parent: Int?
  var createdOn: Int
  var paysEuro: Bool
}

struct SampleContact {
  var account: Int
  var name: String
  var email: String
  var title: String
  var role: String
  var persona: String
  var isStakeholder: String
  var createdOn: Int
}

struct SampleActivity {
  var day: Int
  var second: Int
  var type: ActivityKind
  var account: Int
  var contact: Int?
  var visitor: Int?
  var url = ""
  var channel = ""
  var campaign = ""
  var count = 1
}

/// The types of activities that the sample holds, by their names in the data.
enum ActivityKind: String, CaseIterable {
  case adImpression = "ad_impression"
  case emailImpression = "email_impression"
  case adClick = "ad_click"
  case emailClick = "email_click"
  case emailOpen = "email_open"
  case visit
  case highValueVisit = "high_value_visit"
  case chat, conversion
  case contentDownload = "content_download"
  case webinar, event
  case emailReply = "email_reply"
  case call, meeting, social
  case emailSent = "email_sent"
  case callAttempt = "call_attempt"
  case directMail = "direct_mail"

  /// Whether it is we who write or call.
  var isOutreach: Bool { self == .emailSent || self == .callAttempt || self == .directMail }

  /// The default weight in the engagement score, so that an account can be kept below the minimum.
  var weight: Double {
    switch self {
    case .adImpression, .emailImpression, .emailSent, .callAttempt, .directMail: 0
    case .emailOpen: 0.5
    case .visit, .social: 1
    case .adClick, .emailClick: 2
    case .highValueVisit, .chat, .call: 5
    case .contentDownload: 6
    case .webinar, .event, .emailReply: 8
    case .conversion: 10
    case .meeting: 15
    }
  }
}

struct SampleOpportunity {
  enum Kind: String { case new, expansion, crossSell = "cross_sell", upsell, renewal }
  enum Status: String { case open, won, lost }

  var account: Int
  var kind: Kind
  var status: Status
  var stage: String
  var amount: Int
  var createdOn: Int
  var closedOn: Int?
  var expectedOn: Int
  var reopenedOn: Int?
  var lostReason = ""
}

struct SampleContract {
  var account: Int
  var start: Int
  var end: Int
  var annual: Int
  /// The position of the contract that it renews, and whether its row says so.
  var renews: Int?
  var namesPrevious = true
  var opportunity: Int?
}

struct SampleSpend {
  var day: Int
  var amount: Int
  var channel: String
  var campaign: String
  var account: Int?
  var tier: Int?
}

struct SampleIntent {
  var day: Int
  var account: Int
  var topic: String
  var score: Int
}

/// A relationship score in tenths (0–1000), or an NPS answer (0–10).
struct SampleScore {
  var day: Int
  var account: Int
  var contact: Int?
  var score: Int
}

struct SampleHistory {
  var opportunity: Int
  var day: Int
  var second: Int
  var stage: String
  var amount: Int
  /// When it should close, as of then.
  var expectedOn: Int
}

/// The settings that stand beside the sample data.
enum SettingsText {
  static let yaml = """
    # Settings of this data directory. `abmtop config --defaults` prints all there are, each with its default.

    timezone: UTC

    currency:
      code: USD
      # US dollars for one unit of the other currency.
      rates:
        EUR: 1.0850

    # The CRM adds a row where a deal changes: the last row with an id counts.
    line_items: last

    # Intent topics that mean a customer looks elsewhere.
    competitor_topics: ["competitor:*"]

    # What makes an account a good fit. Our tiers stand in accounts.csv; this gives the ICP fit.
    icp:
      criteria:
        - field: industry
          in: [Software, Financial services, Manufacturing, Healthcare]
        - field: employees
          min: 200
        - field: region
          in: [AMER, EMEA]

    # Where an account lives in the CRM; `o` shows it.
    crm:
      url: https://crm.example/accounts/{account_id}

    """
}
