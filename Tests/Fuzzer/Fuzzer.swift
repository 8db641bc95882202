import CFuzzer
import Fuzzing

/// Runs libFuzzer with the arguments of the command line.
@main
enum Fuzzer {
  static func main() {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    _ = LLVMFuzzerRunDriver(&count, &arguments) { start, length in
      do {
        try Chosen.target.check(Array(UnsafeBufferPointer(start: start, count: length)))
      } catch {
        // libFuzzer keeps the input of a crash.
        fatalError("\(Chosen.target.rawValue): \(error)")
      }
      return 0
    }
  }
}
