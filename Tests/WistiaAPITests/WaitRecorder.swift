// SPDX-License-Identifier: Apache-2.0

import Synchronization
import WistiaAPI

/// The waits that a client told of.
final class WaitRecorder: Sendable {
  private let state = Mutex<[WistiaWait]>([])

  var values: [WistiaWait] { state.withLock { $0 } }

  func add(_ wait: WistiaWait) { state.withLock { $0.append(wait) } }
}
