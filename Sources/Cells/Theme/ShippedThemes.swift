/// The theme files that are built into the program: those of `themes/` at the root of the source.
public enum ShippedThemes {
  /// Names without `.yaml` and the files' bytes: the default first, then ours, then well-known schemes of others.
  public static let all: [(name: String, bytes: [UInt8])] = [
    ("dark", PackageResources.dark_yaml),
    ("light", PackageResources.light_yaml),
    ("high-contrast", PackageResources.high_contrast_yaml),
    ("deuteranopia", PackageResources.deuteranopia_yaml),
    ("tritanopia", PackageResources.tritanopia_yaml),
    ("mono", PackageResources.mono_yaml),
    ("gruvbox-dark", PackageResources.gruvbox_dark_yaml),
    ("nord", PackageResources.nord_yaml),
    ("solarized-light", PackageResources.solarized_light_yaml),
  ]
}
