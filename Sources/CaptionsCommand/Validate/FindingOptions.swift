// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionRules
import CaptionText
import CaptionTiming
import CaptionWorkspace

/// Which rules run, under which profile, and what the rules are told.
struct FindingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Run only these rules: codes, families by prefix such as CAP3, or names; separated by commas.",
      valueName: "codes"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Do not run these rules.", valueName: "codes"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "What is asked of the captions (upload unless told): a name that 'captions rule --profiles' lists, or a JSON file.",
      valueName: "name"))
  var profile: String?

  @Flag(help: "The captions are for deaf and hard-of-hearing viewers: sounds and speakers matter.")
  var sdh = false

  @Option(
    help: ArgumentHelp("How long the media is, such as 01:32:05 or 90m.", valueName: "time"),
    transform: { try Timestamp(expression: $0) })
  var mediaDuration: Timestamp?

  @Option(
    help: ArgumentHelp("The frame rate of the media, such as 25 or 23.976.", valueName: "fps"),
    transform: { try Self.frameRate($0) })
  var mediaFrameRate: FrameRate?

  @Option(
    help: ArgumentHelp(
      "Where somebody speaks, for the rules that compare: an .srt file, labels of Audacity, or RTTM.",
      valueName: "path"))
  var speech: String?

  @Option(
    help: ArgumentHelp(
      "The only characters that may be used, for profiles that heed a list: code points such as U+00E9, ranges, or the characters themselves, a line each.",
      valueName: "path"))
  var glyphs: String?

  @Option(
    help: ArgumentHelp(
      "How fixes read a fraction without three digits: ,5 as half a second (decimal, unless told) or as five milliseconds (literal).",
      valueName: "reading"))
  var fractions: FractionArgument?

  @Flag(help: "Do not look for .captions.json, nor for the suppressions beside a file.")
  var noConfiguration = false

  func validate() throws {
    do {
      _ = try RuleSelection(select: select, ignore: ignore)
    } catch {
      throw ValidationError("\(error); 'captions rule --list' lists codes and names")
    }
    if let profile, !ProfileChoice.isFile(profile), Profile.named(profile) == nil {
      throw ValidationError(
        "no profile is called '\(profile)'; 'captions rule --profiles' lists the names")
    }
  }

  private static func frameRate(_ text: String) throws -> FrameRate {
    do {
      return try FrameRate(text)
    } catch {
      throw ValidationError("\(error)")
    }
  }
}

/// The readings of `--fractions`.
enum FractionArgument: String, ExpressibleByArgument, CaseIterable {
  case decimal, literal

  /// What the rules are told.
  var reading: FractionReading { self == .decimal ? .decimal : .literal }
}

extension StatedSettings {
  /// What the options of a verb say.
  ///
  /// - Parameters:
  ///   - findings: What is asked of the captions.
  ///   - input: How files are read.
  init(_ findings: FindingOptions, _ input: InputOptions) {
    self.init()
    profile = findings.profile.map { .named($0) }
    select = findings.select
    ignore = findings.ignore
    isSDH = findings.sdh
    mediaDuration = findings.mediaDuration
    frameRate = findings.mediaFrameRate
    fractions = findings.fractions?.reading
    speech = findings.speech
    glyphs = findings.glyphs
    language = input.language
    encoding = input.encoding.flatMap { TextEncoding(named: $0) }
    ignoresConfiguration = findings.noConfiguration
  }
}
