// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import FoundationEssentials

/// The file of the states of all accounts that a directory was synced with.
struct StateFile: Sendable, Hashable {
  /// The version of the file's format; a later version with the same number only adds members.
  private static let version = 1

  /// The states, by what tells the accounts from each other.
  var accounts: [String: SyncState] = [:]
  /// The runs whose journal the states hold already.
  ///
  /// The journal is emptied after the state is written, and not in the same moment.
  var journaled: Set<String> = []

  /// Reads a file.
  ///
  /// - Parameter path: The file; where there is none, nothing is known.
  /// - Throws: `FileError` when it cannot be read or understood.
  init(path: String) throws(FileError) {
    let bytes: [UInt8]
    do {
      var file = try InputFile(path: path)
      bytes = try file.readAll()
    } catch {
      guard error.isMissing else { throw error }
      return
    }
    guard let file = try? JSONDecoder().decode(Content.self, from: Data(bytes)),
      file.version == Self.version
    else {
      throw FileError(
        .read, path,
        reason: "it is not a state that this version understands; remove it to start over, "
          + "nothing but the memory of earlier runs is lost")
    }
    accounts = file.accounts
    journaled = file.journaled ?? []
  }

  private struct Content: Decodable {
    var version: Int
    var accounts: [String: SyncState]
    var journaled: Set<String>?
  }

  /// Writes the file in place of the one that is there.
  ///
  /// A member at a time: an encoder that is given all of it holds some kilobytes a track.
  ///
  /// - Parameter path: The file.
  /// - Throws: `FileError`; the file is as it was then.
  func write(to path: String) throws(FileError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var text = IncrementalJSON(encoder)
    do {
      try text.object {
        try $0.member("accounts") { text in
          try text.object { text in
            for (name, state) in accounts.sorted(by: { $0.key < $1.key }) {
              try text.member(name) { try state.write(to: &$0) }
            }
          }
        }
        try $0.member("journaled", journaled.sorted())
        try $0.member("version", Self.version)
      }
    } catch {
      throw FileError(.write, path, reason: "the state cannot be written as JSON")
    }
    try OutputFile.write(text.bytes, to: path)
  }
}
