// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionLanguages
import CaptionReports
import CaptionText

/// `captions languages lookup`: what codes, tags and names mean.
struct LanguagesLookupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lookup",
    abstract: "Tell what codes, tags and names mean.",
    discussion: """
      Exit status 1 when anything is unknown or ambiguous.

      Examples:
        captions languages lookup fre pt_br "Simplified Chinese" iw
        captions languages lookup allemand --names fr
      """
  )

  @Argument(help: "Codes, tags or names.")
  var inputs: [String]

  @OptionGroup var reading: LanguageReadingOptions

  @Option(help: "A table for people, one JSON array, or one JSON document a line.")
  var format: LanguageListFormat = .table

  func run() throws {
    let resolver = reading.resolver
    var found: [ResolvedLanguage] = []
    var problems: [LanguageResolutionError] = []
    var listing = JSONListing(format: format)
    for input in inputs {
      do {
        let language = try resolver.resolve(input)
        found.append(language)
        listing.add { json in Self.write(language, to: &json) }
      } catch {
        problems.append(error)
        listing.add { json in Self.write(error, to: &json) }
      }
    }
    var output = StandardOutput()
    if format == .table {
      try printTable(found, to: &output)
    } else {
      try output.write(listing.finish())
    }
    try output.flush()
    for language in found where format == .table {
      for note in language.notes { Messages.error(note.description) }
    }
    for problem in problems { Messages.error(problem.description) }
    if !problems.isEmpty { throw ExitStatus.findings }
  }

  private func printTable(_ found: [ResolvedLanguage], to output: inout StandardOutput) throws {
    guard !found.isEmpty else { return }
    var table = LanguageTable(header: [
      "INPUT", "BCP 47", "639-1", "639-2/T", "639-2/B", "NAME", "NATIVE NAME", "SCRIPT",
    ])
    for language in found {
      table.rows.append([
        language.input, language.rendered(as: .bcp47).text ?? "", language.language?.alpha2 ?? "-",
        language.language?.terminologyCode ?? "-", language.language?.bibliographicCode ?? "-",
        language.rendered(as: .name).text ?? "-", Self.native(language) ?? "-",
        Self.script(language) ?? "-",
      ])
    }
    for line in table.take() { try output.write(line) }
  }

  private static func native(_ language: ResolvedLanguage) -> String? {
    LocaleNames.native(language.tag.description)
  }

  private static func script(_ language: ResolvedLanguage) -> String? {
    language.tag.script ?? LikelySubtags.script(of: language.tag.description)
  }

  private static func write(_ problem: LanguageResolutionError, to json: inout JSONText) {
    json.member("input", problem.input)
    json.member("problem", problem.description)
    json.member("reason", problem.reason.rawValue)
    json.member("candidates", problem.candidates.map(\.description))
  }

  private static func write(_ language: ResolvedLanguage, to json: inout JSONText) {
    json.member("input", language.input)
    json.member("understoodAs", language.source.rawValue)
    json.member("bcp47", optional: language.rendered(as: .bcp47).text)
    json.member("terminology", optional: language.language?.terminologyCode)
    json.member("bibliographic", optional: language.language?.bibliographicCode)
    json.member("alpha2", optional: language.language?.alpha2)
    json.member("kind", optional: language.language?.kind.rawValue)
    json.member("macrolanguage", optional: language.tag.macrolanguage?.description)
    json.member("name", optional: language.rendered(as: .name).text)
    json.member("isoName", optional: language.language?.name)
    json.member("nativeName", optional: native(language))
    json.member("script", optional: script(language))
    json.member("rightToLeft", LikelySubtags.isRightToLeft(language.tag.description))
    json.member("equivalenceKey", language.tag.equivalenceKey)
    json.member("notes", language.notes.map(\.description))
  }
}

/// How languages are understood.
struct LanguageReadingOptions: ParsableArguments {
  @Flag(help: "Refuse withdrawn codes, wrong codes that are widely used, and any loss.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Understand names in this language too; may be given again.", valueName: "language"))
  var names: [String] = []

  func validate() throws {
    for name in names where LanguageTag(code: name) == nil {
      throw ValidationError("'\(name)' is not a language; give a code such as fr or a tag")
    }
    for name in nameLocales where LocaleNames.language("en", in: name) == nil {
      throw ValidationError("there are no names of languages in '\(name)'")
    }
  }

  /// The languages whose names are understood, as tags.
  var nameLocales: [String] { names.compactMap { LanguageTag(code: $0)?.description } }

  /// A resolver that understands what the options say.
  var resolver: LanguageResolver { LanguageResolver(isStrict: strict, nameLocales: nameLocales) }
}

/// A form of languages, as an argument.
struct LanguageFormArgument: ExpressibleByArgument {
  /// The form.
  let form: LanguageForm

  /// Reads the name of a form.
  init?(argument: String) {
    guard let form = LanguageForm(argument) else { return nil }
    self.form = form
  }
}
