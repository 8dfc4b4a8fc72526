// SPDX-License-Identifier: Apache-2.0

public import CaptionText

/// What the text says about its language.
public struct LanguageDetection: Sendable, Hashable {
  /// How a language was told.
  public enum Method: String, Sendable, Hashable {
    /// By the script and by letters that only one of its languages has.
    case script
    /// By statistics (libcld2).
    case statistics
    /// Not at all.
    case none
  }

  /// The language, `und` where the text does not tell reliably.
  public var tag: LanguageTag
  /// The likeliest language, reliable or not; `nil` where there is not even a guess.
  public var guess: LanguageTag?
  /// The share of the text that is in the language, from 0 to 1.
  public var share: Double
  /// How the guess was made.
  public var method: Method
  /// The script of most letters, `nil` without letters.
  public var script: Script?
  /// How many letters were looked at.
  public var letterCount: Int

  /// Whether the text told its language reliably.
  public var isReliable: Bool { tag != .undetermined }
}

/// How a language that a text was detected in relates to the one that it is labelled with.
public enum LabelAgreement: String, Sendable, Hashable {
  /// The same language; script and region are not looked at beyond Chinese.
  case same
  /// Languages that detectors confuse, such as Norwegian and Danish: no reason to doubt a label.
  case close
  /// Another language.
  case different
  /// The text or the label does not tell.
  case undetermined
}

extension LanguageDetection {
  /// Whether a label fits the text.
  ///
  /// - Parameter label: The language that the text is said to be in.
  /// - Returns: ``LabelAgreement/undetermined`` for unreliable detections and for labels such as
  ///   `und`, `mul` and `zxx`.
  public func agreement(with label: LanguageTag) -> LabelAgreement {
    guard isReliable else { return .undetermined }
    let (found, stated) = (Self.base(tag), Self.base(label))
    guard label.iso6392?.kind != .special, label.iso6392?.kind != .localUse else {
      return .undetermined
    }
    if found != stated {
      return Self.closeGroups.contains { $0.contains(found) && $0.contains(stated) }
        ? .close : .different
    }
    let scripts = (tag.chineseScript, label.chineseScript)
    if found == "zh", let detected = scripts.0, let labelled = scripts.1, detected != labelled {
      return .different
    }
    return .same
  }

  /// The language, its macrolanguage standing for it where one does.
  private static func base(_ tag: LanguageTag) -> String {
    let canonical = tag.canonical
    let key = canonical.languageOnly.equivalenceKey
    return canonical.macrolanguage?.language ?? key
  }

  /// Languages that are told apart by too little for a few hundred letters.
  private static let closeGroups: [Set<String>] = [
    ["no", "nb", "nn", "da", "sv"], ["hr", "sr", "bs", "cnr", "sh"], ["id", "ms"], ["cs", "sk"],
    ["fil", "tl"], ["hi", "mr", "ne", "mai", "bho"], ["pt", "gl"], ["af", "nl"],
    ["fa", "prs", "tg"],
    ["be", "uk", "ru"], ["bg", "mk"], ["zu", "xh", "ss", "nr"], ["ca", "oc"], ["az", "tr"],
  ]
}

extension LanguageTag {
  /// How a tag says that Chinese is written: by its script or by its region; `nil` if it does not.
  var chineseScript: String? {
    guard language == "zh" || macrolanguage?.language == "zh" else { return nil }
    if let script { return script }
    switch region {
    case "TW", "HK", "MO": return "Hant"
    case "CN", "SG": return "Hans"
    default: return nil
    }
  }
}
