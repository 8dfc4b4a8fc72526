// SPDX-License-Identifier: Apache-2.0

/// What a caption file's name says about the captions besides their language.
public enum CaptionFlag: String, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// Only for foreign dialogue and on-screen text: `forced`, `foreign`.
  case forced
  /// For the deaf and hard of hearing: `sdh`, `cc`, or `hi` beside a language.
  case hearingImpaired = "sdh"
  /// Shown unless the viewer chooses another track: `default`.
  case `default`
  /// The makers' commentary: `commentary`, `comment`.
  case commentary
  /// Signs and songs alone: `signs`.
  case signs
  /// Made by a machine: `auto`, `asr`, and the `-orig` of downloads from YouTube.
  case automatic = "auto"

  /// The flag that a token of a file name stands for, whatever its case; `hi` is none here.
  init?(token: String) {
    switch token.lowercased() {
    case "forced", "foreign", "fo": self = .forced
    case "sdh", "cc": self = .hearingImpaired
    case "default": self = .default
    case "commentary", "comment": self = .commentary
    case "signs", "signs&songs", "signs-songs": self = .signs
    case "auto", "asr", "auto-generated": self = .automatic
    default: return nil
    }
  }

  /// Orders flags as they are written in a file name.
  public static func < (lhs: CaptionFlag, rhs: CaptionFlag) -> Bool {
    lhs.position < rhs.position
  }

  private var position: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
