import Foundation
import Fuzzing
import Testing

/// The kept corpus of the fuzzer: whatever was found once holds from then on, without the fuzzer too.
@Suite struct CorpusTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")

  @Test(arguments: FuzzTarget.allCases) func everySeedHolds(target: FuzzTarget) throws {
    let folder = Self.root.appending(path: target.rawValue)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names.count >= 5)
    for name in names {
      let bytes = try Array(Data(contentsOf: folder.appending(path: name)))
      #expect(throws: Never.self, "\(target.rawValue)/\(name)") { try target.check(bytes) }
    }
  }

  @Test func everyFolderIsATarget() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.root.path)
    #expect(Set(names) == Set(FuzzTarget.allCases.map(\.rawValue)))
  }
}
