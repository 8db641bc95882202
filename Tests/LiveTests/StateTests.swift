import Glibc
import Accounts
import Ingest
import Metrics
import Synchronization
import TestSupport
import Testing

@testable import Live
import Values

/// One update is one whole state: what it says of directories, requests, settings and days.
@Suite struct StateTests {
  @Test func aMissingDirectoryIsAFaultUntilItAppears() throws {
    let directory = try TemporaryDirectory()
    try directory.remove("")
    let rig = try Rig(directory)
    let update = try #require(rig.look())
    #expect(update.snapshot == nil && update.progress == nil)
    #expect(update.faults == [.directory(directory.path, code: ENOENT, isShown: false)])
    rig.clock.advance(1)
    #expect(rig.look() == nil)
    try directory.write("accounts.csv", ChangeTests.accounts)
    rig.settle()
    #expect(rig.update.faults.isEmpty && rig.rows["accounts.csv"] == 2)
    try directory.remove("")
    rig.clock.advance(1)
    let away = try #require(rig.look())
    #expect(away.snapshot?.dataset.accounts.count == 2)
    #expect(
      away.faults == [.directory(directory.path, code: ENOENT, isShown: true)])
    // Another one in its place that holds nothing is a state like any other.
    try directory.makeFolder("")
    #expect(rig.settle().isEmpty && rig.update.faults.isEmpty)
    try directory.remove("")
    rig.clock.advance(1)
    rig.look()
    try directory.write("accounts.csv", ChangeTests.accounts + "a3,Three,3\n")
    rig.settle()
    #expect(rig.update.faults.isEmpty && rig.rows["accounts.csv"] == 3)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func aRequestIsAnsweredWhileTheDirectoryIsAway() throws {
    let rig = try ChangeTests.rig()
    try rig.directory.remove("")
    rig.clock.advance(1)
    rig.look()
    rig.ask { $0.period = .days(30) }
    #expect(rig.look()?.snapshot?.period.period == .days(30))
  }

  @Test func anEmptyDirectoryIsSaidToBeEmpty() throws {
    let rig = try Rig(try TemporaryDirectory())
    rig.settle()
    #expect(rig.update.isEmpty && rig.update.snapshot != nil && rig.update.faults.isEmpty)
    #expect(rig.banners.first?.hasPrefix("There is no file in ") == true)
    try rig.directory.write("notes.md", "no table")
    rig.settle()
    #expect(rig.update.isEmpty)
    #expect(rig.banners.first?.hasPrefix("The only file in ") == true)
    #expect(rig.outcome("notes.md") == .ignored(.refused(.ending)))
    try rig.directory.write("accounts.csv", ChangeTests.accounts)
    rig.settle()
    #expect(!rig.update.isEmpty && rig.banners.isEmpty)
  }

  @Test func anIdleMonitorSaysAndReadsNothing() throws {
    let rig = try ChangeTests.rig()
    let (count, work) = (rig.updateCount, rig.update.work)
    for _ in 0..<100 {
      rig.clock.advance(1)
      #expect(rig.look() == nil)
    }
    rig.ask { $0.period = .days(7) }
    rig.look()
    #expect(rig.updateCount == count + 1)
    #expect(rig.update.work.filesRead == work.filesRead && rig.update.work.bytesRead == work.bytesRead)
    #expect(rig.update.work.accountsComputed == work.accountsComputed + 2)
  }

  @Test func aRequestForAnotherDayComputesWithoutReading() throws {
    let rig = try ChangeTests.rig()
    let work = rig.update.work
    rig.ask {
      $0.asOf = Day(20_700)
      $0.period = .days(30)
    }
    let update = try #require(rig.look())
    #expect(update.snapshot?.asOf == Day(20_700))
    #expect(update.work.bytesRead == work.bytesRead)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func theDayTurnsAtMidnightUnlessItIsGiven() throws {
    let rig = try ChangeTests.rig()
    #expect(rig.update.snapshot?.asOf == Day(20_777))
    rig.shared.today.withLock { $0 = Day(20_778) }
    rig.clock.advance(1)
    #expect(rig.look()?.snapshot?.asOf == Day(20_778))
    rig.ask { $0.asOf = Day(20_700) }
    rig.look()
    rig.shared.today.withLock { $0 = Day(20_779) }
    rig.clock.advance(1)
    #expect(rig.look() == nil)
    #expect(rig.update.snapshot?.asOf == Day(20_700))
  }

  @Test func aPauseCountsWhatWaits() throws {
    let rig = try ChangeTests.rig()
    rig.ask { $0.isPaused = true }
    rig.look()
    try rig.directory.append("activities.csv", "2026-11-03,visit,a1\n")
    try rig.directory.write("nps.csv", "date,account_id,score\n2026-11-01,a1,9\n")
    try rig.directory.append("activities.csv", "2026-11-04,visit,a1\n")
    #expect(rig.settle().waiting == 2)
    #expect(rig.rows["activities.csv"] == 2)
    try rig.change(.success(LiveSettings()))
    #expect(rig.settle().waiting == 3)
    // What waits can be asked for.
    rig.ask { $0.readAgain += 1 }
    rig.settle()
    #expect(rig.rows["activities.csv"] == 4 && rig.rows["nps.csv"] == 1)
    try rig.directory.remove("nps.csv")
    #expect(rig.settle().waiting == 2)
    rig.ask { $0.isPaused = false }
    #expect(rig.settle().waiting == 0)
    #expect(rig.rows["nps.csv"] == nil)
    #expect(try rig.differenceFromFresh() == nil)
  }

  @Test func settingsTakeEffectAsAWhole() throws {
    let rig = try ChangeTests.rig {
      try $0.write("spend.csv", "date,amount,currency,account_id\n2026-11-01,10,EUR,a1\n")
    }
    #expect(rig.update.snapshot?.health.badRows == 1)
    var settings = LiveSettings()
    settings.read.rates = ["EUR": Decimal(mantissa: 2, scale: 0)]
    settings.accounts.engagementMinimum = 1
    try rig.change(.success(settings))
    rig.settle()
    #expect(rig.update.snapshot?.health.badRows == 0)
    #expect(rig.update.snapshot?.dataset.rules.engagementMinimum == 1)
    #expect(try rig.differenceFromFresh() == nil)
    // A change of rules alone reads no file.
    let work = rig.update.work
    settings.accounts.engagementMinimum = 2
    try rig.change(.success(settings))
    rig.settle()
    #expect(rig.update.work.filesRead == work.filesRead)
    #expect(rig.update.snapshot?.dataset.rules.engagementMinimum == 2)
    try rig.change(.failure(LiveFault.settings("abmtop.yaml:3: no such key")))
    let generation = rig.update.generation
    rig.settle()
    #expect(rig.update.faults == [LiveFault.settings("abmtop.yaml:3: no such key")])
    #expect(rig.update.generation == generation)
    try rig.change(.success(settings))
    #expect(rig.settle().faults.isEmpty)
  }

  @Test func otherSettingsAreNotMixedWithRowsReadByTheOld() throws {
    let rig = try ChangeTests.rig()
    try rig.directory.takeAway()
    var settings = LiveSettings()
    settings.read.decimalComma = true
    settings.accounts.engagementMinimum = 1
    try rig.change(.success(settings))
    rig.clock.advance(1)
    rig.look()
    rig.ask { $0.period = .days(7) }
    rig.look()
    #expect(rig.update.snapshot?.period.period == .days(7))
    #expect(rig.update.snapshot?.dataset.rules.engagementMinimum == 10)
    try rig.directory.bringBack()
    rig.settle()
    #expect(rig.update.snapshot?.dataset.rules.engagementMinimum == 1)
  }

  @Test func progressComesFirstAndAtMostTenTimesASecond() throws {
    let directory = try TemporaryDirectory()
    try directory.writeSmallCompany()
    let clock = FakeClock()
    let requests = Mailbox<LiveRequest>()
    let published = Mutex<[LoadProgress]>([])
    let meter = ProgressMeter(files: 3, bytes: 900, clock: { clock.now }) { progress in
      published.withLock { $0.append(progress) }
    }
    for _ in 0..<30 {
      clock.advance(0.02)
      meter.advance(30)
    }
    let reports = published.withLock { $0 }
    #expect(
      reports.first
        == {
          var first = LoadProgress(); first.totalFiles = 3; first.totalBytes = 900; return first
        }())
    #expect((6...7).contains(reports.count))
    #expect(zip(reports, reports.dropFirst()).allSatisfy { $0.bytes < $1.bytes })
    #expect(reports.last?.fraction == 1)
    _ = requests
  }

  @Test func rowsAreToldInTheMiddleOfAFile() throws {
    let directory = try TemporaryDirectory()
    let rows = 40_000
    try directory.write("activities.csv", ChangeTests.header + String(repeating: "2026-11-03,visit,a1\n", count: rows))
    let seen = Mutex<(rows: Int, beforeLastBlock: Int, files: Int)>((0, 0, 0))
    var reader = BatchReader(directory: directory.path, rules: ReadRules(), workers: .serial)
    reader.progress = ReadProgress(
      advance: { _ in
        seen.withLock { $0.beforeLastBlock = $0.rows }
        return true
      }, rows: { rows in seen.withLock { $0.rows += rows } })
    reader.finished = { seen.withLock { $0.files += 1 } }
    var registry = FileRegistry(reader: reader)
    _ = registry.refresh(try DirectoryScan(directory.path), .init(now: 0, quiet: 0, isFirst: true))
    let published = seen.withLock { $0 }
    #expect(published.rows == rows && published.files == 1)
    #expect(published.beforeLastBlock > 0 && published.beforeLastBlock < rows)
  }

  @Test func aRequestToStopEndsTheReading() throws {
    let directory = try TemporaryDirectory()
    try directory.writeSmallCompany()
    let rig = try Rig(directory)
    // It comes while the first file is read: at the second block.
    let blocks = Atomic<Int>(0)
    var reader = BatchReader(directory: directory.path, rules: ReadRules(), workers: .serial)
    reader.progress = ReadProgress { _ in blocks.add(1, ordering: .relaxed).newValue < 2 }
    var registry = FileRegistry(reader: reader)
    let outcome = registry.refresh(try DirectoryScan(directory.path), .init(now: 0, quiet: 0, isFirst: true))
    #expect(outcome.wasStopped && !outcome.hasChanged && registry.entries.isEmpty)
    #expect(blocks.load(ordering: .relaxed) < 40)
    rig.ask { $0.stops = true }
    rig.look()
    #expect(rig.hasEnded && rig.updateCount == 0)
  }
}
