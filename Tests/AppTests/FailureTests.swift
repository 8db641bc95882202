import ArgumentParser
import Dashboard
import Foundation
import Logging
import Settings
import Testing

@testable import App

/// How commands end where they cannot do what they were started for, and what is left on disk.
@Suite struct FailureTests {
  private func code(_ body: () throws -> Void) -> Int32? {
    do {
      try body()
      return nil
    } catch {
      return (error as? Failure)?.code.rawValue ?? -1
    }
  }

  @Test func whatIsNoReadableDirectoryEndsWith66() throws {
    let scratch = try Scratch()
    let file = try scratch.write("accounts.csv", "account_id\na\n")
    #expect(code { try DirectoryCheck.check(scratch.path) } == nil)
    #expect(code { try DirectoryCheck.check(scratch.path + "/none") } == 66)
    #expect(code { try DirectoryCheck.check(file) } == 66)
  }

  @Test func aDirectoryWithoutATableEndsWith66() throws {
    let scratch = try Scratch()
    let user = try scratch.write("user.yaml", "")
    let options = try DirectoryOptions.parse([scratch.path, "--config", user])
    let scope = try ScopeOptions.parse([])
    #expect(
      code { _ = try Loaded(options, Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }).snapshot(scope) } == 66)
  }

  @Test func aWrongFilterEndsWith64AndPointsAtThePlace() throws {
    let scratch = try Scratch()
    let user = try scratch.write("user.yaml", "")
    try scratch.write("accounts.csv", "account_id,name\na,Acme\n")
    let loaded = try Loaded(
      try DirectoryOptions.parse([scratch.path, "--config", user]),
      Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    let snapshot = try loaded.snapshot(try ScopeOptions.parse(["--as-of", "2026-11-21"]))
    do {
      _ = try loaded.accounts("tier:1 (", in: snapshot)
      Issue.record("accepted")
    } catch let failure as Failure {
      #expect(failure.code.rawValue == 64)
      #expect(failure.description.split(separator: "\n").last?.contains("^") == true)
    }
  }

  @Test func nothingThatIsThereIsOverwritten() throws {
    let scratch = try Scratch()
    let file = try scratch.write("kept.csv", "kept")
    #expect(FileWriter.write("new", to: file).contains("is there already"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "kept")
    #expect(code { try DemoFolder.write([], to: scratch.path) } == 73)
    #expect(FileWriter.write("new", to: scratch.path + "/new.csv") == "written: \(scratch.path)/new.csv")
    #expect(FileWriter.write("new", to: scratch.path + "/none/new.csv").contains("cannot be written"))
  }

  @Test func aSessionComesBackAsItWasKept() throws {
    let scratch = try Scratch()
    let keeper = SessionKeeper(directories: BaseDirectories(environment: ["XDG_STATE_HOME": scratch.path]) { nil })
    var session = SessionState()
    session.filterHistory = ["tier:1", "owner:me"]
    session.theme = "light"
    keeper.save(session)
    let kept = keeper.load()
    #expect(kept.filterHistory == session.filterHistory && kept.theme == "light")
  }

  @Test func aThemeThatCannotBeHadIsTheDefaultWithAFault() throws {
    let scratch = try Scratch()
    let themes = Themes(directories: BaseDirectories(environment: ["XDG_CONFIG_HOME": scratch.path]) { nil })
    #expect(themes.load("dark").fault == nil)
    #expect(themes.load("no such").fault?.contains("there is no theme") == true)
    // A name is no path.
    #expect(themes.load("../abmtop").fault?.contains("there is no theme") == true)
  }
}
