// SPDX-License-Identifier: Apache-2.0

extension WistiaMedia {
  /// What a media is; open, since the server may know more.
  public struct Kind: RawRepresentable, Sendable, Hashable {
    /// The server's word.
    public var rawValue: String

    /// Takes the server's word.
    ///
    /// - Parameter rawValue: The word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A video.
    public static let video = WistiaMedia.Kind(rawValue: "Video")
    /// Sound.
    public static let audio = WistiaMedia.Kind(rawValue: "Audio")
    /// A picture.
    public static let image = WistiaMedia.Kind(rawValue: "Image")
    /// A PDF.
    public static let pdfDocument = WistiaMedia.Kind(rawValue: "PdfDocument")
    /// A document of Microsoft Office.
    public static let microsoftOfficeDocument = WistiaMedia.Kind(
      rawValue: "MicrosoftOfficeDocument")
    /// Flash.
    public static let swf = WistiaMedia.Kind(rawValue: "Swf")
    /// Something else.
    public static let unknown = WistiaMedia.Kind(rawValue: "UnknownType")
  }
}

extension WistiaMedia {
  /// How far the processing of a media is; open, since the server may know more.
  public struct Status: RawRepresentable, Sendable, Hashable {
    /// The server's word.
    public var rawValue: String

    /// Takes the server's word.
    ///
    /// - Parameter rawValue: The word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Waiting.
    public static let queued = WistiaMedia.Status(rawValue: "queued")
    /// Being processed.
    public static let processing = WistiaMedia.Status(rawValue: "processing")
    /// Done.
    public static let ready = WistiaMedia.Status(rawValue: "ready")
    /// Could not be processed.
    public static let failed = WistiaMedia.Status(rawValue: "failed")
  }
}
