internal import Accounts
internal import Cells
internal import Exports
internal import KPIs

/// The lists of an account's page, as lines.
struct AccountSections {
  let committee: [[Span]]
  let deals: [[Span]]
  let contracts: [[Span]]
  let topics: [[Span]]

  init(_ position: Int, _ context: Context) {
    let dataset = context.snapshot.dataset
    let asOf = context.asOf
    let glyphs = context.glyphs
    let words = context.words
    let none = [[Span("none", Style(.dim))]]

    let contacts = dataset.contacts[position].filter { $0.exists(at: asOf) }
    let people = contacts.map { contact -> (isStakeholder: Bool, line: [Span]) in
      let row = dataset.parts[Int(contact.source.part)].part.contacts[Int(contact.source.row)]
      func text(_ key: Exports.Key) -> String { dataset.text(key, at: contact.source) }
      let title = [text(row.title), text(row.role)].filter { !$0.isEmpty }.joined(separator: " \(glyphs.dot) ")
      let sign = contact.isStakeholder ? glyphs.mark : " "
      let name = text(row.name).isEmpty ? text(row.email) : text(row.name)
      return (
        contact.isStakeholder,
        [
          Span(sign + " ", Style(.accent)), Span(DisplayText.padded(name, to: 22, ellipsis: glyphs.ellipsis)),
          Span("  " + title, Style(.dim)),
        ]
      )
    }
    let ordered = people.filter(\.isStakeholder) + people.filter { !$0.isStakeholder }
    committee = ordered.isEmpty ? none : ordered.map(\.line)

    let opportunities = dataset.opportunities[position].filter { $0.exists(at: asOf) }
      .sorted { ($0.createdAt ?? .distantPast) > ($1.createdAt ?? .distantPast) }
    deals =
      opportunities.isEmpty
      ? none
      : opportunities.map { opportunity in
        let row = dataset.parts[Int(opportunity.source.part)].part.opportunities[Int(opportunity.source.row)]
        let name = dataset.text(row.name, at: opportunity.source)
        let state = opportunity.state(at: asOf)
        let (word, role): (String, Role) =
          switch state {
          case .open: ("open", .info)
          case .won: ("won", .good)
          case .lost: ("lost", .bad)
          }
        let day = opportunity.closed(by: asOf) ?? opportunity.createdAt
        return [
          Span(DisplayText.padded(word, to: 6), Style(role)),
          Span(DisplayText.padded(words.money(opportunity.amount(at: asOf)), to: 8, align: .right), Style(.text).bold),
          Span("  " + DisplayText.padded(day.map { DayText.near($0, to: asOf) } ?? "", to: 12), Style(.dim)),
          Span(opportunity.type.title + "  ", Style(.dim)),
          Span(name.isEmpty ? dataset.text(row.id, at: opportunity.source) : name),
        ]
      }

    let renewals = Renewals(dataset.contracts[position], at: asOf, graceDays: dataset.rules.renewalGraceDays)
    contracts =
      renewals.existing.isEmpty
      ? none
      : renewals.existing.indices.reversed().map { index in
        let contract = renewals.existing[index]
        let (word, role): (String, Role) =
          renewals.isActive(index)
          ? (contract.end < asOf ? ("overdue", .warn) : ("active", .good))
          : (renewals.renewer[index] == nil ? ("ended", .bad) : ("renewed", .dim))
        return [
          Span(DisplayText.padded(word, to: 9), Style(role)),
          Span(DisplayText.padded(words.money(contract.annualValue), to: 8, align: .right), Style(.text).bold),
          Span(" a year  ", Style(.dim)),
          Span(DayText.full(contract.start) + glyphs.dash + DayText.full(contract.end)),
        ]
      }

    let facts = context.facts(position)
    func topic(_ number: UInt32) -> String {
      dataset.topics.indices.contains(Int(number)) ? dataset.topics[Int(number)] : ""
    }
    let surging = facts.surgingTopics.map { [Span(glyphs.up + " ", Style(.good)), Span(topic($0))] }
    let competitors = facts.competitorTopics.map {
      [Span(glyphs.up + " ", Style(.bad)), Span(topic($0)), Span("  competitor", Style(.bad))]
    }
    topics = surging.isEmpty && competitors.isEmpty ? [[Span("nothing surges", Style(.dim))]] : competitors + surging
  }
}
