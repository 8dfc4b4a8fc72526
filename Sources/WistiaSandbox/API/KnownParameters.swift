// SPDX-License-Identifier: Apache-2.0

/// The parameters that an endpoint knows, in camel and in snake case.
struct KnownParameters: Sendable, ExpressibleByArrayLiteral {
  /// `nil` where the names are the caller's.
  let names: Set<String>?

  /// Parameters that every endpoint knows.
  private static let common = ["_method", "api_password", "access_token", "format"]

  /// Creates a list of names besides those that every endpoint knows.
  init(arrayLiteral names: String...) { self.init(names: names) }

  private init(names: (some Collection<String>)?) {
    self.names = names.map { Set($0).union($0.map(\.snakeCased)).union(Self.common) }
  }

  /// Any name.
  static let any = KnownParameters(names: [String]?.none)
  /// What lists are paged and sorted by.
  static let list: KnownParameters = ["page", "per_page", "sort_by", "sort_direction"]
  /// The members of a project.
  static let project: KnownParameters = [
    "name", "description", "adminEmail", "anonymousCanUpload", "anonymousCanDownload", "public",
  ]
  /// The members of a sharing.
  static let sharing: KnownParameters = [
    "with", "requirePassword", "canShare", "canDownload", "canUpload", "isAdmin",
    "sendEmailNotification", "sharing",
  ]
  /// What an order of captions may ask for.
  static let order: KnownParameters = ["automated", "rush", "automatically_enable"]

  /// These parameters and others.
  func and(_ others: KnownParameters) -> KnownParameters {
    guard let names, let others = others.names else { return .any }
    return KnownParameters(names: names.union(others))
  }

  /// The name of the first parameter that the endpoint does not know, if any.
  ///
  /// - Parameter parameters: The parameters of a request.
  /// - Returns: The name.
  func firstUnknown(in parameters: Parameters) -> String? {
    guard let names else { return nil }
    return parameters.entries.first { !names.contains($0.name) }?.name
  }
}
