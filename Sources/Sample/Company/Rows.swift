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
}
