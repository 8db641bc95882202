/// A filter as a tree. Lists are flat and nesting is limited, so that walking it needs little stack.
indirect enum Node: Hashable, Sendable {
  /// Every account.
  case everything
  /// Name, domain or id contains it.
  case text(Needle)
  /// A field passes one of the tests.
  case term(Term)
  /// One of its deals is such; the terms within are on the fields of deals.
  case deals(Node)
  case not(Node)
  /// Two or more, of which all must hold.
  case all([Node])
  /// Two or more, of which one must hold.
  case any([Node])
}

/// A field and what must hold of it.
struct Term: Hashable, Sendable {
  /// The canonical name of a field of the catalog, or the name of another column in plain form.
  var field: String
  /// One of these must hold; at least one.
  var tests: [Test]
}

/// What can be asked of a field's value.
enum Test: Hashable, Sendable {
  /// There is no value; there is one.
  case empty, present
  /// A number, a stage or a tier lies in these bounds.
  case number(Bounds)
  /// A date, as days since 1970, lies in these bounds.
  case day(Bounds)
  /// A date is so many days away from T, in the direction of its field.
  case age(Bounds)
  /// The whole text fits.
  case pattern(Pattern)
  /// The owner is the user.
  case me
  /// An id, exactly.
  case id(String)
  /// The position of a named property in its field's list (`is:open`).
  case named(Int)
  /// Yes or no.
  case truth(Bool)
  /// A cell of a column that only this data has.
  case cell(ColumnTest)
}

/// What can be asked of a cell: that its text fits, or that it reads as a number or date that does. One must hold.
struct ColumnTest: Hashable, Sendable {
  /// How a cell is read, where the value allows it.
  enum Reading: Hashable, Sendable {
    case number(Bounds)
    case day(Bounds)
    /// Days from the cell's date to T.
    case age(Bounds)
  }

  var pattern: Pattern?
  var reading: Reading?
}

/// An interval of numbers, open or closed, with or without ends. At least one end.
struct Bounds: Hashable, Sendable {
  var lower: Double?
  var includesLower = true
  var upper: Double?
  var includesUpper = true

  static func exactly(_ value: Double) -> Bounds { Bounds(lower: value, upper: value) }

  /// What compares so with the values of a range; for `=` the range itself.
  static func comparing(_ comparison: Comparison, with range: ClosedRange<Double>) -> Bounds {
    switch comparison {
    case .equal: Bounds(lower: range.lowerBound, upper: range.upperBound)
    case .less: Bounds(upper: range.lowerBound, includesUpper: false)
    case .atMost: Bounds(upper: range.upperBound)
    case .greater: Bounds(lower: range.upperBound, includesLower: false)
    case .atLeast: Bounds(lower: range.lowerBound)
    }
  }

  func contains(_ value: Double) -> Bool {
    if let lower, includesLower ? value < lower : value <= lower { return false }
    if let upper, includesUpper ? value > upper : value >= upper { return false }
    return true
  }
}
