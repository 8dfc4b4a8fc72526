// SPDX-License-Identifier: Apache-2.0

import CaptionCore
public import CaptionFiles
public import CaptionFormats
import CaptionSyntax
import CaptionText
import SubRip
import WebVTT

/// A file that is written in another format, and what that loses.
///
/// The content says which format it is in, whatever its name; a name says it where the content does not.
///
/// ```swift
/// let conversion = FileConversion(CaptionReader(path: "talk.srt"), to: .vtt)
/// let outcome = try conversion.run { bytes in print(bytes.count) }
/// print(outcome.losses.summary)
/// ```
public struct FileConversion: Sendable {
  /// What was done.
  public struct Outcome: Sendable {
    /// How many cues were written.
    public var cues = 0
    /// What the target could not hold.
    public var losses = ConversionLosses()
    /// What is known of a file of SubRip or WebVTT.
    public var reading: CaptionReader.Reading?
  }

  /// The file.
  public var reader: CaptionReader
  /// The format that is written.
  public var target: ConversionTarget

  /// How many frames a second has, for formats whose times are frames.
  public var framesPerSecond: Double?

  /// Creates a conversion; nothing is read yet.
  ///
  /// - Parameters:
  ///   - reader: The file.
  ///   - target: The format that is written.
  public init(_ reader: CaptionReader, to target: ConversionTarget) {
    self.reader = reader
    self.target = target
  }

  /// Reads the file and writes it.
  ///
  /// - Parameter take: Takes what is written, piece by piece, as UTF-8.
  /// - Returns: What was done.
  /// - Throws: `FileError`, also for a file of a format that is not read, `EncodingUnavailable`, or what
  ///   `take` throws.
  public func run(_ take: ([UInt8]) throws -> Void) throws -> Outcome {
    var reader = reader
    // Nothing is looked up in the map, so it need not grow with the file.
    reader.options.mapRetention = 0
    var file = try reader.input.open()
    let head = try file.peek(Self.headLength)
    if let found = Recognition.of(head.span, .anything(but: .subRip)),
      ForeignCaptions.reads(found.format)
    {
      return try convert(try reader.readAll(file).text, found.format, take)
    }
    let told = FormatChoice.told(by: head.span)
    reader.format = told == .subRip ? FormatChoice.stated(by: reader.path) ?? told : told
    var source = EventConverter(reader.format)
    var writer = CueConverter(target)
    var cues = 0
    let reading = try reader.forEachEvent(of: file, as: reader.format) { event, bytes in
      guard let cue = source.take(event, bytes) else { return }
      cues += 1
      writer.append(cue)
      if writer.isFull { try take(writer.take()) }
    }
    writer.finish()
    try take(writer.take())
    return Outcome(
      cues: cues, losses: source.losses.adding(writer.losses), reading: reading)
  }

  /// How much of a file is looked at before it is read.
  private static let headLength = 1 << 16

  /// Writes the captions of another format.
  private func convert(
    _ text: [UInt8], _ format: FileFormat, _ take: ([UInt8]) throws -> Void
  ) throws -> Outcome {
    let read: ForeignCaptions
    do {
      read = try ForeignCaptions(text, format, framesPerSecond: framesPerSecond)
    } catch {
      let reason =
        switch error {
        case .needsFrameRate:
          "it is \(format.name), whose times are frames, and nothing says how many there are in a second"
        case .notReadable: "it looks like \(format.name), and no captions are found in it"
        }
      var failure = FileError(.read, reader.path, reason: reason)
      failure.format = format
      throw failure
    }
    guard !read.cues.isEmpty else {
      throw FileError(
        .read, reader.path,
        reason: "it looks like \(format.name), and no captions are found in it")
    }
    var writer = CueConverter(target)
    for cue in read.cues { writer.append(cue) }
    writer.finish()
    try take(writer.take())
    return Outcome(cues: read.cues.count, losses: read.losses.adding(writer.losses))
  }
}
