// SPDX-License-Identifier: Apache-2.0

public import CaptionTiming

/// What is worth knowing of an operation beside its reason.
public enum SyncNote: Sendable, Hashable, Codable {
  /// In words of its own, such as what an upload converts.
  case stated(String)
  /// A warning about the captions whose remedy is another frame rate; `path` is where the file lies.
  case otherFrameRate(warning: String, path: String, from: FrameRate, to: FrameRate)
}

extension SyncNote: CustomStringConvertible {
  /// What was found, for people; what to do about it is for the front end to say.
  public var description: String {
    switch self {
    case .stated(let words): words
    case .otherFrameRate(let warning, _, _, _): warning
    }
  }
}

/// A value that stood as mere words in plans of version 1.
struct Worded<Value: Decodable & SyncWording>: Decodable {
  /// The value.
  var value: Value

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let words = try? container.decode(String.self) {
      value = .stated(words)
    } else {
      value = try container.decode(Value.self)
    }
  }
}

/// What can be stated in words of its own.
protocol SyncWording {
  static func stated(_ words: String) -> Self
}

extension SyncReason: SyncWording {}
extension SyncNote: SyncWording {}
