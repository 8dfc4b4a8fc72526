// SPDX-License-Identifier: Apache-2.0

/// What a media is; open, since the server may know more.
public struct MediaType: RawRepresentable, Sendable, Hashable {
  /// The server's word.
  public var rawValue: String

  /// Takes the server's word.
  ///
  /// - Parameter rawValue: The word.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// A video.
  public static let video = MediaType(rawValue: "Video")
  /// Sound.
  public static let audio = MediaType(rawValue: "Audio")
  /// A picture.
  public static let image = MediaType(rawValue: "Image")
  /// A PDF.
  public static let pdfDocument = MediaType(rawValue: "PdfDocument")
  /// A document of Microsoft Office.
  public static let microsoftOfficeDocument = MediaType(rawValue: "MicrosoftOfficeDocument")
  /// Flash.
  public static let swf = MediaType(rawValue: "Swf")
  /// Something else.
  public static let unknown = MediaType(rawValue: "UnknownType")
}

/// How far the processing of a media is; open, since the server may know more.
public struct MediaStatus: RawRepresentable, Sendable, Hashable {
  /// The server's word.
  public var rawValue: String

  /// Takes the server's word.
  ///
  /// - Parameter rawValue: The word.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// Waiting.
  public static let queued = MediaStatus(rawValue: "queued")
  /// Being processed.
  public static let processing = MediaStatus(rawValue: "processing")
  /// Done.
  public static let ready = MediaStatus(rawValue: "ready")
  /// Could not be processed.
  public static let failed = MediaStatus(rawValue: "failed")
}
