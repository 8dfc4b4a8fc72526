// SPDX-License-Identifier: Apache-2.0

/// An entry of a list that could not be read.
public struct UnreadableEntry: Sendable, Hashable, CustomStringConvertible {
  /// The page of the list, from 1.
  public var page: Int
  /// The place on the page, from 1.
  public var position: Int
  /// What it is not.
  public var reason: String

  /// One line: which entry, and what is wrong with it.
  public var description: String {
    "entry \(position) on page \(page) cannot be read: \(reason)"
  }
}
