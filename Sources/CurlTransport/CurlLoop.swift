// SPDX-License-Identifier: Apache-2.0

import CCurl
import HTTPTransport

/// The loop of the engine's thread: nothing here is touched by any other thread.
@safe final class CurlLoop {
  private let library: CurlLibrary
  private let multi: UnsafeMutableRawPointer
  private let inbox: CurlInbox
  private let configuration: CurlConfiguration
  /// What libcurl works on, by the address of the easy handle.
  private var active: [Int: CurlTransfer] = [:]
  private var waiting: [CurlSubmission] = []
  /// Where the waiting ones begin: those before it were started.
  private var nextWaiting = 0

  init(
    library: CurlLibrary, multi: UnsafeMutableRawPointer, inbox: CurlInbox,
    configuration: CurlConfiguration
  ) {
    self.library = library
    unsafe self.multi = multi
    self.inbox = inbox
    self.configuration = configuration
    let connections = max(1, configuration.maximumConcurrentRequests)
    set(CURLMOPT_MAX_HOST_CONNECTIONS, connections)
    set(CURLMOPT_MAX_TOTAL_CONNECTIONS, connections)
    set(CURLMOPT_MAXCONNECTS, connections)
  }

  private func set(_ option: CURLMoption, _ value: Int) {
    // A failure leaves libcurl's own default, which only affects speed.
    _ = unsafe captions_curl_multi_set_long(library.functions, multi, option, value)
  }

  /// Works until told to stop.
  func run() {
    while true {
      let messages = inbox.take()
      waiting.append(contentsOf: messages.arrivals)
      for ticket in messages.cancellations { cancel(ticket) }
      if messages.stop { break }
      startWaiting()
      _ = unsafe captions_curl_multi_perform(library.functions, multi)
      let finished = finishTransfers()
      // After a finish there may be room for those that wait.
      if finished && nextWaiting < waiting.count { continue }
      _ = unsafe captions_curl_multi_poll(library.functions, multi, 60_000)
    }
    shutDown()
  }

  private func startWaiting() {
    while nextWaiting < waiting.count,
      active.count < max(1, configuration.maximumConcurrentRequests)
    {
      let submission = waiting[nextWaiting]
      nextWaiting += 1
      start(submission)
    }
    if nextWaiting == waiting.count {
      waiting.removeAll(keepingCapacity: true)
      nextWaiting = 0
    } else if nextWaiting > 1024 {
      waiting.removeFirst(nextWaiting)
      nextWaiting = 0
    }
  }

  private func start(_ submission: CurlSubmission) {
    guard !submission.ticket.isCancelled else {
      submission.continuation.resume(
        returning: .failure(CurlFailure.cancelled(mayHaveBeenSent: false)))
      return
    }
    do throws(HTTPTransportError) {
      let transfer = try CurlTransfer(
        submission, library: library, configuration: configuration)
      let code = unsafe captions_curl_multi_add(library.functions, multi, transfer.easy)
      guard code == CURLM_OK else {
        throw HTTPTransportError(
          kind: .unavailable, message: "libcurl could not take on the request",
          mayHaveBeenSent: false)
      }
      active[transfer.address] = transfer
    } catch {
      submission.continuation.resume(returning: .failure(error))
    }
  }

  private func finishTransfers() -> Bool {
    var any = false
    var result = CURLE_OK
    while let easy = unsafe captions_curl_multi_finished(library.functions, multi, &result) {
      any = true
      guard let transfer = active.removeValue(forKey: Int(bitPattern: easy)) else { continue }
      _ = unsafe captions_curl_multi_remove(library.functions, multi, easy)
      transfer.finish(result)
    }
    return any
  }

  private func cancel(_ ticket: CurlTicket) {
    if let transfer = active.values.first(where: { $0.ticket === ticket }) {
      active[transfer.address] = nil
      _ = unsafe captions_curl_multi_remove(library.functions, multi, transfer.easy)
      transfer.cancel()
    } else if let index = waiting[nextWaiting...].firstIndex(where: { $0.ticket === ticket }) {
      waiting.remove(at: index).continuation.resume(
        returning: .failure(CurlFailure.cancelled(mayHaveBeenSent: false)))
    }
  }

  private func shutDown() {
    // From here on nobody can wake the handle that is about to be freed.
    let rest = inbox.close()
    for transfer in active.values {
      _ = unsafe captions_curl_multi_remove(library.functions, multi, transfer.easy)
      transfer.cancel()
    }
    active.removeAll()
    for submission in waiting[nextWaiting...] + rest.arrivals {
      submission.continuation.resume(
        returning: .failure(CurlFailure.cancelled(mayHaveBeenSent: false)))
    }
    unsafe captions_curl_multi_cleanup(library.functions, multi)
  }
}
