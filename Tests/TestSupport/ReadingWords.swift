import Values
public import Ingest

extension FileReading {
  /// Everything that a file's rows say, in words that do not depend on how the file was cut into parts.
  public var inWords: [String] {
    var words: [String] = ["\(outcome) \(tables.map(\.rawValue)) undecided \(undecidedDates)"]
    var problems: [String] = []
    for part in parts {
      words += part.activitiesInWords + part.accountsInWords + part.opportunitiesInWords + part.dealsInWords
      words += part.scoresInWords
      problems += part.problems.map { "bad \($0.line) \($0.column) \($0.reason)" }
    }
    return words + problems + oddities.map { "note \($0.key) \($0.value)" }.sorted() + ["deleted \(deletedRows)"]
  }

  /// The notes of all parts.
  public var oddities: [String: Int] { parts.reduce(into: [:]) { $0.merge($1.notes) { $0 + $1 } } }
  /// The lines of the rows left out.
  public var badLines: [UInt32] { parts.flatMap(\.problems).map(\.line) }
  /// The lines of all rows, used or left out, in no order.
  public var allLines: [UInt32] { parts.flatMap(\.allLines) }
}

extension Part {
  /// The lines of all rows, used or left out, in no order.
  public var allLines: [UInt32] {
    segment.columns.activities.indices.map(segment.line) + accounts.map(\.line) + contacts.map(\.line)
      + opportunities.map(\.line) + contracts.map(\.line) + spend.map(\.line) + intent.map(\.line)
      + relationships.map(\.line) + nps.map(\.line) + history.map(\.line) + problems.map(\.line)
  }

  /// How a row names its account.
  public func words(_ name: AccountName) -> String { name.kind == .none ? "-" : "\(name.kind):\(pool.text(name.key))" }

  /// How a row names its contact.
  public func words(_ name: ContactName) -> String {
    name.isNone ? "-" : (name.isEmail ? "email:" : "id:") + pool.text(name.key)
  }

  /// The activities in the order of their lines: the segment has them by account.
  public var activitiesInWords: [String] {
    let columns = segment.columns
    var words: [(line: UInt32, text: String)] = []
    for (name, rows) in zip(columns.names, zip(columns.starts, columns.starts.dropFirst())) {
      for row in Int(rows.0)..<Int(rows.1) {
        let activity = columns.activities[row]
        let contact = columns.contacts.isEmpty ? .none : columns.contacts[row]
        let visitor = columns.visitors.isEmpty ? .empty : columns.visitors[row]
        let text = [
          "activity \(segment.line(at: row))", "\(activity.time.milliseconds)", "\(activity.type)",
          "\(activity.namesContact)", "\(segment.count(at: row))", self.words(name), self.words(contact),
          pool.text(visitor), columns.ids.isEmpty ? "" : "\(columns.ids[row])",
        ].joined(separator: " ")
        words.append((segment.line(at: row), text))
      }
    }
    return words.sorted { $0.line < $1.line }.map(\.text)
  }

  fileprivate var accountsInWords: [String] {
    let accounts = accounts.enumerated().map { position, row in
      let extras = extras.map { pool.text($0[position]) }
      return
        "account \(row.line) \(row.isDeleted) \(pool.text(row.id)) \(pool.text(row.name)) \(pool.text(row.domain)) "
        + "\(row.tier) \(row.createdAt?.iso ?? "-") \(extras)"
    }
    let contacts = contacts.map { row in
      "contact \(row.line) \(row.isDeleted) \(pool.text(row.id)) \(words(row.account)) \(pool.text(row.email)) "
        + "\(row.isStakeholder.map(String.init) ?? "-") \(row.createdAt?.iso ?? "-")"
    }
    return accounts + contacts
  }

  fileprivate var opportunitiesInWords: [String] {
    opportunities.map { row in
      "opportunity \(row.line) \(pool.text(row.id)) \(words(row.account)) \(row.status) \(row.amount?.decimal ?? "-") "
        + "\(row.createdAt?.iso ?? "-") \(row.closedAt?.iso ?? "-")"
    }
  }

  fileprivate var dealsInWords: [String] {
    let contracts = contracts.map { row in
      "contract \(row.line) \(pool.text(row.id)) \(words(row.account)) \(row.start.iso) \(row.end?.iso ?? "-") "
        + "\(row.annualValue.decimal)\(row.isCancelled ? " cancelled" : "")\(row.isDeleted ? " none" : "")"
    }
    let spend = spend.map { row in
      "spend \(row.line) \(row.day.iso) \(row.amount.decimal) \(words(row.account)) \(row.tier)"
    }
    let history = history.map { row in
      "history \(row.line) \(pool.text(row.opportunity)) \(row.time.milliseconds) \(row.amount.map { "\($0)" } ?? "-")"
    }
    return contracts + spend + history
  }

  fileprivate var scoresInWords: [String] {
    func words(_ name: String, _ rows: [ScoreRow]) -> [String] {
      rows.map { row in
        "\(name) \(row.line) \(row.time.milliseconds) \(self.words(row.account)) \(self.words(row.contact)) \(row.score)"
      }
    }
    let intent = intent.map { row in
      "intent \(row.line) \(row.day.iso) \(self.words(row.account)) \(pool.text(row.topic)) \(row.score)"
    }
    return intent + words("relationship", relationships) + words("nps", nps)
  }
}
