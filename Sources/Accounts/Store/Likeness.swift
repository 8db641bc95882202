internal import Values

/// Which account is called most like some text: by the runs of three characters that two texts share (Dice's coefficient).
enum Likeness {
  /// Texts that share less than half of their runs are not alike.
  private static let least = 0.5

  /// For each text the position of the account whose id, name or domain is most like it, the first of equals; nil where
  /// none shares half of it.
  ///
  /// - Complexity: O(accounts × texts that share a run): few texts are to be given.
  static func nearest(_ texts: [String], among accounts: [Account]) -> [Int?] {
    let wanted = texts.map { Runs($0) }
    var textsOfRun: [UInt32: [Int]] = [:]
    for (number, runs) in wanted.enumerated() {
      for run in runs.distinct { textsOfRun[run, default: []].append(number) }
    }
    if textsOfRun.isEmpty { return texts.map { _ in nil } }
    var best = [(account: Int, likeness: Double)?](repeating: nil, count: texts.count)
    var shared = [Int](repeating: 0, count: texts.count)
    for (account, entry) in accounts.enumerated() {
      for name in entry.comparedNames {
        let runs = Runs(name)
        var touched: [Int] = []
        for run in runs.distinct {
          for number in textsOfRun[run] ?? [] {
            if shared[number] == 0 { touched.append(number) }
            shared[number] += 1
          }
        }
        for number in touched {
          let count = wanted[number].distinct.count + runs.distinct.count
          let likeness = 2 * Double(shared[number]) / Double(count)
          shared[number] = 0
          if likeness >= least, likeness > best[number]?.likeness ?? 0 { best[number] = (account, likeness) }
        }
      }
    }
    return best.map { $0?.account }
  }

  /// The runs of three of a text's letters and digits, in lower case, with two blanks before it and one behind.
  private struct Runs {
    /// Each once, ascending.
    var distinct: [UInt32] = []

    /// So many bytes of a text are looked at.
    private static let longest = 64

    init(_ text: String) {
      var bytes: [UInt8] = [32, 32]
      for byte in text.utf8.prefix(Runs.longest) where Text.isLetter(byte) || Text.isDigit(byte) || byte >= 0x80 {
        bytes.append(Text.lower(byte))
      }
      if bytes.count == 2 { return }
      bytes.append(32)
      var runs: [UInt32] = []
      for start in 0..<(bytes.count - 2) {
        runs.append(UInt32(bytes[start]) << 16 | UInt32(bytes[start + 1]) << 8 | UInt32(bytes[start + 2]))
      }
      runs.sort()
      for run in runs where run != distinct.last { distinct.append(run) }
    }
  }
}

extension Account {
  /// What a row may have meant by what it names.
  fileprivate var comparedNames: [String] {
    [id] + (name == id ? [] : [name]) + (domain.isEmpty || domain == id ? [] : [domain])
  }
}
