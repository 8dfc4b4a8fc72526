// SPDX-License-Identifier: Apache-2.0

import CaptionWorkspace

/// A failure that ends a verb: one line for people, and an exit status.
struct CommandError: Error {
  /// What went wrong and what to do next; printed escaped after `captions: `.
  var message: String
  /// How the process ends.
  var status: ExitStatus
  /// Lines to show below the message, such as the beginning of what a server answered.
  var details: [String] = []

  init(_ message: String, status: ExitStatus = .failure) {
    self.message = message
    self.status = status
  }

  /// What keeps the settings of a file from being known.
  ///
  /// - Parameter error: The failure.
  init(_ error: SettingsError) {
    switch error.remedy {
    case .listProfiles?:
      self.init("\(error.message); 'captions rule --profiles' lists the names")
    case .listRules?:
      self.init("\(error.message); 'captions rule --list' lists codes and names")
    case nil: self.init(error.message)
    }
  }
}
