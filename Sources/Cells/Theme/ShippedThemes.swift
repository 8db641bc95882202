/// The theme files that are built into the program: those of `themes/` at the root of the source.
public enum ShippedThemes {
  /// Names without `.yaml` and the files' bytes, the default first, then by name.
  public static let all: [(name: String, bytes: [UInt8])] = [
    ("dark", PackageResources.dark_yaml)
  ]
}
