// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionLanguages
import CaptionSync
import CaptionWorkspace
import Synchronization

/// How tracks differ from their files, kept to be shown below a plan.
final class SyncDifferences: Sendable {
  private let hunks = Mutex<[[String]: [CueDifference.Hunk]]>([:])

  func keep(_ difference: CueDifference, media: String, code: String) {
    hunks.withLock { $0[[media, code]] = difference.hunks }
  }

  /// Prints the differences of a plan in the unified format, the account's captions as the old ones.
  ///
  /// - Parameters:
  ///   - plan: The plan.
  ///   - output: Where they go.
  /// - Throws: What standard output throws.
  func write(_ plan: SyncPlan, to output: inout StandardOutput) throws {
    let isTerminal = StandardOutput.isTerminal
    for operation in plan.operations {
      guard let media = operation.media, let path = operation.path,
        operation.action != .unchanged,
        let hunks = hunks.withLock({ $0[[media.id, operation.code]] }), !hunks.isEmpty
      else { continue }
      let name = TerminalText.escaped("\(media.label) \(operation.code)")
      try output.write(styled: ("\n" + Self.painted("--- account: \(name)", "1")).utf8)
      try output.write(styled: Self.painted("+++ \(TerminalText.escaped(path))", "1").utf8)
      for hunk in hunks {
        let place =
          "@@ -\(hunk.old.start),\(hunk.old.count) +\(hunk.new.start),\(hunk.new.count) @@"
        try output.write(styled: Self.painted(place, "36").utf8)
        for line in hunk.lines {
          switch line {
          case .kept(let text): try output.write(styled: Self.line(" ", text, nil, isTerminal))
          case .removed(let text): try output.write(styled: Self.line("-", text, "31", isTerminal))
          case .added(let text): try output.write(styled: Self.line("+", text, "32", isTerminal))
          }
        }
      }
    }
  }

  private static func painted(_ text: String, _ code: String) -> String {
    StandardOutput.wantsColour ? "\u{1B}[\(code)m\(text)\u{1B}[0m\n" : text + "\n"
  }

  private static func line(
    _ sign: String, _ text: [UInt8], _ code: String?, _ isTerminal: Bool
  ) -> [UInt8] {
    guard isTerminal else { return Array(sign.utf8) + text + [0x0A] }
    let shown = sign + TerminalText.escaped(String(decoding: text, as: UTF8.self))
    return Array((code.map { painted(shown, $0) } ?? shown + "\n").utf8)
  }
}

/// Compares tracks with the files of the same media and language, while their text is at hand.
struct FileComparison: Sendable {
  /// What is needed of a file; there is one for each track of the directory.
  private struct File {
    var path: String
    var language: LanguageTag
    var digest: ContentDigest
  }

  private let scan: DirectoryScan
  private let files: [String: [String: File]]
  private let root: RootedDirectory?
  private let differences: SyncDifferences?

  init(_ assignment: Assignment, _ scan: DirectoryScan, _ differences: SyncDifferences?) {
    var files: [String: [String: File]] = [:]
    for target in assignment.targets {
      for track in target.tracks where track.problem == nil {
        guard let language = track.language, let digest = track.summary?.digest else { continue }
        files[target.media.id, default: [:]][language.equivalenceKey] = File(
          path: track.path, language: language, digest: digest)
      }
    }
    self.scan = scan
    self.files = files
    root = try? RootedDirectory(path: scan.directory)
    self.differences = differences
  }

  /// How a track and its file differ; `nil` where there is nothing to compare.
  func compare(_ media: String, _ track: AccountTrack, _ listing: TrackListing) -> CueChanges? {
    guard let file = files[media]?[listing.languageKey], let text = track.text,
      file.digest != listing.summary?.digest,
      let root, let path = try? RelativePath(file.path),
      let bytes = try? scan.text(of: path, in: root, language: file.language.description).bytes
    else { return nil }
    let difference = CueDifference(
      old: Array(text.utf8), new: bytes, withHunks: differences != nil)
    differences?.keep(difference, media: media, code: track.code)
    return CueChanges(difference)
  }
}
