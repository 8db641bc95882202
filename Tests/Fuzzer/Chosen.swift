import Fuzzing
import Glibc

/// Which of the targets this run of the fuzzer is for.
enum Chosen {
  /// That of the variable `FUZZ_TARGET`.
  static let target: FuzzTarget = {
    let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
    guard let target = FuzzTarget(rawValue: name) else {
      fatalError("FUZZ_TARGET is one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    return target
  }()
}
