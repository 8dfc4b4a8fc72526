// SPDX-License-Identifier: Apache-2.0

import CaptionCore

/// Tells from the beginning of a file whether it is of the format that is spoken, before anything is made
/// of it.
///
/// A file whose first line says so costs a look at that line, as a number does that begins SubRip. What
/// does not is held back until a cue shows, or a signature: up to 64 KiB. How the bytes are cut makes no
/// difference.
///
/// ```swift
/// var probe = FormatProbe(.anything(but: .subRip))
/// switch probe.take(chunk) {
/// case .passes: parse(chunk)
/// case .held: break
/// case .released(let bytes): parse(bytes.span)
/// case .foreign(let found): print("the file is", found.format.name)
/// }
/// ```
public struct FormatProbe: Sendable {
  /// What becomes of a chunk.
  public enum Outcome: Sendable {
    /// The chunk is to be read as it is.
    case passes
    /// The chunk is kept until more is known.
    case held
    /// All that was kept, this chunk included, is to be read.
    case released([UInt8])
    /// The file is of another format; nothing of it is to be read.
    case foreign(Recognition)
  }

  /// What is looked for.
  public enum Scope: Sendable, Hashable {
    /// Any format but the one that is spoken.
    case anything(but: CaptionFormat)
    /// Files that are no text; for whoever has to decode first.
    case binary
  }

  private let scope: Scope
  private var isSettled = false
  private var head: [UInt8] = []
  /// How many bytes are collected before the next look.
  private var checkpoint = Recognition.nearLength

  /// Creates a probe.
  ///
  /// - Parameter scope: What is looked for.
  public init(_ scope: Scope) { self.scope = scope }

  /// Takes the next bytes of the file, as they are or as UTF-8.
  ///
  /// - Parameter chunk: The bytes.
  /// - Returns: What becomes of them; ``Outcome/foreign(_:)`` once.
  @inline(__always)
  public mutating func take(_ chunk: Span<UInt8>) -> Outcome {
    isSettled ? .passes : look(at: chunk)
  }

  /// Ends the file.
  ///
  /// - Returns: ``Outcome/passes`` where nothing was kept.
  public mutating func finish() -> Outcome {
    guard !isSettled else { return .passes }
    isSettled = true
    switch Recognition.judge(head.span, isWhole: true, scope) {
    case .foreign(let found): return .foreign(found)
    case .spoken, .open: return head.isEmpty ? .passes : release()
    }
  }

  private mutating func look(at chunk: Span<UInt8>) -> Outcome {
    guard head.isEmpty else {
      head.append(chunk)
      return head.count < checkpoint ? .held : judge()
    }
    switch Recognition.judge(chunk, isWhole: false, scope) {
    case .spoken:
      isSettled = true
      return .passes
    case .foreign(let found):
      isSettled = true
      return .foreign(found)
    case .open:
      head.append(chunk)
      return .held
    }
  }

  private mutating func judge() -> Outcome {
    switch Recognition.judge(head.span, isWhole: false, scope) {
    case .spoken:
      isSettled = true
      return release()
    case .foreign(let found):
      isSettled = true
      head = []
      return .foreign(found)
    case .open:
      // Four looks at most, however small the chunks are.
      while checkpoint <= head.count { checkpoint *= 4 }
      return .held
    }
  }

  private mutating func release() -> Outcome {
    var taken: [UInt8] = []
    swap(&taken, &head)
    return .released(taken)
  }
}
