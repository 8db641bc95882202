import ArgumentParser
import Testing

@testable import App

/// `abmtop` without arguments, and with a word that is no command.
@Suite struct BareStartTests {
  private func failure(_ body: () throws -> Void) -> Failure? {
    do {
      try body()
      return nil
    } catch { return error as? Failure }
  }

  @Test func aDirectoryWithExportsIsOpened() throws {
    let scratch = try Scratch()
    try scratch.write("accounts.csv", "account_id,name\na,Acme\n")
    #expect(try BareStart.arguments(in: scratch.path) == ["watch", scratch.path])
  }

  @Test func withoutExportsItSaysWhatItLookedFor() throws {
    let scratch = try Scratch()
    try scratch.write("notes.md", "hello")
    let failure = failure { _ = try BareStart.arguments(in: scratch.path) }
    #expect(failure?.code.rawValue == 66)
    #expect(failure?.description.contains(".csv") == true && failure?.description.contains("abmtop demo") == true)
  }

  @Test func aWordThatIsNearACommandIsSaid() throws {
    let failure = failure { try DirectoryCheck.check("reprot") }
    #expect(failure?.code.rawValue == 66 && failure?.description.contains("abmtop report") == true)
    // A path is a path.
    #expect(self.failure { try DirectoryCheck.check("./reprot") }?.description.contains("did you mean") == false)
  }
}
