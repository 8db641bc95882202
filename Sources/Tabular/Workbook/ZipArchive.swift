internal import CMinizip
internal import Values

/// The parts of a zip archive, by minizip. One part can be read at a time.
final class ZipArchive {
  /// One part, as the archive's directory lists it.
  struct Entry {
    /// As it stands in the archive.
    var name: String
    /// Bytes as stored.
    var stored: Int64
    fileprivate var position: unz64_file_pos
    fileprivate var isEncrypted: Bool
  }

  /// By name without case: some writers name parts otherwise than they link to them.
  private var entries: [String: Entry] = [:]
  private let source: UnsafeMutablePointer<abm_zip_source>
  private let file: unzFile
  private var reported: Int64 = 0
  /// Notified of every block that is read, as stored; false stops the reading.
  private let advance: (@Sendable (Int64) -> Bool)?
  /// Counts the parts that were opened: a reader of one that is closed reads no more.
  private var turn = 0

  /// No workbook has so many parts.
  static let partLimit = 10_000
  /// Bytes that a part may inflate to however small it is.
  private static let freeBytes: Int64 = 1 << 20

  /// The archive in an open file, which must outlive it.
  ///
  /// - Complexity: O(parts).
  init(descriptor: Int32, size: Int64, advance: (@Sendable (Int64) -> Bool)?) throws(ReadFailure) {
    self.advance = advance
    source = .allocate(capacity: 1)
    source.initialize(to: abm_zip_source())
    source.pointee.descriptor = descriptor
    source.pointee.size = size
    source.pointee.buffer = .allocate(capacity: Int(abm_zip_buffer_size))
    guard let opened = abm_zip_begin(source) else {
      let isCompound = ZipArchive.beginsAsCompoundFile(source)
      ZipArchive.release(source)
      throw .workbook(isCompound ? .compoundFile : .noArchive)
    }
    file = opened
    try list(size: size)
  }

  deinit {
    unzClose(file)
    ZipArchive.release(source)
  }

  private static func release(_ source: UnsafeMutablePointer<abm_zip_source>) {
    source.pointee.buffer.deallocate()
    source.deallocate()
  }

  private static func beginsAsCompoundFile(_ source: UnsafeMutablePointer<abm_zip_source>) -> Bool {
    var start: [UInt8] = [0, 0, 0, 0]
    source.pointee.position = 0
    return abm_zip_read(source, nil, &start, 4) == 4 && start == [0xD0, 0xCF, 0x11, 0xE0]
  }

  private func list(size: Int64) throws(ReadFailure) {
    var status = unzGoToFirstFile(file)
    var stored: Int64 = 0
    var count = 0
    while status == UNZ_OK {
      count += 1
      if count > ZipArchive.partLimit { throw .workbook(.tooManyParts(limit: ZipArchive.partLimit)) }
      var information = unz_file_info64()
      var name = [CChar](repeating: 0, count: 1_025)
      var position = unz64_file_pos()
      guard
        unzGetCurrentFileInfo64(file, &information, &name, UInt(name.count - 1), nil, 0, nil, 0) == UNZ_OK,
        unzGetFilePos64(file, &position) == UNZ_OK, let bytes = Int64(exactly: information.compressed_size)
      else { throw .workbook(.damaged(part: "")) }
      // Parts that lie over each other add up to more than the file: so a few bytes could be inflated any number of times.
      (stored, status) = (stored.addingReportingOverflow(bytes).partialValue, unzGoToNextFile(file))
      if stored < 0 || stored > size { throw .workbook(.damaged(part: "")) }
      let text = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      let entry = Entry(name: text, stored: bytes, position: position, isEncrypted: information.flag & 1 != 0)
      entries[text.lowercased()] = entry
    }
    if status != UNZ_END_OF_LIST_OF_FILE { throw .workbook(.damaged(part: "")) }
    reported = source.pointee.bytes
  }

  /// The part of a name, without case; nil where there is none.
  func entry(_ name: String) -> Entry? { entries[name.lowercased()] }

  /// What a part inflates to. The reader of any other part ends.
  func blocks(of entry: Entry) throws(ReadFailure) -> any BlockSource {
    if entry.isEncrypted { throw .workbook(.encrypted) }
    turn += 1
    unzCloseCurrentFile(file)
    var position = entry.position
    guard unzGoToFilePos64(file, &position) == UNZ_OK, unzOpenCurrentFile(file) == UNZ_OK else {
      throw .workbook(.damaged(part: entry.name))
    }
    return ZipBlocks(self, entry, turn)
  }

  /// The next bytes of the part that is open.
  fileprivate func read(
    _ entry: Entry, _ turn: Int, _ total: inout Int64, into buffer: UnsafeMutableRawBufferPointer
  ) throws(ReadFailure) -> Int {
    guard turn == self.turn else { throw .workbook(.damaged(part: entry.name)) }
    if buffer.isEmpty { return 0 }
    let got = unzReadCurrentFile(file, buffer.baseAddress, UInt32(clamping: min(buffer.count, 1 << 30)))
    if got < 0 { throw .workbook(.damaged(part: entry.name)) }
    if got == 0 {
      // Its bytes are compared with their checksum here.
      self.turn += 1
      if unzCloseCurrentFile(file) != UNZ_OK { throw .workbook(.damaged(part: entry.name)) }
      return 0
    }
    total += Int64(got)
    // No archive's part is so large that the product overflows: it is at most as large as the file.
    if total > ZipArchive.freeBytes, total / ReadLimits.inflation >= max(1, entry.stored) {
      throw .workbook(.inflatesTooFar(part: entry.name, limit: ReadLimits.inflation))
    }
    let bytes = source.pointee.bytes - reported
    reported += bytes
    if let advance, bytes > 0, !advance(bytes) { throw .cancelled }
    return Int(got)
  }
}

/// What one part of an archive inflates to.
private final class ZipBlocks: BlockSource {
  private let archive: ZipArchive
  private let entry: ZipArchive.Entry
  private let turn: Int
  private var total: Int64 = 0
  private var isAtEnd = false

  init(_ archive: ZipArchive, _ entry: ZipArchive.Entry, _ turn: Int) {
    self.archive = archive
    self.entry = entry
    self.turn = turn
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ReadFailure) -> Int {
    if isAtEnd { return 0 }
    let got = try archive.read(entry, turn, &total, into: buffer)
    isAtEnd = got == 0
    return got
  }
}
