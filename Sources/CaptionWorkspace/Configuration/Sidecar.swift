// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionRules
import CaptionTiming
import FoundationEssentials
import Glibc

/// The content of `film.srt.captions.json`, beside `film.srt`: what somebody looked at and accepted.
///
/// ```json
/// { "suppressions": [
///   { "rules": ["overlap"], "cues": [12, "20-30"], "reason": "two speakers at once" },
///   { "rules": ["reading-speed"], "times": ["00:01:00 --> 00:02:00"], "reason": "a list, read fast" }
/// ] }
/// ```
struct Sidecar: Decodable {
  /// One thing that was accepted.
  struct Suppression: Decodable {
    var rules: [String]
    var cues: [Ordinals]?
    var times: [String]?
    var reason: String?

    private enum Keys: String, CodingKey, CaseIterable { case rules, cues, times, reason }

    init(from decoder: any Decoder) throws {
      try UnknownKeys.refuse(in: decoder, but: Keys.allCases.map(\.rawValue))
      let container = try decoder.container(keyedBy: Keys.self)
      rules = try container.decode([String].self, forKey: .rules)
      cues = try container.decodeIfPresent([Ordinals].self, forKey: .cues)
      times = try container.decodeIfPresent([String].self, forKey: .times)
      reason = try container.decodeIfPresent(String.self, forKey: .reason)
    }
  }

  /// `12`, or `"20-30"`.
  struct Ordinals: Decodable {
    var range: ClosedRange<Int>

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let ordinal = try? container.decode(Int.self) {
        range = ordinal...ordinal
        return
      }
      let text = try container.decode(String.self)
      let numbers = text.split(separator: "-", maxSplits: 1).map { Int($0.filter { $0 != " " }) }
      guard let first = numbers.first ?? nil, let last = numbers.last ?? nil, first <= last else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "write cues as 12 or \"20-30\", not '\(text)'")
      }
      range = first...last
    }
  }

  var suppressions: [Suppression]

  private enum Keys: String, CodingKey { case suppressions }

  init(from decoder: any Decoder) throws {
    try UnknownKeys.refuse(in: decoder, but: [Keys.suppressions.rawValue])
    suppressions = try decoder.container(keyedBy: Keys.self)
      .decode([Suppression].self, forKey: .suppressions)
  }

  /// The path of a file's sidecar.
  static func path(of file: String) -> String { file + ".captions.json" }

  /// What was accepted of a file.
  ///
  /// - Parameter file: The caption file; standard input has no sidecar.
  /// - Returns: The suppressions and where they stand, or `nil` where there is no sidecar.
  /// - Throws: ``SettingsError`` for one that cannot be read, or that names no rule.
  static func suppressions(of file: String) throws -> (path: String, list: Suppressions)? {
    let path = Self.path(of: file)
    guard file != "-", unsafe access(path, F_OK) == 0 else { return nil }
    let sidecar = try SettingsFile.read(Sidecar.self, from: path)
    var list = Suppressions()
    for suppression in sidecar.suppressions {
      list.entries.append(
        Suppressions.Entry(
          rules: suppression.rules, cues: suppression.cues?.map(\.range) ?? [],
          times: try (suppression.times ?? []).map { try times($0, path) },
          reason: suppression.reason ?? ""))
    }
    do {
      try list.check()
    } catch {
      throw SettingsError("\(path): \(error)")
    }
    return (path, list)
  }

  private static func times(_ text: String, _ path: String) throws -> Range<Timestamp> {
    let parts = text.split(separator: "-->", maxSplits: 1).map {
      String($0.trimming { $0 == " " })
    }
    guard parts.count == 2, let start = try? Timestamp(expression: parts[0]),
      let end = try? Timestamp(expression: parts[1]), start < end
    else {
      throw SettingsError(
        "\(path): '\(text)' is not a time range; write \"00:01:00 --> 00:02:00\"")
    }
    return start..<end
  }
}
