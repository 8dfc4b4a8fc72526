// SPDX-License-Identifier: Apache-2.0

public import HTTPTransport

/// The Wistia Data API, resource by resource.
///
/// ```swift
/// let client = WistiaClient(credentials: .bearer(token), transport: CurlTransport())
/// for try await media in client.medias.list() {
///   let tracks = try await client.captions.index(for: media.hashedID)
///   print(media.name, tracks.map(\.language))
/// }
/// ```
///
/// A client is a value; its copies share one allowance of requests a minute. Make one client for
/// an account and pass it around. Every call throws ``WistiaError``.
public struct WistiaClient: Sendable {
  let sender: Sender

  /// Creates a client.
  ///
  /// - Parameters:
  ///   - baseURL: Where the API is.
  ///   - credentials: What proves who is asking.
  ///   - transport: What sends the requests.
  ///   - configuration: How the client speaks and how patient it is.
  public init(
    baseURL: WistiaBaseURL = .production, credentials: WistiaCredentials,
    transport: any HTTPTransporting, configuration: WistiaConfiguration = WistiaConfiguration()
  ) {
    sender = Sender(
      builder: RequestBuilder(
        baseURL: baseURL, credentials: credentials, configuration: configuration),
      transport: transport,
      pacer: Pacer(
        limit: configuration.requestsPerMinute ?? configuration.dialect.requestsPerMinute,
        clock: configuration.clock),
      configuration: configuration)
  }

  /// Where the API is.
  public var baseURL: WistiaBaseURL { sender.builder.baseURL }
  /// Captions: one track a language of a media.
  public var captions: Captions { Captions(sender: sender) }
  /// Medias: videos and other files.
  public var medias: Medias { Medias(sender: sender) }
  /// Projects, which hold medias.
  public var projects: Projects { Projects(sender: sender) }
  /// Sharings, which give people access to projects.
  public var sharings: Sharings { Sharings(sender: sender) }
  /// The account itself.
  public var account: Accounts { Accounts(sender: sender) }
  /// The look and behaviour of a media's player.
  public var customizations: CustomizationsResource { CustomizationsResource(sender: sender) }
}
