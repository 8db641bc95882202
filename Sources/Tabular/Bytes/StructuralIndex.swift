internal import CSIMD

/// Where the fields and records of delimited text end: 64 bytes at a time into bit masks, from them positions.
///
/// Quotes follow RFC 4180: a quote opens a field only as its first byte, a doubled one within is a quote, and any other
/// is a literal. A prefix XOR of the quotes finds what is quoted; it is wrong for stray quotes, which show as one that
/// "opens" where no field begins: those 64 bytes are done byte by byte.
struct StructuralIndex: ~Copyable {
  /// Positions of the delimiters and newlines outside quotes, in order.
  private(set) var separators: UnsafeMutablePointer<UInt32>
  private(set) var separatorCount = 0
  private var separatorCapacity: Int
  /// Which of `separators` are newlines: positions in it, in order.
  private(set) var recordEnds: UnsafeMutablePointer<UInt32>
  private(set) var recordCount = 0
  private var recordCapacity: Int
  /// Whether bytes above ASCII, and newlines within quotes, were seen since `restart`.
  private(set) var hasHighBytes = false
  private(set) var hasQuotedNewlines = false

  private let delimiter: UInt8
  /// All ones while a quote is open.
  private var inside: UInt64 = 0
  /// 1 if a quote as the next byte would open or continue a quoted field, else 0.
  private var mayOpen: UInt64 = 1

  init(delimiter: UInt8) {
    self.delimiter = delimiter
    separatorCapacity = 4_096
    recordCapacity = 1_024
    separators = .allocate(capacity: separatorCapacity)
    recordEnds = .allocate(capacity: recordCapacity)
  }

  deinit {
    separators.deallocate()
    recordEnds.deallocate()
  }

  /// Whether a quote is open after what was indexed.
  var isQuoteOpen: Bool { inside != 0 }

  /// Forgets everything: the next byte begins a record.
  mutating func restart() {
    separatorCount = 0
    recordCount = 0
    hasHighBytes = false
    hasQuotedNewlines = false
    inside = 0
    mayOpen = 1
  }

  /// Keeps only the separators from `first` on, of a record that is not complete, moved `distance` bytes to the front.
  mutating func keep(from first: Int, movedBy distance: UInt32) {
    let kept = separatorCount - first
    for position in 0..<kept { separators[position] = separators[first + position] - distance }
    separatorCount = kept
    recordCount = 0
  }

  /// Says anew what the bytes hold whose separators were kept; what is added later adds to it.
  mutating func note(highBytes: Bool, quotedNewlines: Bool) {
    hasHighBytes = highBytes
    hasQuotedNewlines = quotedNewlines
  }

  /// Forgets the separators of the incomplete record beyond `limit`, so that their number stays bounded.
  mutating func truncate(to limit: Int) { separatorCount = min(separatorCount, limit) }

  /// Adds the end of the last record of a file at `position`, where no newline stands.
  mutating func close(at position: Int) {
    reserve(64)
    separators[separatorCount] = UInt32(truncatingIfNeeded: position)
    recordEnds[recordCount] = UInt32(truncatingIfNeeded: separatorCount)
    separatorCount += 1
    recordCount += 1
    inside = 0
    mayOpen = 1
  }

