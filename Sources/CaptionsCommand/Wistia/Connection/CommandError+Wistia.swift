// SPDX-License-Identifier: Apache-2.0

import WistiaAPI

extension CommandError {
  /// What a failed call has to say, with the exit status that the tool's contract gives it: 1 where
  /// the server refused or failed, 2 where there was no answer to speak of.
  ///
  /// - Parameter error: The failure.
  init(_ error: WistiaError) {
    var message = error.description
    if error.kind == .unreadable, !error.body.isEmpty {
      message += "; it begins: " + String(decoding: error.body.prefix(200), as: UTF8.self)
    }
    switch error.kind {
    case .configuration, .unreachable, .unreadable: self.init(message, status: .failure)
    case .cancelled: self.init(message, status: .interrupted)
    default: self.init(message, status: .findings)
    }
  }
}
