// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFiles
import CaptionLanguages
import CaptionText
import CaptionWorkspace

/// Writes captions of an account into a directory, media by media.
public struct Puller: Sendable {
  /// The scan whose directory is written to.
  public var scan: DirectoryScan
  /// Decides what happens.
  public var planner = PullPlanner()
  /// Whether nothing is written.
  public var isRehearsal = false
  /// Told of each file before it is overwritten, which saves it, and of each that was written, so that a
  /// run that is cut short later remembers it.
  public var recorder: (any RunRecorder)?
  /// The most medias whose captions are read at the same time.
  public var jobs = 4
  /// Asked between medias.
  public var isStopping: @Sendable () -> Bool = { false }

  private let account: any CaptionAccount

  /// Creates a puller.
  ///
  /// - Parameters:
  ///   - account: What is read.
  ///   - scan: The scan whose directory is written to.
  public init(account: any CaptionAccount, scan: DirectoryScan) {
    self.account = account
    self.scan = scan
  }

  /// Pulls.
  ///
  /// - Parameters:
  ///   - medias: The medias to pull from.
  ///   - directory: All medias of the account.
  ///   - files: What the directory holds.
  ///   - state: What both sides last agreed on.
  ///   - progress: Told how many medias are done.
  /// - Returns: What became of each track; `fatal` where the account could not be read further.
  public func run(
    _ medias: [AccountMedia], of directory: MediaDirectory, files: [LocalTrack], state: SyncState,
    progress: (_ done: Int) -> Void = { _ in }
  ) async -> RunReport {
    let assignment = Assignment(files, to: directory)
    var byMedia: [String: [LocalTrack]] = [:]
    for target in assignment.targets { byMedia[target.media.id] = target.tracks }
    var paths = PullPath(
      layout: scan.layout, directory: directory, existing: files.map(\.path))
    var report = RunReport(results: [])
    var root: RootedDirectory?
    if !isRehearsal {
      do {
        root = try RootedDirectory(path: scan.directory)
      } catch {
        report.fatal = AccountError(.other, error.description)
        return report
      }
    }
    await withTaskGroup(of: (Int, Result<[AccountTrack], AccountError>).self) { tasks in
      var next = 0
      func start() {
        guard next < medias.count, report.fatal == nil, !report.isStopped else { return }
        let index = next
        let media = medias[index].id
        next += 1
        tasks.addTask { [account] in
          let tracks = await Result { () async throws(AccountError) in
            try await account.tracks(of: media)
          }
          return (index, tracks)
        }
      }
      for _ in 0..<max(1, jobs) { start() }
      // What was read is written in the order of the account, so that the same run gives the same
      // names; what came early waits, and no more is read than is waited for.
      var early: [Int: Result<[AccountTrack], AccountError>] = [:]
      var position = 0
      for await (index, result) in tasks {
        early[index] = result
        while !report.isStopped, report.fatal == nil,
          let result = early.removeValue(forKey: position)
        {
          let media = medias[position]
          position += 1
          if isStopping() {
            report.isStopped = true
            break
          }
          switch result {
          case .success(let tracks):
            let operations = planner.plan(
              media, listing: tracks.map(\.listing), files: byMedia[media.id] ?? [], state: state,
              paths: &paths)
            report.results += operations.map { operation in
              perform(operation, tracks.first { $0.code == operation.code }?.text, below: root)
            }
          case .failure(let error):
            report.results.append(
              OperationResult(
                SyncOperation(.problem, media: media), .failed, error.message,
                errorKind: error.kind))
            if error.endsRun { report.fatal = error }
          }
          progress(position)
          start()
        }
      }
      if position < medias.count, report.fatal == nil, !report.isStopped {
        report.fatal = AccountError(unvisited: medias.count - position, of: medias.count)
      }
    }
    return report
  }

  private func perform(
    _ operation: SyncOperation, _ text: String?, below root: RootedDirectory?
  ) -> OperationResult {
    switch operation.action {
    case .unchanged: return OperationResult(operation, .unchanged)
    case .hold: return OperationResult(operation, .held)
    case .conflict: return OperationResult(operation, .conflict)
    case .problem, .delete, .relabel: return OperationResult(operation, .failed)
    case .create, .replace: break
    }
    guard let text, let path = operation.path else {
      return OperationResult(operation, .failed, "the account gave no text")
    }
    guard let root else { return OperationResult(operation, .skipped, "would be written") }
    do {
      return try write(Array(text.utf8), operation, to: try RelativePath(path), in: root)
    } catch let error as FileError {
      return OperationResult(
        operation, .failed, "cannot \(error.operation.rawValue): \(error.reason)")
    } catch {
      return OperationResult(operation, .failed, "\(error)")
    }
  }

  private func write(
    _ bytes: [UInt8], _ operation: SyncOperation, to path: RelativePath,
    in root: RootedDirectory
  ) throws -> OperationResult {
    let decoding = try scan.decoding(of: path, language: operation.language)
    if let encoding = decoding.encoding, try !Self.reads(bytes, decoding) {
      return OperationResult(
        operation, .failed,
        "its configuration says that it is \(encoding), so the account's text, which is UTF-8, would be "
          + "read as something else; take the encoding out of the configuration")
    }
    var expected = OutputFile.Expectation.nothing
    if operation.action == .replace {
      // The file is read again: it may have been edited while the account was being read. What is saved
      // from here on is noticed when the file is replaced.
      expected = OutputFile.Expectation(reading: try root.open(path))
      let present = try UploadText(path, in: root, options: decoding)
      guard ContentDigest(of: present.bytes) == operation.uploadDigest else {
        return OperationResult(operation, .stale, Self.changed)
      }
      try recorder?.willOverwrite(path, holding: try root.bytes(of: path))
    } else {
      if let parent = path.parent { try root.makeDirectory(parent) }
      guard try root.kind(of: path) == nil else {
        return OperationResult(operation, .stale, Self.appeared)
      }
    }
    do throws(FileError) {
      try root.write(bytes, to: path, replacing: expected)
    } catch {
      if error.isStale { return OperationResult(operation, .stale, Self.changed) }
      guard error.isTaken, expected == .nothing else { throw error }
      return OperationResult(operation, .stale, Self.appeared)
    }
    let written = CaptionSummary(of: try UploadText(path, in: root, options: decoding).bytes)
    var operation = operation
    operation.local = written
    guard let remote = operation.remote, written.digest == remote.digest else {
      return OperationResult(operation, .failed, "what was written differs from the account's text")
    }
    let result = OperationResult(operation, .verified)
    recorder?.didVerify(result)
    return result
  }

  private static let changed = "the file changed meanwhile; pull again"
  private static let appeared = "a file of that name appeared; pull again"

  /// Whether UTF-8 is read as itself.
  private static func reads(_ bytes: [UInt8], _ options: DecodingOptions) throws -> Bool {
    var text: [UInt8] = []
    var decoder = try DecodingStream(options: options)
    decoder.consume(bytes.span) { piece, _ in text.append(piece) }
    decoder.finish { piece, _ in text.append(piece) }
    return text == bytes
  }
}
