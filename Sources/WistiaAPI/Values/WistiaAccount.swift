// SPDX-License-Identifier: Apache-2.0

/// An account.
public struct WistiaAccount: Sendable, Hashable {
  /// The number of the account.
  public var id: Int64?
  /// The name.
  public var name: String?
  /// Its main URL.
  public var url: String?
  /// How many medias it has, where the server says so.
  public var mediaCount: Int64?
  /// Everything that the server said.
  public var raw: JSONValue

  init?(_ value: JSONValue) {
    guard let fields = ObjectReader(value) else { return nil }
    id = fields.integer("id")
    name = fields.string("name")
    url = fields.string("url")
    mediaCount = fields.integer("mediaCount")
    raw = value
    // Something else than the API may well answer with an object.
    guard id != nil || name != nil else { return nil }
  }
}
