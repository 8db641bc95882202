import Fuzzing
import Glibc

/// What libFuzzer calls with each input it makes.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try Chosen.target.check(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    fputs("\(Chosen.target.rawValue): \(error)\n", stderr)
    abort()
  }
  return 0
}
