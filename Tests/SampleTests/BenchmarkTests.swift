import Sample
import Testing

@Suite("Large directories")
struct BenchmarkTests {
  /// A small one, gathered in memory: paths in the order of their first chunk, and contents.
  static func directory(seed: UInt64 = 1, variant: BenchmarkVariant = BenchmarkVariant()) throws -> (
    paths: [String], files: [String: [UInt8]]
  ) {
    var paths: [String] = []
    var files: [String: [UInt8]] = [:]
    try Sample.benchmark(accounts: 50, activities: 30_000, seed: seed, asOf: SampleRows.asOf, variant: variant) {
      path, bytes in
      if paths.last != path { paths.append(path) }
      files[path, default: []].append(contentsOf: bytes)
    }
    return (paths, files)
  }

  @Test("are the same for the same seed, and come file by file")
  func deterministic() throws {
    let first = try Self.directory()
    let second = try Self.directory()
    let other = try Self.directory(seed: 2)
    #expect(first.files == second.files)
    #expect(first.files != other.files)
    #expect(Set(first.paths).count == first.paths.count)
    #expect(first.paths.filter { $0.hasPrefix("activities/") }.count == 25)
  }

  @Test("hold the rows asked for, whole, in the order of time, of known accounts and contacts")
  func rows() throws {
    let (paths, files) = try Self.directory()
    let accounts = SampleRows.records(files["accounts.csv"] ?? []).dropFirst()
    #expect(accounts.count == 50)
    let ids = Set(accounts.map { $0[0] })
    let people = SampleRows.records(files["contacts.csv"] ?? []).dropFirst()
    let contacts = Set(people.map { $0[0] })
    for id in ids { #expect((3...10).contains(people.filter { $0[1] == id }.count)) }
    var count = 0
    var last = ""
    for path in paths where path.hasPrefix("activities/") {
      for row in SampleRows.records(files[path] ?? []).dropFirst() {
        count += 1
        #expect(row.count == 9)
        #expect(row[0] >= last && path == "activities/\(row[0].prefix(7)).csv")
        last = row[0]
        #expect(ids.contains(row[2]) && (row[3].isEmpty || contacts.contains(row[3])))
        #expect((Int(row[8]) ?? 0) > 0)
      }
    }
    #expect(count == 30_000)
    #expect(last.hasPrefix("2026-11-21"))
  }

  @Test("have in every table as many fields as the header", arguments: [false, true])
  func fields(ids: Bool) throws {
    var variant = BenchmarkVariant()
    variant.activityIDs = ids
    variant.unusedColumns = ids ? 40 : 0
    let (_, files) = try Self.directory(variant: variant)
    for (path, bytes) in files {
      let records = SampleRows.records(bytes)
      #expect(records.count > 1, "\(path)")
      #expect(records.allSatisfy { $0.count == records[0].count }, "\(path)")
      if path.hasPrefix("activities/") {
        #expect(records[0].contains("activity_id") == ids)
        #expect(records[0].count == (ids ? 50 : 9))
      }
    }
  }

  @Test("can have files of equal size in no order of time, more intent, and one account with much of it")
  func variants() throws {
    var variant = BenchmarkVariant()
    variant.isShuffled = true
    variant.activityFiles = 7
    variant.intentRows = 1_234
    variant.oneAccountShare = 40
    let plain = try Self.directory().files
    let (paths, files) = try Self.directory(variant: variant)
    let rows = paths.filter { $0.hasPrefix("activities/") }.flatMap { SampleRows.records(files[$0] ?? []).dropFirst() }
    #expect(paths.filter { $0.hasPrefix("activities/") }.count == 7)
    #expect(rows.count == 30_000)
    // Every time is there once, as in the plain directory, and most rows stand before an earlier one.
    let times = plain.filter { $0.key.hasPrefix("activities/") }.values.flatMap { SampleRows.records($0).dropFirst() }
    #expect(rows.map { $0[0] }.sorted() == times.map { $0[0] }.sorted())
    #expect(zip(rows, rows.dropFirst()).count { $0[0] > $1[0] } > 10_000)
    #expect((14_000...15_100).contains(rows.count { $0[2] == "a0000000" }))
    let intent = SampleRows.records(files["intent.csv"] ?? []).count
    #expect(intent == SampleRows.records(plain["intent.csv"] ?? []).count + 1_234)
  }

  @Test("A sink that fails ends the writing")
  func failure() {
    struct Full: Error {}
    var calls = 0
    #expect(throws: Full.self) {
      try Sample.benchmark(accounts: 50, activities: 30_000, asOf: SampleRows.asOf) { _, _ in
        calls += 1
        throw Full()
      }
    }
    #expect(calls == 1)
  }
}
