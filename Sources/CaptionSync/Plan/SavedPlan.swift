// SPDX-License-Identifier: Apache-2.0

import CaptionLanguages
import FoundationEssentials

/// A plan in a file, to be looked at now and applied later.
///
/// It holds no secrets and no captions. Every operation carries the digests of what it was made from,
/// so that an apply refuses what has changed since.
public struct SavedPlan: Sendable, Hashable, Codable {
  /// The version of the file's format; a later version with the same number only adds members.
  ///
  /// Version 1 had reasons and notes as text. It is still read.
  public static let currentVersion = 2

  /// The version of the file's format.
  public var version = SavedPlan.currentVersion
  /// What the file is.
  public var kind = "captions-sync-plan"
  /// What tells the account from others.
  public var account: String
  /// The directory, as it was named when the plan was made.
  public var directory: String
  /// How many tracks the account held for the medias that were looked at.
  public var remoteTrackCount: Int
  /// The operations.
  public var operations: [SyncOperation]

  private enum CodingKeys: String, CodingKey {
    case version, kind, account, directory, remoteTrackCount, operations
  }

  /// Creates a file's content.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - account: What tells the account from others.
  ///   - directory: The directory.
  public init(_ plan: SyncPlan, account: String, directory: String) {
    self.account = account
    self.directory = directory
    remoteTrackCount = plan.remoteTrackCount
    operations = plan.operations
  }

  /// Reads a file's content.
  ///
  /// A plan may have been changed since it was made: what it says is only taken where it could be what
  /// sync makes. Paths lie below the directory, ids and codes address nothing else, every upload carries
  /// its digest and every loss the digest of what is lost, and no track is written twice.
  ///
  /// - Parameter bytes: The bytes of the file.
  /// - Throws: `SavedPlanError` when it is none, or of a later version.
  public init(bytes: [UInt8]) throws(SavedPlanError) {
    let header: Header
    do {
      header = try BoundedJSON.decode(Header.self, from: bytes[...])
    } catch {
      throw SavedPlanError(description: "it is not a saved sync plan: \(error)")
    }
    guard header.kind == "captions-sync-plan" else {
      throw SavedPlanError(description: "it is not a saved sync plan")
    }
    guard header.version == 1 || header.version == Double(Self.currentVersion) else {
      let number = Int(exactly: header.version).map { "\($0)" } ?? "\(header.version)"
      throw SavedPlanError(
        description: "it is a plan of version \(number), and this program reads version "
          + "\(Self.currentVersion); update captions, or plan again")
    }
    do {
      self = try BoundedJSON.decode(SavedPlan.self, from: bytes[...])
    } catch {
      throw SavedPlanError(
        description: "it cannot be applied: \(error); it was damaged or changed, plan again")
    }
    var written: Set<[String]> = []
    for (index, operation) in operations.enumerated() {
      guard let problem = operation.obstacleToApplying(&written) else { continue }
      throw SavedPlanError(
        description: "it cannot be applied: operations[\(index)] \(problem); it was damaged or "
          + "changed, plan again")
    }
  }

  /// What a plan of any version says.
  private struct Header: Decodable {
    var kind: String
    // A number of any size is the number of a version.
    var version: Double
  }

  /// Decodes a plan.
  ///
  /// - Parameter decoder: The decoder to read from.
  /// - Throws: `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    version = try container.decode(Int.self, forKey: .version)
    kind = try container.decode(String.self, forKey: .kind)
    account = try container.decode(String.self, forKey: .account)
    directory = try container.decode(String.self, forKey: .directory)
    remoteTrackCount = try container.decodeCount(forKey: .remoteTrackCount)
    operations = try container.decode([SyncOperation].self, forKey: .operations)
  }

  /// The plan.
  public var plan: SyncPlan { SyncPlan(operations: operations, remoteTrackCount: remoteTrackCount) }

  /// The bytes of the file.
  ///
  /// - Returns: JSON, an operation a line: an encoder that is given all of them holds some kilobytes
  ///   each.
  /// - Throws: What the encoder throws.
  public func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var text = IncrementalJSON(encoder)
    try text.object {
      try $0.member(CodingKeys.kind.rawValue, kind)
      try $0.member(CodingKeys.version.rawValue, version)
      try $0.member(CodingKeys.account.rawValue, account)
      try $0.member(CodingKeys.directory.rawValue, directory)
      try $0.member(CodingKeys.remoteTrackCount.rawValue, remoteTrackCount)
      try $0.member(CodingKeys.operations.rawValue, lines: operations)
    }
    return text.bytes + [0x0A]
  }
}

/// Why a file cannot be applied as a plan.
public struct SavedPlanError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong with it.
  public var description: String
}

extension SyncOperation {
  /// Why an operation that somebody may have changed is not carried out.
  ///
  /// - Parameter written: The tracks that operations before this one write; receives this one's.
  /// - Returns: What is wrong with it, or `nil`.
  fileprivate func obstacleToApplying(_ written: inout Set<[String]>) -> String? {
    guard isWrite else { return nil }
    guard let media, let key = languageKey else { return "names no media, or no language" }
    guard language.isEmpty || LanguageTag(code: language) != nil else {
      return "is in \"\(language)\", which is not a language"
    }
    if let path, path.split(separator: "/").contains(where: { $0.hasPrefix(".") }) {
      return "sends \(path), which is hidden"
    }
    switch action {
    case .create, .replace:
      guard uploadDigest != nil, local != nil else {
        return "does not carry the digest of what it sends"
      }
      guard path != nil || action == .create else { return "names no file" }
    case .relabel:
      guard newCode != nil else { return "names no new code" }
    case .delete, .unchanged, .hold, .conflict, .problem: break
    }
    guard action == .create || remote != nil else {
      return "does not carry the digest of what it takes away"
    }
    guard written.insert([media.id, key]).inserted else {
      return "writes the captions of \(media.id) in \(language) a second time"
    }
    return nil
  }
}
