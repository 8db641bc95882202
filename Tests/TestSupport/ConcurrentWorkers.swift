import Dispatch
public import Values

extension Workers {
  /// So many pieces at once, on threads of the system, however few processors there are.
  public static func concurrent(_ count: Int) -> Workers {
    Workers(count: count) { pieces, work in DispatchQueue.concurrentPerform(iterations: pieces) { work($0) } }
  }
}
