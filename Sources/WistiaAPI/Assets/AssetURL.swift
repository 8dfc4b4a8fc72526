// SPDX-License-Identifier: Apache-2.0

import HTTPTransport

/// The URL of a media's file, rewritten by pure functions: the URL itself says what the server makes
/// of the file.
///
/// The document names the rules for file names; those for pictures are on the pages that it refers
/// to (“Working with images”, “Extracting thumbnails”).
public struct AssetURL: Sendable, Hashable, CustomStringConvertible {
  /// Scheme and host with `/deliveries/` and the id.
  private var base: String
  /// What follows the id: `.bin`, `/my-file.mp4`, or nothing.
  private var ending: String
  private var query: [(name: String, value: String)]
  private var fragment: String

  /// Reads the URL of a file.
  ///
  /// - Parameter text: Such as `http://embed.wistia.com/deliveries/43500c9644e4.bin`.
  public init?(_ text: String) {
    let marker = "/deliveries/"
    var rest = text[...]
    fragment = ""
    if let hash = rest.firstIndex(of: "#") {
      fragment = String(rest[hash...])
      rest = rest[..<hash]
    }
    query = []
    if let mark = rest.firstIndex(of: "?") {
      query = rest[rest.index(after: mark)...].split(separator: "&").map { field in
        let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        return (name: String(parts[0]), value: parts.count > 1 ? String(parts[1]) : "")
      }
      rest = rest[..<mark]
    }
    let lower = rest.lowercased()
    guard lower.hasPrefix("http://") || lower.hasPrefix("https://"),
      let start = Self.end(of: marker, in: rest)
    else { return nil }
    let tail = rest[start...]
    let idEnd = tail.firstIndex { !($0.isASCII && ($0.isLetter || $0.isNumber)) } ?? tail.endIndex
    guard idEnd > tail.startIndex, idEnd == tail.endIndex || ".-/".contains(tail[idEnd]) else {
      return nil
    }
    base = String(rest[..<idEnd])
    ending = String(rest[idEnd...])
  }

  private static func end(of marker: String, in text: Substring) -> Substring.Index? {
    var index = text.startIndex
    while index < text.endIndex {
      if text[index...].hasPrefix(marker) { return text.index(index, offsetBy: marker.count) }
      index = text.index(after: index)
    }
    return nil
  }

  /// The URL.
  public var description: String {
    let fields = query.map { $0.value.isEmpty ? $0.name : "\($0.name)=\($0.value)" }
    return base + ending + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&")) + fragment
  }

  /// The same file under a name of one's own, for clients that go by names.
  ///
  /// - Parameter name: The name with its extension, such as `my-file.mp4`.
  /// - Returns: The URL.
  public func named(_ name: String) -> AssetURL {
    var result = self
    result.ending = "/" + PercentEncoding.component(name)
    return result
  }

  /// The same file with another extension.
  ///
  /// A picture keeps the form `ID.jpg`; a file that was renamed keeps its name.
  ///
  /// - Parameter ending: The extension, with or without its dot.
  /// - Returns: The URL.
  public func withExtension(_ ending: String) -> AssetURL {
    var result = self
    let ending = PercentEncoding.component(
      ending.hasPrefix(".") ? String(ending.dropFirst()) : ending)
    let dot = self.ending.lastIndex(of: ".")
    result.ending = String(self.ending[..<(dot ?? self.ending.endIndex)]) + "." + ending
    return result
  }

  /// A picture in another size.
  ///
  /// - Parameters:
  ///   - size: The size in pixels.
  ///   - crop: Whether to fill width and height by cutting off the rest; needs both.
  /// - Returns: The URL, with the extension `jpg` in place of `bin`.
  public func resized(_ size: AssetURL.ImageSize, crop: Bool = false) -> AssetURL {
    var result = asPicture()
    result.query.removeAll { $0.name == "image_resize" || $0.name == "image_crop_resized" }
    result.query.append(
      (name: crop ? "image_crop_resized" : "image_resize", value: size.description))
    return result
  }

  /// A picture from a moment of a video.
  ///
  /// - Parameter moment: The time from the beginning; negative counts as zero.
  /// - Returns: The URL, with the extension `jpg` in place of `bin`.
  public func still(at moment: Duration) -> AssetURL {
    var result = asPicture()
    result.query.removeAll { $0.name == "video_still_time" }
    let (seconds, attoseconds) = max(moment, .zero).components
    let tenths = attoseconds / 100_000_000_000_000_000
    result.query.append(
      (name: "video_still_time", value: tenths == 0 ? "\(seconds)" : "\(seconds).\(tenths)"))
    return result
  }

  private func asPicture() -> AssetURL {
    ending == ".bin" || ending.isEmpty ? withExtension("jpg") : self
  }

  /// Whether two URLs are written alike.
  public static func == (lhs: AssetURL, rhs: AssetURL) -> Bool {
    lhs.description == rhs.description
  }

  /// Hashes the written form.
  ///
  /// - Parameter hasher: The hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(description)
  }
}

extension AssetURL {
  /// The size of a picture; a side that is missing follows from the other.
  public struct ImageSize: Sendable, Hashable, CustomStringConvertible {
    /// The width in pixels.
    public var width: Int?
    /// The height in pixels.
    public var height: Int?

    /// Reads a size.
    ///
    /// - Parameter text: `640x360`, `640x`, `x360` or `640`.
    public init?(_ text: String) {
      let sides = text.lowercased().split(separator: "x", omittingEmptySubsequences: false)
      guard (1...2).contains(sides.count), sides.allSatisfy({ $0.isEmpty || (Int($0) ?? 0) > 0 })
      else { return nil }
      width = Int(sides[0])
      height = sides.count > 1 ? Int(sides[1]) : nil
      guard width != nil || height != nil else { return nil }
    }

    /// The size as the API writes it: `640x360`, `640` or `x360`.
    public var description: String {
      (width.map { "\($0)" } ?? "") + (height.map { "x\($0)" } ?? "")
    }
  }
}
