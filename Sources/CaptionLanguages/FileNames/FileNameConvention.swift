// SPDX-License-Identifier: Apache-2.0

internal import CaptionText

/// How a player or a host wants caption files to be named.
public struct FileNameConvention: Sendable, Hashable {
  /// The convention's name, as users write it.
  public var name: String
  /// How the language is written.
  public var form: LanguageForm
  /// What stands between the subtags of a tag: `-`, or `_` for Facebook.
  public var subtagSeparator: String
  /// What is written for each flag; a flag that is not listed has no place in the convention.
  public var flagTokens: [CaptionFlag: String]
  /// Whether the language needs a region; the likely one is taken where none is known.
  public var needsRegion: Bool
  /// Tags that are written whole where the form would drop their region or script.
  public var wholeTags: Set<String>
  /// Regions that are written in another way, such as `LA` for Latin America (`419`) on Facebook.
  public var regionTokens: [String: String]
  /// What names look like, for people.
  public var note: String

  /// A convention that writes languages in a form, and all flags.
  ///
  /// - Parameter form: The form; names are no part of file names.
  public init(form: LanguageForm) {
    name = form.description
    self.form = form
    subtagSeparator = "-"
    flagTokens = Self.allFlags
    needsRegion = false
    wholeTags = []
    regionTokens = [:]
    note = "stem.LANGUAGE[.forced][.sdh][.default].srt"
  }

  private init(
    _ name: String, _ form: LanguageForm, flags: [CaptionFlag: String], separator: String = "-",
    needsRegion: Bool = false, wholeTags: Set<String> = [], regionTokens: [String: String] = [:],
    note: String
  ) {
    self.name = name
    self.form = form
    subtagSeparator = separator
    flagTokens = flags
    self.needsRegion = needsRegion
    self.wholeTags = wholeTags
    self.regionTokens = regionTokens
    self.note = note
  }

  private static let allFlags = Dictionary(
    uniqueKeysWithValues: CaptionFlag.allCases.map { ($0, $0.rawValue) })

  /// All presets, sorted by name.
  public static let presets = [facebook, jellyfin, kodi, plex, wistia, youtube]

  /// The preset with a name, whatever its case.
  ///
  /// - Parameter name: Such as `plex`.
  /// - Returns: The preset, or `nil`.
  public static func preset(named name: String) -> FileNameConvention? {
    presets.first { $0.name == name.lowercased() }
  }

  /// Plex: two letters, or three where there are none; `forced` and `sdh`.
  ///
  /// Users report that it takes 639-1 and 639-2/B alone, so regions are dropped.
  public static let plex = FileNameConvention(
    "plex", .alpha2, flags: [.forced: "forced", .hearingImpaired: "sdh"],
    note: "stem.LANGUAGE[.forced][.sdh].srt; 639-1, else 639-2/B")

  /// Jellyfin: three letters, flags `default`, `forced`, `sdh`.
  ///
  /// Of tags with a region or a script it knows those in a list of its own (source of 2026-08) and
  /// no others, so these are written whole.
  public static let jellyfin = FileNameConvention(
    "jellyfin", .terminology,
    flags: [.forced: "forced", .hearingImpaired: "sdh", .default: "default"],
    wholeTags: [
      "pt-BR", "pt-PT", "es-419", "zh-CN", "zh-Hans", "zh-TW", "zh-Hant", "zh-HK",
    ],
    note: "stem.LANGUAGE[.forced][.sdh][.default].srt; 639-2/T, or a tag that it knows")

  /// Kodi: three letters of 639-2/B; `forced` and `default`.
  public static let kodi = FileNameConvention(
    "kodi", .bibliographic, flags: [.forced: "forced", .default: "default"],
    note: "stem.LANGUAGE[.forced][.default].srt; 639-2/B")

  /// YouTube: a BCP 47 tag, no flags.
  public static let youtube = FileNameConvention(
    "youtube", .bcp47, flags: [:], note: "stem.TAG.srt; BCP 47")

  /// Facebook: a language and a region with `_`, no flags: `name.en_US.srt`.
  ///
  /// It has no numbers for regions: Spanish of Latin America is `es_LA`.
  public static let facebook = FileNameConvention(
    "facebook", .bcp47, flags: [:], separator: "_", needsRegion: true,
    regionTokens: ["419": "LA"], note: "stem.LANGUAGE_REGION.srt")

  /// Wistia: the terminology code, no flags, since its captions have neither regions nor flags.
  public static let wistia = FileNameConvention(
    "wistia", .terminology, flags: [:], note: "stem.LANGUAGE.srt; 639-2/T")
}

/// A file name written in a convention, with what the convention could not hold.
public struct FormattedFileName: Sendable, Hashable {
  /// The name, or `nil` when the language has no place in the convention.
  public var name: String?
  /// What was lost or assumed, for people, without periods.
  public var losses: [String]
}

extension CaptionFileName {
  /// The name in a convention: the stem, the language, the flags, the number, the extension.
  ///
  /// - Parameter convention: The convention.
  /// - Returns: The name and what it could not hold. A name without a language keeps having none.
  public func formatted(_ convention: FileNameConvention) -> FormattedFileName {
    var losses: [String] = []
    var tokens: [String] = []
    if let language {
      guard let token = Self.token(language, convention, &losses) else {
        return FormattedFileName(name: nil, losses: losses)
      }
      tokens.append(token)
    }
    for flag in flags.sorted() {
      if let token = convention.flagTokens[flag] {
        tokens.append(token)
      } else {
        losses.append("flag \(flag.rawValue) dropped: \(convention.name) has none such")
      }
    }
    if let number { tokens.append(String(number)) }
    let name = ([stem] + tokens + (fileExtension.isEmpty ? [] : [fileExtension]))
      .joined(separator: ".")
    return FormattedFileName(name: name, losses: losses)
  }

  private static func token(
    _ language: LanguageTag, _ convention: FileNameConvention, _ losses: inout [String]
  ) -> String? {
    guard !convention.form.isName else {
      losses.append("names of languages do not belong in file names")
      return nil
    }
    var tag = language.canonical
    if convention.needsRegion, tag.region == nil {
      guard let full = LikelySubtags.adding(to: tag.description), let likely = LanguageTag(full),
        let region = likely.region
      else {
        losses.append("\(tag) has no likely region, and \(convention.name) needs one")
        return nil
      }
      losses.append("region \(region) assumed: \(convention.name) needs one")
      tag = tag.with(region: region)
    }
    if convention.needsRegion, let script = tag.script {
      losses.append("script \(script) dropped")
      tag = tag.with(script: nil)
    }
    if convention.wholeTags.contains(tag.description) { return tag.description }
    if let region = tag.region, let token = convention.regionTokens[region] {
      tag = tag.with(region: token)
    }
    // Plex reads bibliographic codes where it reads three letters at all.
    let form: LanguageForm =
      convention.name == "plex" && tag.iso6392?.alpha2 == nil ? .bibliographic : convention.form
    let rendering = tag.rendered(as: form)
    losses += rendering.losses.map(\.description)
    return rendering.text?.split(separator: "-").joined(separator: convention.subtagSeparator)
  }
}
