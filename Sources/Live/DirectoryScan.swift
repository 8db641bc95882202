internal import Exports
internal import Glibc

/// The files below a directory, as they are at one look.
struct DirectoryScan: Sendable {
  /// By path below the directory.
  private(set) var files: [String: FileIdentity] = [:]
  /// The folders that were entered, the directory itself first, as absolute paths.
  private(set) var folders: [String] = []
  /// Folders below the directory that could not be read, with the reason.
  private(set) var unreadable: [String: String] = [:]

  /// How deep folders may lie in each other: deeper is a mistake or a loop.
  private static let depthLimit = 16
  private var entered: Set<Place> = []

  private struct Place: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  /// Looks at a directory. Hidden files and `abmtop.yaml` are no data. Links are followed, loops are not.
  init(_ directory: String) throws(LiveFault) {
    guard enter(directory, below: "", depth: 0) else {
      let reason = String(cString: strerror(errno))
      throw LiveFault("\(directory): \(reason). Give a directory of exports, or try `abmtop demo`.")
    }
  }

  private mutating func enter(_ path: String, below prefix: String, depth: Int) -> Bool {
    guard let stream = opendir(path) else { return false }
    defer { closedir(stream) }
    var status = stat()
    guard fstat(dirfd(stream), &status) == 0 else { return false }
    guard entered.insert(Place(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))).inserted else { return true }
    folders.append(path)
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    for name in names.sorted() {
      let full = path + "/" + name
      let relative = prefix.isEmpty ? name : prefix + "/" + name
      guard stat(full, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        if depth + 1 > DirectoryScan.depthLimit {
          unreadable[relative] = "folders lie more than \(DirectoryScan.depthLimit) deep"
        } else if !enter(full, below: relative, depth: depth + 1) {
          unreadable[relative] = String(cString: strerror(errno))
        }
      } else if relative != "abmtop.yaml" {
        files[relative] = FileIdentity(status: status)
      }
    }
    return true
  }
}
