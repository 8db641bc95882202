internal import Accounts
internal import Values
internal import Metrics

extension AccountPage {
  /// The members of the page: id, the facts as in a report, every field, and the rows with their places.
  var json: [(String, JSON)] {
    let facts = Report.factMembers(of: account, in: snapshot)
    let columns = AccountCatalog.fields(in: snapshot).map { field in
      (field.exportName, field.exported(field.value(of: account, in: snapshot)).json)
    }
    return [
      ("id", .text(snapshot.dataset.accounts[account].id)), ("row", .optional(details.place?.text)),
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
      ("day", .day(day)), ("time", .text(AccountPage.time(secondOfDay))), ("type", .text(type)),
      ("class", .text(kind.rawValue)), ("count", .integer(count)), ("contact", .optional(contact)),
      ("row", .text(place.text)),
    ])
  }
}
