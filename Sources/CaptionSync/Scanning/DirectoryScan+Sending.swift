// SPDX-License-Identifier: Apache-2.0

public import CaptionFiles
import CaptionLanguages
import CaptionText
package import CaptionWorkspace

extension DirectoryScan {
  /// The gate that the files of the directory pass through.
  var gate: UploadGate {
    var stated = StatedSettings.forUploads
    stated.profile = profile.map { .given($0) }
    var gate = UploadGate(stated)
    gate.allowsInvalid = allowsInvalid
    return gate
  }

  /// What a file is sent as.
  func label(of path: String, _ language: LanguageTag) -> UploadLabel {
    UploadLabel(language: language, isStated: map?.entries[path]?.language != nil)
  }

  /// Reads a file as it is sent, by the settings that hold for it.
  ///
  /// - Parameters:
  ///   - path: The file, relative to the directory.
  ///   - root: The directory, out of which nothing leads.
  ///   - language: The language that the file is sent as, as a tag.
  /// - Returns: The text, whatever the gate says of it.
  /// - Throws: `FileError`, also when the file changed while it was read, `EncodingUnavailable`, or
  ///   `SettingsError`.
  package func text(
    of path: RelativePath, in root: RootedDirectory, language: String?
  ) throws -> UploadText {
    try UploadText(path, in: root, options: decoding(of: path, language: language))
  }

  /// What the settings of a file say of its encoding and language.
  func decoding(of path: RelativePath, language: String?) throws -> DecodingOptions {
    var gate = gate
    let path = path.text
    let tag = language.flatMap { LanguageTag($0) ?? LanguageTag(code: $0) }
    let what = tag.map { label(of: path, $0) } ?? UploadLabel()
    return try gate.settings(for: fullPath(path), as: what).reader.options
  }

  /// Gives the bytes to send for each operation of a plan: those of its file, out of the directory and no
  /// other place.
  ///
  /// - Returns: What an ``PlanExecutor`` asks.
  /// - Throws: `FileError` when the directory cannot be opened; the source itself also for a file whose
  ///   encoding is a guess, since a saved plan may have been made by another version.
  public func source() throws(FileError) -> PlanExecutor.Source {
    let root = try RootedDirectory(path: directory)
    return { operation in
      guard let path = operation.path else { return [] }
      let text = try text(of: try RelativePath(path), in: root, language: operation.language)
      guard text.encoding.isCertain else {
        let reason = reason(for: .uncertain(text.encoding), of: path)
        throw FileError(.read, path, reason: "\(reason); save it as UTF-8, and plan again")
      }
      return text.bytes
    }
  }
}
