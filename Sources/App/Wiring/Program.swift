public import ArgumentParser
import Foundation

/// The program as the system starts it.
public enum Program {
  /// Runs a command with the process's arguments, and ends the process with its exit code.
  ///
  /// The parser's own messages leave by the same way as all others: they repeat what was typed.
  public static func main(_ command: (some ParsableCommand).Type) -> Never {
    Confinement.beginProgram()
    exit(run(command, Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs a command with some arguments, and returns its exit code.
  static func run<Command: ParsableCommand>(_ type: Command.Type, _ arguments: [String]) -> Int32 {
    do {
      let isBare = arguments.isEmpty && type == Abmtop.self
      var command = try type.parseAsRoot(isBare ? BareStart.arguments(in: ".") : arguments)
      try command.run()
      return 0
    } catch let failure as Failure {
      StandardError.print("abmtop: " + failure.description)
      return failure.code.rawValue
    } catch {
      let code = type.exitCode(for: error)
      let message = type.fullMessage(for: error)
      if message.isEmpty { return code.rawValue }
      guard code.isSuccess else {
        StandardError.print(message)
        return code.rawValue
      }
      do {
        try StandardOutput.print(message)
        return 0
      } catch {
        StandardError.print("abmtop: \(error)")
        return ExitCode.cannotWrite.rawValue
      }
    }
  }
}
