/// Accounts and contacts of a benchmark directory.
extension BenchmarkShape {
  func writeAccounts(_ writer: inout ChunkWriter) throws {
    try writer.begin(.accounts, path: "accounts.csv")
    for account in 0..<accounts {
      var random = random(2, account)
      let country = random.pick(MarketWords.countries)
      let word = random.pick(CompanyWords.stems) + random.pick(CompanyWords.endings)
      let place = random.below(100)
      writer.put(UInt8(ascii: "a"))
      writer.put(account, digits: 7)
      writer.field("\(word) \(account)")
      writer.field("\(word.lowercased())-\(account).example")
      writer.field(random.pick(MarketWords.industries))
      writer.field(10 + random.below(200) * random.below(200))
      writer.field((1 + random.below(400)) * 1_000_000)
      writer.field(country.name)
      writer.field(country.region)
      writer.field(random.pick(MarketWords.segments))
      writer.field(random.pick(PersonWords.owners))
      writer.field(place < 8 ? "1" : place < 33 ? "2" : place < 82 ? "3" : "")
      writer.field("")
      writer.field(day: firstDay + random.below(400))
      writer.put(UInt8(ascii: ","))
      writer.put(UInt8(ascii: ","))
      if random.chance(4) && account > 0 {
        writer.put(UInt8(ascii: "a"))
        writer.put(random.below(account), digits: 7)
      }
      writer.field(day: firstDay - random.below(300))
      try writer.endRow()
    }
  }

  func writeContacts(_ writer: inout ChunkWriter) throws {
    try writer.begin(.contacts, path: "contacts.csv")
    for account in 0..<accounts {
      var random = random(3, account)
      for person in 0..<people(account) {
        let given = random.pick(PersonWords.given)
        let family = random.pick(PersonWords.family)
        let part = PersonWords.committee[person % PersonWords.committee.count]
        let isStakeholder = person < 4
        Self.putContact(account, person, &writer)
        writer.put(UInt8(ascii: ","))
        writer.put(UInt8(ascii: "a"))
        writer.put(account, digits: 7)
        writer.field("\(given.name) \(family.name)")
        writer.field("\(given.ascii).\(family.ascii).\(person)@account-\(account).example")
        writer.field(part.title)
        writer.field(isStakeholder ? part.role : "")
        writer.field(isStakeholder ? part.persona : "")
        writer.field("")
        writer.field(day: firstDay - random.below(300))
        try writer.endRow()
      }
    }
  }

  /// `c0000017-2`.
  @inline(__always)
  static func putContact(_ account: Int, _ person: Int, _ writer: inout ChunkWriter) {
    writer.put(UInt8(ascii: "c"))
    writer.put(account, digits: 7)
    writer.put(UInt8(ascii: "-"))
    writer.put(person)
  }
}
