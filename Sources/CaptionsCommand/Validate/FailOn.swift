// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionCore

/// Which findings make the exit status 1.
enum FailOn: String, ExpressibleByArgument, CaseIterable {
  case error, warning, info, never

  /// The least severity that fails, or `nil` for none.
  var severity: Severity? { Severity(rawValue: rawValue) }
}
