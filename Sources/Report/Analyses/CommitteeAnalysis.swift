internal import Accounts
internal import Formatting
internal import Metrics
internal import Values

extension Analysis {
  /// Who of the buying committee is there at open deals, and who is missing.
  static let committee = Analysis(
    "committee", "Committee", "r",
    "who of the buying committee is engaged at the largest open deals, and who is missing",
    tables: 2
  ) { request in
    CommitteeTables(request).result
  }
}

/// The tables and sentences of buying committees.
private struct CommitteeTables {
  /// Committees are looked up for so many deals, the largest: each costs a walk through its account's activities.
  private static let most = 500

  private let request: AnalysisRequest
  private let deals: [Deal]
  private let all: Int
  /// By account.
  private let committees: [Int: Committee]
  private let roles = CommitteeRole.standard

  init(_ request: AnalysisRequest) {
    self.request = request
    let deals = request.snapshot.concentration(.pipeline, of: request.set).deals
    all = deals.count
    self.deals = Array(deals.prefix(CommitteeTables.most))
    var committees: [Int: Committee] = [:]
    for deal in self.deals where committees[deal.account] == nil {
      committees[deal.account] = request.snapshot.committee(of: deal.account)
    }
    self.committees = committees
  }

  private typealias Cell = AnalysisTable.Cell

  var result: AnalysisResult {
    AnalysisResult(title: "Committee", lead: lead, tables: [byDeal, byRole], notes: notes)
  }

  private func name(of deal: Deal) -> String {
    deal.opportunity.name.isEmpty ? deal.opportunity.id : deal.opportunity.name
  }

  private var byDeal: AnalysisTable {
    AnalysisTable(
      "deals", "Open deals, the largest first",
      [
        .text("account", "Account", 14, most: 28, priority: 100), .text("deal", "Deal", 12, most: 30, priority: 60),
        .figure("amount", "Amount", 8, priority: 99),
      ] + roles.map { .text($0.name, CommitteeTables.heading($0.name), 8, most: 16, priority: 90) } + [
        .figure("coverage", "Engaged", 7, priority: 95), .text("missing", "Missing first", 14, most: 18, priority: 97),
        .text("owner", "Owner", 8, most: 16, priority: 70),
      ],
      deals.compactMap { deal in
        guard let committee = committees[deal.account] else { return nil }
        let account = request.snapshot.dataset.accounts[deal.account]
        let coverage = committee.coverage.map { Cell(.number($0), Format.percent($0, places: 0)) } ?? .missing()
        let missing = committee.missing?.role.name ?? ""
        let owner = deal.opportunity.owner.isEmpty ? account.owner : deal.opportunity.owner
        return AnalysisTable.Row(
          [
            .text(account.name), .text(name(of: deal)),
            Cell(.money(deal.opportunity.amount), request.numbers.money.short(deal.opportunity.amount), .strong),
          ] + committee.seats.map(seat) + [
            coverage, missing.isEmpty ? .missing("") : .text(missing, .warn), .text(owner),
          ],
          opens: .deal(deal))
      }, emptyText: "No deal of the accounts on the list is open.")
  }

  private static func heading(_ role: String) -> String { role == "decision maker" ? "Decides" : role.capitalizedFirst }

  /// `2 of 3`: engaged and there; `missing` where nobody has the role.
  private func seat(_ seat: Committee.Seat) -> Cell {
    let engaged = seat.contacts.count(where: \.isEngaged)
    if seat.contacts.isEmpty { return Cell(.text("none"), "nobody", .bad) }
    let names = seat.contacts.filter(\.isEngaged).map(\.label)
    if engaged == 0 { return Cell(.text("silent"), "0 of \(seat.contacts.count)", .warn) }
    return Cell(.text(names.joined(separator: "; ")), "\(engaged) of \(seat.contacts.count)", .good)
  }

  private var byRole: AnalysisTable {
    AnalysisTable(
      "roles", "Roles over these deals",
      [
        .text("role", "Role", 14, priority: 100), .figure("engaged", "Engaged", 8, priority: 99),
        .figure("silent", "There, silent", 13, priority: 98), .figure("none", "Nobody", 7, priority: 97),
        .figure("amount", "Amount without", 14, priority: 96),
      ],
      roles.indices.map { position in
        let seats = deals.map { committees[$0.account]?.seats[position] }
        let lacking = zip(deals, seats).filter { !($0.1?.isEngaged ?? false) }.map(\.0)
        let amount = lacking.reduce(Money.zero) { $0 + $1.opportunity.amount }
        return AnalysisTable.Row(
          [
            .text(roles[position].name), .count(seats.count { $0?.isEngaged ?? false }, .good),
            .count(seats.count { $0.map { !$0.isEngaged && !$0.contacts.isEmpty } ?? false }, .warn),
            .count(seats.count { $0?.contacts.isEmpty ?? true }, .bad),
            Cell(.money(amount), request.numbers.money.short(amount)),
          ],
          opens: .accounts(
            Array(Set(lacking.map(\.account))).sorted(), "Without an engaged \(roles[position].name)"))
      }, emptyText: "")
  }

  private var lead: [String] {
    guard let deal = deals.first, let committee = committees[deal.account] else { return [] }
    let account = request.snapshot.dataset.accounts[deal.account].name
    let about = "The largest open deal, \(account) (\(request.numbers.money.short(deal.opportunity.amount)))"
    guard let missing = committee.missing else { return ["\(about), has somebody engaged in every role."] }
    let absent = committee.seats.filter { !$0.isEngaged }
    let others = absent.dropFirst().map(\.role.name)
    let who = missing.contacts.map(\.label).prefix(3).joined(separator: ", ")
    let first =
      missing.contacts.isEmpty
      ? "has no \(missing.role.name) among its contacts" : "has no engaged \(missing.role.name) (silent: \(who))"
    return ["\(about), \(first)" + (others.isEmpty ? "." : "; also missing: \(others.joined(separator: ", ")).")]
  }

  private var notes: [String] {
    var notes = [
      "A contact has the first role that its role, else its persona, else its title fits; engaged: an engagement of its own in the last "
        + "\(request.snapshot.dataset.rules.engagementWindowDays) days."
    ]
    if all > deals.count {
      notes.append("The \(Format.thousands(deals.count)) largest of \(Format.thousands(all)) open deals.")
    }
    if !request.snapshot.present.contains(.contacts) { notes.append("The directory has no contacts.") }
    return notes
  }
}
