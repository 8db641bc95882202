internal import Accounts
internal import Cells
internal import Formatting

/// The address of an account in the CRM: a text with names of columns in braces, such as
/// `https://crm.example/accounts/{account_id}` (setting `crm.url`).
struct AddressTemplate: Sendable, Equatable {
  let text: String

  /// Why there is no address.
  enum Problem: Error, Equatable {
    /// No setting says where the CRM is.
    case notSet
    /// The text is no web address: what a terminal or browser would run instead is not offered.
    case notWeb
    /// No column of accounts has this name.
    case unknownColumn(String)
    /// The account has nothing in this column.
    case empty(String)

    /// In a sentence.
    var words: String {
      switch self {
      case .notSet: "Set crm.url in abmtop.yaml to see the address of an account in the CRM."
      case .notWeb: "crm.url is no web address: it begins with https:// or http://."
      case .unknownColumn(let name): "crm.url names {\(name)}, and accounts have no such column."
      case .empty(let name): "crm.url needs {\(name)}, and this account has none."
      }
    }
  }

  /// The address of an account. Values from data are percent-encoded but for letters, digits and `-._~`, so that none
  /// of them can lead anywhere else than the template says.
  func address(of account: Account, extraColumns: [String]) throws(Problem) -> String {
    guard !text.isEmpty else { throw .notSet }
    guard ["https://", "http://"].contains(where: { text.lowercased().hasPrefix($0) }) else { throw .notWeb }
    var address = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      address += rest[..<open]
      let name = String(rest[rest.index(after: open)..<close])
      guard let value = account.value(ofColumn: name, extraColumns: extraColumns) else { throw .unknownColumn(name) }
      guard !value.isEmpty else { throw .empty(name) }
      address += AddressTemplate.encoded(value)
      rest = rest[rest.index(after: close)...]
    }
    // A setting is written by hand, and still nothing of it reaches the terminal as a control character.
    return SafeText.line(address + rest)
  }

  /// RFC 3986: what is not unreserved is written as the hexadecimal of its UTF-8 bytes.
  static func encoded(_ value: String) -> String {
    var text = ""
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return text
  }
}
