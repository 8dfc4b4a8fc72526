// SPDX-License-Identifier: Apache-2.0

/// The account itself.
struct Account: Sendable, Hashable {
  var id = 1
  var name = "Sandbox"
  /// The address of its owner.
  var owner = "owner@example.com"
  /// The people besides the owner who may own projects.
  var managers: [String] = []
  /// Whether captions can be purchased: a credit card is saved.
  var hasCreditCard = true
  /// The numeric id that the next project, media, sharing or contact gets.
  var nextID = 1001
}
