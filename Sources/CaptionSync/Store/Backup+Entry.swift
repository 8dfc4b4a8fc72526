// SPDX-License-Identifier: Apache-2.0

extension Backup {
  /// One text that was saved before it was replaced or deleted.
  public struct Entry: Sendable, Hashable, Codable {
    /// The account that held it.
    public var account: String
    /// The media's id.
    public var media: String
    /// The media's name.
    public var name: String
    /// The language as a BCP 47 tag.
    public var language: String
    /// The account's code of the track.
    public var code: String
    /// What was about to happen.
    public var action: SyncOperation.Action
    /// The file in the backup's directory.
    public var file: String
    /// The digest of the text's bytes.
    public var digest: ContentDigest
  }
}

extension Backup.Entry {
  /// Decodes an entry.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: `DecodingError`, also for a file outside of the backup.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    account = try container.decode(String.self, forKey: .account)
    media = try container.decodeName(forKey: .media)
    name = try container.decode(String.self, forKey: .name)
    language = try container.decode(String.self, forKey: .language)
    code = try container.decodeName(forKey: .code)
    action = try container.decode(SyncOperation.Action.self, forKey: .action)
    file = try container.decodeName(forKey: .file)
    digest = try container.decode(ContentDigest.self, forKey: .digest)
  }
}

extension Backup.Entry: StoreRecord {
  /// Manifests have had one version.
  var version: Int? { nil }
}
