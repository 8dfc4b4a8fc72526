// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionSync
import Synchronization
import WistiaAPI

/// How a run tells how far it is, on standard error.
enum ProgressMode: String, ExpressibleByArgument, CaseIterable {
  /// A bar on a terminal; elsewhere events where something is written, and nothing otherwise.
  case auto
  /// A line that is drawn again and again.
  case bar
  /// One JSON object a line.
  case ndjson
  /// Nothing.
  case none
}

/// Tells how far a run is: a bar for people, or events for programs.
final class SyncProgress: Sendable {
  private struct State {
    var bar: ProgressBar?
    var hasBegun = false
    var ticker: Task<Void, Never>?
  }

  private let mode: ProgressMode
  private let state = Mutex(State())
  private let stopping = Atomic(false)

  /// Creates a progress that says nothing yet.
  ///
  /// - Parameters:
  ///   - mode: How it tells.
  ///   - writes: Whether the verb writes anything.
  init(_ mode: ProgressMode, writes: Bool) {
    switch mode {
    case .auto: self.mode = Messages.isTerminal ? .bar : writes ? .ndjson : .none
    case .bar, .ndjson, .none: self.mode = mode
    }
  }

  /// Begins something that takes its time.
  ///
  /// - Parameters:
  ///   - title: What is being done.
  ///   - total: How many steps it has.
  func begin(_ title: String, of total: Int) {
    emit(SyncEvent("phase", phase: title, total: total))
    guard mode == .bar else { return }
    let ticker = Task { [weak self] in
      while !Task.isCancelled {
        try? await Task.sleep(for: .milliseconds(200))
        guard !Task.isCancelled else { return }
        self?.state.withLock { $0.bar?.draw() }
      }
    }
    state.withLock { state in
      state.ticker?.cancel()
      state.ticker = ticker
      state.bar = ProgressBar(title, of: total)
    }
  }

  /// Takes note of how much is done.
  func step(_ done: Int) {
    guard mode == .bar else { return }
    state.withLock { $0.bar?.advance(to: done) }
  }

  /// Ends what was begun and removes its bar.
  func end() {
    state.withLock { state in
      state.ticker?.cancel()
      state.ticker = nil
      state.bar?.clear()
      state.bar = nil
    }
  }

  /// An operation is begun.
  func started(_ operation: SyncOperation) {
    emit(SyncEvent("op_start", operation))
  }

  /// An operation ended.
  func ended(_ result: OperationResult) {
    guard result.operation.isWrite || result.status == .failed || result.status == .conflict
    else { return }
    emit(SyncEvent("op_done", result.operation, result))
    guard mode == .bar, result.operation.isWrite else { return }
    state.withLock { $0.bar?.add(isFailure: !result.isDone) }
  }

  /// The system's clock, whose longer waits end when the user asks to stop: what waits for the rate
  /// limit is not under way yet.
  var clock: WistiaClock {
    var clock = WistiaClock.system
    clock.sleep = { [weak self] duration in
      let end = ContinuousClock.now + duration
      while ContinuousClock.now < end {
        // A write that was sent is read back all the same.
        if duration > .seconds(2), self?.isStopping ?? false, !RunStage.isUnderWay {
          throw CancellationError()
        }
        try await Task.sleep(for: min(end - .now, .milliseconds(200)))
      }
    }
    return clock
  }

  /// Whether the user asked to stop.
  var isStopping: Bool { stopping.load(ordering: .relaxed) }

  /// The user asked to stop.
  func stop() {
    stopping.store(true, ordering: .relaxed)
    note("finishing what is under way; press Ctrl-C again to end at once")
  }

  /// Nothing is sent for a while.
  func wait(_ wait: WistiaWait) {
    // What was not sent yet will not be any more.
    guard !isStopping || RunStage.isUnderWay else { return }
    switch mode {
    case .none, .auto: ConnectionOptions.reportWait(wait)
    case .ndjson: emit(SyncEvent(wait))
    case .bar: state.withLock { $0.bar?.wait(wait) }
    }
  }

  /// A plan was made.
  func planned(_ plan: SyncPlan) {
    emit(SyncEvent("plan", message: plan.summary))
  }

  /// The run came to its end.
  func summarize(_ report: RunReport) {
    var event = SyncEvent("summary", message: report.summary)
    event.counts = Dictionary(
      uniqueKeysWithValues: OperationResult.Status.allCases.map { ($0.rawValue, report.count($0)) })
    emit(event)
  }

  /// Prints a line for people without harm to the bar.
  func note(_ line: String) {
    state.withLock { $0.bar?.clear() }
    if mode == .ndjson {
      emit(SyncEvent("message", message: line))
    } else {
      Messages.error(line)
    }
  }

  /// Something needs a person; events say so of each operation that ended already.
  ///
  /// - Parameters:
  ///   - place: A file, or a track.
  ///   - reasons: What is wrong with it, and what else there is to know.
  func problem(at place: String, _ reasons: [String]) {
    guard mode != .ndjson else { return }
    state.withLock { $0.bar?.clear() }
    Messages.print("\(place): error: \(reasons.joined(separator: "; "))")
  }

  private func emit(_ event: SyncEvent) {
    guard mode == .ndjson else { return }
    state.withLock { state in
      if !state.hasBegun {
        state.hasBegun = true
        SyncEvent.version.print()
      }
      event.print()
    }
  }
}
