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
        result.tracks[index].problem = Self.unreadable(error)
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
    track.notes = name.notes.map { .stated($0.description) }
    if let entry = map?.entries[path] {
      track.media = MediaReference(name: entry.media)
      if let language = entry.language {
        track.language = language
        track.languageToken = language.description
        track.notes = []
      }
    }
    if track.media == nil {
      track.problem = .pathOutsideLayout(layout: "\(layout)")
    } else if track.language == nil {
      track.problem = .noLanguage(stem: name.stem)
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
      track.problem = Self.unreadable(error)
    } catch let error as RelativePathError {
      track.problem = .unusablePath(why: "\(error)")
    } catch {
      track.problem = .unreadable(why: "\(error)")
    }
  }

  private func take(
    _ text: UploadText, _ verdict: UploadVerdict, _ duration: Timestamp?,
    into track: inout LocalTrack
  ) {
    if case .foreign(let unreadable)? = verdict.refusal {
      track.problem = .unreadable(why: unreadable.description)
      return
    }
    let summary = CaptionSummary(of: text.bytes)
    track.summary = summary
    track.uploadDigest = ContentDigest(of: text.bytes)
    track.notes += text.conversions.map(SyncNote.stated)
    for finding in verdict.warnings {
      let warning = "warning: \(finding.diagnostic.message) [\(finding.diagnostic.code)]"
      var note = SyncNote.stated(warning)
      let rule = RuleRegistry.info(of: finding.diagnostic.code)
      if rule?.remedy == .frameRateConversion, let duration,
        let hint = FrameRateHint.guess(lastEnd: summary.last, duration: duration)
      {
        note = .otherFrameRate(
          warning: warning, path: fullPath(track.path), from: hint.from, to: hint.to)
      }
      if !track.notes.contains(note) { track.notes.append(note) }
    }
    if !verdict.allowed.isEmpty {
      track.notes.append(
        .stated("sent although \(Self.errors(verdict.allowed)?.description ?? "")"))
    }
    track.problem =
      summary.cueCount == 0
      ? .noCaptions : verdict.refusal.map { reason(for: $0, of: track.path) }
  }

  /// Why a file that the gate refuses is not sent.
  func reason(for refusal: UploadRefusal, of path: String) -> SyncReason {
    switch refusal {
    case .foreign(let unreadable): .unreadable(why: unreadable.description)
    case .uncertain(let decision), .notUTF8(let decision):
      .uncertainEncoding(decision: "\(decision)", path: fullPath(path))
    case .malformed(let count, let decision):
      .malformedBytes(count: count, encoding: "\(decision.encoding)")
    case .errors(let findings): Self.errors(findings) ?? .noCaptions
    case .empty: .noCaptions
    }
  }

  private static func errors(_ findings: [Finding<TextOffset>]) -> SyncReason? {
    findings.first.map { first in
      .errors(
        count: findings.count, line: first.position.line, message: first.diagnostic.message,
        code: "\(first.diagnostic.code)")
    }
  }

  private static func unreadable(_ error: FileError) -> SyncReason {
    .unreadable(why: "cannot \(error.operation.rawValue): \(error.reason)")
  }
}
