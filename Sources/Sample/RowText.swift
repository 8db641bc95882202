internal import Values

/// How rows are written down.
extension SampleCompany {
  static func id(_ letter: String, _ number: Int, width: Int = 5) -> String {
    letter + "-" + Digits.padded(number, width)
  }

  func contactID(_ contact: Int?) -> String { contact.map { Self.id("c", $0 + 1) } ?? "" }
  func opportunityID(_ opportunity: Int?) -> String { opportunity.map { Self.id("o", $0 + 1) } ?? "" }
  func contractID(_ contract: Int?) -> String { contract.map { Self.id("k", $0 + 1) } ?? "" }
  func currency(_ account: Int) -> String { accounts[account].paysEuro ? "EUR" : "USD" }

  func write(account row: Int, to text: inout TableText) {
    let account = accounts[row]
    text.field(account.id)
    text.field(account.name)
    text.field(account.domain)
    text.field(MarketWords.industries[account.industry])
    text.field(account.employees)
    text.field(account.revenue)
    text.field(account.country)
    text.field(account.region)
    text.field(MarketWords.segments[account.segment])
    text.field(PersonWords.owners[account.owner])
    text.field(account.tier == 0 ? "" : "Tier \(account.tier)")
    text.field(account.isTarget)
    text.field(day: account.listedOn)
    text.field(day: account.leftOn)
    text.field(account.parent.map { accounts[$0].id } ?? "")
    text.field(day: account.createdOn)
    text.end()
  }

  func write(contact row: Int, to text: inout TableText) {
    let contact = contacts[row]
    text.field(contactID(row))
    text.field(accounts[contact.account].id)
    text.field(contact.name)
    text.field(contact.email)
    text.field(contact.title)
    text.field(contact.role)
    text.field(contact.persona)
    text.field(contact.isStakeholder)
    text.field(day: contact.createdOn)
    text.end()
  }

  func write(activity row: SampleActivity, number: Int, to text: inout TableText) {
    text.field(day: row.day, second: row.second)
    text.field(row.type.rawValue)
    text.field(accounts[row.account].id)
    text.field(contactID(row.contact))
    text.field(row.visitor.map { Self.id("v", $0 + 1) } ?? "")
    text.field(row.url)
    text.field(row.channel)
    text.field(row.campaign)
    text.field(row.count)
    text.field(Self.id("e", number, width: 6))
    text.end()
  }

  func write(opportunity row: Int, to text: inout TableText) {
    let deal = opportunities[row]
    let account = accounts[deal.account]
    let probability =
      switch deal.status {
      case .won: 100
      case .lost: 0
      case .open: ((MarketWords.dealStages.firstIndex(of: deal.stage) ?? 0) + 1) * 18
      }
    text.field(opportunityID(row))
    text.field(account.id)
    text.field(MarketWords.dealName(deal.kind, number: row))
    text.field(deal.kind.rawValue)
    text.field(deal.stage)
    // Every fifth leaves it to the stage to say.
    text.field(row % 5 == 4 ? "" : deal.status.rawValue)
    text.field(deal.amount)
    text.field(currency(deal.account))
    text.field(day: deal.createdOn)
    text.field(day: deal.closedOn)
    text.field(day: deal.expectedOn)
    text.field("\(probability)%")
    text.field(PersonWords.owners[account.owner])
    text.field(deal.lostReason)
    text.field(day: deal.reopenedOn)
    text.end()
  }

  func write(history row: SampleHistory, to text: inout TableText) {
    text.field(opportunityID(row.opportunity))
    text.field(day: row.day, second: row.second)
    text.field(row.stage)
    text.field(row.amount)
    text.field(day: row.expectedOn)
    text.end()
  }

  func write(contract row: Int, to text: inout TableText) {
    let contract = contracts[row]
    let days = contract.end - contract.start + 1
    text.field(contractID(row))
    text.field(accounts[contract.account].id)
    text.field(day: contract.start)
    text.field(day: contract.end)
    text.field((contract.annual * days + 182) / 365)
    // Every third leaves the annual value to be worked out from the total.
    text.field(row % 3 == 2 ? "" : String(contract.annual))
    text.field(currency(contract.account))
    text.field(contract.namesPrevious ? contractID(contract.renews) : "")
    text.field(opportunityID(contract.opportunity))
    text.end()
  }

  func write(spend row: SampleSpend, to text: inout TableText) {
    text.field(day: row.day)
    text.field("\(row.amount / 100).\(Digits.padded(row.amount % 100, 2))")
    text.field("USD")
    text.field(row.channel)
    text.field(row.campaign)
    text.field(row.account.map { accounts[$0].id } ?? "")
    text.field(row.tier.map { "Tier \($0)" } ?? "")
    text.end()
  }

  func write(intent row: SampleIntent, to text: inout TableText) {
    text.field(day: row.day)
    text.field(row.topic)
    text.field(row.score)
    text.field(accounts[row.account].id)
    text.end()
  }

  func write(score row: SampleScore, inTenths: Bool, to text: inout TableText) {
    text.field(day: row.day)
    text.field(accounts[row.account].id)
    if inTenths { text.field(tenths: row.score) } else { text.field(row.score) }
    text.field(contactID(row.contact))
    text.end()
  }
}

/// The text of one table as it grows: a header, then rows of fields (RFC 4180, LF).
struct TableText {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true
  /// The text of the day that was written last: rows of a day come together.
  private var lastDay: (number: Int, text: [UInt8]) = (Int.min, [])

  init(_ table: SampleTable) {
    bytes.append(contentsOf: table.header.utf8)
    bytes.append(10)
  }

  /// Rows alone, without a header.
  init() {}

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Appends a field, in quotes where it needs them.
  mutating func field(_ text: String) {
    separate()
    let needsQuotes = text.utf8.contains { $0 == 34 || $0 == 44 || $0 == 10 || $0 == 13 }
    if !needsQuotes {
      bytes.append(contentsOf: text.utf8)
      return
    }
    bytes.append(34)
    for byte in text.utf8 {
      if byte == 34 { bytes.append(34) }
      bytes.append(byte)
    }
    bytes.append(34)
  }

  /// Appends a whole number.
  mutating func field(_ number: Int) {
    separate()
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Appends a day, or nothing.
  mutating func field(day: Int?) {
    separate()
    if let day { put(day) }
  }

  /// Appends a time: `2026-11-21T14:03:22Z`.
  mutating func field(day: Int, second: Int) {
    separate()
    put(day)
    bytes.append(UInt8(ascii: "T"))
    for (place, part) in [second / 3_600, second / 60 % 60, second % 60].enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ":")) }
      bytes.append(UInt8(48 + part / 10))
      bytes.append(UInt8(48 + part % 10))
    }
    bytes.append(UInt8(ascii: "Z"))
  }

  private mutating func put(_ day: Int) {
    if day != lastDay.number { lastDay = (day, Array(Day(day).iso.utf8)) }
    bytes.append(contentsOf: lastDay.text)
  }

  /// Appends a number given in tenths: `41.5`.
  mutating func field(tenths: Int) {
    separate()
    bytes.append(contentsOf: String(tenths / 10).utf8)
    bytes.append(46)
    bytes.append(UInt8(48 + tenths % 10))
  }

  /// Ends the row.
  mutating func end() {
    bytes.append(10)
    isFirst = true
  }

  /// Appends a line as it stands.
  mutating func line(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    bytes.append(10)
  }

  private mutating func separate() {
    if !isFirst { bytes.append(44) }
    isFirst = false
  }
}
