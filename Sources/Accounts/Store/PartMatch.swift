internal import Values
internal import Ingest

/// Which parts of the files to come a dataset has already.
struct PartMatch {
  /// The parts to come, in the order of files and of the stretches of a file, each with its position among the dataset's;
  /// nil: it is new.
  let parts: [(file: Int, part: Part, known: Int?)]
  private let previous: Dataset

  init(_ files: [FileReading], _ previous: Dataset) {
    var known: [ObjectIdentifier: Int] = [:]
    for position in previous.parts.indices {
      known[ObjectIdentifier(previous.parts[position].part.identity)] = position
    }
    var parts: [(file: Int, part: Part, known: Int?)] = []
    for (file, reading) in files.enumerated() where reading.outcome == .read {
      for part in reading.parts { parts.append((file, part, known[ObjectIdentifier(part.identity)])) }
    }
    self.parts = parts
    self.previous = previous
  }

  /// Whether all activities of the dataset are still there, and in the same order: it decides which of two rows holds.
  var keepsActivities: Bool {
    parts.filter { $0.part.segment.count > 0 }.compactMap(\.known)
      == previous.order.filter { previous.parts[$0].part.segment.count > 0 }
  }

  /// Whether nothing has gone, and what is new is activities.
  var addsActivitiesAlone: Bool {
    parts.compactMap(\.known) == previous.order && parts.allSatisfy { $0.known != nil || $0.part.isOnlyActivities }
  }

  /// Whether the parts of which something holds are the same, in the same order.
  func isSame(where holds: (Part) -> Bool) -> Bool {
    parts.filter { holds($0.part) }.map(\.known) == previous.order.filter { holds(previous.parts[$0].part) }
  }
}
