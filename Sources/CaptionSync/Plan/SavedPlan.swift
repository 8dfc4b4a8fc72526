// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials

/// A plan in a file, to be looked at now and applied later.
///
/// It holds no secrets and no captions. Every operation carries the digests of what it was made from,
/// so that an apply refuses what has changed since.
public struct SavedPlan: Sendable, Hashable, Codable {
  /// The version of the file's format; a later version with the same number only adds members.
  public static let currentVersion = 1

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
  public init(_ plan: Plan, account: String, directory: String) {
    self.account = account
    self.directory = directory
    remoteTrackCount = plan.remoteTrackCount
    operations = plan.operations
  }

  /// Reads a file's content.
  ///
  /// - Parameter bytes: The bytes of the file.
  /// - Throws: `SavedPlanError` when it is none, or of a later version.
  public init(bytes: [UInt8]) throws(SavedPlanError) {
    do {
      self = try JSONDecoder().decode(SavedPlan.self, from: Data(bytes))
    } catch {
      throw SavedPlanError(description: "it is no plan of captions sync")
    }
    guard kind == "captions-sync-plan", version == Self.currentVersion else {
      throw SavedPlanError(
        description: "it is a plan of version \(version), and this program reads version "
          + "\(Self.currentVersion); plan again")
    }
  }

  /// The plan.
  public var plan: Plan { Plan(operations: operations, remoteTrackCount: remoteTrackCount) }

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
