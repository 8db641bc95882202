import Accounts
import Ingest
import Metrics
import TestSupport
import Testing
import Values

/// Which data figures rest on.
@Suite struct FingerprintTests {
  /// The examples of FIPS 180-4, and the lengths at which padding needs another block.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (String(repeating: "a", count: 55), "9f4390f8d30c2dd92ec9f095b65e2b9ae9b0a925a5258e241c9f1e910f734318"),
    (String(repeating: "a", count: 64), "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"),
    (String(repeating: "a", count: 119), "31eba51c313a5c08226adf18d4a359cfdfd8d2e816b13f4af952f7ea6584dcfb"),
  ])
  func digests(_ text: String, _ digest: String) {
    #expect(SHA256.hex(of: text) == digest)
  }

  @Test func checksumsAreOfTheBytesThatWereRead() throws {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", "account_id\n123456789\n")
    try directory.write("nps.csv", "")
    let reader = FileReader(directory: directory.path, rules: ReadRules())
    let files = reader.readAll(["accounts.csv"])
    let before = FileChecksum.all(files, in: directory.path, workers: .serial)
    #expect(before.count == 1 && before[0]?.count == 8)
    #expect(FileChecksum.all(files, in: directory.path, workers: .serial) == before)
    // The same size, and other bytes: what was read is no longer there.
    try directory.write("accounts.csv", "account_id\n123456780\n")
    #expect(FileChecksum.all(files, in: directory.path, workers: .serial) == [nil])
    let again = FileChecksum.all(reader.readAll(["accounts.csv"]), in: directory.path, workers: .serial)
    #expect(again != before && again[0] != nil)
  }

  /// More than one block of bytes, so that sums are joined.
  @Test func aChecksumIsThatOfZip() throws {
    let directory = try TemporaryDirectory()
    let ids = (100_000..<160_000).map { "a\($0)\n" }.joined()
    try directory.write("accounts.csv", "account_id\n" + ids)
    let files = FileReader(directory: directory.path, rules: ReadRules()).readAll(["accounts.csv"])
    #expect(files.map(\.bytes) == [480_011])
    #expect(FileChecksum.all(files, in: directory.path, workers: .serial) == ["13c7b232"])
  }

  @Test func everyPartCounts() throws {
    let day = try #require(Day(iso: "2026-11-21"))
    let plain = DataFingerprint(
      files: [.init(path: "a.csv", bytes: 7, checksum: "cbf43926")], newest: [.spend: day])
    #expect(plain.sha256 == SHA256.hex(of: "a.csv\t7\tcbf43926\nspend\t2026-11-21\n"))
    var others = [plain, plain, plain, plain]
    others[0].files[0].path = "b.csv"
    others[1].files[0].bytes = 8
    others[2].files[0].checksum = nil
    others[3].newest[.spend] = day - 1
    #expect(Set(([plain] + others).map(\.sha256)).count == 5)
    #expect(plain.bytes == 7 && plain.newestDay == day)
  }
}
