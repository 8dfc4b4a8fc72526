// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionLanguages
import CaptionText

/// `captions languages translate`: codes and names in, one form out, in bulk.
struct LanguagesTranslateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "translate",
    abstract: "Write languages in one form, in bulk.",
    discussion: """
      One input a line gives one output a line; an unknown one gives an empty line and a message on \
      standard error, and exit status 1. With --csv, --tsv, --json or --ndjson only the named values \
      change and every other byte stays; an unknown one becomes an empty field or null. A key path \
      that leads to nothing in any document is told, with exit status 1. What a form \
      cannot hold (a region, a script) is told once for each distinct input, and so are languages \
      that end up as the same output. Any amount is translated in bounded memory.

      Examples:
        cut -f1 tracks.tsv | captions languages translate --to 639-2t
        captions languages translate --to bcp47 --csv language tracks.csv > new.csv
        captions languages translate --to 639-2b --json tracks.language tracks.json
        captions languages translate --to name --format table codes.txt
      """
  )

  @Option(
    help: ArgumentHelp(
      "What to write: 639-1, 639-2t, 639-2b, bcp47, name (English), native, or name:LOCALE.",
      valueName: "form"))
  var to: LanguageFormArgument

  @Argument(help: "Files; standard input without any, or for '-'.")
  var paths: [String] = ["-"]

  @Option(
    help: ArgumentHelp(
      "The column of comma-separated values to change: its header, or its number from 1.",
      valueName: "column"))
  var csv: String?

  @Option(
    help: ArgumentHelp(
      "The column of tab-separated values to change: its header, or its number from 1.",
      valueName: "column"))
  var tsv: String?

  @Option(
    help: ArgumentHelp(
      "The strings of a JSON document to change, by keys with dots between; arrays are gone through, "
        + "unless [0] picks an element.",
      valueName: "keys"))
  var json: String?

  @Option(
    help: ArgumentHelp("As --json, for one document a line.", valueName: "keys"))
  var ndjson: String?

  @Option(
    help: ArgumentHelp(
      "With --csv: the character between fields, such as ';', if not a comma.",
      valueName: "character"))
  var delimiter: String?

  @Flag(help: "With a column number: the first row is a header, and stays.")
  var header = false

  @Option(
    help: ArgumentHelp(
      "For lines: outputs alone, or inputs with outputs and notes as a table, one JSON array, or one "
        + "JSON document a line.", valueName: "format"))
  var format: TranslationFormat = .lines

  @Flag(help: "Say nothing of what was lost; unknown languages are still told.")
  var quiet = false

  @OptionGroup var reading: LanguageReadingOptions

  func validate() throws {
    guard [csv, tsv, json, ndjson].count(where: { $0 != nil }) <= 1 else {
      throw ValidationError("give one of --csv, --tsv, --json and --ndjson")
    }
    guard format == .lines || [csv, tsv, json, ndjson].allSatisfy({ $0 == nil }) else {
      throw ValidationError("--format is for lines; --csv, --tsv, --json and --ndjson keep theirs")
    }
    if let keys = json ?? ndjson, JSONKeyPath(keys) == nil {
      throw ValidationError(
        "'\(keys)' is not a key path: brackets hold the number of an element, counted from 0, or nothing "
          + "for all of them")
    }
    if case .localized(let locale) = to.form, LocaleNames.language("en", in: locale) == nil {
      throw ValidationError("there are no names of languages in '\(locale)'")
    }
    if let delimiter {
      guard csv != nil else { throw ValidationError("--delimiter goes with --csv") }
      guard delimiter.utf8.count == 1, let byte = delimiter.utf8.first, byte != 0x22, byte >= 0x20
      else { throw ValidationError("a delimiter is one ASCII character and no quote") }
    }
    for column in [csv, tsv].compactMap(\.self) where Int(column).map({ $0 < 1 }) ?? column.isEmpty
    {
      throw ValidationError("columns are counted from 1")
    }
  }

  func run() throws {
    let translator = LanguageTranslator(
      to: to.form, isStrict: reading.strict, nameLocales: reading.nameLocales)
    var run = TranslationRun(translator: translator, isQuiet: quiet, format: format)
    var hasFailed = false
    for path in paths {
      do {
        try run.translate(path, as: shape)
      } catch let error as FileError {
        Messages.error(error.description)
        hasFailed = true
      } catch let error as DelimitedRewriter.Failure {
        Messages.error("\(InputOptions.shown(path)): \(error)")
        hasFailed = true
      } catch let error as JSONStringRewriter.Failure {
        Messages.error("\(InputOptions.shown(path)): \(error)")
        hasFailed = true
      }
    }
    try run.finish(shape)
    if hasFailed { throw ExitStatus.failure }
    if run.hasProblem { throw ExitStatus.findings }
  }

  private var shape: TranslationRun.Shape {
    if let csv {
      return .delimited(Self.column(csv), delimiter?.utf8.first ?? 0x2C, hasHeader: header)
    }
    if let tsv { return .delimited(Self.column(tsv), 0x09, hasHeader: header) }
    if let keys = json ?? ndjson, let path = JSONKeyPath(keys) { return .json(path, shown: keys) }
    return .lines
  }

  private static func column(_ text: String) -> DelimitedRewriter.Column {
    Int(text).map { .number($0) } ?? .named(text)
  }
}
