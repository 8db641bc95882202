import Foundation

extension DirectoryOptions {
  /// - Throws: `Failure` with what to do where the argument is no directory that can be read.
  func check() throws { try DirectoryCheck.check(directory) }
}

/// Whether a directory can be read, in words for whoever typed its name.
enum DirectoryCheck {
  static func check(_ directory: String) throws {
    var isDirectory: ObjCBool = false
    if !FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory) {
      throw Failure.noInput(
        "there is no directory \(directory): give one that holds exports (accounts.csv, activities.csv, …), "
          + "or try `abmtop demo`.")
    }
    if !isDirectory.boolValue {
      throw Failure.noInput("\(directory) is a file: give the directory that it lies in.")
    }
    if access(directory, R_OK | X_OK) != 0 {
      throw Failure.noInput("the directory \(directory) cannot be read: ask for permission to read and to enter it.")
    }
  }
}
