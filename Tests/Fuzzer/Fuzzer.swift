import Fuzzing

/// What libFuzzer calls with each input it makes.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  do {
    try Chosen.target.check(Array(UnsafeBufferPointer(start: start, count: count)))
  } catch {
    // libFuzzer keeps the input of a crash.
    fatalError("\(Chosen.target.rawValue): \(error)")
  }
  return 0
}
