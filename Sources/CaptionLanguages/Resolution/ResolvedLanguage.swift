// SPDX-License-Identifier: Apache-2.0

/// What a code, a tag or a name was found to mean.
public struct ResolvedLanguage: Sendable, Hashable {
  /// How the input was understood.
  public enum Source: String, Sendable, Hashable {
    /// A current code of ISO 639-1 or 639-2.
    case code
    /// A withdrawn code or a wild alias.
    case alias
    /// A BCP 47 tag or a POSIX locale.
    case tag
    /// A name in some language.
    case name
  }

  /// The input, without white space around it.
  public var input: String
  /// The meaning, in canonical form.
  public var tag: LanguageTag
  /// How the input was understood.
  public var source: Source
  /// What a person should know about it.
  public var notes: [ResolvedLanguage.Note]
  /// The entry that the input named, for the range `qaa-qtz`, which no tag can express.
  var entry: Language?

  /// The entry of ISO 639-2, or `nil` for a language that only ISO 639-3 lists.
  public var language: Language? { entry ?? tag.iso6392 }
}

extension ResolvedLanguage {
  /// What a person should know about how an input was understood.
  public enum Note: Sendable, Hashable {
    /// The code is withdrawn; its replacement was taken.
    case withdrawn(code: String, date: String, replacement: String)
    /// The code was never official; what its users mean was taken.
    case wild(code: String, replacement: String)
    /// The code is valid, and people who write it may mean another language, such as a country's.
    case mistaken(code: String, language: String, suggestion: String)
    /// A retired subtag was replaced.
    case replaced(subtag: String, replacement: String)
    /// What the captions are for, such as `CC`, stood beside the language and was left out.
    case flag(String)
  }
}

extension ResolvedLanguage.Note: CustomStringConvertible {
  /// The note for people, without a period.
  public var description: String {
    switch self {
    case .withdrawn(let code, let date, let replacement):
      "\"\(code)\" was withdrawn on \(date); using \"\(replacement)\""
    case .wild(let code, let replacement):
      "\"\(code)\" was never an official code; using \"\(replacement)\""
    case .mistaken(let code, let language, let suggestion):
      "\"\(code)\" is \(language); if that is not meant, write \"\(suggestion)\""
    case .replaced(let subtag, let replacement):
      "\"\(subtag)\" is retired; using \"\(replacement)\""
    case .flag(let flag): "\"\(flag)\" is left out: it is not part of the language"
    }
  }
}

/// Why an input has no single meaning.
public struct LanguageResolutionError: Error, Sendable, Hashable {
  /// The kinds of failure.
  public enum Reason: String, Sendable, Hashable {
    /// Nothing is known by that name.
    case unknown
    /// Several languages are known by that name.
    case ambiguous
    /// The meaning is known, and a strict resolver refuses it.
    case refused
  }

  /// The input, without white space around it.
  public var input: String
  /// What went wrong.
  public var reason: Reason
  /// For an ambiguous name its languages; for an unknown one what may have been meant, likeliest
  /// first; for a refused one its meaning.
  public var candidates: [LanguageTag]
  /// What a person should know besides.
  public var notes: [ResolvedLanguage.Note] = []
}

extension LanguageResolutionError: CustomStringConvertible {
  /// One line for people, without a period.
  public var description: String {
    let list = candidates.map { "\"\($0)\"" + ($0.englishName.map { " (\($0))" } ?? "") }
      .joined(separator: ", ")
    switch reason {
    case .unknown where candidates.isEmpty: return "unknown language \"\(input)\""
    case .unknown: return "unknown language \"\(input)\"; did you mean \(list)?"
    case .ambiguous: return "ambiguous language \"\(input)\": \(list)"
    case .refused:
      return "refused \"\(input)\": " + notes.map(\.description).joined(separator: "; ")
    }
  }
}
