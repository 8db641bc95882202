public import ArgumentParser

/// The program: the live dashboard of a directory, and commands that print and leave.
public struct Abmtop: ParsableCommand {
  /// Its name, help and subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "abmtop",
    abstract: "Watch the account-based-marketing funnel of a directory of exports.",
    usage: """
      abmtop <dir> [<options>]
      abmtop <subcommand> [<options>]
      """,
    discussion: """
      `abmtop DIR` shows the dashboard of a directory of CRM, marketing, intent and NPS exports, and keeps it up to \
      date as the files change. Only `abmtop init` writes into the directory. `abmtop demo` shows a made-up company.
      Exit codes: 0 done; 1 `check` found bad rows, orphans or unreadable files; 2 `signals --fail-on` found a \
      signal, or an `assert` does not hold; 64 wrong arguments; 66 nothing to read; 69 no usable terminal; 73 a file cannot be written; 74 what is \
      printed cannot be written; 78 wrong settings.
      """,
    version: Version.text,
    subcommands: [
      WatchCommand.self, DemoCommand.self, ReportCommand.self, AccountsCommand.self, AccountCommand.self,
      ExplainCommand.self, ForecastCommand.self, SignalsCommand.self, DigestCommand.self, AssertCommand.self,
      CheckCommand.self, InitCommand.self, ConfigCommand.self,
    ],
    defaultSubcommand: WatchCommand.self)

  /// What the parser makes before it reads the arguments.
  public init() {}
}

/// What `--version` prints.
enum Version {
  static let text = "abmtop 0.1.0"
}
