import CLinux
import Foundation
import Settings
import Synchronization

/// What the program gives up before it reads what strangers may have written.
///
/// Commands that print confine themselves by Landlock, where the kernel has it, before they start a thread: they read the
/// data directory and what the links in it lead to, the settings, the themes and what the system's libraries need, and write only
/// where they were told to. The dashboard does not: it exports to paths that are typed later, and opens editors.
/// No command has any code for a network.
enum Confinement {
  /// Whether this process is the program, and not a test that runs a command within itself.
  private static let isProgram = Mutex(false)

  /// Once, at the very start of the program.
  static func beginProgram() {
    isProgram.withLock { $0 = true }
    clinux_forbid_dumps()
    _ = clinux_crash_install()
  }

  /// Confines this process, which has one thread.
  ///
  /// - Parameters:
  ///   - reading: files and folders that are read; the links in folders are followed.
  ///   - writing: files and folders that are written; of one that does not exist the nearest folder above it.
  static func begin(reading: [String], writing: [String] = []) {
    guard isProgram.withLock({ $0 }) else { return }
    let list = clinux_confine_begin()
    guard list >= 0 else { return }
    let directories = BaseDirectories.ofProcess()
    let own = [directories.settingsFile, directories.themesFolder].compactMap { $0 }
    for path in reading + own + systemPlaces { clinux_confine_read(list, path) }
    // They are the user's, and what lies behind them is read.
    for path in reading { clinux_confine_read_links(list, path) }
    for path in writing { clinux_confine_write(list, existing(path)) }
    clinux_confine_write(list, "/dev/null")
    _ = clinux_confine_finish(list)
  }

  /// What the libraries of the system may read at any time: terminals, time zones, locales, themselves, the user database,
  /// and how much memory and how many processors there are.
  private static let systemPlaces = [
    "/usr", "/lib", "/lib64", "/opt/swift", "/etc/terminfo", "/etc/localtime", "/etc/timezone", "/etc/passwd",
    "/etc/nsswitch.conf", "/etc/ld.so.cache", "/etc/locale.alias", "/proc", "/sys/devices/system/cpu", "/sys/fs/cgroup",
    "/dev/urandom", "/dev/null",
  ]

  /// The path itself, or the nearest folder above it that exists.
  private static func existing(_ path: String) -> String {
    var path = URL(filePath: path).standardizedFileURL.path
    while path.count > 1, !FileManager.default.fileExists(atPath: path) {
      path = URL(filePath: path).deletingLastPathComponent().path
    }
    return path
  }
}
