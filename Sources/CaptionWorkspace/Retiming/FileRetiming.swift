// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionFiles
public import CaptionTiming
import Glibc

/// A file that is retimed, such that nothing is written when a cue is refused, wherever that can be had.
///
/// - Into a file, in place or not: one pass into a temporary file, which is thrown away on an error.
/// - To whoever runs it, from a file of up to a megabyte: one pass into memory, handed over when it is
///   whole.
/// - To whoever runs it from a larger one, or to a device: a check pass first, which notes where the times
///   stand when they all move by the same.
/// - From a pipe: no check pass is possible; it stops at the first cue that is refused.
///
/// ```swift
/// let request = FileRetiming.Request(.shift(by: Timestamp(milliseconds: 1500)))
/// let retiming = FileRetiming(
///   CaptionReader(path: path), request, to: .inPlace(backup: true))
/// print(try retiming.run().report)
/// ```
public struct FileRetiming: Sendable {
  /// Where the retimed file goes.
  public enum Destination: Sendable, Hashable {
    /// Nowhere: it is only found out what would become of it.
    case nowhere
    /// To whoever runs it, piece by piece.
    case stream
    /// In the place of the file, which is kept beside it where that is wanted.
    case inPlace(backup: Bool)
    /// Into another file.
    case file(String)
  }

  /// What was done, or would be.
  public struct Outcome: Sendable {
    /// What became of the cues.
    public var report: RetimingReport
    /// What happened to time in this file, to be taken back; without steps where nothing says it all, and
    /// `nil` where it cannot be told.
    public var retiming: Retiming?
  }

  /// The file.
  public var reader: CaptionReader
  /// What is to be done.
  public var request: Request
  /// Where the retimed file goes.
  public var destination: Destination

  /// Creates the retiming of one file; nothing is read yet.
  ///
  /// - Parameters:
  ///   - reader: The file.
  ///   - request: What is to be done.
  ///   - destination: Where the retimed file goes.
  public init(_ reader: CaptionReader, _ request: Request, to destination: Destination) {
    self.reader = reader
    self.request = request
    self.destination = destination
  }

  /// Does the work.
  ///
  /// - Parameter take: Takes what goes to ``Destination/stream``; not called for other destinations.
  /// - Returns: What was done, or would be.
  /// - Throws: ``Refusal``, `FileError`, also for a file whose captions cannot be read, `TimingError`,
  ///   `FrameTimecodeError`, `EncodingUnavailable`, or what `take` throws.
  public func run(_ take: ([UInt8]) throws -> Void = { _ in }) throws -> Outcome {
    guard Self.isSeekable(reader.path) else { return outcome(try runStream(take)) }
    let isHeld = canBeHeld
    let expected = try expectation()
    var plan = Plan(request: request, isHeld: isHeld, expected: expected)
    if !request.cuesToFind.isEmpty {
      plan.starts = try CuePass.starts(
        in: reader, of: request.cuesToFind, frames: request.frames)
    }
    if destination == .nowhere || request.options.onNegative == .shiftBlock
      || !(isDiscardable || isHeld)
    {
      var check = try CuePass.check(request, reader, starts: plan.starts)
      if request.options.onNegative == .shiftBlock, check.report.blockShift > .zero {
        plan.request.options.blockShift = check.report.blockShift
        check = try CuePass.check(plan.request, reader, starts: plan.starts)
      }
      try refuse(check.report)
      if destination == .nowhere { return outcome(check.report, starts: plan.starts) }
      plan.check = check
    }
    do {
      return outcome(try write(plan, take), starts: plan.starts)
    } catch let refused as RefusedCue {
      // The output is thrown away already; one more pass tells all the cues that are in the way.
      try refuse(CuePass.check(plan.request, reader, starts: plan.starts).report)
      throw Refusal.stopped(refused, isWritten: false)
    }
  }

  /// Whether an input can be read twice.
  ///
  /// Asked without opening it: a named pipe that is opened and closed has lost its writer.
  ///
  /// - Parameter path: The input; `-` for standard input.
  /// - Returns: Whether it is a regular file, or missing.
  package static func isSeekable(_ path: String) -> Bool {
    guard path != "-" else { return false }
    var status = stat()
    // What is missing or out of reach is told apart when it is opened.
    return unsafe stat(path, &status) != 0 || status.st_mode & S_IFMT == S_IFREG
  }

  /// The largest input whose result is held in memory until it is whole.
  ///
  /// That takes one pass in place of two; of more than this, new memory costs what the pass saves.
  private static let mostHeld = 1 << 20

  /// Whether the result can be held in memory until it is whole.
  private var canBeHeld: Bool {
    guard destination == .stream, let stamp = FileStamp(path: reader.path) else { return false }
    return stamp.size <= Self.mostHeld
  }

  /// What is in the place of the output when it is put there; asked before the input is read.
  private func expectation() throws -> OutputFile.Expectation {
    switch destination {
    case .inPlace: OutputFile.Expectation(reading: try reader.input.open())
    case .file(let target): OutputFile.Expectation(at: target, reading: try reader.input.open())
    case .stream, .nowhere: .unchanged
    }
  }

  private func runStream(_ take: ([UInt8]) throws -> Void) throws -> RetimingReport {
    if case .inPlace = destination { throw Refusal.notReplaceable }
    if request.options.onNegative == .shiftBlock { throw Refusal.needsWholeFile(.blockShift) }
    if !request.cuesToFind.isEmpty { throw Refusal.needsWholeFile(.anchorByCue) }
    do {
      return try write(Plan(request: request), take)
    } catch let refused as RefusedCue {
      throw Refusal.stopped(refused, isWritten: !(isDiscardable || destination == .nowhere))
    }
  }

  private func outcome(
    _ report: RetimingReport, starts: [Int: Timestamp] = [:]
  ) -> Outcome {
    var request = request
    if request.removesHours, let shift = report.firstShift {
      request.removesHours = false
      // The hours and what else moves everything alike are one shift; with anything else, no step has
      // it all.
      let isOneShift = request.retiming.steps.allSatisfy { step in
        if case .shift = step.operation { step.range == nil } else { false }
      }
      request.retiming = isOneShift ? .shift(by: shift) : .identity
    }
    let retiming = try? request.resolved(firstStart: .zero, starts: starts)
    return Outcome(report: report, retiming: retiming)
  }

  /// Throws when a check pass found cues that no policy allows.
  private func refuse(_ report: RetimingReport) throws {
    if report.isRefused { throw Refusal.cues(report) }
  }
}
