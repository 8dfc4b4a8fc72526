// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionFiles
import CaptionLanguages
public import CaptionRules
import CaptionSyntax
import CaptionText
import CaptionTiming
import CaptionWorkspace

/// Reads the caption files of a directory for sync: finds, asks the gate of uploads, summarizes.
public struct DirectoryScan: Sendable {
  /// The directory, as the user named it.
  public var directory: String
  /// How paths name media and language.
  public var layout = Layout.automatic
  /// What the user says about files; it wins over their paths.
  public var map: MediaMap?
  /// What the captions are validated against; what the configuration of each file says unless told, and
  /// Wistia's profile where that says nothing.
  public var profile: Profile?
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
    var gate = gate
    for index in result.tracks.indices {
      var media: AccountMedia?
      if let reference = result.tracks[index].media,
        case .found(let found)? = directory?.resolve(reference)
      {
        media = found
      }
      read(&result.tracks[index], in: root, &gate, duration: media?.duration)
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
        "its name states no language; name it like \(name.stem).en.srt"
    }
    return track
  }

  private func read(
    _ track: inout LocalTrack, in root: RootedDirectory, _ gate: inout UploadGate,
    duration: Timestamp?
  ) {
    guard track.problem == nil, let language = track.language else { return }
    do {
      let path = try RelativePath(track.path)
      var label = label(of: track.path, language)
      label.mediaDuration = duration
      let settings = try gate.settings(for: fullPath(track.path), as: label)
      let text = try UploadText(path, in: root, options: settings.reader.options)
      take(text, gate.verdict(on: text, settings), settings.lint.mediaDuration, into: &track)
    } catch let error as FileError {
      track.problem = "cannot \(error.operation.rawValue): \(error.reason)"
    } catch let error as RelativePathError {
      track.problem = "its path cannot be used: \(error)"
    } catch {
      track.problem = "\(error)"
    }
  }

  private func take(
    _ text: UploadText, _ verdict: UploadVerdict, _ duration: Timestamp?,
    into track: inout LocalTrack
  ) {
    if case .foreign(let unreadable)? = verdict.refusal {
      track.problem = unreadable.description
      return
    }
    let summary = CaptionSummary(of: text.bytes)
    track.summary = summary
    track.uploadDigest = ContentDigest(of: text.bytes)
    track.notes += text.conversions
    for finding in verdict.warnings {
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
    if !verdict.allowed.isEmpty {
      track.notes.append("sent although \(Self.words(for: verdict.allowed))")
    }
    track.problem =
      summary.cueCount == 0
      ? "it holds no captions" : verdict.refusal.map { words(for: $0, of: track.path) }
  }

  /// What is said of a file that the gate refuses.
  func words(for refusal: UploadRefusal, of path: String) -> String {
    switch refusal {
    case .foreign(let unreadable): unreadable.description
    case .uncertain(let decision), .notUTF8(let decision):
      "read as \(decision), which is too uncertain to send; save it as UTF-8: "
        + "captions fix \(ShellWord.quoted(fullPath(path))) --in-place --encoding NAME"
    case .malformed(let count, let decision):
      "\(count) bytes mean nothing in \(decision.encoding)"
    case .errors(let findings): Self.words(for: findings)
    case .empty: "it holds no captions"
    }
  }

  private static func words(for errors: [Finding<TextOffset>]) -> String {
    guard let first = errors.first else { return "" }
    let more = errors.count > 1 ? " and \(errors.count - 1) more" : ""
    return
      "line \(first.position.line): \(first.diagnostic.message) [\(first.diagnostic.code)]\(more)"
  }
}
