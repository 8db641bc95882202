internal import Values

extension Mappings {
  /// Tools that ask for the net promoter score: score, comment, time, and the respondent's address.
  static let surveys: [Mapping] = {
    var mapping = Mapping(
      name: "nps survey", table: .nps,
      columns: [
        .date: [
          "created_at", "Response Date", "Responded At", "Submitted At", "Survey Date", "Date Responded", "updated_at",
        ],
        .score: ["NPS Score", "NPS", "Rating", "Likelihood to recommend"],
        .email: [
          "Respondent Email", "Email Address", "Person Email", "person.email", "Customer Email", "E-mail of respondent",
        ],
        .accountName: ["Company", "Company Name", "Organization"],
      ])
    mapping.objects = ["survey", "surveys", "surveyresponses", "responses", "npsresponses", "delighted"]
    mapping.signature = [
      ["Score", "NPS Score", "NPS", "Rating"],
      ["Comment", "Comments", "Feedback", "Verbatim", "NPS Score", "NPS", "Promoter Type", "Category"],
      [
        "Email", "Respondent Email", "Email Address", "Person Email", "person.email", "Customer Email",
        "E-mail of respondent",
      ],
    ]
    mapping.excludes = ["Subject", "CaseNumber", "ticket_id"]
    return [mapping]
  }()
}
