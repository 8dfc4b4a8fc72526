// SPDX-License-Identifier: Apache-2.0

extension Profile {
  /// The names of the profiles that are built in, in the order in which they are listed.
  public static let names = [
    "upload", "wistia", "youtube", "facebook", "amazon", "kaltura-strict", "android",
    "netflix", "netflix-kids", "netflix-sdh", "netflix-kids-sdh", "bbc", "bbc-vertical",
    "dcmp-lower", "dcmp-middle", "dcmp-upper", "ted", "ofcom", "vertical-social", "arte",
    "nl-pro", "da-pro", "fr-sw2",
  ]

  /// Every profile that is built in, in the order of ``names``.
  public static var all: [Profile] { names.map { read($0) } }

  /// Finds a profile that is built in by its name.
  ///
  /// - Parameter name: The name, in any case.
  /// - Returns: The profile, or `nil` where there is none of that name.
  public static func named(_ name: String) -> Profile? {
    let lower = name.lowercased()
    if lower == upload.name { return upload }
    return names.contains(lower) ? read(lower) : nil
  }

  /// Reads a profile from its file.
  ///
  /// ```json
  /// {
  ///   "name": "our-house",
  ///   "base": "upload",
  ///   "limits": { "charactersPerSecond": 18, "maximumLines": 2 },
  ///   "languages": { "ja": { "counting": "cjk", "charactersPerSecond": 6 } },
  ///   "severities": { "CAP501": "error" },
  ///   "disabled": ["CAP413"]
  /// }
  /// ```
  ///
  /// The keys of `limits` and of each language are the properties of ``ProfileLimits``; `null` takes
  /// a limit of the base away.
  ///
  /// - Parameter json: The bytes of the file, as UTF-8.
  /// - Throws: ``ProfileError`` when the file is not JSON, holds a key or a value that means nothing,
  ///   or builds on a profile that does not exist.
  public init(json: [UInt8]) throws(ProfileError) {
    self = try ProfileFile(json: json).resolved().profile()
  }

  /// The file of a built-in profile, not resolved.
  static func builtInFile(_ name: String) throws(ProfileError) -> ProfileFile? {
    guard let bytes = ProfileData.files[name] else { return nil }
    return try ProfileFile(json: bytes)
  }

  /// Reads the file of a built-in profile.
  static func read(_ name: String) -> Profile {
    do {
      guard let file = try builtInFile(name) else {
        preconditionFailure("the profile '\(name)' is not built in")
      }
      return try file.resolved().profile()
    } catch {
      // The tests read every one of them.
      preconditionFailure("the built-in profile '\(name)' is broken: \(error)")
    }
  }
}
