// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore
import CaptionFiles
import CaptionLanguages
import CaptionReports
import CaptionSyntax
import CaptionText

/// `captions languages detect`: the languages that files are in.
struct LanguagesDetectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect",
    abstract: "Tell the languages of caption files from their text.",
    discussion: """
      Scripts are looked at always, and statistics where libcld2 is installed. What the text does not \
      tell reliably is 'und'. The language that a file's name states is compared with the text: exit \
      status 1 when any differs.

      Examples:
        captions languages detect library
        captions languages detect film.srt --format json
      """
  )

  @Argument(help: "Files and directories; '-' for standard input.")
  var paths: [String]

  @Option(help: ArgumentHelp("Read files in this encoding.", valueName: "name"))
  var encoding: String?

  @Flag(help: "Look at scripts alone, as where libcld2 is not installed.")
  var scriptOnly = false

  @Option(help: "A table for people, one JSON array, or one JSON document a line.")
  var format: LanguageListFormat = .table

  func validate() throws {
    if let encoding, TextEncoding(named: encoding) == nil {
      throw ValidationError("no encoding is called '\(encoding)'")
    }
  }

  func run() throws {
    let inputs = InputPaths(paths)
    InputOptions.tell(of: inputs)
    var hasFailed = !inputs.errors.isEmpty
    var found: [DetectedFile] = []
    for path in inputs.files {
      do {
        found.append(try detect(path))
      } catch let error as FileError {
        Messages.error(error.description)
        hasFailed = true
      } catch let error as EncodingUnavailable {
        Messages.error("\(InputOptions.shown(path)): \(error)")
        hasFailed = true
      }
    }
    try show(found)
    if !scriptOnly, !LanguageDetector.hasStatistics,
      found.contains(where: { $0.detection.guess == nil && $0.detection.letterCount > 0 })
    {
      let reason =
        LanguageDetector.isBuiltWithStatistics
        ? "libcld2 could not be loaded (on Debian and Ubuntu: apt-get install libcld2-0)"
        : "this program was built without libcld2-dev"
      Messages.error("\(reason), and scripts alone do not tell languages in Latin letters apart")
    }
    if hasFailed { throw ExitStatus.failure }
    if found.contains(where: { $0.agreement == .different }) { throw ExitStatus.findings }
  }

  private func detect(_ path: String) throws -> DetectedFile {
    let label = CaptionFileName(Self.name(of: path)).language
    var options = DecodingOptions()
    options.encoding = encoding.flatMap { TextEncoding(named: $0) }
    options.language = label?.description
    options.mapRetention = 0
    var sample = LanguageSample()
    _ = try CaptionReader(path: path, options: options).forEachEvent { event, bytes in
      if case .cue(let block) = event { sample.add(block.cue(in: bytes).text) }
    }
    let detection = LanguageDetector(usesStatistics: !scriptOnly).detect(sample.text)
    return DetectedFile(path: path, label: label, detection: detection)
  }

  private static func name(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }

  private func show(_ found: [DetectedFile]) throws {
    var output = StandardOutput()
    if format == .table {
      guard !found.isEmpty else { return }
      var table = LanguageTable(header: [
        "LANGUAGE", "NAME", "SHARE", "METHOD", "SCRIPT", "LABEL", "AGREES", "FILE",
      ])
      for file in found { table.rows.append(file.row) }
      for line in table.take() { try output.write(line) }
    } else {
      var listing = JSONListing(format: format)
      for file in found { listing.add { json in file.write(to: &json) } }
      try output.write(listing.finish())
    }
    try output.flush()
  }
}

/// A file with the language that its text is in and the one that its name states.
private struct DetectedFile {
  var path: String
  var label: LanguageTag?
  var detection: LanguageDetection

  var agreement: LabelAgreement? { label.map { detection.agreement(with: $0) } }

  private var percent: Int { Int((detection.share * 100).rounded()) }

  private var name: String {
    if !detection.isReliable, let guess = detection.guess?.englishName { return "perhaps \(guess)" }
    return detection.tag.englishName ?? "-"
  }

  var row: [String] {
    [
      detection.tag.description, name,
      detection.guess == nil ? "-" : "\(percent)%", detection.method.rawValue,
      detection.script?.code ?? "-", label?.description ?? "-", agreement?.rawValue ?? "-",
      InputOptions.shown(path),
    ]
  }

  func write(to json: inout JSONText) {
    json.member("path", path)
    json.member("language", detection.tag.description)
    json.member("guess", optional: detection.guess?.description)
    json.member("percent", percent)
    json.member("method", detection.method.rawValue)
    json.member("script", optional: detection.script?.code)
    json.member("letters", detection.letterCount)
    json.member("label", optional: label?.description)
    json.member("agreement", optional: agreement?.rawValue)
  }
}
