// SPDX-License-Identifier: Apache-2.0

/// A program that reads SubRip, and the source that its model follows.
public struct Program: Sendable, Hashable {
  /// The name by which people know it.
  public var name: String
  /// The files of its source that the model follows.
  public var source: String
  /// The version, or the commit, and its date.
  public var version: String
  /// Whether the model was held against the program itself, or only against its source.
  public var isHeldAgainstProgram: Bool
  /// Whether it acts on markup; a library returns it as text.
  public var actsOnMarkup: Bool
}

/// Which part of a file is read.
public enum FilePart: Sendable {
  /// All of it: whether the program takes it for SubRip is asked first.
  case whole
  /// A part that begins where a cue does, and ends where one begins: it is SubRip.
  case middle
}

/// A model of how one program reads SubRip.
///
/// It is given UTF-8, since that is what a repaired file holds; what a program does to other encodings is
/// not modelled. Reading takes time in proportion to the text.
protocol ReaderModel: SendableMetatype {
  /// Whom the model follows.
  static var program: Program { get }

  /// Reads a file, or a part of one.
  ///
  /// - Parameters:
  ///   - text: The text, as UTF-8.
  ///   - part: Whether it is the whole file.
  /// - Returns: What the program shows.
  static func read(_ text: [UInt8], _ part: FilePart) -> Reading
}
