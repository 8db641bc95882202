internal import Values

/// Opportunities, contracts, spend, intent and relationships of a benchmark directory.
extension BenchmarkShape {
  /// An account's number as its first field or a later one.
  private func putAccount(_ account: Int, _ writer: inout ChunkWriter) {
    writer.put(UInt8(ascii: ","))
    writer.put(UInt8(ascii: "a"))
    writer.put(account, digits: 7)
  }

  func writeDeals(_ writer: inout ChunkWriter) throws {
    try writer.begin(.opportunities, path: "opportunities.csv")
    for account in 0..<accounts {
      let reach = reach(account)
      guard reach >= 2 else { continue }
      var random = random(5, account)
      for deal in 0..<1 + random.below(3) {
        let created = firstDay + 20 + random.below(600)
        let isFirst = deal == 0
        let status =
          isFirst && reach == 3 ? "won" : random.chance(40) ? "lost" : isFirst || random.chance(60) ? "open" : "won"
        let closed = min(asOf, created + 20 + random.below(120))
        writer.put(UInt8(ascii: "o"))
        writer.put(account, digits: 7)
        writer.put(UInt8(ascii: "-"))
        writer.put(deal)
        putAccount(account, &writer)
        writer.field("Deal \(deal)")
        writer.field(isFirst ? "new" : random.pick(["new", "expansion", "cross_sell", "upsell", "renewal"]))
        writer.field(
          status == "open" ? random.pick(MarketWords.dealStages) : status == "won" ? "Closed Won" : "Closed Lost")
        writer.field(status)
        writer.field((10 + random.below(900)) * 500)
        writer.field("USD")
        writer.field(day: created)
        if status == "open" { writer.field("") } else { writer.field(day: closed) }
        writer.field(day: closed)
        writer.field("")
        writer.field(random.pick(PersonWords.owners))
        writer.field(status == "lost" ? random.pick(MarketWords.lostReasons) : "")
        writer.field("")
        try writer.endRow()
      }
    }
  }

  func writeContracts(_ writer: inout ChunkWriter) throws {
    try writer.begin(.contracts, path: "contracts.csv")
    for account in 0..<accounts where reach(account) == 3 {
      var random = random(6, account)
      var start = firstDay + random.below(600)
      var number = 0
      while start <= asOf {
        let annual = (10 + random.below(400)) * 500
        writer.put(UInt8(ascii: "k"))
        writer.put(account, digits: 7)
        writer.put(UInt8(ascii: "-"))
        writer.put(number)
        putAccount(account, &writer)
        writer.field(day: start)
        writer.field(day: start + 364)
        writer.field(annual)
        writer.field(annual)
        writer.field("USD")
        writer.put(UInt8(ascii: ","))
        if number > 0 && random.chance(70) {
          writer.put(UInt8(ascii: "k"))
          writer.put(account, digits: 7)
          writer.put(UInt8(ascii: "-"))
          writer.put(number - 1)
        }
        writer.field("")
        try writer.endRow()
        // Four of five renew, some of them late.
        guard random.chance(80) else { break }
        start += 365 + (random.chance(20) ? random.below(25) : 0)
        number += 1
      }
    }
  }

  func writeSpend(_ writer: inout ChunkWriter) throws {
    try writer.begin(.spend, path: "spend.csv")
    var random = random(7, 0)
    for day in firstDay...asOf {
      for channel in MarketWords.channels {
        writer.put(Day(day).iso)
        writer.field(50 + random.below(4_000))
        writer.field("USD")
        writer.field(channel)
        writer.field(random.pick(MarketWords.campaigns))
        let place = random.below(10)
        if place < 3 { putAccount(random.below(accounts), &writer) } else { writer.put(UInt8(ascii: ",")) }
        writer.field(place >= 3 && place < 6 ? String(place - 2) : "")
        try writer.endRow()
      }
    }
  }

  /// Intent for what is more than quiet, relationships and NPS answers for customers.
  func writeScores(_ writer: inout ChunkWriter) throws {
    try writer.begin(.intent, path: "intent.csv")
    for account in 0..<accounts where reach(account) >= 1 {
      var random = random(8, account)
      let topic = random.pick(random.chance(15) ? MarketWords.competitorTopics : MarketWords.topics)
      let isSurging = random.chance(20)
      for week in 0..<14 {
        writer.put(Day(asOf - 7 * (13 - week)).iso)
        writer.field(topic)
        writer.field(20 + random.below(25) + (isSurging && week == 13 ? 40 : 0))
        putAccount(account, &writer)
        try writer.endRow()
      }
    }
    try writeMoreIntent(&writer)
    try writer.begin(.relationships, path: "relationships.csv")
    for account in 0..<accounts where reach(account) == 3 {
      var random = random(9, account)
      for month in 0..<12 {
        for person in 0..<2 {
          writer.put(Day(asOf - 30 * (11 - month)).iso)
          putAccount(account, &writer)
          writer.field(25 + random.below(70))
          writer.put(UInt8(ascii: ","))
          Self.putContact(account, person, &writer)
          try writer.endRow()
        }
      }
    }
    try writer.begin(.nps, path: "nps.csv")
    for account in 0..<accounts where reach(account) == 3 {
      var random = random(10, account)
      writer.put(Day(asOf - random.below(360)).iso)
      putAccount(account, &writer)
      writer.field(3 + random.below(8))
      writer.put(UInt8(ascii: ","))
      Self.putContact(account, 0, &writer)
      try writer.endRow()
    }
  }

  /// Quiet topics of every account, day by day: what a vendor's weekly file of all topics is made of.
  private func writeMoreIntent(_ writer: inout ChunkWriter) throws {
    guard variant.intentRows > 0 else { return }
    var random = random(11, 0)
    for row in 0..<variant.intentRows {
      writer.put(Day(asOf - (row / accounts) % CompanyMaker.span).iso)
      writer.field(random.pick(MarketWords.topics))
      writer.field(5 + random.below(40))
      putAccount(row % accounts, &writer)
      try writer.endRow()
    }
  }
}
