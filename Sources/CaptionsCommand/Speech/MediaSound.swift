// SPDX-License-Identifier: Apache-2.0

import CaptionFiles
import Glibc

/// The sound of a media file, as ffmpeg decodes it: five channels of 16 bits, 16,000 times a second.
///
/// The first is the sound mixed down; the other four are the bands in which speech is. What the file
/// holds and where it is from is not known, so ffmpeg may open nothing but files: what looks like a
/// list of addresses reaches no network, and a name is a name, whatever it begins with.
struct MediaSound {
  /// The file.
  var path: String
  /// What starts ffmpeg.
  var programs: any ProgramPort

  /// How often a second the sound is measured.
  static let rate = 16_000
  /// The edges of the bands, in hertz.
  static let bands = [(200, 500), (500, 1000), (1000, 2000), (2000, 3800)]
  /// The sound itself, and each of the bands.
  static let channels = bands.count + 1

  /// What installs all that is needed, where packages come from Debian.
  static let installation = "apt-get install ffmpeg \(VoiceLibrary.package)"

  /// The arguments of ffmpeg.
  ///
  /// Sound that begins later than the picture, or has gaps, is filled up with silence, so that the
  /// place of a sample says its time.
  var arguments: [String] {
    let letters = Self.bands.indices.map { "b\($0)" }
    var graph = "[0:a:0]aresample=\(Self.rate):async=1:first_pts=0"
    graph += ",aformat=sample_fmts=fltp:channel_layouts=mono,asplit=\(Self.channels)[all]"
    graph += letters.map { "[\($0)]" }.joined()
    for (letter, band) in zip(letters, Self.bands) {
      graph += ";[\(letter)]highpass=f=\(band.0),lowpass=f=\(band.1)[\(letter)o]"
    }
    graph += ";[all]" + letters.map { "[\($0)o]" }.joined()
    graph += "amerge=inputs=\(Self.channels),aformat=sample_fmts=s16"
    return [
      "-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+info",
      "-protocol_whitelist", "file", "-i", "file:" + path, "-filter_complex", graph,
      "-f", "s16le", "pipe:1",
    ]
  }

  /// Decodes all of it.
  ///
  /// - Parameters:
  ///   - length: Gets how many seconds there are, once that is known.
  ///   - take: Gets the bytes, a piece at a time.
  /// - Returns: What ffmpeg complained about although it went on; nothing where all was well.
  /// - Throws: ``CommandError`` that says what is wrong with the file, or with ffmpeg.
  func decode(
    length: (Int) -> Void, _ take: (ArraySlice<UInt8>) throws -> Void
  ) throws -> [String] {
    try checkFile()
    var messages = FFmpegMessages()
    let end: ProgramEnd
    do {
      end = try programs.run("ffmpeg", arguments, output: take) { bytes in
        let isNew = messages.seconds == nil
        messages.take(bytes)
        if isNew, let seconds = messages.seconds { length(seconds) }
      }
    } catch ProgramError.missing {
      throw CommandError(
        "ffmpeg, which reads the sound of media, is not installed; on Debian and its kin, install it "
          + "with: \(Self.installation)")
    } catch ProgramError.failed(let number) {
      throw CommandError("ffmpeg cannot be run: \(unsafe String(cString: strerror(number)))")
    }
    messages.finish()
    guard end != .exited(0) else { return messages.errors }
    throw failure(end, messages.errors)
  }

  /// Says in the tool's own words what keeps a file from being read at all.
  private func checkFile() throws {
    do {
      _ = try InputFile(regularFile: path)
    } catch {
      throw CommandError(error.description)
    }
  }

  private func failure(_ end: ProgramEnd, _ errors: [String]) -> CommandError {
    var error: CommandError
    if case .killed(let signal) = end {
      error = CommandError(
        "\(path): ffmpeg was ended by signal \(signal) before it had read all; nothing was written")
    } else if errors.contains(where: { $0.contains("matches no streams") }) {
      return CommandError("\(path): has no sound; name the film, or its sound track")
    } else {
      error = CommandError(
        "\(path): ffmpeg cannot read it; if a player can, convert the sound first, and give that")
    }
    error.details = errors
    return error
  }
}
