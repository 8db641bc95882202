extension Sample {
  /// Writes a large data directory through a sink, chunk by chunk: what the benchmark reads.
  ///
  /// The activities lie in one file a month in the order of time, a few accounts having many of them and most having few.
  ///
  /// - Parameters:
  ///   - accounts: how many accounts, 1–9,999,999.
  ///   - activities: how many activities, over the two years before `asOf`.
  ///   - seed: which directory.
  ///   - asOf: the last day, as days since 1970-01-01.
  ///   - variant: how it differs from the plain one.
  ///   - sink: takes the next bytes of a file, by its path. All chunks of a file come one after the other. The bytes live
  ///     only as long as the call.
  /// - Throws: what the sink throws; nothing is written after that.
  public static func benchmark(
    accounts: Int, activities: Int, seed: UInt64 = 1, asOf: Int, variant: BenchmarkVariant = BenchmarkVariant(),
    sink: @escaping (_ path: String, _ bytes: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    precondition(accounts >= 1 && accounts <= 9_999_999 && activities >= 0)
    let shape = BenchmarkShape(accounts: accounts, seed: seed, asOf: asOf, variant: variant)
    var writer = ChunkWriter(sink: sink)
    try shape.writeAccounts(&writer)
    try shape.writeContacts(&writer)
    try shape.writeActivities(activities, &writer)
    try shape.writeDeals(&writer)
    try shape.writeContracts(&writer)
    try shape.writeSpend(&writer)
    try shape.writeScores(&writer)
    try writer.flush()
  }
}

/// How a benchmark directory differs from the plain one: what people's files have and the plain one lacks.
public struct BenchmarkVariant: Sendable, Equatable {
  /// Whether the activities have an `activity_id`, which the store then has to keep.
  public var activityIDs = false
  /// How many rows of intent there are beside the plain ones, ≥ 0.
  public var intentRows = 0
  /// How many columns the files of activities have that no table names, 0–100.
  public var unusedColumns = 0
  /// Whether the activities lie in no order of time, neither within a file nor across them.
  public var isShuffled = false
  /// How many files the activities lie in, of equal size; nil: one a month.
  public var activityFiles: Int?
  /// Which share of the activities is of one account, in percent, 0–100.
  public var oneAccountShare = 0

  /// The plain directory.
  public init() {}
}

/// What holds for each account of a benchmark directory, worked out from its number alone, so that nothing is kept.
struct BenchmarkShape {
  let accounts: Int
  let seed: UInt64
  let asOf: Int
  let variant: BenchmarkVariant

  var firstDay: Int { asOf - CompanyMaker.span }

  /// Random numbers of an account, for one purpose.
  func random(_ purpose: UInt64, _ account: Int) -> Random {
    Random(seed: seed, stream: 1_000 + purpose, number: account)
  }

  /// 3–10, the same whenever asked.
  @inline(__always)
  func people(_ account: Int) -> Int {
    3 + Int(truncatingIfNeeded: (UInt64(truncatingIfNeeded: account) &* 0x9E37_79B9_7F4A_7C15) >> 61)
  }

  /// How far an account gets: 0 nothing, 1 engaged, 2 opportunity, 3 customer. Accounts with low numbers are the busy ones.
  func reach(_ account: Int) -> Int {
    var random = random(1, account)
    let place = random.below(100)
    return place < 14 ? 3 : place < 32 ? 2 : place < 62 ? 1 : 0
  }
}

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
