// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionFiles
import CaptionLanguages
import CaptionRules
import CaptionSyntax
import CaptionText
import CaptionWorkspace
import WistiaAPI

/// The file of an upload, and how it is sent.
struct UploadOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The captions in SRT format; - for standard input.", valueName: "path"))
  var file: String

  @Flag(help: "Send the captions as a string parameter rather than as an attached file.")
  var asString = false

  @Flag(help: "Do not check the captions first.")
  var noValidate = false

  @Flag(help: "Switch captions on for viewers of this media afterwards.")
  var enable = false

  /// The largest file that is read, since all of it is held in memory to be checked.
  private static let limit = 1 << 30

  /// Reads and checks the file.
  ///
  /// - Parameter label: What it is sent as.
  /// - Returns: The upload, its bytes as they are in the file.
  /// - Throws: ``CommandError``, also for captions with errors.
  func upload(as label: UploadLabel) throws -> CaptionUpload {
    let bytes: [UInt8]
    do {
      var input = try InputFile(path: file)
      bytes = try input.readAll(limit: Self.limit)
    } catch {
      throw CommandError("\(error)")
    }
    if noValidate {
      Messages.print("captions: \(name) is sent without a check")
    } else {
      try check(bytes, as: label)
    }
    return CaptionUpload(
      bytes, fileName: file == "-" ? "captions.srt" : Self.lastComponent(file),
      encoding: asString ? .stringParameter : .attachedFile)
  }

  /// Switches captions on for viewers where that is wanted.
  ///
  /// - Parameters:
  ///   - media: The media, which has the captions by now.
  ///   - client: The client.
  /// - Throws: ``CommandError``, which says that the captions themselves are there.
  func enableIfWanted(_ media: String, _ client: WistiaClient) async throws {
    guard enable else { return }
    do {
      try await client.customizations.enableCaptions(for: media)
    } catch {
      var failure = CommandError(error)
      failure.message =
        "the captions are uploaded, but could not be switched on for viewers: \(failure.message)"
      throw failure
    }
    Messages.print("captions: switched captions on for viewers of \(media)")
  }

  /// The language that the file's name states, for the API.
  var languageOfName: LanguageArgument? {
    guard file != "-" else { return nil }
    return CaptionFileName(Self.lastComponent(file)).language.flatMap(LanguageArgument.init(tag:))
  }

  private var name: String { file == "-" ? "standard input" : file }

  /// Asks the gate; the bytes are sent as they are.
  private func check(_ bytes: [UInt8], as label: UploadLabel) throws {
    var gate = UploadGate()
    let verdict = gate.verdict(
      onUnconverted: bytes, try gate.settings(for: file, as: label))
    guard let refusal = verdict.refusal else { return }
    throw CommandError("\(name): not sent, since \(words(for: refusal))", status: .findings)
  }

  private func words(for refusal: UploadRefusal) -> String {
    switch refusal {
    case .notUTF8(let decision), .uncertain(let decision), .malformed(_, let decision):
      let place = file == "-" ? "-" : "\(ShellWord.quoted(file)) --in-place"
      return "it is \(decision) and Wistia takes UTF-8; save it as UTF-8 first: "
        + "captions fix \(place)\(decision.isCertain ? "" : " --encoding NAME")"
    case .foreign(let unreadable):
      let found = unreadable.format?.name ?? "unreadable"
      return errors("the file is \(found), not \(unreadable.expected.traits.name)")
    case .empty: return errors("the file has no cue")
    case .errors(let findings):
      let more = findings.count > 1 ? " and \(findings.count - 1) more" : ""
      return errors("\(findings.first?.diagnostic.message ?? "")\(more)")
    }
  }

  private func errors(_ words: String) -> String {
    "it has errors: \(words); see `captions validate`, fix it with `captions fix`, or use "
      + "--no-validate"
  }

  private static func lastComponent(_ path: String) -> String {
    String(path.split(separator: "/").last ?? Substring(path))
  }
}
