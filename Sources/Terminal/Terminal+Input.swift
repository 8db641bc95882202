internal import CNcurses
public import Cells
internal import Glibc

extension Terminal {
  /// All keys that have been typed, in order; empty if there are none. It does not wait for more than the 25 ms in
  /// which an Esc may turn out to begin a sequence.
  public mutating func readKeys() -> [Key] {
    var inputs: [KeyDecoder.Input] = []
    while let input = session.read() { inputs.append(input) }
    return decoder.decode(inputs, at: Self.milliseconds)
  }

  /// A clock that never goes back.
  private static var milliseconds: Int {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
  }
}
