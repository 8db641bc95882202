import EndToEndSupport
import Foundation
import Glibc
import Testing

/// What nobody should have to read: the program ends, within its memory, and says clearly what is wrong and where.
@Suite struct HostileFileTests {
  /// Runs a command with 256 MB of memory of its own. A program that wants more ends by a signal, one that does not end
  /// with code 124.
  private func limited(_ command: String, _ scratch: Scratch) throws -> Headless {
    try scratch.shell("ulimit -d \(256 * 1_024); exec timeout 300 \"$program\" \(command) \"$1\"")
  }

  /// Checks a directory, and reports on it where it can be: not on what takes seconds to read, as that is read alike.
  private func check(_ scratch: Scratch, code: Int32, says: [String], reports: Bool = true) throws {
    let ended = try limited("check", scratch)
    #expect(ended.code == code, "\(ended.output.prefix(2_000))\(ended.errors)")
    let lines = ended.output.split(separator: "\n").map { $0.drop { $0 == " " } }
    for line in says { #expect(lines.contains { $0.hasPrefix(line) }, "\(line) in\n\(ended.output.prefix(4_000))") }
    #expect(HostileData.controls(in: ended.output) == [])
    guard reports else { return }
    let report = try limited("report --as-of 2026-11-21 --format json", scratch)
    #expect(report.code == (code == 66 ? 66 : 0), "\(report.errors)")
    if code != 66 { #expect(throws: Never.self) { try JSON.object(report.output) } }
  }

  @Test(arguments: HostileFile.delimited + HostileFile.json + HostileFile.values)
  func oneFile(file: HostileFile) throws {
    let scratch = try Scratch()
    try file.write(to: scratch)
    try check(scratch, code: file.code, says: file.says, reports: !file.isLong)
  }

  /// What compresses to a thousandth: each member is 10 MB, of ten in a row.
  @Test(arguments: ["\\n", "x"]) func gzipBombs(_ letter: String) throws {
    let scratch = try Scratch()
    let made = try scratch.shell(
      """
      (echo account_id; yes A | head -n 30) | gzip -n > "$1/accounts.csv.gz"
      head -c 10000000 /dev/zero | tr '\\0' '\(letter)' | gzip -9n > "$1/member"
      for i in 1 2 3 4 5 6 7 8 9 10; do cat "$1/member" >> "$1/accounts.csv.gz"; done
      rm "$1/member"
      """)
    #expect(made.code == 0, "\(made.errors)")
    try check(scratch, code: 66, says: ["failed     it inflates to more than 200 times its size"], reports: false)
  }

  @Test func gzipThatIsNone() throws {
    let scratch = try Scratch()
    let made = try scratch.shell(
      """
      printf 'account_id,name\\nA,a\\nB,b\\n' | gzip -n > "$1/whole"
      head -c 30 "$1/whole" > "$1/accounts.csv.gz"
      (cat "$1/whole"; echo more) > "$1/contacts.csv.gz"
      echo 'date,account_id,score' > "$1/nps.csv.gz"
      : > "$1/spend.csv.gz"
      rm "$1/whole"
      """)
    #expect(made.code == 0, "\(made.errors)")
    try check(
      scratch, code: 66,
      says: [
        "! accounts.csv.gz: the compressed data ends too early",
        "! contacts.csv.gz: something that is not compressed follows the compressed data",
        "! nps.csv.gz: it is not compressed by gzip", "! spend.csv.gz: the compressed data ends too early",
      ])
  }

  @Test func whatIsNoFile() throws {
    let scratch = try Scratch()
    try scratch.write("account_id\nA\n", to: "data/accounts.csv")
    let made = try scratch.shell(
      """
      cd "$1" && mkfifo nps.csv && ln -s /dev/zero spend.csv && ln -s intent.csv intent.csv && ln -s . loop
      ln -s /nowhere contracts.csv
      """)
    #expect(made.code == 0, "\(made.errors)")
    try check(
      scratch, code: 1,
      says: [
        "failed     it is a FIFO, not a file", "failed     it is a device, not a file",
        "failed     the link leads back to itself", "failed     the link leads nowhere",
        "ignored    it is the same folder as the data directory itself", "rows       1 row = 1 used,",
      ])
  }

  @Test func namesThatAreNoNames() throws {
    let scratch = try Scratch()
    try scratch.write("account_id\nA\n", to: "data/accounts.csv")
    let names = ["nps-\u{1B}[31mred\u{1B}]0;t\u{7}.csv", "nps-two\nlines.csv", "nps-\u{202E}right.csv"]
    for (number, name) in names.enumerated() {
      try scratch.write("date,account_id,score\n2026-01-01,A,\(number + 11)\n", to: "data/" + name)
    }
    #expect(try scratch.shell("cp \"$1/accounts.csv\" \"$1/$(printf 'nps-\\377\\351.csv')\"").code == 0)
    try check(
      scratch, code: 1,
      says: [
        "failed     its name is not valid UTF-8: rename it", "! nps-\\xff\\xe9.csv: its name is not valid UTF-8",
        "bad row    nps-two␊lines.csv:2: score: “12” is outside 0–10",
        "bad row    nps-␛[31mred␛]0;t␇.csv:2: score: “11” is outside 0–10",
      ])
  }

  /// Sixteen folders are read: with names of 250 letters each that is deeper than a path may be long.
  @Test func foldersDeeperThanAPath() throws {
    let scratch = try Scratch()
    try scratch.write("account_id\nA\n", to: "data/accounts.csv")
    let name = String(repeating: "d", count: 250)
    let made = try scratch.shell(
      """
      cd "$1"
      for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18; do mkdir \(name) && cd -P \(name) || exit 1; done
      """)
    #expect(made.code == 0, "\(made.errors)")
    defer { _ = try? scratch.shell("rm -rf \"$1\"") }
    let ended = try limited("check", scratch)
    #expect(ended.code == 0, "\(ended.errors)")
    #expect(ended.output.contains("2 files, 1 read: "), "\(ended.output.suffix(400))")
  }

  @Test func thousandsOfFiles() throws {
    let scratch = try Scratch()
    try scratch.write("account_id\nA\n", to: "data/accounts.csv")
    let made = try scratch.shell(
      """
      cd "$1" && i=1000
      while [ $i -lt 4000 ]; do printf 'date,account_id,score\\n2026-01-01,A,%d\\n' $i > nps-$i.csv; i=$((i + 1)); done
      """)
    #expect(made.code == 0, "\(made.errors)")
    try check(
      scratch, code: 1,
      says: ["bad row    nps-3999.csv:2: score: “3999” is outside 0–10", "3,001 files, "], reports: false)
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything")) func whatMayNotBeRead() throws {
    let scratch = try Scratch()
    try scratch.write("account_id\nA\n", to: "data/accounts.csv")
    try scratch.write("account_id\nA\n", to: "data/nps.csv")
    #expect(try scratch.shell("chmod 000 \"$1/nps.csv\"").code == 0)
    try check(scratch, code: 0, says: ["failed     cannot open it: Permission denied"])
  }
}
