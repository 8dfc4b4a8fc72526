// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import FoundationEssentials

/// The file of the states of all accounts that a directory was synced with.
struct StateFile: Sendable, Hashable {
  /// The states, by what tells the accounts from each other.
  var accounts: [String: SyncState] = [:]
  /// The runs whose journal the states hold already.
  ///
  /// The journal is emptied after the state is written, and not in the same moment.
  var journaled: Set<String> = []

  /// A file in which nothing is remembered.
  init() {}

  /// Reads a file.
  ///
  /// - Parameter bytes: What it holds.
  /// - Throws: ``StoreFault``.
  init(_ bytes: [UInt8]) throws(StoreFault) {
    if let version = StoreFault.version(of: bytes[...]), version != Double(StoreFault.version) {
      guard version > Double(StoreFault.version) else {
        throw .damaged("there never was a version \(version)")
      }
      throw .newer(version)
    }
    do throws(BoundedJSONError) {
      let file = try BoundedJSON.decode(Content.self, from: bytes[...])
      accounts = file.accounts
      journaled = file.journaled ?? []
    } catch {
      throw .damaged(error.description)
    }
  }

  private struct Content: Decodable {
    var version: Int
    var accounts: [String: SyncState]
    var journaled: Set<String>?
  }

  /// The file as it is written.
  ///
  /// A member at a time: an encoder that is given all of it holds some kilobytes a track.
  ///
  /// - Returns: The bytes.
  /// - Throws: What the encoder throws.
  func bytes() throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var text = IncrementalJSON(encoder)
    try text.object {
      try $0.member("accounts") { text in
        try text.object { text in
          for (name, state) in accounts.sorted(by: { $0.key < $1.key }) {
            try text.member(name) { try state.write(to: &$0) }
          }
        }
      }
      try $0.member("journaled", journaled.sorted())
      try $0.member("version", StoreFault.version)
    }
    return text.bytes
  }
}
