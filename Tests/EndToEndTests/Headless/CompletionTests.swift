import EndToEndSupport
import Foundation
import Testing

/// The completion scripts that the parser of the arguments makes.
@Suite struct CompletionTests {
  /// What bash offers for a command line whose last word is being typed.
  private func offered(_ line: String) throws -> [String] {
    let scratch = try Scratch()
    try scratch.write(
      """
      source "$1"
      COMP_LINE="$2"
      read -r -a COMP_WORDS <<<"$2"
      [[ "$2" == *" " ]] && COMP_WORDS+=("")
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      COMP_POINT=${#COMP_LINE}
      _abmtop abmtop "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD - 1]}"
      printf '%s\\n' "${COMPREPLY[@]}"
      """, to: "try.bash")
    let ended = try scratch.shell(
      """
      "$program" --generate-completion-script bash > "$1/abmtop.bash" &&
      bash "$1/../try.bash" "$1/abmtop.bash" "\(line)"
      """)
    #expect(ended.code == 0, "\(ended.errors)")
    return ended.output.split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    ("abmtop re", ["report"]), ("abmtop report --lens l", ["lifecycle"]), ("abmtop report --form", ["--format"]),
    ("abmtop report --format m", ["markdown"]), ("abmtop watch --theme hi", ["high-contrast"]),
    ("abmtop watch --period la", ["last-month", "last-quarter", "last-year"]),
    ("abmtop explain engaged_r", ["engaged_rate"]),
  ])
  func bashCompletes(_ line: String, _ words: [String]) throws {
    #expect(try offered(line) == words)
  }

  private static func has(_ shell: String) -> Bool {
    ["/bin", "/usr/bin", "/usr/local/bin"].contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(shell)") }
  }

  @Test(.enabled(if: has("zsh"), "zsh is not installed")) func zshLoadsTheScript() throws {
    let ended = try Scratch().shell(
      """
      "$program" --generate-completion-script zsh > "$1/_abmtop" && zsh -n "$1/_abmtop" &&
      zsh -f -c 'fpath=("$1" $fpath); autoload -Uz compinit; compinit -u -D; autoload +X _abmtop; whence -w _abmtop
      print -r -- ${_comps[abmtop]}' zsh "$1"
      """)
    #expect(ended.code == 0)
    #expect(ended.errors.isEmpty, "\(ended.errors)")
    #expect(ended.output == "_abmtop: function\n_abmtop\n")
  }

  @Test(
    .enabled(if: has("fish"), "fish is not installed"),
    arguments: [
      ("abmtop re", ["report"]), ("abmtop report --format m", ["markdown"]),
      ("abmtop watch --theme hi", ["high-contrast"]),
    ])
  func fishCompletes(_ line: String, _ words: [String]) throws {
    let ended = try Scratch().shell(
      """
      "$program" --generate-completion-script fish > "$1/abmtop.fish" && fish --no-execute "$1/abmtop.fish" &&
      fish --no-config -c 'source $argv[1]; complete -C $argv[2]' "$1/abmtop.fish" "\(line)"
      """)
    #expect(ended.code == 0)
    #expect(ended.errors.isEmpty, "\(ended.errors)")
    #expect(ended.output.split(separator: "\n").map { String($0.prefix { $0 != "\t" }) } == words)
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func everyShellHasAScriptWithEveryCommand(_ shell: String) throws {
    let ended = try Scratch().run("--generate-completion-script", shell)
    #expect(ended.code == 0)
    for command in ["demo", "report", "accounts", "account", "explain", "check", "config"] {
      #expect(ended.output.contains(command))
    }
  }
}
