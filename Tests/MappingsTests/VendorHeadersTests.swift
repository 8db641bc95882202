import Foundation
@testable import Mappings
import Testing
import Values

/// Headers as vendors' documentation and exports give them: which table each is, by which mapping, and what some columns are.
@Suite struct VendorHeadersTests {
  struct Export: Sendable, CustomStringConvertible {
    var path: String
    var header: String
    var table: Table
    var mapping: String
    /// Names in the header, by column; `-` for a column that must not be understood.
    var columns: [(Column, String)]
    var description: String { "\(path) \(mapping)" }
  }

  static let exports: [Export] = [
    Export(
      path: "AccountHistory.csv",
      header: "Id,IsDeleted,AccountId,CreatedById,CreatedDate,Field,DataType,OldValue,NewValue",
      table: .history, mapping: "salesforce",
      columns: [
        (.id, "AccountId"), (.field, "Field"), (.oldValue, "OldValue"), (.newValue, "NewValue"),
        (.changedAt, "CreatedDate"),
      ]),
    Export(
      path: "export.csv", header: "Id,OpportunityId,CreatedDate,Field,OldValue,NewValue",
      table: .history, mapping: "salesforce", columns: [(.id, "OpportunityId"), (.changedAt, "CreatedDate")]),
    Export(
      path: "company_property_history.csv", header: "company_id,timestamp,_fivetran_synced,source,source_id,name,value",
      table: .history, mapping: "hubspot",
      columns: [
        (.id, "company_id"), (.field, "name"), (.newValue, "value"), (.changedAt, "timestamp"), (.oldValue, "-"),
      ]
    ),
    Export(
      path: "deals_property_history.csv", header: "dealId,property,value,timestamp,sourceType",
      table: .history, mapping: "hubspot", columns: [(.id, "dealId"), (.field, "property")]),
    Export(
      path: "subscriptions.csv",
      header: "id,Customer ID,Customer Email,Plan,Quantity,Interval,Amount,Status,Created (UTC),Start (UTC),"
        + "Current Period Start (UTC),Current Period End (UTC),Currency,Ended At (UTC),Canceled At (UTC)",
      table: .contracts, mapping: "stripe",
      columns: [
        (.contractID, "id"), (.email, "Customer Email"), (.value, "Amount"), (.interval, "Interval"),
        (.start, "Start (UTC)"), (.end, "Ended At (UTC)"), (.status, "Status"), (.accountID, "-"),
      ]),
    Export(
      path: "recurly-subscriptions.csv",
      header:
        "uuid,account_code,email,plan_code,plan_name,state,currency,quantity,unit_amount,activated_at,canceled_at,"
        + "expires_at,current_period_started_at,current_period_ends_at,trial_started_at,trial_ends_at",
      table: .contracts, mapping: "recurly",
      columns: [
        (.contractID, "uuid"), (.email, "email"), (.value, "unit_amount"), (.quantity, "quantity"),
        (.start, "activated_at"),
        (.end, "expires_at"), (.status, "state"), (.cancelledAt, "-"),
      ]),
    Export(
      path: "export.csv",
      header: "Subscription: Name,Account: Name,Account: Account Number,Subscription: Term Start Date,"
        + "Subscription: Term End Date,Subscription: Status,Rate Plan Charge: MRR,Account: Currency",
      table: .contracts, mapping: "zuora",
      columns: [
        (.contractID, "Subscription: Name"), (.accountName, "Account: Name"), (.monthlyValue, "Rate Plan Charge: MRR"),
        (.accountID, "-"),
      ]),
    Export(
      path: "customers.csv",
      header: "Customer UUID,Customer Name,Email,Company,Status,MRR,ARR,Currency,Customer Since,Country",
      table: .contracts, mapping: "chartmogul",
      columns: [(.accountName, "Company"), (.annualValue, "ARR"), (.start, "Customer Since")]),
    Export(
      path: "deals.csv",
      header: "ID,TITLE,TYPE_ID,STAGE_ID,PROBABILITY,CURRENCY_ID,OPPORTUNITY,COMPANY_ID,CONTACT_ID,BEGINDATE,CLOSEDATE,"
        + "ASSIGNED_BY_ID,CLOSED,DATE_CREATE",
      table: .opportunities, mapping: "bitrix24",
      columns: [
        (.opportunityID, "ID"), (.amount, "OPPORTUNITY"), (.accountID, "COMPANY_ID"), (.closedAt, "CLOSEDATE"),
        (.createdAt, "DATE_CREATE"),
      ]),
    Export(
      path: "Opportunities.csv",
      header:
        "Record ID,Opportunity Name,Opportunity State,Bid Amount,Bid Currency,Forecast Close Date,Actual Close Date,"
        + "Probability Of Winning,Organization,Pipeline,Current Stage,Date Created,User Responsible",
      table: .opportunities, mapping: "insightly",
      columns: [
        (.opportunityID, "Record ID"), (.status, "Opportunity State"), (.amount, "Bid Amount"),
        (.expectedClose, "Forecast Close Date"), (.closedAt, "Actual Close Date"), (.accountName, "Organization"),
      ]),
    Export(
      path: "Deals.csv",
      header:
        "Name,Stage,Owner,Deal Value,Contacts,Accounts,Expected Close Date,Close Probability,Forecast Value,Deal creation date",
      table: .opportunities, mapping: "monday",
      columns: [(.amount, "Deal Value"), (.accountName, "Accounts"), (.probability, "Close Probability")]),
    Export(
      path: "close-opportunities.csv",
      header: "id,lead_id,lead_name,status_type,status_label,value,value_currency,value_period,confidence,date_created,"
        + "date_won,date_lost,user_name",
      table: .opportunities, mapping: "close",
      columns: [(.minorAmount, "value"), (.interval, "value_period"), (.accountName, "lead_name")]),
    Export(
      path: "gong_calls.csv",
      header: "Call ID,Call Title,Date,Duration (min),Owner,Account Name,Participants,Direction", table: .activities,
      mapping: "call log", columns: [(.timestamp, "Date"), (.accountName, "Account Name"), (.activityID, "Call ID")]),
    Export(
      path: "drift-conversations.csv", header: "Conversation Id,Created At,Contact Email,Account Name,Status,Inbox",
      table: .activities, mapping: "conversations", columns: [(.timestamp, "Created At"), (.email, "Contact Email")]),
    Export(
      path: "calendly.csv", header: "Event Type Name,Invitee Name,Invitee Email,Start Date & Time,Canceled",
      table: .activities, mapping: "meeting log",
      columns: [(.timestamp, "Start Date & Time"), (.email, "Invitee Email"), (.status, "Canceled")]),
    Export(
      path: "x.csv",
      header: "Date,Session source / medium,Session Google Ads campaign,Sessions,Google Ads cost", table: .spend,
      mapping: "google analytics", columns: [(.amount, "Google Ads cost")]),
    Export(
      path: "delighted.csv",
      header: "ID,Survey Type,Score,Comment,Permalink,Created At,Updated At,Person ID,Email,Name", table: .nps,
      mapping: "nps survey",
      columns: [(.responseID, "ID"), (.email, "Email"), (.date, "Created At"), (.contactID, "-")]),
  ]

