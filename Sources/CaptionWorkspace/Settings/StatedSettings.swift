// SPDX-License-Identifier: Apache-2.0

public import CaptionCore
public import CaptionRules
public import CaptionText
public import CaptionTiming

/// What somebody says of all the files of a run; it wins over what configurations and names say.
///
/// Whatever is left out is taken from the nearest `.captions.json` of each file, from the sidecar beside
/// it, and from its name.
public struct StatedSettings: Sendable {
  /// The profile; ``usualProfile`` where no configuration names one either.
  public var profile: ProfileChoice?
  /// The built-in profile where nobody names one.
  public var usualProfile = "upload"
  /// The rules that run: codes, families by prefix, or names; those of the profile unless told.
  public var select: [String] = []
  /// The rules that do not run, besides those that a configuration ignores.
  public var ignore: [String] = []
  /// Whether the captions are for deaf and hard-of-hearing viewers.
  public var isSDH = false
  /// How long the media is.
  public var mediaDuration: Timestamp?
  /// The frame rate of the media.
  public var frameRate: FrameRate?
  /// How fixes read a fraction of a second that has not three digits.
  public var fractions: FractionReading?
  /// The path of a file that tells where somebody speaks.
  public var speech: String?
  /// The path of a list of the only characters that may be used.
  public var glyphs: String?
  /// The language of the text: any code, or a tag.
  public var language: String?
  /// The encoding of the files, whatever their bytes say.
  public var encoding: TextEncoding?
  /// Whether configurations and sidecars are left unread.
  public var ignoresConfiguration = false

  /// Says nothing.
  public init() {}
}
