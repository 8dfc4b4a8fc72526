// SPDX-License-Identifier: Apache-2.0

import WistiaAPI

extension CommandError {
  /// What a failed call has to say, with the exit status that the tool's contract gives it: 1 where
  /// the server refused or failed, 2 where there was no answer to speak of.
  ///
  /// - Parameter error: The failure.
  init(_ error: WistiaError) {
    switch error.kind {
    case .configuration, .unreachable, .unreadable:
      self.init(error.description, status: .failure)
    case .cancelled: self.init(error.description, status: .interrupted)
    default: self.init(error.description, status: .findings)
    }
    // What the server said is in the message already, unless nobody could make sense of it.
    if error.serverMessage == nil {
      details = String(decoding: error.body, as: UTF8.self)
        .split(whereSeparator: \.isNewline).map(String.init)
    }
  }
}
