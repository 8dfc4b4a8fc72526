// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import CaptionLanguages

extension SandboxSeed {
  /// Reads a seed from a directory of caption files.
  ///
  /// The layout is that of `captions sync`: `<media>.<language>.srt`, or
  /// `<project>/<media>.<language>.srt`. A media whose name is ten lower-case letters and digits has
  /// that name as its hashed id too. A file whose name states no language makes a media without
  /// captions. Of several files for one media and language, such as `.sdh` beside the plain one,
  /// the plain one counts.
  ///
  /// - Parameters:
  ///   - path: The directory.
  ///   - includesCaptions: Whether the medias get the captions, or stay without any.
  /// - Throws: `SandboxError` when the directory or a file cannot be read.
  public init(directory path: String, includesCaptions: Bool = true) throws(SandboxError) {
    self.init()
    let found = DirectoryWalk().files(in: path)
    if let error = found.errors.first { throw SandboxError(error.description) }
    var positions: [Key: Int] = [:]
    var isPlain: [Key: [String: Bool]] = [:]
    for file in found.files {
      var parts = file.dropFirst(path.count).split(separator: "/").map(String.init)
      guard let last = parts.popLast() else { continue }
      let name = CaptionFileName(last)
      let key = Key(project: parts.last, stem: name.stem)
      let position = positions[key] ?? medias.count
      if position == medias.count {
        positions[key] = position
        let hashedID = HashedID.isValid(name.stem) ? name.stem : nil
        medias.append(Media(name: name.stem, project: key.project, hashedID: hashedID))
      }
      guard includesCaptions, let code = Self.code(of: name) else { continue }
      let plain = name.flags.isEmpty && name.number == nil
      if let present = isPlain[key]?[code], present || !plain { continue }
      isPlain[key, default: [:]][code] = plain
      do {
        var input = try InputFile(path: file)
        medias[position].captions[code] = try input.readAll(limit: 64 << 20)
      } catch {
        throw SandboxError(error.description)
      }
    }
  }

  private struct Key: Hashable {
    var project: String?
    var stem: String
  }

  /// The code that the captions are stored under: 639-2/T where the language alone is stated, the
  /// whole tag otherwise.
  static func code(of name: CaptionFileName) -> String? {
    guard let tag = name.language else { return nil }
    guard tag == tag.languageOnly, let language = tag.iso6392 else { return tag.description }
    // A three-letter code of the file's name stays as its author wrote it.
    if let token = name.languageToken?.lowercased(), token.utf8.count == 3,
      Language(code: token) == language
    {
      return token
    }
    return language.terminologyCode
  }
}
