import CLinux
import Glibc
import Testing

@testable import Terminal

@Suite struct EventLoopTests {
  /// A pipe that stands in for standard input.
  private func pipes() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    try #require(pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  @Test func nothing() throws {
    let ends = try pipes()
    defer { for end in [ends.read, ends.write] { close(end) } }
    let loop = try EventLoop(input: ends.read)
    let wake = loop.wait(milliseconds: 0)
    #expect(wake == Wake() && wake.timedOut)
  }

  @Test func inputAndItsEnd() throws {
    let ends = try pipes()
    defer { close(ends.read) }
    let loop = try EventLoop(input: ends.read)
    write(ends.write, "a", 1)
    var wake = loop.wait()
    #expect(wake.hasInput && !wake.inputEnded)
    close(ends.write)
    // What was written before the end still waits.
    wake = loop.wait()
    #expect(wake.hasInput && !wake.inputEnded)
    var byte: UInt8 = 0
    read(ends.read, &byte, 1)
    wake = loop.wait()
    #expect(!wake.hasInput && wake.inputEnded)
  }

  @Test func ringsCountAsOneAndAreSilenced() throws {
    let ends = try pipes()
    let bell = clinux_eventfd()
    defer { for end in [ends.read, ends.write, bell] { close(end) } }
    let loop = try EventLoop(mailbox: bell, input: ends.read)
    clinux_eventfd_signal(bell)
    clinux_eventfd_signal(bell)
    #expect(loop.wait().hasMessage)
    #expect(loop.wait(milliseconds: 0).timedOut)
  }

  @Test func signalsComeAsValues() throws {
    let ends = try pipes()
    defer { for end in [ends.read, ends.write] { close(end) } }
    try SystemSignal.block()
    defer { SystemSignal.unblock() }
    let loop = try EventLoop(input: ends.read)
    raise(SIGWINCH)
    #expect(loop.wait().signals == [.resized])
    #expect(loop.wait(milliseconds: 0).timedOut)
    raise(SIGTERM)
    raise(SIGINT)
    #expect(Set(loop.wait().signals) == [.terminate, .interrupt])
  }
}
