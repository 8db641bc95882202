internal import Tabular
public import Values

/// What the bytes of files add up to: which data it was, whatever the files' times say.
public enum FileChecksum {
  /// So many bytes are one piece of work.
  private static let piece: Int64 = 16 << 20

  /// The CRC-32 of each file's bytes, as 8 hexadecimal digits, in the order given; nil of one that is not any more as it
  /// was when it was read.
  ///
  /// - Complexity: O(bytes), about a gigabyte a second and worker.
  public static func all(_ files: [FileReading], in directory: String, workers: Workers) -> [String?] {
    var pieces: [(file: Int, start: Int64, end: Int64)] = []
    for (position, file) in files.enumerated() {
      guard let size = file.identity?.size else { continue }
      var start: Int64 = 0
      repeat {
        let end = min(size, start + piece)
        pieces.append((position, start, end))
        start = end
      } while start < size
    }
    let sums = workers.map(pieces.count) { [pieces] number in
      let (file, start, end) = pieces[number]
      return PieceSum(checksum(of: files[file], in: directory, from: start, to: end))
    }
    var results = [Checksum?](repeating: nil, count: files.count)
    var failed = Set<Int>()
    for (piece, sum) in zip(pieces, sums) {
      guard let next = sum.value else {
        failed.insert(piece.file)
        continue
      }
      var all = results[piece.file] ?? Checksum()
      all.append(next)
      results[piece.file] = all
    }
    return results.enumerated().map { failed.contains($0) ? nil : $1?.hex }
  }

  private struct PieceSum: Sendable {
    let value: Checksum?
    init(_ value: Checksum?) { self.value = value }
  }

  private static func checksum(of file: FileReading, in directory: String, from start: Int64, to end: Int64)
    -> Checksum?
  {
    guard let opened = try? RegularFile(path: directory + "/" + file.file), opened.identity == file.identity else {
      return nil
    }
    let size = 256 << 10
    var sum = Checksum()
    return withUnsafeTemporaryAllocation(byteCount: size, alignment: 16) { buffer -> Checksum? in
      var offset = start
      while offset < end {
        let wanted = Int(min(Int64(size), end - offset))
        let block = UnsafeMutableRawBufferPointer(rebasing: buffer[..<wanted])
        guard let count = try? RegularFile.read(opened.descriptor, at: offset, into: block), count == wanted else {
          return nil
        }
        sum.append(Checksum(UnsafeRawBufferPointer(block)))
        offset += Int64(count)
      }
      return sum
    }
  }
}
