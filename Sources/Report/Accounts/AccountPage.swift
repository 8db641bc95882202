internal import Accounts
internal import Values
public import Metrics
internal import Formatting

extension Report {
  /// `abmtop account ID`: everything about one account.
  ///
  /// - Parameter activityLimit: how many of the newest activities text and Markdown show; JSON has them all.
  /// - Throws: `unknownAccount`.
  public static func account(
    _ id: String, _ snapshot: Snapshot, _ options: ReportOptions = ReportOptions(), activityLimit: Int = 20
  ) throws(ReportError) -> String {
    guard let account = snapshot.dataset.account(id: id) else { throw .unknownAccount(id) }
    let page = AccountPage(
      snapshot: snapshot, account: account, numbers: options.numbers,
      details: snapshot.dataset.details(
        of: account, at: snapshot.period.now, activityLimit: options.format == .json ? nil : activityLimit))
    switch options.format {
    case .json: return JSON.object(head(snapshot) + page.json).written + "\n"
    case .csv: return page.facts.csv
    case .text, .markdown:
      var titled = options
      titled.title = snapshot.dataset.accounts[account].name
      titled.filter = nil
      let head = ReportHead(snapshot, accounts: nil, titled)
      return options.format == .text ? head.text + text(page.sections) : head.markdown + markdown(page.sections)
    }
  }
}

/// One account's page.
struct AccountPage {
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
    let groups = FieldSection.allCases.map { section in
      ReportSection(title: section.rawValue, table: facts(of: section))
    }
    return groups + [contacts, opportunities, contracts, topics, relationships, answers, spend, activities]
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
    ReportSection(
      title: "Opportunities",
      table: ReportTable(
        [
          ReportTable.Column("opportunity", "Opportunity", least: 8), ReportTable.Column("type", "Type"),
          ReportTable.Column("state", "State"), ReportTable.Column("stage", "Stage", least: 8),
          ReportTable.Column("amount", "Amount", isRight: true), ReportTable.Column("created", "Created"),
          ReportTable.Column("closed", "Closed"),
        ],
        rows: details.opportunities.map { deal in
          [
            .text(deal.name.isEmpty ? deal.id : deal.name), .text(deal.type.name), .text(deal.state.name),
            .text(deal.stage), .money(deal.amount, numbers), .day(deal.created), .day(deal.closed),
          ]
        }))
  }

  private var contracts: ReportSection {
    ReportSection(
      title: "Contracts",
      table: ReportTable(
        [
          ReportTable.Column("contract", "Contract", least: 8), ReportTable.Column("state", "State"),
          ReportTable.Column("start", "Start"), ReportTable.Column("end", "End"),
          ReportTable.Column("annual_value", "Annual value", isRight: true),
          ReportTable.Column("renewed_by", "Renewed by", least: 8),
        ],
        rows: details.contracts.map { contract in
          [
            .text(contract.id), .text(contract.state.rawValue), .day(contract.start), .day(contract.end),
            .money(contract.annualValue, numbers), .text(contract.renewedBy ?? ""),
          ]
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
            .day(activity.day), .text(AccountPage.time(activity.secondOfDay)), .text(activity.type),
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
