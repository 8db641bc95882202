import ArgumentParser
import Foundation
import Logging
import Testing
import Values

@testable import App

/// The log says what was done, in lines that no data can break out of.
@Suite struct LogTests {
  private func lines(_ scratch: borrowing Scratch, _ level: Logger.Level, _ body: (Logger) -> Void) throws -> [String] {
    let path = scratch.path + "/log"
    let file = try LogFile(path: path) { Instant(milliseconds: 1_795_269_802_125) }
    let handler = LogFileHandler(file: file, logLevel: level)
    body(Logger(label: "test") { _ in handler })
    return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test func aLineHasTimeLevelMessageAndItsMetadataByName() throws {
    let scratch = try Scratch()
    let found = try lines(scratch, .info) { logger in
      logger.info("read", metadata: ["rows": "3", "path": "two words.csv"])
      logger.debug("hidden")
      logger.error("failed")
    }
    #expect(
      found == [
        #"2026-11-21T14:03:22.125Z info read path="two words.csv" rows=3"#, "2026-11-21T14:03:22.125Z error failed",
      ])
  }

  @Test func nothingBreaksOutOfItsLine() throws {
    let scratch = try Scratch()
    let hostile = "a\nb\r\u{1B}]52;c;x\u{07}\u{9B}1m\u{202E}\u{2028}\u{FEFF}\"\\"
    let found = try lines(scratch, .info) { $0.info("file", metadata: ["path": "\(hostile)"]) }
    #expect(found.count == 1)
    let line = found.first ?? ""
    #expect(line.unicodeScalars.allSatisfy { $0.value >= 32 && !(0x7F..<0xA0).contains($0.value) })
    #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .format })
    #expect(line.hasSuffix(#"path="a\u{A}b\u{D}\u{1B}]52;c;x\u{7}\u{9B}1m\u{202E}\u{2028}\u{FEFF}\"\\""#))
  }

  @Test func whatIsAnotherFilesStaysBehindTheOtherLines() throws {
    let scratch = try Scratch()
    try scratch.write("log", "before\n")
    #expect(try lines(scratch, .info) { $0.info("now") }.first == "before")
  }

  @Test func aLogInTheDirectoryOfExportsIsRefused() throws {
    let scratch = try Scratch()
    let inside = try LogOptions.parse(["--log-file", scratch.path + "/abmtop.log"])
    #expect(throws: Failure.self) { try inside.logger(directory: scratch.path) }
    let missing = try LogOptions.parse(["--log-file", scratch.path + "/none/abmtop.log"])
    #expect(throws: Failure.self) { try missing.logger(directory: nil) }
    #expect(try LogOptions.parse(["--log-file", "x", "--log-level", "debug"]).level == .debug)
  }

  @Test func namesOfFilesAreNotLoggedAboveDebug() throws {
    let scratch = try Scratch()
    let data = try Scratch()
    try data.write("accounts-of-acme.csv", "account_id,name\na,Acme\n")
    let user = try scratch.write("user.yaml", "")
    let options = try DirectoryOptions.parse([data.path, "--config", user])
    let info = try lines(scratch, .info) { logger in
      logger.started("check")
      _ = try? Loaded(options, logger)
      logger.failed(.noInput("accounts-of-acme.csv"))
    }
    #expect(info.count == 3 && !info.joined().contains("acme") && !info.joined().contains("Acme"))
    #expect(info.contains { $0.contains(" info read ") && $0.contains("accounts=1") && $0.contains("rows=1") })
    let debug = try lines(scratch, .debug) { logger in _ = try? Loaded(options, logger) }
    #expect(debug.contains { $0.contains(" debug file ") && $0.contains("path=accounts-of-acme.csv") })
    #expect(!debug.joined().contains("Acme"))
  }
}
