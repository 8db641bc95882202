import Accounts
import Ingest
import Foundation
import Testing
import Values

/// A file that grows row by row has few parts, and the same facts.
@Suite struct JoiningTests {
  @Test func joiningPartsChangesNothing() throws {
    var company = RandomCompany(seed: 3)
    let files = company.files()
    let folder = FileManager.default.temporaryDirectory.appending(path: "joining-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, text) in files { try Data(text.utf8).write(to: folder.appending(path: path)) }
    let reader = FileReader(directory: folder.path, rules: ReadRules())
    var readings = Dictionary(uniqueKeysWithValues: files.keys.compactMap { reader.read($0) }.map { ($0.path, $0) })
    let path = "activities-m.csv"
    let handle = try FileHandle(forWritingTo: folder.appending(path: path))
    try handle.seekToEnd()
    var most = 0
    for _ in 0..<200 {
      try handle.write(contentsOf: Data(company.activities(1 + company.random.below(3)).utf8))
      let before = try #require(readings[path])
      let grown = try #require(reader.append(to: before)).joiningSmallParts()
      most = max(most, grown.parts.count)
      readings[path] = grown
    }
    try handle.close()
    #expect(most <= 80)
    let points = [FactPoint(asOf: company.today, from: company.today - 29)]
    func dataset(_ readings: [FileReading]) -> Dataset {
      Dataset(files: readings, rules: AccountRules(), readRules: ReadRules())
    }
    let grown = dataset(Array(readings.values))
    let fresh = dataset(files.keys.compactMap { reader.read($0) })
    let difference = FactTable(grown, points: points).difference(from: FactTable(fresh, points: points))
    #expect(difference == nil)
    // Lines are those of the file still.
    for account in fresh.accounts.indices {
      let left = grown.details(of: account, at: points[0]).activities.map(\.place.text)
      #expect(left == fresh.details(of: account, at: points[0]).activities.map(\.place.text))
    }
  }
}
