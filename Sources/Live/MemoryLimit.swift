internal import Glibc
internal import Synchronization

/// How much memory the reading may come to: beyond it the system would end the program, or swap until nothing moves.
///
/// The bound is a share of the least of what the system says: the limit of the control group (`memory.max`), the limits of
/// the process (`ulimit -v`, `-d`), and what was available at the start (`MemAvailable`). The rest is for the facts that
/// are computed of the rows.
public struct MemoryLimit: Sendable {
  /// Why the reading was stopped.
  public struct Excess: Sendable, Hashable {
    /// Bytes in use.
    public var used: Int64
    /// Bytes that the reading may come to.
    public var limit: Int64

    /// An excess.
    public init(used: Int64, limit: Int64) {
      self.used = used
      self.limit = limit
    }
  }

  /// Bytes that the reading may come to.
  public var bytes: Int64
  /// Bytes in use now.
  public var used: @Sendable () -> Int64

  /// A limit.
  public init(bytes: Int64, used: @escaping @Sendable () -> Int64) {
    self.bytes = bytes
    self.used = used
  }

  /// That of this process in its surroundings as they are now.
  public static func ofProcess() -> MemoryLimit {
    let available = MemoryFiles.available().map { $0 + MemoryFiles.resident() }
    let all = [available, MemoryFiles.controlGroupLimit(), MemoryFiles.processLimit()].compactMap { $0 }
    let least = all.min() ?? .max
    return MemoryLimit(bytes: least / 100 * share, used: { MemoryFiles.resident() })
  }

  /// Per cent of what there is that rows may come to.
  private static let share: Int64 = 70
}

/// Stops a reading that comes to more memory than it may.
final class MemoryMeter: Sendable {
  private let limit: MemoryLimit
  private let found = Mutex<MemoryLimit.Excess?>(nil)

  init(_ limit: MemoryLimit) { self.limit = limit }

  /// Why it was stopped; nil where it was not.
  var excess: MemoryLimit.Excess? { found.withLock { $0 } }

  /// Whether the reading may go on: called about every block.
  func allowsMore() -> Bool {
    let used = limit.used()
    if used <= limit.bytes { return true }
    found.withLock { if $0 == nil { $0 = MemoryLimit.Excess(used: used, limit: limit.bytes) } }
    return false
  }

  /// Forgets it: another reading begins.
  func reset() { found.withLock { $0 = nil } }
}

/// What the system says of memory, in files and limits.
enum MemoryFiles {
  /// Bytes of this process in memory.
  static func resident() -> Int64 {
    let fields = text("/proc/self/statm").split(separator: " ")
    return fields.count > 1 ? (Int64(fields[1]) ?? 0) * Int64(sysconf(Int32(_SC_PAGESIZE))) : 0
  }

  /// Bytes that processes can have without swapping.
  static func available() -> Int64? { available(in: text("/proc/meminfo")) }

  static func available(in meminfo: String) -> Int64? {
    for line in meminfo.split(separator: "\n") where line.hasPrefix("MemAvailable:") {
      return line.split(separator: " ").dropFirst().first.flatMap { Int64($0) }.map { $0 * 1_024 }
    }
    return nil
  }

  /// The least limit of the control groups that this process is in; nil where none is set.
  static func controlGroupLimit() -> Int64? { controlGroupLimit(of: text("/proc/self/cgroup"), read: text) }

  static func controlGroupLimit(of groups: String, read: (String) -> String) -> Int64? {
    var limits: [Int64] = []
    for line in groups.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let isNew = parts[1].isEmpty
      guard isNew || parts[1].split(separator: ",").contains("memory") else { continue }
      let (root, name) = isNew ? ("/sys/fs/cgroup", "memory.max") : ("/sys/fs/cgroup/memory", "memory.limit_in_bytes")
      // Each group is within the limits of those above it.
      var path = parts[2].split(separator: "/")[...]
      while true {
        let file = root + path.map { "/" + $0 }.joined() + "/" + name
        if let limit = read(file).split(whereSeparator: \.isWhitespace).first.flatMap({ Int64($0) }), limit > 0 {
          limits.append(limit)
        }
        guard path.popLast() != nil else { break }
      }
    }
    return limits.min()
  }

  /// The least soft limit of the process; nil where none is set.
  static func processLimit() -> Int64? {
    let kinds = [RLIMIT_AS, RLIMIT_DATA].map { __rlimit_resource_t($0.rawValue) }
    let limits = kinds.compactMap { kind -> Int64? in
      var limit = rlimit()
      guard getrlimit(kind, &limit) == 0 else { return nil }
      return limit.rlim_cur > UInt64(Int64.max / 2) ? nil : Int64(limit.rlim_cur)
    }
    return limits.min()
  }

  /// The text of a small file of the system; empty where there is none.
  private static func text(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return "" }
    defer { close(descriptor) }
    var block = [UInt8](repeating: 0, count: 8_192)
    let count = read(descriptor, &block, block.count)
    return count > 0 ? String(decoding: block[..<count], as: UTF8.self) : ""
  }
}
