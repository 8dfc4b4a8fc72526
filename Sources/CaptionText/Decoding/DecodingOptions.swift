// SPDX-License-Identifier: Apache-2.0

/// How to decode a file whose encoding is not known.
public struct DecodingOptions: Sendable {
  /// The encoding to use whatever the bytes say; `nil` to find out.
  public var encoding: TextEncoding?

  /// The language of the text when a file name or a user tells it, as a BCP 47 tag or an ISO 639
  /// code such as `th`, `zh-Hant` or `pol`; it picks between encodings that the bytes cannot tell
  /// apart.
  public var language: String?

  /// How many bytes to look at, counted from the first one that is not ASCII; 256 KiB.
  ///
  /// On a stream this many bytes are held back until the decision is made. Values below 1024 are taken
  /// for 1024, and none is larger than 2⁴⁰.
  public var window: Int { didSet { window = Self.clamped(window) } }

  /// How many malformed ranges to keep until they are taken.
  public var malformedLimit: Int

  /// How many decoded bytes the source map covers at least, counted from the end.
  ///
  /// Everything by default. On a stream of unknown length give what the consumer looks back on.
  /// Nothing is the least.
  public var mapRetention: Int { didSet { mapRetention = max(mapRetention, 0) } }

  /// Creates options.
  ///
  /// - Parameters:
  ///   - encoding: The encoding to use whatever the bytes say.
  ///   - language: The language of the text.
  ///   - window: How many bytes to look at.
  ///   - malformedLimit: How many malformed ranges to keep until they are taken.
  ///   - mapRetention: How many decoded bytes the source map covers at least.
  public init(
    encoding: TextEncoding? = nil, language: String? = nil, window: Int = 1 << 18,
    malformedLimit: Int = 1000, mapRetention: Int = .max
  ) {
    self.encoding = encoding
    self.language = language
    self.window = Self.clamped(window)
    self.malformedLimit = malformedLimit
    self.mapRetention = max(mapRetention, 0)
  }

  private static func clamped(_ window: Int) -> Int { min(max(window, 1024), 1 << 40) }
}

/// An encoding of which this build of ICU has no table.
public struct EncodingUnavailable: Error, Sendable, Hashable, CustomStringConvertible {
  /// The encoding.
  public var encoding: TextEncoding

  /// What went wrong and what to do.
  public var description: String {
    "this system's ICU has no table for \(encoding); install ICU's full data or convert the file to "
      + "UTF-8 first"
  }
}