  @Test(arguments: exports)
  func isKnown(_ export: Export) throws {
    let result = Classifier.classify(path: export.path, lines: [RealExportsTests.fields(export.header)])
    guard case .claimed(let claim) = result else {
      Issue.record("\(result)")
      return
    }
    let binding = try #require(claim.bindings.first)
    #expect(binding.table == export.table)
    #expect(binding.mapping == export.mapping)
    for (column, name) in export.columns {
      let given = binding.fields[column]?.first.map { claim.columns[$0].name }
      #expect(given == (name == "-" ? nil : name), "\(column.rawValue)")
    }
  }

  // MARK: Files of one's own

  private func claim(_ path: String, _ lines: String...) -> Claim? {
    let result = Classifier.classify(path: path, lines: lines.map(RealExportsTests.fields))
    if case .claimed(let claim) = result { return claim }
    return nil
  }

  private func reason(_ path: String, _ lines: String...) -> String? {
    switch Classifier.classify(path: path, lines: lines.map(RealExportsTests.fields)) {
    case .ignored(let refusal), .failed(let refusal): return refusal.words
    case .claimed: return nil
    }
  }

  /// A file named after its table takes the names that others give to its columns, as guesses; its own name goes before them.
  @Test func aNativeFileUnderstandsSynonyms() {
    let deals = claim(
      "opportunities.csv", "opportunity_id,customer_id,pipeline_value,stage,created_date,actual_close_date,is_renewal")
    #expect(
      deals?.columns.map(\.column)
        == ["opportunity_id", "account_id", "amount", "stage", "created_at", "closed_at", "is_renewal"])
    #expect(deals?.columns.map(\.isGuess) == [false, true, true, false, true, true, true])
    #expect(deals?.bindings.first?.treatments.contains(.closeDateOnlyWhenClosed) == true)
    let accounts = claim("accounts.csv", "Account ID,Account Name,Sector,ABM Account,ABM_Tier__c,Headcount")
    #expect(
      accounts?.columns.map(\.column) == ["account_id", "name", "industry", "is_target", "tier", "employees"])
    #expect(accounts?.bindings.first?.mapping == "native")
    // Another tool's id says nothing where the account's name stands beside it.
    let named = claim("nps.csv", "date,account_name,Customer ID,score")
    #expect(named?.columns.map(\.column) == ["date", "account_name", nil, "score"])
    #expect(
      claim("relationships.csv", "date,Company,score")?.columns.map(\.column) == ["date", "account_name", "score"])
    #expect(claim("spend.csv", "Month,channel,Ad Spend")?.columns.map(\.column) == ["date", "channel", "amount"])
    // Spelled otherwise, it is the same name.
    for name in ["opp_id", "Opp ID", "OppId", "ns__Opp_Id__c", "opp-id"] {
      #expect(
        claim("opportunities-1.csv", "\(name),account_id,stage,amount,close_date")?.columns.first?.column
          == "opportunity_id", "\(name)")
    }
  }

  @Test func whatIsPaidIsNoSpend() {
    for name in [
      "payments", "Invoices-2026", "stripe_payments", "refunds", "unified_payments", "Transactions", "revenue_2026",
      "bookings",
    ] {
      for header in ["id,account_id,date,amount", "date,account_id,channel,amount"] {
        #expect(reason("\(name).csv", header)?.hasPrefix("payments, invoices") == true, "\(name): \(header)")
      }
    }
    #expect(reason("Customer.csv", "id,account_id,date,amount")?.hasPrefix("it has a day and an amount") == true)
    #expect(reason("x.csv", "payment_id,account_id,channel,date,amount")?.hasPrefix("payments, invoices") == true)
    // With what it was spent on it is spend, and deals are deals whatever their file is called.
    #expect(claim("x.csv", "date,channel,amount")?.bindings.first?.table == .spend)
    #expect(claim("spend-q3.csv", "date,amount")?.bindings.first?.table == .spend)
    #expect(
      claim("bookings.csv", "Opportunity ID,Account Name,Stage,Amount,Close Date")?.bindings.first?.table
        == .opportunities)
  }

  /// LinkedIn and Google Analytics say the first and the last day in lines of their own, and when the report was made.
  @Test func thePeriodInSeveralLines() {
    let linkedIn = claim(
      "linkedin.csv", "Campaign Performance Report (in UTC)", "\"Report Start: September 1, 2026, 12:00 AM\"",
      "\"Report End: September 30, 2026, 11:59 PM\"", "\"Date Generated: October 2, 2026, 9:00 AM\"", "",
      "Account Name,Currency,Campaign Name,Total Spent,Impressions,Clicks,Average CPM")
    #expect(linkedIn?.bindings.first?.mapping == "linkedin ads")
    #expect(linkedIn?.bindings.first?.constants[.date] == "2026-09-01")
    #expect(linkedIn?.bindings.first?.constants[.end] == "2026-09-30")
    let analytics = claim(
      "ga4.csv", "# Start date: 20260901", "# End date: 20260930",
      "Session default channel group,Sessions,Advertiser ad cost")
    #expect(analytics?.bindings.first?.mapping == "google analytics")
    #expect(analytics?.bindings.first?.constants[.end] == "2026-09-30")
    #expect(
      reason("ga4.csv", "# Start date: 20260901", "Session default channel group,Sessions,Engaged sessions")
        == "it counts visits and names no company that they were of")
  }

  @Test func whatNoTableIsMadeOf() {
    let files = [
      ("leads.csv", "Id,Name,Company,Status,Email"), ("teams.csv", "sales_agent,manager,regional_office"),
      ("roles.csv", "Id,Name"), ("products.csv", "product,series,sales_price"), ("stages.csv", "id,name,order"),
      ("line_items.csv", "deal_id,product,quantity,amount"), ("data_dictionary.csv", "Table,Field,Description"),
      ("opportunity_line_items.csv", "Id,OpportunityId,Quantity,UnitPrice"),
    ]
    for (path, header) in files {
      guard case .ignored(.notATable) = Classifier.classify(path: path, lines: [RealExportsTests.fields(header)]) else {
        Issue.record("\(path)")
        continue
      }
    }
    #expect(claim("x.csv", "account_id,name,,,,,") == nil)
  }

  @Test func thePeriodAboveTheHeader() {
    let periods: [(String, String, String?)] = [
      ("\"September 1, 2026 - September 30, 2026\"", "2026-09-01", "2026-09-30"),
      ("1 Sept 2026 - 30 Sept 2026", "2026-09-01", "2026-09-30"),
      ("2026-09-01 to 2026-09-30", "2026-09-01", "2026-09-30"), ("# 20260901-20260930", "2026-09-01", "2026-09-30"),
      ("9/1/2026 - 9/30/2026", "2026-09-01", "2026-09-30"),
      ("1. September 2026 – 30. September 2026", "2026-09-01", "2026-09-30"),
      ("September 7, 2026", "2026-09-07", nil),
      ("Sep 1–30, 2026", "2026-09-01", "2026-09-30"), ("1–30 September 2026", "2026-09-01", "2026-09-30"),
      ("Sep 1 - Oct 2, 2026", "2026-09-01", "2026-10-02"), ("December 2026", "2026-12-01", "2026-12-31"),
    ]
    for (line, first, last) in periods {
      let claim = claim("Campaign report.csv", "Campaign report", line, "Campaign,Currency code,Cost,Impr.,Clicks")
      #expect(claim?.bindings.first?.mapping == "google ads", "\(line)")
      #expect(claim?.bindings.first?.constants[.date] == first, "\(line)")
      #expect(claim?.bindings.first?.constants[.end] == last, "\(line)")
    }
    #expect(
      reason("Campaign report.csv", "Campaign report", "All time", "Campaign,Currency code,Cost,Impr.,Clicks")?
        .contains("export it by day or by month") == true)
  }

  @Test func everyMappingStandsInTheArticle() throws {
    let article = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Sources/App/App.docc/Mappings.md")
    let text = try String(contentsOf: article, encoding: .utf8)
    let names = Set(MappingCatalog.builtIn.map(\.name)).filter { !text.contains("`\($0)`") }
    #expect(names == [])
  }
}
