import Glibc

/// Runs pieces of work on threads of their own.
enum Workers {
  /// How many pieces run at once where the caller does not say: the processors there are.
  static var processors: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Calls `body` with 0 ..< count, all at once, and returns when all have returned.
  ///
  /// The last piece runs on the calling thread; one whose thread cannot be made runs there too.
  static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    var threads: [pthread_t] = []
    var left: [Int] = []
    for piece in 0..<max(0, count - 1) {
      let work = Unmanaged.passRetained(Work { body(piece) })
      var thread = pthread_t()
      let result = pthread_create(
        &thread, nil,
        { @Sendable argument in
          if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().body() }
          return nil
        }, work.toOpaque())
      if result == 0 {
        threads.append(thread)
      } else {
        work.release()
        left.append(piece)
      }
    }
    if count > 0 { left.append(count - 1) }
    for piece in left { body(piece) }
    for thread in threads { pthread_join(thread, nil) }
  }

  private final class Work: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }
}
