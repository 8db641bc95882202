/// The settings that stand beside the sample data.
enum SettingsText {
  static let yaml = """
    # Settings of this data directory. `abmtop config --defaults` prints all there are, each with its default.

    timezone: UTC

    currency:
      code: USD
      # US dollars for one unit of the other currency.
      rates:
        EUR: 1.0850

    # Intent topics that mean a customer looks elsewhere.
    competitor_topics: ["competitor:*"]

    # What makes an account a good fit. Our tiers stand in accounts.csv; this gives the ICP fit.
    icp:
      criteria:
        - field: industry
          in: [Software, Financial services, Manufacturing, Healthcare]
        - field: employees
          min: 200
        - field: region
          in: [AMER, EMEA]

    # Where an account lives in the CRM; `o` shows it.
    crm:
      url: https://crm.example/accounts/{account_id}

    """
}
