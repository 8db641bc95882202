internal import Accounts
internal import Formatting
public import Metrics
internal import Values

extension Report {
  /// The position of the account that a text names by id, name or domain.
  ///
  /// - Throws: `unknownAccount` with the nearest names, `severalAccounts` with their ids.
  public static func account(named text: String, in snapshot: Snapshot) throws(ReportError) -> Int {
    switch snapshot.accounts(named: text) {
    case .one(let account): return account
    case .none(let nearest): throw .unknownAccount(text, nearest: nearest)
    case .several(let accounts):
      throw .severalAccounts(
        text,
        accounts.map { position in
          let account = snapshot.dataset.accounts[position]
          return [account.id, account.name, account.domain].filter { !$0.isEmpty }.joined(separator: "  ")
        })
    }
  }

  /// `abmtop account ID`: everything about one account, by its id, name or domain.
  ///
  /// - Parameter activityLimit: how many of the newest activities text and Markdown show; JSON has them all.
  /// - Throws: `unknownAccount`, `severalAccounts`.
  public static func account(
    _ id: String, _ snapshot: Snapshot, _ options: ReportOptions = ReportOptions(), activityLimit: Int = 20
  ) throws(ReportError) -> [UInt8] {
    let account = try account(named: id, in: snapshot)
    let page = AccountDocument(
      snapshot: snapshot, account: account, numbers: options.numbers,
      details: snapshot.dataset.details(
        of: account, at: snapshot.period.now, activityLimit: options.format == .json ? nil : activityLimit))
    switch options.format {
    case .json: return JSON.object(head(snapshot) + page.json).bytes
    case .csv: return page.facts.csv
    case .text, .markdown, .html, .xlsx:
      var titled = options
      titled.title = snapshot.dataset.accounts[account].name
      titled.filter = nil
      return options.format.people(Document(snapshot, accounts: nil, titled, page.sections))
    }
  }
}

/// One account's page.
struct AccountDocument {
  let snapshot: Snapshot
  let account: Int
  let numbers: FigureFormat
  let details: AccountDetails

  /// Every field as a row.
  var facts: ReportTable {
    ReportTable(
      [ReportTable.Column("fact", "Fact"), ReportTable.Column("value", "Value")],
      rows: AccountCatalog.fields(in: snapshot).map { field in
        [.text(field.exportName), field.cell(of: account, in: snapshot, numbers: numbers)]
      })
  }

  /// The sections for people: facts by group, then rows.
  var sections: [ReportSection] {
    var groups = FieldSection.allCases.map { section in
      ReportSection(title: section.rawValue, table: facts(of: section))
    }
    if snapshot.hasHistory { groups[0].notes.append(knownWords) }
    return groups + [contacts, opportunities, contracts, topics, relationships, answers, spend, activities]
  }

  /// Since when its tier and its place on the list are known.
  private var knownWords: String {
    guard let since = snapshot.dataset.knownSince(of: account) else {
      return "tier and list membership of past days: assumed, no history says them"
    }
    return "tier and list membership known since \(DayText.full(since)); assumed before that"
  }

  /// The fields of a section, two side by side.
  private func facts(of section: FieldSection) -> ReportTable {
    let cells = AccountCatalog.fields(in: snapshot).filter { $0.section == section }.map { field in
      [ReportTable.Cell.text(field.title), field.cell(of: account, in: snapshot, numbers: numbers)]
    }
    let half = (cells.count + 1) / 2
    let names = ["", "", "", ""].enumerated().map { position, title in
      ReportTable.Column("column\(position)", title, least: position % 2 == 1 ? 12 : nil)
    }
    return ReportTable(
      names,
      rows: (0..<half).map { row in
        cells[row] + (row + half < cells.count ? cells[row + half] : [.blank, .blank])
      })
  }

  private var contacts: ReportSection {
    let rows = details.contacts.map { contact -> [ReportTable.Cell] in
      let committee = contact.isStakeholder ? (contact.isEngaged ? "engaged" : "missing") : ""
      let role = [contact.role, contact.persona].filter { !$0.isEmpty }.joined(separator: ", ")
      return [
        .text(contact.label), .text(contact.title), .text(role), .text(committee), .day(contact.lastEngagement),
      ]
    }
    let stakeholders = details.contacts.count(where: \.isStakeholder)
    let missing = details.missingStakeholders.count
    return ReportSection(
      title: "Contacts",
      table: ReportTable(
        [
          ReportTable.Column("contact", "Contact", least: 8),
          ReportTable.Column("title", "Title", least: 8),
          ReportTable.Column("role", "Role", least: 8), ReportTable.Column("committee", "Committee"),
          ReportTable.Column("last_engagement", "Last engaged"),
        ], rows: rows),
      notes: stakeholders == 0
        ? [] : ["\(stakeholders - missing) of \(Format.count(stakeholders, "stakeholder")) engaged"])
  }

