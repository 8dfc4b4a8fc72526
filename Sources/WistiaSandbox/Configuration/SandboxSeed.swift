// SPDX-License-Identifier: Apache-2.0

/// What a sandbox's account holds at the start.
///
/// Seeding adds and never replaces: a media that is there already, by hashed id or by name in its
/// project, keeps what it has, so that starting twice from one directory changes nothing.
public struct SandboxSeed: Sendable {
  /// One media of a seed.
  public struct Media: Sendable {
    /// The display name.
    public var name: String
    /// The name of its project; that of the name `Sandbox` when `nil`.
    public var project: String?
    /// Ten lower-case letters and digits; made from the seed's number when `nil`.
    public var hashedID: String?
    /// The captions by language code: the bytes of SubRip files.
    public var captions: [String: [UInt8]]

    /// Creates a media.
    ///
    /// - Parameters:
    ///   - name: The display name.
    ///   - project: The name of its project; that of the name `Sandbox` when `nil`.
    ///   - hashedID: Ten lower-case letters and digits; made by the sandbox when `nil`.
    ///   - captions: The bytes of SubRip files by language code.
    public init(
      name: String, project: String? = nil, hashedID: String? = nil,
      captions: [String: [UInt8]] = [:]
    ) {
      self.name = name
      self.project = project
      self.hashedID = hashedID
      self.captions = captions
    }
  }

  /// The medias, in the order of their ids.
  public var medias: [Media] = []

  /// Creates a seed.
  ///
  /// - Parameter medias: The medias.
  public init(medias: [Media] = []) {
    self.medias = medias
  }

  /// Refuses what could not be an account's.
  func check() throws(SandboxError) {
    for media in medias {
      func refuse(_ reason: String) -> SandboxError {
        SandboxError("the seed's media \"\(media.name.prefix(100))\": \(reason)")
      }
      for name in [media.name, media.project ?? Seeding.defaultProject]
      where !(1...FieldLimits.name).contains(name.utf8.count) {
        throw refuse("names must have 1 to \(FieldLimits.name) bytes")
      }
      if let id = media.hashedID, !HashedID.isUsable(id) {
        throw refuse("the hashed id must have 1 to 64 letters, digits, \"-\" and \"_\"")
      }
      for code in media.captions.keys where !LanguageCode.isPlausible(code) {
        throw refuse("the language of its captions \(LanguageCode.form)")
      }
    }
  }
}
