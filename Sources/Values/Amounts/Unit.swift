/// The unit of a figure, as reports name it. Formatting writes a figure by it, on the screens and in reports alike.
public enum Unit: String, Sendable, CaseIterable {
  /// Accounts: whole, and a change is a count.
  case accounts
  /// A score of 0–100, with one place.
  case score
  /// Anything else that is counted.
  case count
  /// A share or quotient, written in percent.
  case ratio
  /// An amount of the reporting currency.
  case money
  /// Whole days, or a mean or median of them.
  case days
  /// Touches for each of something.
  case touches
  /// Points of a scale from −100 to 100, such as NPS: whole, with its sign.
  case points
  /// Contacts for each account.
  case contactsAnAccount = "contacts an account"
  /// An amount of the reporting currency for each day.
  case moneyADay = "money a day"
}
