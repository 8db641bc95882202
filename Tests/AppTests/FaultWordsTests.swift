import Live
import Testing

@testable import App

/// What is said of a directory, of memory and of settings, as data and in words.
@Suite struct FaultWordsTests {
  @Test func whatIsShownIsSaid() {
    #expect(
      LiveFault.directory("/data", code: 2, isShown: false).message
        == "/data: there is no such directory. Give a directory of exports, or try `abmtop demo`.")
    #expect(
      LiveFault.directory("/data", code: 13, isShown: true).message
        == "/data: Permission denied; what was last read is shown")
    #expect(LiveFault.settings("abmtop.yaml:3: no such key").message == "abmtop.yaml:3: no such key")
  }

  @Test func memoryIsSaidInMegabytes() {
    let excess = MemoryLimit.Excess(used: 123_456_789, limit: 100_000_000)
    #expect(
      LiveFault.memory("data", excess, isShown: false).message
        == "data: the files need more memory than there is: 123 MB are in use, and reading stops at 100 MB; move old "
        + "files out of the directory, or give the program more memory.")
  }
}
