// SPDX-License-Identifier: Apache-2.0

/// A form in which findings are written.
public enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  /// For people: the line, a caret, what players do, what would fix it.
  case text
  /// One line a finding.
  case concise
  /// One JSON document.
  case json
  /// One JSON document a line: a finding each, then a summary of each file.
  case ndjson
  /// SARIF 2.1.0, which code hosts and editors read.
  case sarif
  /// The commands that GitHub Actions turns into annotations.
  case github
  /// JUnit's XML, which CI servers read.
  case junit
}
