import CLinux
import Foundation

/// The user's editor: `$VISUAL`, else `$EDITOR`, which may have arguments of its own.
struct Editor: Equatable {
  /// As the variable has it.
  let command: String

  /// That of this process's environment; nil where none is set.
  static var ofProcess: Editor? { Editor(ProcessInfo.processInfo.environment) }

  /// That of an environment; nil where it names none.
  init?(_ environment: [String: String]) {
    let named = ["VISUAL", "EDITOR"].compactMap { environment[$0] }
    guard let command = named.first(where: { !$0.allSatisfy(\.isWhitespace) }) else { return nil }
    self.command = command
  }

  /// The arguments that open a file at a line, from 1: most editors know `+12 file`, some `file:12`.
  ///
  /// - Parameter path: absolute, so that it is never an option.
  func arguments(_ path: String, line: Int) -> [String] {
    let program = command.split(separator: " ").first.flatMap { $0.split(separator: "/").last }.map(String.init) ?? ""
    switch program {
    case "code", "code-insiders", "codium", "cursor", "windsurf": return ["-g", "\(path):\(line)"]
    case "hx", "helix", "subl", "zed", "micro": return ["\(path):\(line)"]
    default: return ["+\(line)", path]
    }
  }

  /// Opens a file and waits until the editor ends. Its exit status; negative where it cannot be started.
  func open(_ path: String, line: Int) -> Int {
    let all = arguments(URL(filePath: path).path, line: line)
    // The shell parts the command into words as it does for other programs; path and line are no part of its text.
    return Int(clinux_run(command + " \"$@\"", all[0], all.count > 1 ? all[1] : nil))
  }
}
