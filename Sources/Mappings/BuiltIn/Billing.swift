internal import Values

extension MappingCatalog {
  /// Lists of subscriptions: whoever pays is known by address or name; the ids of its customers are the tool's own.
  ///
  /// A subscription renews by itself: it is in force until the tool says that it has ended.
  static let billing: [Mapping] = [stripe, chargebee, recurly, zuora, chartMogul, chartMogulSubscription]

  private static func subscriptions(_ name: String, tells: [[String]], columns: [Column: [String]]) -> Mapping {
    var mapping = Mapping(name: name, table: .contracts, columns: columns)
    mapping.objects = ["subscription", "subscriptions"]
    mapping.signature = tells
    mapping.needs = [[.value, .annualValue, .monthlyValue]]
    mapping.needsTells = true
    return mapping
  }

  /// The amount is that of an interval, or where no column names that, of the current period.
  private static var stripe: Mapping {
    var mapping = subscriptions(
      "stripe",
      tells: [
        ["Customer ID"], ["Current Period Start (UTC)"], ["Current Period End (UTC)"],
        ["Customer Email", "Customer Name"],
      ],
      columns: [
        .contractID: ["id", "Subscription ID"], .email: ["Customer Email"], .accountName: ["Customer Name"],
        .accountID: ["account_id (metadata)"],
        .start: ["Start (UTC)", "Start Date (UTC)", "Created (UTC)", "Current Period Start (UTC)"],
        .end: ["Ended At (UTC)"], .cancelledAt: ["Canceled At (UTC)"], .value: ["Amount"], .interval: ["Interval"],
        .intervalCount: ["Interval Count"], .status: ["Status"],
        .periodStart: ["Current Period Start (UTC)"], .periodEnd: ["Current Period End (UTC)"],
      ])
    mapping.translations = [.status: ["incomplete": "draft", "incomplete_expired": "draft"]]
    return mapping
  }

  /// A month's value is given whatever the term is.
  private static var chargebee: Mapping {
    var mapping = subscriptions(
      "chargebee",
      tells: [
        ["Customer Id"], ["Current Term Start"], ["Current Term End"], ["MRR"], ["Customer Company", "Customer Email"],
      ],
      columns: [
        .contractID: ["Subscription Id"], .accountName: ["Customer Company"], .email: ["Customer Email"],
        .start: ["Started At", "Activated At", "Start Date", "Current Term Start"], .monthlyValue: ["MRR"],
        .status: ["Subscription Status", "Status"],
        .cancelledAt: ["Cancelled At", "Canceled At", "Cancelled Date", "Cancellation Date"],
      ])
    mapping.ignores = ["Current Term End", "Next Billing At"]
    mapping.translations = [.status: ["in_trial": "trial", "future": "pending", "non_renewing": "active"]]
    return mapping
  }

  /// What is cancelled here is not renewed: it ends when it expires. The price is one unit's, for the current period.
  private static var recurly: Mapping {
    var mapping = subscriptions(
      "recurly",
      tells: [["account_code"], ["plan_code"], ["current_period_started_at"], ["current_period_ends_at"]],
      columns: [
        .contractID: ["uuid", "subscription_id", "subscription_uuid"],
        .accountName: ["account_company_name", "account_company", "company", "company_name"],
        .email: ["email", "account_email"], .start: ["activated_at", "current_period_started_at"],
        .end: ["expires_at", "expired_at"], .value: ["unit_amount", "total_recurring_amount", "subtotal"],
        .quantity: ["quantity"], .currency: ["currency"], .status: ["state"],
        .periodStart: ["current_period_started_at"],
        .periodEnd: ["current_period_ends_at"],
      ])
    // Cancelled, it is in force until it expires, and then is `expired`.
    mapping.translations = [.status: ["canceled": "active", "failed": "draft", "future": "pending"]]
    mapping.ignores = ["canceled_at", "trial_started_at", "trial_ends_at"]
    mapping.treatments = [.endIsNextStart]
    return mapping
  }

  /// A report of its data source exports: each column's object stands before its name. The end of a term is the day after its last.
  private static var zuora: Mapping {
    var mapping = subscriptions(
      "zuora",
      tells: [
        ["Subscription: Name", "Subscription: ID", "Subscription: Subscription Number"],
        [
          "Subscription: Term Start Date", "Subscription: Subscription Start Date",
          "Subscription: Contract Effective Date",
        ],
        ["Rate Plan Charge: MRR", "Rate Plan Charge: TCV", "Subscription: CMRR"],
      ],
      columns: [
        .contractID: [
          "Subscription: Name", "Subscription: Subscription Number", "Subscription: ID", "Subscription: Original ID",
        ],
        .accountName: ["Account: Name"],
        .start: [
          "Subscription: Subscription Start Date", "Subscription: Contract Effective Date",
          "Subscription: Term Start Date",
        ],
        .end: ["Subscription: Subscription End Date", "Subscription: Term End Date"],
        .cancelledAt: ["Subscription: Cancelled Date"], .monthlyValue: ["Rate Plan Charge: MRR", "Subscription: CMRR"],
        .value: ["Rate Plan Charge: TCV"], .currency: ["Account: Currency", "Rate Plan Charge: Currency"],
        .status: ["Subscription: Status"], .previousContractID: ["Subscription: Previous Subscription ID"],
      ])
    mapping.treatments = [.endIsNextStart]
    mapping.ignores = ["Account: Account Number", "Account: ID"]
    return mapping
  }

  /// Its list of customers, each with what it pays: one contract a customer.
  private static var chartMogul: Mapping {
    var mapping = subscriptions(
      "chartmogul",
      tells: [
        ["Customer UUID", "UUID"], ["MRR"], ["ARR"], ["Customer Since", "Subscriber Since"],
        ["Status", "Customer Status"],
      ],
      columns: [
        .contractID: ["Customer UUID", "UUID"], .accountName: ["Company", "Company Name", "Customer Name", "Name"],
        .email: ["Email", "Customer Email"], .start: ["Customer Since", "Subscriber Since"], .annualValue: ["ARR"],
        .monthlyValue: ["MRR"], .currency: ["Currency"], .status: ["Status", "Customer Status"],
        .cancelledAt: ["Cancelled At", "Churned At", "Cancellation Date"],
      ])
    mapping.objects = ["customer", "customers"]
    // Who has not paid yet, or is paying late.
    mapping.translations = [
      .status: [
        "Lead": "draft", "New Lead": "draft", "Working Lead": "draft", "Qualified Lead": "draft",
        "Unqualified Lead": "draft",
      ]
    ]
    return mapping
  }

  private static var chartMogulSubscription: Mapping {
    subscriptions(
      "chartmogul",
      tells: [
        ["Customer UUID", "Customer External ID"],
        ["Subscription UUID", "Subscription ID", "Customer Subscription ID"],
        ["MRR"], ["Start Date", "Subscription Start Date"],
      ],
      columns: [
        .contractID: ["Subscription UUID", "Subscription ID", "Customer Subscription ID"],
        .accountName: ["Company", "Customer Name"], .email: ["Customer Email", "Email"],
        .start: ["Start Date", "Subscription Start Date"], .end: ["End Date", "Subscription End Date"],
        .annualValue: ["ARR"], .monthlyValue: ["MRR"], .status: ["Status"],
      ])
  }
}
