// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionFiles
import CaptionLanguages
public import CaptionRules
import CaptionText
import CaptionTiming
import SubRip

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

  /// Scans the directory and reads its files.
  ///
  /// - Parameters:
  ///   - directory: The medias that the files may belong to, whose durations the captions are held
  ///     against.
  ///   - progress: Told how many files were read, of how many.
  /// - Returns: What was found.
  /// - Complexity: O(bytes of all files); one file is in memory at a time.
  public func run(
    for directory: MediaDirectory? = nil, progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) -> Result {
    var result = locate()
    read(&result, for: directory, progress: progress)
    return result
  }

  /// Finds the files and takes their paths apart; none is opened.
  ///
  /// - Returns: What was found, without what the files hold.
  public func locate() -> Result {
    let found = DirectoryWalk().files(in: directory)
    let start = directory.utf8.count + (directory == "/" ? 0 : 1)
    return Result(
      tracks: found.files.map {
        located(String(decoding: $0.utf8.dropFirst(start), as: UTF8.self))
      },
      errors: found.errors)
  }

  /// Reads the files that were located.
  ///
  /// - Parameters:
  ///   - result: What was located; receives what the files hold.
  ///   - directory: The medias that the files may belong to.
  ///   - progress: Told how many files were read, of how many.
  public func read(
    _ result: inout Result, for directory: MediaDirectory?,
    progress: (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) {
    let total = result.tracks.count
    let root: RootedDirectory
    do {
      root = try RootedDirectory(path: self.directory)
    } catch {
      // What was found is gone, or out of reach.
      for index in result.tracks.indices where result.tracks[index].problem == nil {
        result.tracks[index].problem = "cannot \(error.operation.rawValue): \(error.reason)"
      }
      return
    }
    for index in result.tracks.indices {
      var media: AccountMedia?
      if let reference = result.tracks[index].media,
        case .found(let found)? = directory?.resolve(reference)
      {
        media = found
      }
      read(&result.tracks[index], in: root, duration: media?.duration)
      progress(index + 1, total)
    }
  }

  /// The path of a file from where the process runs.
  ///
  /// - Parameter path: The path, relative to the directory.
  /// - Returns: The path to open.
  public func fullPath(_ path: String) -> String {
    directory == "/" ? "/\(path)" : "\(directory)/\(path)"
  }

  /// What a path says.
  private func located(_ path: String) -> LocalTrack {
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
      track.problem = "its path names no media; the layout is \(layout)"
    } else if track.language == nil {
      track.problem =
        "its name states no language that is known; name it like \(name.stem).en.srt"
    }
    return track
  }

  private func read(
    _ track: inout LocalTrack, in root: RootedDirectory, duration: Timestamp?
  ) {
    guard track.problem == nil, let language = track.language else { return }
    do {
      let path = try RelativePath(track.path)
      let text = try UploadText(path, in: root, language: language.description)
      take(text, duration: duration, into: &track)
    } catch let error as FileError {
      track.problem = "cannot \(error.operation.rawValue): \(error.reason)"
    } catch let error as RelativePathError {
      track.problem = "its path cannot be used: \(error)"
    } catch {
      track.problem = "\(error)"
    }
  }

  private func take(_ text: UploadText, duration: Timestamp?, into track: inout LocalTrack) {
    if let found = Recognition.of(text.bytes.span) {
      track.problem = "\(UnreadableCaptions(format: found.format))"
      return
    }
    let summary = CaptionSummary(of: text.bytes)
    track.summary = summary
    track.uploadDigest = ContentDigest(of: text.bytes)
    track.notes += text.conversions
    if summary.cueCount == 0 {
      track.problem = "it holds no captions"
      return
    }
    if let doubt = text.doubt(of: fullPath(track.path)) {
      track.problem = doubt
      return
    }
    if text.malformedByteCount > 0, !allowsInvalid {
      track.problem =
        "\(text.malformedByteCount) bytes mean nothing in \(text.encoding.encoding)"
      return
    }
    var settings = LintSettings(profile: profile, language: track.language)
    // The code is translated on upload, so only the language is judged and not how the path has it.
    settings.fileName = track.language.map { "media.\($0).srt" }
    settings.mediaDuration = duration
    let findings = Linter.findings(in: text.bytes, settings: settings)
    // Whether a label is right is a guess from the text: worth a warning, and no reason to refuse.
    for finding in findings where Self.isWarning(finding.diagnostic) {
      var note = "warning: \(finding.diagnostic.message) [\(finding.diagnostic.code)]"
      let rule = RuleRegistry.info(of: finding.diagnostic.code)
      if rule?.remedy == .frameRateConversion, let duration,
        let hint = FrameRateHint.guess(lastEnd: summary.last, duration: duration)
      {
        note += "; to convert it: captions retime \(ShellWord.quoted(fullPath(track.path))) "
        note += "--in-place --from-fps \(hint.from) --to-fps \(hint.to)"
      }
      if !track.notes.contains(note) { track.notes.append(note) }
    }
    let errors = findings.filter {
      $0.diagnostic.severity == .error && !Self.isWarning($0.diagnostic)
    }
    guard let first = errors.first else { return }
    let more = errors.count > 1 ? " and \(errors.count - 1) more" : ""
    let problem =
      "line \(first.position.line): \(first.diagnostic.message) [\(first.diagnostic.code)]\(more)"
    if allowsInvalid {
      track.notes.append("sent although \(problem)")
    } else {
      track.problem = problem
    }
  }

  /// Whether a finding is told and does not keep a file from being sent: the text in another language
  /// than the label says, or shortly past the media's end.
  private static func isWarning(_ diagnostic: Diagnostic<TextOffset>) -> Bool {
    RuleRegistry.info(of: diagnostic.code)?.onUpload.isOnlyTold(diagnostic.severity) ?? false
  }
}
