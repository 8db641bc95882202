import EndToEndSupport
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

  @Test(arguments: ["bash", "zsh", "fish"])
  func everyShellHasAScriptWithEveryCommand(_ shell: String) throws {
    let ended = try Scratch().run("--generate-completion-script", shell)
    #expect(ended.code == 0)
    for command in ["demo", "report", "accounts", "account", "explain", "check", "config"] {
      #expect(ended.output.contains(command))
    }
  }
}
