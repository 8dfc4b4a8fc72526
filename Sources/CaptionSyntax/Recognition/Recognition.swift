// SPDX-License-Identifier: Apache-2.0

public import CaptionCore

/// What the beginning of a file has told of its format.
public struct Recognition: Sendable, Hashable {
  /// What the file is.
  public var format: FileFormat
  /// Where in the text the first line begins that is not blank.
  public var offset = TextOffset(0)
  /// That line's number, counted from 1.
  public var line = 1
  /// The beginning of that line; empty for a file that is no text.
  public var firstLine: [UInt8] = []

  /// Looks at a file in memory.
  ///
  /// - Parameters:
  ///   - bytes: The file, as it is or as UTF-8.
  ///   - scope: What is looked for.
  /// - Returns: What it is, or `nil` for the format that is spoken and for what nothing tells anything of.
  /// - Complexity: O(1): no more than the first 64 KiB count.
  public static func of(
    _ bytes: Span<UInt8>, _ scope: FormatProbe.Scope
  ) -> Recognition? {
    if case .foreign(let found) = judge(bytes, isWhole: true, scope) { return found }
    return nil
  }

  // MARK: Judging

  /// What the first bytes tell.
  enum Verdict {
    case spoken
    case foreign(Recognition)
    /// More bytes may tell more.
    case open
  }

  /// How much is waited for before anything is said.
  static let nearLength = 1 << 10
  /// In how much a cue has to show for a file to be read at once.
  private static let middleLength = 1 << 12
  /// In how much a cue has to show for the file to be read whatever else its lines look like.
  private static let farLength = 1 << 16

  /// Judges the beginning of a file.
  ///
  /// Each step looks at so many bytes and no more, whatever else is there: what arrives in small
  /// pieces is judged as what arrives at once.
  ///
  /// - Parameters:
  ///   - bytes: The file from its start on.
  ///   - isWhole: Whether that is all of it.
  ///   - scope: What is looked for.
  /// - Returns: What they tell.
  static func judge(
    _ bytes: Span<UInt8>, isWhole: Bool, _ scope: FormatProbe.Scope
  ) -> Verdict {
    guard isWhole || bytes.count >= nearLength else { return .open }
    let near = bytes.extracting(0..<min(bytes.count, nearLength))
    if let format = BinarySignature.format(of: near) {
      return .foreign(Recognition(format: format))
    }
    guard case .anything(but: let spoken) = scope else { return .spoken }
    if spoken.begins(near) { return .spoken }
    let middle = TextHead(bytes.extracting(0..<min(bytes.count, middleLength)))
    let isEnough = isWhole || bytes.count >= middleLength
    if let format = TextSignature.format(of: middle, isComplete: isEnough) {
      return format == spoken.traits.kind ? .spoken : .foreign(Recognition(format, middle))
    }
    guard isEnough else { return .open }
    if middle.hasCue(of: spoken) { return .spoken }
    guard isWhole || bytes.count >= farLength else { return .open }
    let far = TextHead(bytes.extracting(0..<min(bytes.count, farLength)))
    guard !far.lines.isEmpty, !far.hasCue(of: spoken), let format = TextShape.format(of: far),
      format != spoken.traits.kind
    else { return .spoken }
    return .foreign(format == .binary ? Recognition(format: format) : Recognition(format, far))
  }

  /// Creates what bytes have told that are no text.
  ///
  /// - Parameter format: What the file is.
  public init(format: FileFormat) { self.format = format }

  private init(_ format: FileFormat, _ head: TextHead) {
    self.format = format
    offset = TextOffset(head.offsetOfFirstLine)
    line = head.numberOfFirstLine
    firstLine = Array(head.bytes[head.firstLine].prefix(1 << 10))
  }
}
