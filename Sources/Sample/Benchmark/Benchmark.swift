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
  ///   - activityIDs: whether the activities have an `activity_id`, which the store then has to keep.
  ///   - sink: takes the next bytes of a file, by its path. All chunks of a file come one after the other. The bytes live
  ///     only as long as the call.
  /// - Throws: what the sink throws; nothing is written after that.
  public static func benchmark(
    accounts: Int, activities: Int, seed: UInt64 = 1, asOf: Int, activityIDs: Bool = false,
    sink: @escaping (_ path: String, _ bytes: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    precondition(accounts >= 1 && accounts <= 9_999_999 && activities >= 0)
    let shape = BenchmarkShape(accounts: accounts, seed: seed, asOf: asOf)
    var writer = ChunkWriter(sink: sink)
    try shape.writeAccounts(&writer)
    try shape.writeContacts(&writer)
    try shape.writeActivities(activities, withIDs: activityIDs, &writer)
    try shape.writeDeals(&writer)
    try shape.writeContracts(&writer)
    try shape.writeSpend(&writer)
    try shape.writeScores(&writer)
    try writer.flush()
  }
}

/// What holds for each account of a benchmark directory, worked out from its number alone, so that nothing is kept.
struct BenchmarkShape {
  let accounts: Int
  let seed: UInt64
  let asOf: Int

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
