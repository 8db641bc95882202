internal import Cells

// Modules below share these names; in this one they mean what is on screen.

/// A key of the keyboard or an event of the mouse, not a text of a file.
typealias Key = Cells.Key
/// A place on the screen, not a day with a period.
typealias Point = Cells.Point
