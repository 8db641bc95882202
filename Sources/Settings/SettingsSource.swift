import Glibc

/// Something that gives settings. Later ones win over earlier ones, in the order of the layers.
public struct SettingsSource: Hashable, Sendable {
  /// Whose it is.
  public enum Layer: Int, Hashable, Sendable, Comparable {
    /// `$XDG_CONFIG_HOME/abmtop/abmtop.yaml`, or the file of `--config`.
    case user = 1
    /// The data directory's `abmtop.yaml`: everything but what is personal.
    case directory
    /// The command line.
    case flags

    /// The order of precedence, the stronger one last.
    public static func < (left: Layer, right: Layer) -> Bool { left.rawValue < right.rawValue }
  }

  /// Whose it is.
  public var layer: Layer
  /// The file's path, or the flag (`--interval`), for messages.
  public var name: String
  /// YAML.
  public var text: String

  /// A source.
  public init(_ layer: Layer, name: String, text: String) {
    self.layer = layer
    self.name = name
    self.text = text
  }

  /// A flag that gives one setting; its value is YAML (`2`, `[a, b]`).
  public static func flag(_ flag: String, key: String, value: String) -> SettingsSource {
    SettingsSource(.flags, name: flag, text: "\(key): \(value)")
  }

  /// A file's settings, or nil where there is no such file.
  ///
  /// - Throws: where it cannot be read, is too large, or is not UTF-8, and where a data directory's file is a link that
  ///   leads out of the directory: whoever can write there must not make another's file be read, and its lines be shown.
  ///   A byte order mark is left out.
  public static func file(_ layer: Layer, path: String) throws(SettingsProblem) -> SettingsSource? {
    let isGuarded = layer == .directory
    if isGuarded, FileText.leavesItsFolder(path) { throw SettingsProblem(at: SourcePosition(file: path), .leadsOut) }
    guard let text = try FileText.read(path, limit: YAMLDocument.maximumBytes) else { return nil }
    // It may have been exchanged meanwhile.
    if isGuarded, FileText.leavesItsFolder(path) { throw SettingsProblem(at: SourcePosition(file: path), .leadsOut) }
    return SettingsSource(layer, name: path, text: text)
  }
}

/// Whole small files as texts.
enum FileText {
  /// Whether a path is a link, or a chain of links, to something outside of the folder that it is in.
  static func leavesItsFolder(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return false }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard let target = real(path), let home = real(folder) else {
      // A link to nothing is no file; of one that cannot be followed nothing is read either.
      return false
    }
    return !target.hasPrefix(home == "/" ? "/" : home + "/")
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The text of a file, or nil where there is none.
  static func read(_ path: String, limit: Int) throws(SettingsProblem) -> String? {
    guard let bytes = try bytes(path, limit: limit) else { return nil }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    guard let text = String(validating: bytes.starts(with: mark) ? bytes.dropFirst(3) : bytes[...], as: UTF8.self)
    else { throw SettingsProblem(at: SourcePosition(file: path), .notUTF8) }
    return text
  }

  /// The bytes of a file, or nil where there is none. Only regular files are read: a pipe would never end.
  static func bytes(_ path: String, limit: Int) throws(SettingsProblem) -> [UInt8]? {
    let place = SourcePosition(file: path)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw SettingsProblem(at: place, .unreadable(String(cString: strerror(errno))))
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw SettingsProblem(at: place, .unreadable("not a regular file"))
    }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw SettingsProblem(at: place, .unreadable(String(cString: strerror(errno)))) }
      if count == 0 { return bytes }
      bytes += block[0..<count]
      if bytes.count > limit { throw SettingsProblem(at: place, .tooLarge(bytes: limit)) }
    }
  }
}

/// Theme files as flat keys and texts, for whoever knows what they mean.
public enum ThemeFile {
  /// A theme's values by dotted keys (`palette.base00`, `roles.good.ansi16`), and where each stands.
  public struct Values: Hashable, Sendable {
    /// The texts of the scalars; empty where the file says nothing for a key.
    public var texts: [String: String]
    /// The places of the scalars.
    public var positions: [String: SourcePosition]
  }

  /// The values of a theme's text.
  ///
  /// Elements of lists have their number from 0 as key; colours that look like numbers (`000000`, `1e2030`) stay texts.
  ///
  /// - Throws: where the text is no YAML, or no map.
  public static func values(_ text: String, file: String) throws(SettingsProblem) -> Values {
    var values = Values(texts: [:], positions: [:])
    guard let root = try YAMLDocument.parse(text, file: file) else { return values }
    guard case .map = root.content else {
      throw SettingsProblem(
        at: root.position, .wrongType(key: "the file", expected: "a map of colours", found: root.kindInWords))
    }
    flatten(root, key: "", into: &values)
    return values
  }

  /// The values of a theme file, or nil where there is no such file.
  public static func read(_ path: String) throws(SettingsProblem) -> Values? {
    guard let text = try FileText.read(path, limit: YAMLDocument.maximumBytes) else { return nil }
    return try values(text, file: path)
  }

  private static func flatten(_ node: YAMLNode, key: String, into values: inout Values) {
    func inner(_ name: String) -> String { key.isEmpty ? name : "\(key).\(name)" }
    switch node.content {
    case .scalar(let text, _):
      values.texts[key] = node.isNull ? "" : text
      values.positions[key] = node.position
    case .list(let list):
      for (number, element) in list.enumerated() { flatten(element, key: inner(String(number)), into: &values) }
    case .map(let entries):
      for entry in entries { flatten(entry.value, key: inner(entry.key), into: &values) }
    }
  }
}
