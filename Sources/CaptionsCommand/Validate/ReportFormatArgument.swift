// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import CaptionReports

/// The formats of `--format`, as the argument parser reads them.
struct ReportFormatArgument: ExpressibleByArgument {
  var format: ReportFormat

  init(format: ReportFormat) {
    self.format = format
  }

  init?(argument: String) {
    guard let format = ReportFormat(rawValue: argument.lowercased()) else { return nil }
    self.format = format
  }

  static var allValueStrings: [String] { ReportFormat.allCases.map(\.rawValue) }

  var defaultValueDescription: String { format.rawValue }
}
