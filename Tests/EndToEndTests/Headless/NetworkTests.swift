import EndToEndSupport
import Foundation
import Testing

/// The program speaks to no network: no code of ours calls for a socket, and no run of it opens one.
@Suite struct NetworkTests {
  /// The calls by which a program reaches another by a network.
  static let calls: Set<String> = [
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "getaddrinfo", "gethostbyname",
    "gethostbyname2", "getnameinfo", "sendto", "sendmsg", "sendmmsg", "recvfrom", "recvmsg", "res_query",
    "curl_easy_init", "curl_multi_init",
  ]

  /// What our objects leave to be found in libraries: the libraries' own calls are theirs.
  @Test func theProgramRefersToNoSocket() throws {
    let symbols = try ELFSymbols(path: BuiltProducts.path("abmtop"))
    // That the table was read at all: every program reads files.
    #expect(symbols.undefined.contains("pread") || symbols.undefined.contains("read"))
    // Linked statically, Foundation's calls are in the program: then only the run below tells.
    if symbols.needed.contains(where: { $0.hasPrefix("libFoundation") }) {
      #expect(symbols.undefined.intersection(Self.calls) == [])
    }
    #expect(!symbols.needed.contains { $0.contains("curl") || $0.contains("FoundationNetworking") })
  }

  /// Where `strace` is installed, the kernel itself says it: of no system call for a network there is one.
  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/strace"), "strace is not installed"),
    arguments: ["report", "check", "accounts", "explain new_revenue"])
  func noRunOpensASocket(_ command: String) throws {
    let scratch = try Scratch.tiny()
    let words = command.split(separator: " ")
    let rest = words.dropFirst().joined(separator: " ")
    let ended = try scratch.shell(
      """
      strace -f -qq -e trace=%network -o "$1/../calls" "$program" \(words[0]) \(rest) "$1" >/dev/null 2>"$1/../errors" \\
        || grep -q -i "ptrace\\|not permitted" "$1/../errors" || exit 3
      grep -v -e "^[0-9]* [+-]\\{3\\}" "$1/../calls" || true
      """)
    #expect(ended.code == 0)
    #expect(ended.output == "")
  }
}

/// The names that a program of 64-bit ELF leaves to be found in libraries, and the libraries that it needs.
struct ELFSymbols {
  private(set) var undefined: Set<String> = []
  private(set) var needed: [String] = []
  private let bytes: Data

  init(path: String) throws {
    bytes = try Data(contentsOf: URL(fileURLWithPath: path), options: .alwaysMapped)
    try #require(bytes.prefix(5) == Data([0x7F, 0x45, 0x4C, 0x46, 2]))
    let sections = number(at: 0x28, 8)
    let (size, count) = (number(at: 0x3A, 2), number(at: 0x3C, 2))
    for section in 0..<count {
      let header = sections + section * size
      let (start, length) = (number(at: header + 0x18, 8), number(at: header + 0x20, 8))
      let strings = number(at: sections + number(at: header + 0x28, 4) * size + 0x18, 8)
      switch number(at: header + 4, 4) {
      // The dynamic symbols: what is of no section is undefined.
      case 11:
        for symbol in stride(from: start, to: start + length, by: 24) where number(at: symbol + 6, 2) == 0 {
          undefined.insert(text(at: strings + number(at: symbol, 4)))
        }
      // The dynamic table: 1 names a library.
      case 6:
        for entry in stride(from: start, to: start + length, by: 16) where number(at: entry, 8) == 1 {
          needed.append(text(at: strings + number(at: entry + 8, 8)))
        }
      default: break
      }
    }
  }

  private func number(at offset: Int, _ length: Int) -> Int {
    bytes[offset..<offset + length].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private func text(at offset: Int) -> String {
    String(decoding: bytes[offset...].prefix { $0 != 0 }, as: UTF8.self)
  }
}
