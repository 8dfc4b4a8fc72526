// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionRules
import CaptionSync

/// Which account a sync verb talks to, and how.
struct SyncAccountOptions: ParsableArguments {
  @OptionGroup(title: "Connection")
  var connection: ConnectionOptions

  @Flag(
    help: """
      Talk to a sandbox that this command starts, with a media for each that the directory names; \
      no account is needed and nothing is asked.
      """)
  var sandbox = false

  @Option(
    help: ArgumentHelp(
      "Keep the sandbox in this directory rather than in memory.", valueName: "directory"))
  var sandboxData: String?

  @Option(help: ArgumentHelp("How many medias are worked on at once, 1 to 16.", valueName: "n"))
  var jobs = 4

  @Option(
    help: ArgumentHelp(
      """
      How to tell how far it is, on standard error: bar, ndjson (one JSON object a line), none, or \
      auto: a bar on a terminal, ndjson elsewhere where something is written.
      """, valueName: "mode"))
  var progress = ProgressMode.auto

  func validate() throws {
    guard (1...16).contains(jobs) else { throw ValidationError("--jobs must be from 1 to 16") }
    guard sandboxData == nil || sandbox else {
      throw ValidationError("--sandbox-data needs --sandbox")
    }
    guard !sandbox || connection.baseURL == nil else {
      throw ValidationError("--sandbox and --base-url exclude each other")
    }
  }
}

/// The options of every sync verb that reads both sides.
struct SyncOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The directory with the caption files.", valueName: "directory"))
  var directory: String

  @OptionGroup var account: SyncAccountOptions

  @Option(
    help: ArgumentHelp(
      """
      How paths name media and language: auto, media.lang, project/media.lang, media/lang, or a \
      pattern such as '{project}/{media}_{language}.srt'; {any} stands for anything.
      """, valueName: "layout"),
    transform: { text in
      do throws(PathPatternError) {
        return try Layout(text)
      } catch {
        throw ValidationError(error.description)
      }
    })
  var layout = Layout.automatic

  @Option(
    help: ArgumentHelp(
      """
      A file that says which media and language files belong to, where their paths do not: CSV \
      (path,media,language) or JSON.
      """, valueName: "path"))
  var map: String?

  @Option(
    name: .customLong("validate"),
    help: ArgumentHelp(
      "The profile that files are validated against before they are sent.", valueName: "name"),
    transform: { name in
      guard let profile = Profile.named(name) else {
        throw ValidationError(
          "there is no profile '\(name)'; there are: \(Profile.names.joined(separator: ", "))")
      }
      return profile
    })
  var validationProfile: Profile?

  @Flag(help: "Send files with errors all the same.")
  var allowInvalid = false

  @Option(
    help: """
      The form of the codes that new tracks get: t (639-2/T, fra), b (639-2/B, fre), bcp47 (fr), or \
      verbatim, as the file's name has it.
      """, transform: { try Choice.read($0) })
  var langCodes = Planner.Options.CodeForm.terminology

  /// The scan that the options describe.
  ///
  /// - Returns: The scan.
  /// - Throws: ``CommandError`` when the map cannot be read.
  func makeScan() throws -> DirectoryScan {
    var scan = DirectoryScan(directory: directory)
    scan.layout = layout
    if let validationProfile { scan.profile = validationProfile }
    scan.allowsInvalid = allowInvalid
    if let map {
      do {
        var file = try InputFile(path: map)
        scan.map = try MediaMap(try file.readAll(limit: 64 << 20))
      } catch let error as MediaMapError {
        throw CommandError("\(map): \(error)")
      } catch {
        throw CommandError("\(error)")
      }
    }
    return scan
  }

  /// What the planner may do.
  var plannerOptions: Planner.Options {
    var options = Planner.Options()
    options.codeForm = langCodes
    return options
  }
}

/// Reads an argument that is one of a library type's values.
enum Choice {
  static func read<Value: RawRepresentable & CaseIterable>(_ text: String) throws -> Value
  where Value.RawValue == String {
    guard let value = Value(rawValue: text) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("'\(text)' is none of \(known)")
    }
    return value
  }
}