  private var opportunities: ReportSection {
    section(
      "Opportunities",
      ["deal", "type", "state", "sales_stage", "amount", "created", "closed"].compactMap { id in
        DealCatalog.all.first { $0.id == id }
      }, details.opportunities.map { Deal(account: account, opportunity: $0) })
  }

  private var contracts: ReportSection {
    section(
      "Contracts", ["contract", "state", "start", "end", "acv", "renewed_by"].compactMap(ContractCatalog.field(id:)),
      details.contracts.map { AccountContract(account: account, contract: $0) })
  }

  /// Rows with the fields of their catalog; money is exact.
  private func section<Row>(_ title: String, _ fields: [Field<Row>], _ rows: [Row]) -> ReportSection {
    ReportSection(
      title: title,
      table: ReportTable(
        fields.map(\.column),
        rows: rows.map { row in
          fields.map { field in
            if case .money(let money) = field.value(of: row, in: snapshot) { return .money(money, numbers) }
            return field.cell(of: row, in: snapshot, numbers: numbers)
          }
        }))
  }

  private var topics: ReportSection {
    ReportSection(
      title: "Intent topics",
      table: ReportTable(
        [
          ReportTable.Column("topic", "Topic", least: 8), ReportTable.Column("latest", "Latest", isRight: true),
          ReportTable.Column("baseline", "Baseline", isRight: true), ReportTable.Column("surging", "Surging"),
          ReportTable.Column("competitor", "Competitor"),
        ],
        rows: details.topics.map { topic in
          [
            .text(topic.topic), .score(topic.latest), .score(topic.baseline), .text(topic.isSurging ? "yes" : ""),
            .text(topic.isCompetitor ? "yes" : ""),
          ]
        }))
  }

  private var relationships: ReportSection {
    ReportSection(
      title: "Relationship by contact",
      table: ReportTable(
        [
          ReportTable.Column("contact", "Contact", least: 8),
          ReportTable.Column("score", "Score", isRight: true),
          ReportTable.Column("before", "30 days before", isRight: true), ReportTable.Column("day", "Day"),
        ],
        rows: details.relationships.map { score in
          [.text(score.contact ?? "the account"), .score(score.score), .score(score.before), .day(score.day)]
        }))
  }

  private var answers: ReportSection {
    ReportSection(
      title: "NPS answers",
      table: ReportTable(
        [
          ReportTable.Column("day", "Day"), ReportTable.Column("contact", "Contact", least: 8),
          ReportTable.Column("score", "Score", isRight: true), ReportTable.Column("counts", "Counts"),
        ],
        rows: details.answers.map { answer in
          [
            .day(answer.day), .text(answer.contact ?? "the account"),
            ReportTable.Cell(.number(answer.score), Format.upTo(places: 1, answer.score)),
            .text(answer.isCounted ? "yes" : ""),
          ]
        }))
  }

  private var spend: ReportSection {
    ReportSection(
      title: "Own spend in the period",
      table: ReportTable(
        [
          ReportTable.Column("day", "Day"), ReportTable.Column("channel", "Channel", least: 8),
          ReportTable.Column("campaign", "Campaign", least: 8),
          ReportTable.Column("amount", "Amount", isRight: true),
        ],
        rows: details.spend.filter { details.point.contains($0.day) }.map { spend in
          [.day(spend.day), .text(spend.channel), .text(spend.campaign), .money(spend.amount, numbers)]
        }))
  }

  private var activities: ReportSection {
    let total = details.activityCount
    let shown = details.activities.count
    return ReportSection(
      title: "Recent activities"
        + (shown < total ? ", \(shown) of \(Format.thousands(total))" : ""),
      table: ReportTable(
        [
          ReportTable.Column("day", "Day"), ReportTable.Column("time", "Time"), ReportTable.Column("type", "Type"),
          ReportTable.Column("count", "Count", isRight: true),
          ReportTable.Column("contact", "Contact", least: 8),
          ReportTable.Column("row", "Row", least: 8),
        ],
        rows: details.activities.map { activity in
          [
            .day(activity.day), .text(AccountDocument.time(activity.secondOfDay)), .text(activity.type),
            ReportTable.Cell(.number(Double(activity.count)), Format.thousands(activity.count)),
            .text(activity.contact ?? ""), .text(activity.place.text),
          ]
        }))
  }

  /// `14:03` of a wall time.
  static func time(_ second: Int) -> String {
    let minutes = second / 60
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return padded(minutes / 60) + ":" + padded(minutes % 60)
  }
}

extension ReportTable.Cell {
  static let blank = ReportTable.Cell(.none, "")

  static func day(_ day: Day?) -> ReportTable.Cell {
    ReportTable.Cell(.optional(day), day?.iso ?? Format.missing)
  }

