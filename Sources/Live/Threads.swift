public import Values
internal import Glibc
internal import Synchronization

extension Workers {
  /// As many threads as there are processors, each doing the next piece that waits.
  public static let threads: Workers = {
    let count = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
    return Workers(count: count) { pieces, work in
      let next = Atomic<Int>(0)
      let body: @Sendable () -> Void = {
        while true {
          let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
          if piece >= pieces { return }
          work(piece)
        }
      }
      Threads.run(min(count, pieces), body)
    }
  }()
}

/// Threads of the system: the work below must never run on the one that draws.
enum Threads {
  private final class Start: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  /// Starts a thread that nobody waits for; false if the system gives none.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = make(body) else { return false }
    pthread_detach(thread)
    return true
  }

  private static func make(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    var thread = pthread_t()
    let start = Unmanaged.passRetained(Start(body))
    let result = pthread_create(
      &thread, nil,
      { @Sendable argument in
        if let argument { Unmanaged<Start>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, start.toOpaque())
    if result == 0 { return thread }
    start.release()
    return nil
  }

  /// Runs the same body on several threads, this one among them, and waits for all.
  static func run(_ count: Int, _ body: @Sendable () -> Void) {
    withoutActuallyEscaping(body) { body in
      let others = (1..<max(1, count)).compactMap { _ in make(body) }
      body()
      for thread in others { pthread_join(thread, nil) }
    }
  }
}
