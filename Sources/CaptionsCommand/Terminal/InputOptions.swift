// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionFiles
import CaptionLanguages
import CaptionText
import CaptionWorkspace

/// How caption files are read.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Read files in this encoding, whatever their bytes say (utf-8, windows-1252, shift_jis, …).",
      valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      "The language of the text (any code or tag); taken from the file name unless told.",
      valueName: "code"))
  var language: String?

  func validate() throws {
    if let encoding, TextEncoding(named: encoding) == nil {
      throw ValidationError(
        "no encoding is called '\(encoding)'; try utf-8, utf-16le, windows-1252, iso-8859-2, koi8-r, "
          + "shift_jis, gb18030, big5 or windows-949")
    }
  }

  /// The reader of one file.
  ///
  /// - Parameters:
  ///   - path: The file; `-` for standard input.
  ///   - language: The language where something else than the options tells it.
  ///   - encoding: The encoding where something else than the options tells it.
  /// - Returns: The reader.
  func reader(
    of path: String, language: String? = nil, encoding: TextEncoding? = nil
  ) -> CaptionReader {
    reader(of: InputPath(path), language: language, encoding: encoding)
  }

  /// The reader of one file, as it was named or found.
  ///
  /// - Parameters:
  ///   - input: The file.
  ///   - language: The language where something else than the options tells it.
  ///   - encoding: The encoding where something else than the options tells it.
  /// - Returns: The reader.
  func reader(
    of input: InputPath, language: String? = nil, encoding: TextEncoding? = nil
  ) -> CaptionReader {
    var options = DecodingOptions()
    options.encoding = self.encoding.flatMap { TextEncoding(named: $0) } ?? encoding
    let name = String(input.path.split(separator: "/").last ?? "")
    options.language =
      self.language ?? language ?? CaptionFileName(name).language?.description
    return CaptionReader(input, options: options)
  }

  /// Nothing told: every file says itself what it is.
  static var automatic: InputOptions {
    var options = InputOptions()
    options.encoding = nil
    options.language = nil
    return options
  }

  /// Says what could not be looked into, and which links were not followed.
  ///
  /// - Parameter inputs: What the arguments named.
  static func tell(of inputs: InputPaths) {
    for error in inputs.errors { Messages.error(error.description) }
    for link in inputs.skipped { Messages.error(link.description) }
  }

  /// How a path is shown in output: standard input has no name.
  static func shown(_ path: String) -> String { InputPath.shown(path) }
}
