import Glibc
import Testing

@testable import Settings

@Suite("BaseDirectories of the program's own files")
struct BaseDirectoriesTests {
  @Test("below the home, where nothing else is said")
  func home() {
    let places = BaseDirectories(environment: ["HOME": "/home/kim/"]) { nil }
    #expect(places.settingsFile == "/home/kim/.config/abmtop/abmtop.yaml")
    #expect(places.themesFolder == "/home/kim/.config/abmtop/themes")
    #expect(places.stateFile == "/home/kim/.local/state/abmtop/state.json")
    #expect(places.cache == "/home/kim/.cache/abmtop")
  }

  @Test("XDG variables win if they are absolute")
  func xdg() {
    let places = BaseDirectories(
      environment: ["HOME": "/h", "XDG_CONFIG_HOME": "/c", "XDG_STATE_HOME": "relative", "XDG_CACHE_HOME": ""]
    ) { nil }
    #expect(places.configuration == "/c/abmtop")
    #expect(places.state == "/h/.local/state/abmtop")
    #expect(places.cache == "/h/.cache/abmtop")
  }

  @Test("Without HOME the user database is asked; without both there are none")
  func homeless() {
    #expect(BaseDirectories(environment: [:]) { "/var/lib/kim" }.configuration == "/var/lib/kim/.config/abmtop")
    let none = BaseDirectories(environment: [:]) { nil }
    #expect(none.settingsFile == nil && none.stateFile == nil && none.cache == nil)
    #expect(BaseDirectories(environment: ["HOME": "/"]) { nil }.state == "/.local/state/abmtop")
  }
}

/// A folder of its own for a test, deleted afterwards.
final class Folder {
  let path: String

  init() {
    var template = Array("/tmp/abmtop-settings-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/nowhere"
  }

  deinit {
    for name in names() { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// Names of what it holds, sorted.
  func names(_ below: String = "") -> [String] {
    guard let directory = opendir(path + below) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func write(_ name: String, _ bytes: [UInt8]) {
    guard let file = fopen("\(path)/\(name)", "w") else { return }
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }
}

@Suite("A home that does not exist")
struct MissingHomeTests {
  @Test("Nothing is kept and nothing made in it; what is named otherwise is used")
  func missing() {
    let places = BaseDirectories(
      environment: ["HOME": "/none", "XDG_CACHE_HOME": "/c"], accountHome: { nil }, isFolder: { $0 != "/none" })
    #expect(places.state == nil && places.cache == "/c/abmtop" && places.missingHome == "/none")
    #expect(places.settingsFile == "/none/.config/abmtop/abmtop.yaml")
    #expect(BaseDirectories(environment: ["HOME": "/h"], isFolder: { _ in true }).missingHome == nil)
  }
}

@Suite("The state file")
struct StateFileTests {
  struct State: Codable, Equatable {
    var screen: String
    var history: [String]
  }

  @Test("comes back as it was written; nothing else is left beside it; only the user can read it")
  func roundTrip() throws {
    let folder = Folder()
    let file = StateFile(path: folder.path + "/state.json")
    try file.save(State(screen: "accounts", history: ["tier:1", "é/\"ü\""]))
    let second = State(screen: "overview", history: [])
    try file.save(second)
    #expect(file.load(State.self) == second)
    #expect(folder.names() == ["state.json"])
    var status = stat()
    #expect(stat(file.path, &status) == 0 && status.st_mode & 0o777 == 0o600)
  }

  @Test("Folders are made on the way")
  func folders() throws {
    let folder = Folder()
    let file = StateFile(path: folder.path + "/a/b/state.json")
    try file.save(["x"])
    #expect(file.load([String].self) == ["x"])
    unlink(file.path)
    rmdir(folder.path + "/a/b")
    rmdir(folder.path + "/a")
  }

  @Test(
    "Garbage, an older shape, half a file or none is no state",
    arguments: ["", "{", "null", "{\"screen\": 3}", "\u{0}\u{1}", "{\"screen\":\"a\",\"history\":["])
  func garbage(text: String) {
    let folder = Folder()
    folder.write("state.json", Array(text.utf8))
    #expect(StateFile(path: folder.path + "/state.json").load(State.self) == nil)
    #expect(StateFile(path: folder.path + "/none.json").load(State.self) == nil)
    #expect(StateFile(path: folder.path).load(State.self) == nil)
  }

  @Test("What a killed process left behind does not stand in the way, and a failure says where")
  func leftovers() throws {
    let folder = Folder()
    folder.write(".state.json.\(getpid()).new", [1, 2, 3])
    let file = StateFile(path: folder.path + "/state.json")
    try file.save([1])
    #expect(folder.names() == ["state.json"])
    let error = #expect(throws: FileWriteError.self) { try StateFile(path: file.path + "/x/state.json").save([1]) }
    #expect(error?.path == file.path)
  }
}

@Suite("Files of settings and themes")
struct FilesTests {
  @Test("No file is nothing; a byte order mark is left out; other encodings, folders and pipes are errors")
  func settings() throws {
    let folder = Folder()
    #expect(try SettingsSource.file(.user, path: folder.path + "/none.yaml") == nil)
    folder.write("bom.yaml", [0xEF, 0xBB, 0xBF] + Array("interval: 2".utf8))
    let source = try #require(try SettingsSource.file(.user, path: folder.path + "/bom.yaml"))
    #expect(try SettingsReader().read([source]).number("interval") == 2)
    folder.write("latin.yaml", [0x61, 0xE9])
    #expect(throws: SettingsProblem(at: .init(file: folder.path + "/latin.yaml"), .notUTF8)) {
      try SettingsSource.file(.user, path: folder.path + "/latin.yaml")
    }
    #expect(throws: SettingsProblem.self) { try SettingsSource.file(.user, path: folder.path) }
    mkfifo(folder.path + "/pipe", 0o600)
    #expect(throws: SettingsProblem.self) { try SettingsSource.file(.user, path: folder.path + "/pipe") }
    folder.write("large.yaml", [UInt8](repeating: 35, count: (1 << 20) + 1))
    #expect(throws: SettingsProblem.self) { try SettingsSource.file(.user, path: folder.path + "/large.yaml") }
  }

  @Test("A theme is flat texts by dotted keys; colours that look like numbers stay texts")
  func themes() throws {
    let text = """
      scheme: "Dusk"
      base00: 000000
      base01: 1e2030
      palette: {base02: "#313244"}
      roles:
        good: {colour: base0B, ansi16: 2}
        mono: [bold, dim]
      author:
      """
    let values = try ThemeFile.values(text, file: "dusk.yaml")
    #expect(
      values.texts == [
        "scheme": "Dusk", "base00": "000000", "base01": "1e2030", "palette.base02": "#313244",
        "roles.good.colour": "base0B", "roles.good.ansi16": "2", "roles.mono.0": "bold", "roles.mono.1": "dim",
        "author": "",
      ])
    #expect(values.positions["roles.good.ansi16"] == SourcePosition(file: "dusk.yaml", line: 6, column: 34))
    #expect(throws: SettingsProblem.self) { try ThemeFile.values("- a", file: "x") }
    #expect(try ThemeFile.values("", file: "x").texts.isEmpty)
    #expect(try ThemeFile.read("/nowhere/theme.yaml") == nil)
  }
}
