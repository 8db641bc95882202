import ArgumentParser

/// The program: the live dashboard of a directory, and commands that print and leave.
@main
struct Abmtop: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "abmtop",
    abstract: "Watch the account-based-marketing funnel of a directory of exports.",
    discussion: """
      Point it at a directory of CRM, marketing, intent and NPS exports: `abmtop DIR`. It never writes into it.
      Try `abmtop demo` to see it without data of your own.

      Exit codes: 0 done; 1 `check` found bad rows or orphans; 64 wrong arguments; 66 nothing to read.
      """,
    version: Version.text,
    subcommands: [
      WatchCommand.self, DemoCommand.self, ReportCommand.self, AccountsCommand.self, AccountCommand.self,
      ExplainCommand.self, CheckCommand.self, ConfigCommand.self,
    ],
    defaultSubcommand: WatchCommand.self)
}

/// What `--version` prints.
enum Version {
  static let text = "abmtop 0.1.0"
}
