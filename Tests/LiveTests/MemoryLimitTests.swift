import Accounts
import Metrics
import Synchronization
import TestSupport
import Testing
import Values

@testable import Live

/// Memory ends before the files do: the reading stops, says so, and goes on once it can.
@Suite struct MemoryLimitTests {
  private func directory() throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    try directory.write("accounts.csv", "account_id,name,tier\na1,Acme,1\n")
    return directory
  }

  @Test func aReadingThatNeedsTooMuchStopsWithAReason() throws {
    let directory = try directory()
    do {
      _ = try DirectoryReader.dataset(
        of: directory.path, settings: LiveSettings(), workers: .serial,
        memory: MemoryLimit(bytes: 100_000_000, used: { 123_000_000 }))
      Issue.record("read")
    } catch {
      #expect(error == .memory(directory.path, .init(used: 123_000_000, limit: 100_000_000), isShown: false))
    }
    let read = try DirectoryReader.dataset(
      of: directory.path, settings: LiveSettings(), workers: .serial, memory: MemoryLimit(bytes: 100, used: { 99 }))
    #expect(read.dataset.accounts.count == 1)
  }

  @Test func theDashboardKeepsWhatItHasAndTriesFewerBytesAgain() throws {
    let directory = try directory()
    let used = UsedMemory()
    let rig = try Rig(directory, memory: MemoryLimit(bytes: 1_000, used: { used.bytes.withLock { $0 } }))
    rig.settle()
    #expect(rig.update.faults.isEmpty && rig.update.snapshot?.dataset.accounts.count == 1)
    used.bytes.withLock { $0 = 2_000 }
    try directory.write("contacts.csv", "contact_id,account_id,email\nc1,a1,a@a.example\n")
    rig.settle()
    #expect(rig.update.faults == [.memory(directory.path, .init(used: 2_000, limit: 1_000), isShown: true)])
    #expect(rig.update.snapshot?.dataset.accounts.count == 1)
    let work = rig.update.work
    rig.settle()
    #expect(rig.update.work == work)
    used.bytes.withLock { $0 = 500 }
    try directory.remove("contacts.csv")
    rig.settle()
    #expect(rig.update.faults.isEmpty)
  }

  private final class UsedMemory: Sendable {
    let bytes = Mutex<Int64>(500)
  }

  @Test func whatTheSystemSays() {
    #expect(MemoryFiles.available(in: "MemTotal: 9 kB\nMemAvailable:    2048 kB\n") == 2_097_152)
    #expect(MemoryFiles.available(in: "") == nil)
    let files = [
      "/sys/fs/cgroup/a/b/memory.max": "max\n", "/sys/fs/cgroup/a/memory.max": "5000\n",
      "/sys/fs/cgroup/memory/c/memory.limit_in_bytes": "7000\n",
    ]
    #expect(MemoryFiles.controlGroupLimit(of: "0::/a/b\n") { files[$0] ?? "" } == 5_000)
    #expect(MemoryFiles.controlGroupLimit(of: "3:cpu,memory:/c\n2:cpu:/a\n") { files[$0] ?? "" } == 7_000)
    #expect(MemoryFiles.controlGroupLimit(of: "nonsense\n0::/\n") { _ in "" } == nil)
    #expect(MemoryFiles.resident() > 1_000_000)
    #expect(MemoryLimit.ofProcess().bytes > 1_000_000)
  }
}
