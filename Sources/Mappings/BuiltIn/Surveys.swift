internal import Values

extension MappingCatalog {
  private static let emails = [
    "Respondent Email", "Email Address", "Person Email", "person.email", "Customer Email", "Contact Email",
    "Recipient Email", "E-mail of respondent",
  ]

  /// Tools that ask for the net promoter score: score, comment, time, and the respondent's address.
  static let surveys: [Mapping] = {
    var mapping = Mapping(
      name: "nps survey", table: .nps,
      columns: [
        .date: [
          "created_at", "Response Date", "Response Time", "Responded At", "Submitted At", "Submit Date (UTC)",
          "Date Submitted", "Survey Response Date", "Survey Submission Date", "Survey Date", "Date Responded",
          "Responded", "Recorded Date", "End Date",
          "updated_at",
        ],
        .score: ["NPS Score", "NPS", "NPS Rating", "Rating", "Likelihood to recommend", HeaderAlias.question],
        .email: emails,
        .accountName: ["Company", "Company Name", "Organization"],
      ], treatments: [.labelledScore, .subheader])
    mapping.objects = ["survey", "surveys", "surveyresponses", "responses", "npsresponses", "delighted"]
    mapping.signature = [
      ["Score", "NPS Score", "NPS", "NPS Rating", "Rating", "Likelihood to recommend", HeaderAlias.question],
      [
        "Comment", "Comments", "Feedback", "Verbatim", "NPS Score", "NPS", "NPS Rating", "Promoter Type", "Category",
        "Survey Type", "Survey Name", "Likelihood to recommend", HeaderAlias.question,
      ],
      emails + ["Email"],
    ]
    mapping.excludes = ["Subject", "CaseNumber", "ticket_id"]
    return [mapping]
  }()
}