  static func money(_ money: Money, _ numbers: FigureFormat) -> ReportTable.Cell {
    ReportTable.Cell(.money(money), numbers.money.exact(money))
  }

  static func score(_ score: Double?) -> ReportTable.Cell {
    ReportTable.Cell(.optional(score), score.map { Format.decimal($0, places: 1) } ?? Format.missing)
  }
}

extension AccountDocument {
  /// The members of the page: id, the facts as in a report, every field, and the rows with their places.
  var json: [(String, JSON)] {
    let facts = Report.factMembers(of: account, in: snapshot)
    let columns = AccountCatalog.fields(in: snapshot).map { field in
      (field.exportName, field.exported(field.value(of: account, in: snapshot)).json)
    }
    let known = snapshot.hasHistory ? [("known_from", JSON.day(snapshot.dataset.knownSince(of: account)))] : []
    return [("id", .text(snapshot.dataset.accounts[account].id))] + known + [
      ("row", .optional(details.place?.text)),
      ("facts", .object(facts)), ("columns", .object(columns)),
      ("contacts", .array(details.contacts.map(\.json))),
      ("opportunities", .array(details.opportunities.map(\.json))),
      ("contracts", .array(details.contracts.map(\.json))), ("topics", .array(details.topics.map(\.json))),
      ("relationships", .array(details.relationships.map(\.json))), ("nps", .array(details.answers.map(\.json))),
      ("spend", .array(details.spend.map(\.json))), ("activities", .array(details.activities.map(\.json))),
      (
        "aes_by_day",
        .array(details.scores.map { .object([("day", .day($0.day)), ("score", .number($0.score))]) })
      ),
    ]
  }
}

extension ContactDetails {
  fileprivate var json: JSON {
    .object([
      ("id", .text(id)), ("name", .text(name)), ("email", .text(email)), ("title", .text(title)),
      ("role", .text(role)), ("persona", .text(persona)), ("stakeholder", .bool(isStakeholder)),
      ("engaged", .bool(isEngaged)), ("last_engagement", .day(lastEngagement)), ("row", .text(place.text)),
    ])
  }
}

extension OpportunityDetails {
  fileprivate var json: JSON {
    .object([
      ("id", .text(id)), ("name", .text(name)), ("type", .text(type.name)), ("stage", .text(stage)),
      ("state", .text(state.name)), ("amount", .text(amount.decimal)), ("created_at", .day(created)),
      ("closed_at", .day(closed)), ("reopened_at", .day(reopened)), ("expected_close", .day(expectedClose)),
      ("owner", .text(owner)), ("probability", .optional(probability)), ("lost_reason", .text(lostReason)),
      ("row", .text(place.text)),
    ])
  }
}

extension ContractDetails {
  fileprivate var json: JSON {
    .object([
      ("id", .text(id)), ("start", .day(start)), ("end", .day(end)), ("annual_value", .text(annualValue.decimal)),
      ("state", .text(state.rawValue)), ("counted", .bool(isCounted)), ("renewed_by", .optional(renewedBy)),
      ("renewed_on", .day(renewedOn)), ("renewed_value", .number(renewedValue)),
      ("opportunity_id", .text(opportunity)), ("row", .text(place.text)),
    ])
  }
}

extension TopicDetails {
  fileprivate var json: JSON {
    .object([
      ("topic", .text(topic)), ("latest", .optional(latest)), ("baseline", .optional(baseline)),
      ("baseline_rows", .integer(baselineRows)), ("surging", .bool(isSurging)), ("competitor", .bool(isCompetitor)),
      ("row", .text(place.text)),
    ])
  }
}

extension RelationshipDetails {
  fileprivate var json: JSON {
    .object([
      ("contact", .optional(contact)), ("score", .number(score)), ("day", .day(day)), ("before", .optional(before)),
      ("row", .text(place.text)),
    ])
  }
}

extension AnswerDetails {
  fileprivate var json: JSON {
    .object([
      ("day", .day(day)), ("score", .number(score)), ("contact", .optional(contact)), ("counted", .bool(isCounted)),
      ("row", .text(place.text)),
    ])
  }
}

extension SpendDetails {
  fileprivate var json: JSON {
    .object([
      ("day", .day(day)), ("amount", .text(amount.decimal)), ("channel", .text(channel)),
      ("campaign", .text(campaign)), ("row", .text(place.text)),
    ])
  }
}

extension ActivityDetails {
  fileprivate var json: JSON {
    .object([
      ("day", .day(day)), ("time", .text(AccountDocument.time(secondOfDay))), ("type", .text(type)),
      ("class", .text(kind.rawValue)), ("count", .integer(count)), ("contact", .optional(contact)),
      ("row", .text(place.text)),
    ])
  }
}
