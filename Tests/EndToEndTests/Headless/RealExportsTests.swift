import EndToEndSupport
import Foundation
import Testing

/// Exports of real systems, with the facts that their SOURCE.txt states.
@Suite struct RealExportsTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/real")

  /// What `check --format json` says of a folder.
  private func check(_ directory: String, code: Int32) throws -> [String: Any] {
    let ended = try Scratch().run("check", directory, "--format", "json")
    #expect(ended.code == code, "\(ended.errors)")
    return try JSON.object(ended.output)
  }

  private func path(_ folder: String) -> String { Self.root.appending(path: folder).path }

  @Test func salesforceWorkshopOrg() throws {
    // 84 of the 102 contacts have no AccountId. A task that nobody has completed is no activity.
    let found = try check(path("02-salesforce-workshop-org"), code: 1)
    let expected: [String: Any] = [
      "accounts": ["rows": 22, "bad": 0],
      "contacts": ["rows": 102, "bad": 0, "orphans": 84],
      "opportunities": [
        "rows": 50, "bad": 0, "orphans": 0,
        "won": ["count": 12, "money": "10542562.9800"],
        "lost": ["count": 3, "money": "3058912.5000"],
        "open": ["count": 35, "money": "30002070.5000"],
      ],
    ]
    #expect(JSON.differences(found["tables"], from: expected) == [])
    #expect(found["bad"] as? Int == 0)
  }

  @Test func salesforceDevEdition() throws {
    let found = try check(path("04-salesforce-dev-edition"), code: 0)
    let expected: [String: Any] = [
      "accounts": ["rows": 18, "bad": 0, "orphans": 0],
      "contacts": ["rows": 25, "bad": 0, "orphans": 0],
      "opportunities": [
        "rows": 36, "bad": 0, "orphans": 0,
        "won": ["count": 12, "money": "2815000.0000"],
        "lost": ["count": 8, "money": "830000.0000"],
        "open": ["count": 16, "money": "2115000.0000"],
      ],
      "opportunity_history": ["rows": 48, "bad": 0, "orphans": 0],
    ]
    #expect(JSON.differences(found["tables"], from: expected) == [])
  }

  /// The file has no header and no date: the mapping names its columns, its own name gives the day.
  @Test func bomboraWithAMapping() throws {
    let scratch = try Scratch()
    let name = "Output_MasterSurgeFile_20150719-sample.csv.gz"
    try FileManager.default.copyItem(
      atPath: path("06-bombora-official-sample/" + name), toPath: scratch.path("data/" + name))
    #expect(try scratch.run("check", scratch.data).code == 66)
    try scratch.write(
      """
      mappings:
        - name: surge
          table: intent
          files: "*MasterSurge*"
          columns: [Company, Domain, Size, Industry, Category, Topic, Score, Metros, Country]
          fields: {domain: Domain, topic: Topic, score: Score}
          date_from_name: true

      """, to: "data/abmtop.yaml")
    let found = try check(scratch.data, code: 1)
    // 10,000 rows of 952 domains; 566 domains have a row without a topic, and no other.
    #expect(JSON.differences(found["tables"], from: ["intent": ["rows": 9_434, "bad": 566, "orphans": 0]]) == [])
    let files = try #require(found["files"] as? [[String: Any]])
    let problems = try #require(files.first?["problems"] as? [[String: Any]])
    #expect(problems.count == 566 && problems.allSatisfy { $0["column"] as? String == "Topic" })

    let ended = try scratch.run("accounts", scratch.data, "--as-of", "2015-07-19", "--format", "json")
    #expect(ended.code == 0, "\(ended.errors)")
    let accounts = try #require(try JSON.object(ended.output)["accounts"] as? [[String: Any]])
    #expect(accounts.count == 386)
  }

  /// What a warehouse holds of a CRM, with its histories, variants and oddities of format: each file is a table, or is
  /// ignored with a reason. Nothing of it fails.
  @Test(arguments: ["dbt_hubspot", "dbt_salesforce"]) func fivetranSeeds(_ folder: String) throws {
    let directory = path("07-fivetran-seeds/" + folder)
    let found = try check(directory, code: 1)
    let files = try #require(found["files"] as? [[String: Any]])
    #expect(files.count == (try FileManager.default.contentsOfDirectory(atPath: directory)).count)
    for file in files {
      let name = file["path"] as? String ?? ""
      switch file["outcome"] as? String {
      case "read": #expect((file["tables"] as? [String])?.isEmpty == false, "\(name)")
      case "ignored": #expect((file["reason"] as? String)?.isEmpty == false, "\(name)")
      case let other: Issue.record("\(name): \(other ?? "nothing"), \(file["reason"] ?? "")")
      }
    }
    for command in ["report", "accounts"] {
      let ended = try Scratch().run(command, directory, "--as-of", "2021-06-30", "--period", "all")
      #expect(ended.code == 0, "\(command): \(ended.errors)")
    }
  }
}
