public import Accounts
public import Values

/// Which data figures were computed from: two reports with the same fingerprint rest on the same bytes in the same files.
public struct DataFingerprint: Sendable, Equatable {
  /// A file of which rows were read.
  public struct File: Sendable, Equatable {
    /// The path below the data directory.
    public var path: String
    /// Its size in bytes, as stored.
    public var bytes: Int64
    /// The CRC-32 of its bytes as 8 hexadecimal digits; nil where it has changed since it was read.
    public var checksum: String?

    /// A file.
    public init(path: String, bytes: Int64, checksum: String?) {
      self.path = path
      self.bytes = bytes
      self.checksum = checksum
    }
  }

  /// The files of which rows were read, in the order of their paths.
  public var files: [File]
  /// By table the day of its newest row of a known account.
  public var newest: [Table: Day]

  /// The state of the journal of observed changes; `none` without one.
  public var journal = "none"

  /// The fingerprint of files with these newest rows.
  public init(files: [File], newest: [Table: Day]) {
    self.files = files
    self.newest = newest
  }

  /// The fingerprint of a dataset.
  ///
  /// - Parameter checksums: by path the CRC-32 of each file that was read.
  public init(_ dataset: Dataset, checksums: [String: String]) {
    files = dataset.fileHealth.filter { $0.outcome == .read }.map {
      File(path: $0.path, bytes: $0.bytes, checksum: checksums[$0.path])
    }
    newest = dataset.newestDays
    journal = dataset.journal
  }

  /// Bytes of all files, as stored.
  public var bytes: Int64 { files.reduce(0) { $0 + $1.bytes } }
  /// The newest row of all tables.
  public var newestDay: Day? { newest.values.max() }

  /// SHA-256 over a line `path<tab>bytes<tab>CRC-32` a file and then a line `table<tab>day` a table with dated rows, by their
  /// names, and `journal<tab>state` where there is one; a line feed ends each.
  public var sha256: String { SHA256.hex(of: text) }

  /// What the digest is of.
  var text: String {
    let lines =
      files.map { "\($0.path)\t\($0.bytes)\t\($0.checksum ?? "-")" }
      + newest.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue)\t\($0.value.iso)" }
      + (journal == "none" ? [] : ["journal\t\(journal)"])
    return lines.map { $0 + "\n" }.joined()
  }
}

/// The SHA-256 of a text (FIPS 180-4), for fingerprints of a few kilobytes: contents of files are summed up by CRC-32.
///
/// By hand, as the one library that has it would bring a whole cryptographic library in C into every build.
public struct SHA256 {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  /// The digest as 64 hexadecimal digits.
  ///
  /// - Complexity: O(length).
  public static func hex(of text: String) -> String {
    var hash = SHA256()
    let bytes = Array(text.utf8)
    // The text, a bit, and its length in bits in the last eight bytes of a block.
    let zeros = (119 - bytes.count % 64) % 64
    let length = UInt64(bytes.count) * 8
    let padded =
      bytes + [0x80] + [UInt8](repeating: 0, count: zeros)
      + (0..<8).map { UInt8(truncatingIfNeeded: length >> UInt64(56 - 8 * $0)) }
    for start in stride(from: 0, to: padded.count, by: 64) { hash.update(padded[start..<start + 64]) }
    return hash.state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// Mixes in a block of 64 bytes.
  private mutating func update(_ block: ArraySlice<UInt8>) {
    var words = [UInt32](repeating: 0, count: 64)
    for (position, byte) in block.enumerated() { words[position / 4] |= UInt32(byte) << UInt32(24 - position % 4 * 8) }
    func rotated(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }
    for position in 16..<64 {
      let (early, late) = (words[position - 15], words[position - 2])
      let first = rotated(early, 7) ^ rotated(early, 18) ^ early >> 3
      let second = rotated(late, 17) ^ rotated(late, 19) ^ late >> 10
      words[position] = words[position - 16] &+ first &+ words[position - 7] &+ second
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for position in 0..<64 {
      let second = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let choice = e & f ^ ~e & g
      let one = h &+ second &+ choice &+ SHA256.constants[position] &+ words[position]
      let first = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
      let majority = a & b ^ a & c ^ b & c
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ one, c, b, a, one &+ first &+ majority)
    }
    for (position, word) in [a, b, c, d, e, f, g, h].enumerated() { state[position] &+= word }
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