  /// Indexes `count` bytes of `base` from `start` on; `count` is a multiple of 64.
  mutating func add(_ base: UnsafePointer<UInt8>, from start: Int, count: Int) {
    reserve(count + 64)
    let separators = self.separators
    let recordEnds = self.recordEnds
    var separatorCount = self.separatorCount
    var recordCount = self.recordCount
    var inside = self.inside
    var mayOpen = self.mayOpen
    var high: UInt64 = 0
    var quotedNewlines: UInt64 = 0
    var position = start
    while position < start + count {
      let masks = abm_masks_of(base + position, delimiter)
      high |= masks.high
      var separating = masks.delimiter | masks.newline
      var newlines = masks.newline
      if masks.quote | inside == 0 {
        mayOpen = separating >> 63
      } else {
        // Bit i is set if byte i is quoted or opens a quote.
        let quoted = StructuralIndex.prefixXOR(masks.quote) ^ inside
        let opening = masks.quote & quoted
        let beforeOpening = (separating | masks.quote) << 1 | mayOpen
        if opening & ~beforeOpening == 0 {
          quotedNewlines |= newlines & quoted
          separating &= ~quoted
          newlines &= ~quoted
          inside = UInt64(bitPattern: Int64(bitPattern: quoted) >> 63)
          mayOpen = (separating | masks.quote & ~quoted) >> 63
        } else {
          let plain = StructuralIndex.byByte(
            masks, separating: separating, inside: &inside, mayOpen: &mayOpen)
          quotedNewlines |= newlines & ~plain
          separating &= plain
          newlines &= plain
        }
      }
      // Eight at a time whether there are or not: the capacity is there, and a loop per bit would mispredict its end.
      let found = separating.nonzeroBitCount
      let first = separatorCount
      var rest = separating
      var target = separators + first
      let here = UInt32(truncatingIfNeeded: position)
      var written = 0
      repeat {
        target[0] = here &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        rest &= rest &- 1
        target[1] = here &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        rest &= rest &- 1
        target[2] = here &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        rest &= rest &- 1
        target[3] = here &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        rest &= rest &- 1
        target[4] = here &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        rest &= rest &- 1
        target[5] = here &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        rest &= rest &- 1
        target[6] = here &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        rest &= rest &- 1
        target[7] = here &+ UInt32(truncatingIfNeeded: rest.trailingZeroBitCount)
        rest &= rest &- 1
        target += 8
        written += 8
      } while written < found
      while newlines != 0 {
        let lower = newlines & (0 &- newlines) &- 1
        recordEnds[recordCount] = UInt32(truncatingIfNeeded: first &+ (separating & lower).nonzeroBitCount)
        recordCount &+= 1
        newlines &= newlines &- 1
      }
      separatorCount = first &+ found
      position += 64
    }
    self.separatorCount = separatorCount
    self.recordCount = recordCount
    self.inside = inside
    self.mayOpen = mayOpen
    hasHighBytes = hasHighBytes || high != 0
    hasQuotedNewlines = hasQuotedNewlines || quotedNewlines != 0
  }

  /// Bit i is the XOR of the bits 0…i.
  @inline(__always)
  private static func prefixXOR(_ bits: UInt64) -> UInt64 {
    var bits = bits
    bits ^= bits << 1
    bits ^= bits << 2
    bits ^= bits << 4
    bits ^= bits << 8
    bits ^= bits << 16
    bits ^= bits << 32
    return bits
  }

  /// The bytes outside quotes among 64, where stray quotes stand.
  private static func byByte(
    _ masks: abm_masks, separating: UInt64, inside: inout UInt64, mayOpen: inout UInt64
  ) -> UInt64 {
    var plain: UInt64 = 0
    var isInside = inside != 0
    var opens = mayOpen != 0
    for bit in 0..<64 {
      let one = UInt64(1) << UInt64(bit)
      if masks.quote & one != 0 {
        if isInside {
          // It ends the field, or is the first of a doubled one: then the next quote opens again.
          isInside = false
          opens = true
          continue
        }
        isInside = opens
        opens = false
        if !isInside { plain |= one }
      } else if !isInside {
        plain |= one
        opens = separating & one != 0
      }
    }
    inside = isInside ? ~0 : 0
    mayOpen = opens ? 1 : 0
    return plain
  }

  /// Makes room for `count` more separators and records.
  private mutating func reserve(_ count: Int) {
    StructuralIndex.grow(&separators, used: separatorCount, capacity: &separatorCapacity, by: count)
    StructuralIndex.grow(&recordEnds, used: recordCount, capacity: &recordCapacity, by: count)
  }

  private static func grow(
    _ storage: inout UnsafeMutablePointer<UInt32>, used: Int, capacity: inout Int, by count: Int
  ) {
    if used + count <= capacity { return }
    capacity = max(used + count, capacity * 2)
    let larger = UnsafeMutablePointer<UInt32>.allocate(capacity: capacity)
    larger.update(from: storage, count: used)
    storage.deallocate()
    storage = larger
  }
}
