internal import Glibc
internal import Live

extension LiveFault {
  /// What is wrong, where, and what happens now, in a sentence.
  var message: String {
    switch self {
    case .directory(let directory, let code, let isShown):
      let reason = code == ENOENT ? "there is no such directory" : String(cString: strerror(code))
      return "\(directory): \(reason)"
        + (isShown ? LiveFault.isShown : ". Give a directory of exports, or try `abmtop demo`.")
    case .memory(let directory, let excess, let isShown):
      return "\(directory): the files need more memory than there is: \(excess.used / 1_000_000) MB are in use, and "
        + "reading stops at \(excess.limit / 1_000_000) MB; move old files out of the directory, or give the program "
        + "more memory" + (isShown ? LiveFault.isShown : ".")
    case .settings(let words): return words
    }
  }

  private static let isShown = "; what was last read is shown"
}
