// SPDX-License-Identifier: Apache-2.0

public import CaptionFiles
import CaptionCore
import CaptionLanguages
public import CaptionRules
import CaptionText

/// Reads the caption files of a directory for sync: finds, decodes, validates, summarizes.
public struct DirectoryScan: Sendable {
  /// The directory, as the user named it.
  public var directory: String
  /// How paths name media and language.
  public var layout = Layout.automatic
  /// What the user says about files; it wins over their paths.
  public var map: MediaMap?
  /// What the captions are validated against.
  public var profile = Profile.named("wistia") ?? .upload
  /// Whether files with errors are uploaded all the same.
  public var allowsInvalid = false

  /// Creates a scan.
  ///
  /// - Parameter directory: The directory.
  public init(directory: String) {
    var directory = directory[...]
    while directory.count > 1, directory.last == "/" { directory.removeLast() }
    self.directory = String(directory)
  }

  /// What a scan found.
  public struct Result: Sendable {
    /// The caption files, in the order of their paths; those that cannot be uploaded say why.
    public var tracks: [LocalTrack] = []
    /// What could not be looked into.
    public var errors: [FileError] = []
  }

  /// Scans the directory.
  ///
  /// - Parameter progress: Told how many files were read, of how many.
  /// - Returns: What was found.
  /// - Complexity: O(bytes of all files); one file is in memory at a time.
  public func run(progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }) -> Result {
    let found = DirectoryWalk().files(in: directory)
    var result = Result(errors: found.errors)
    result.tracks.reserveCapacity(found.files.count)
    for (index, path) in found.files.enumerated() {
      result.tracks.append(track(at: String(path.dropFirst(directory.count + 1))))
      progress(index + 1, found.files.count)
    }
    return result
  }

  /// The path of a file from where the process runs.
  ///
  /// - Parameter path: The path, relative to the directory.
  /// - Returns: The path to open.
  public func fullPath(_ path: String) -> String {
    directory == "/" ? "/\(path)" : "\(directory)/\(path)"
  }

  /// Reads one file.
  ///
  /// - Parameter path: The path, relative to the directory.
  /// - Returns: What the path says and what the file holds.
  public func track(at path: String) -> LocalTrack {
    let reading = layout.read(path)
    let name = reading.name
    var track = LocalTrack(
      path: path, media: reading.media, language: name.language,
      languageToken: name.languageToken, flags: name.flags, number: name.number)
    track.notes = name.notes.map(\.description)
    if let entry = map?.entries[path] {
      track.media = MediaReference(name: entry.media)
      if let language = entry.language {
        track.language = language
        track.languageToken = language.description
        track.notes = []
      }
    }
    if track.media == nil {
      track.problem = "its path names no media; the layout is \(layout.rawValue)"
      return track
    }
    guard let language = track.language else {
      track.problem =
        "its name states no language that is known; name it like \(name.stem).en.srt"
      return track
    }
    do {
      let text = try UploadText(path: fullPath(path), language: language.description)
      take(text, name, into: &track)
    } catch let error as FileError {
      track.problem = "cannot \(error.operation.rawValue): \(error.reason)"
    } catch {
      track.problem = "\(error)"
    }
    return track
  }

  private func take(_ text: UploadText, _ name: CaptionFileName, into track: inout LocalTrack) {
    let summary = CaptionSummary(of: text.bytes)
    track.summary = summary
    track.uploadDigest = ContentDigest(of: text.bytes)
    track.notes += text.conversions
    if text.encoding.trust < .reliable {
      track.notes.append("read as \(text.encoding)")
    }
    if summary.cueCount == 0 {
      track.problem = "it holds no captions"
      return
    }
    guard !allowsInvalid else { return }
    if text.malformedByteCount > 0 {
      track.problem =
        "\(text.malformedByteCount) bytes mean nothing in \(text.encoding.encoding)"
      return
    }
    var settings = LintSettings(profile: profile, language: track.language)
    // The code is translated on upload, so only the language is judged and not how the path has it.
    settings.fileName = track.language.map { "\(name.stem).\($0).srt" }
    let errors = Linter.findings(in: text.bytes, settings: settings)
      .filter { $0.diagnostic.severity == .error }
    guard let first = errors.first else { return }
    let more = errors.count > 1 ? " and \(errors.count - 1) more" : ""
    track.problem =
      "line \(first.position.line): \(first.diagnostic.message) [\(first.diagnostic.code)]\(more)"
  }
}
