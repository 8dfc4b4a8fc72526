// SPDX-License-Identifier: Apache-2.0

import CaptionCore
import CaptionFormats
import CaptionSyntax
import Testing

/// Captions of other formats as SubRip.
struct ForeignCaptionsTests {
  private static func convert(
    _ text: String, _ format: FileFormat, fps: Double? = nil
  ) throws -> (srt: String, losses: String) {
    let read = try ForeignCaptions(Array(text.utf8), format, framesPerSecond: fps)
    var writer = CueConverter(.srt)
    for cue in read.cues { writer.append(cue) }
    writer.finish()
    return (String(decoding: writer.take(), as: UTF8.self), read.losses.summary)
  }

  private static let hello =
    "1\n00:00:01,000 --> 00:00:02,000\nHello\nthere\n\n2\n00:00:03,000 --> 00:00:04,500\n<i>again</i>\n"

  @Test func subStationAlpha() throws {
    let script = """
      [Script Info]
      Title: x

      [V4+ Styles]
      Style: Default,Arial,20

      [Events]
      Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
      Dialogue: 0,0:00:03.00,0:00:04.50,Default,,0,0,0,,{\\i1}again{\\i0}
      Comment: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,no
      Dialogue: 0,0:00:01.00,0:00:02.00,Default,Ann,0,0,0,,{\\an8\\fad(1,2)\\c&HFF&}Hello,\\Nthe{\\k20}re
      Dialogue: 0,x,0:00:02.00,Default,,0,0,0,,lost

      """
    let (srt, losses) = try Self.convert(script, .subStationAlpha)
    #expect(
      srt == Self.hello.replacing("Hello\n", with: "{\\an8}Hello,\n"))
    #expect(
      losses
        == "1 cue that cannot be read, 1 colour or font, 1 override instruction, 1 time in the text, "
        + "1 voice name, 1 comment, 1 style")
  }

  @Test func overridesNest() throws {
    let script =
      "[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,D,,0,0,0,,{\\b1}a{\\i1}b{\\b0}c{\\p1}m 0 0{\\p0}d\n"
    let (srt, _) = try Self.convert(script, .subStationAlpha)
    #expect(srt == "1\n00:00:01,000 --> 00:00:02,000\n<b>a<i>b</i></b><i>cd</i>\n")
  }

  @Test func sbv() throws {
    let (srt, losses) = try Self.convert(
      "0:00:01.000,0:00:02.000\nHello\nthere\n\n0:00:03.000,0:00:04.500\nagain\n", .sbv)
    #expect(srt == Self.hello.replacing("<i>again</i>", with: "again"))
    #expect(losses.isEmpty)
  }

  @Test func microDVD() throws {
    let lines = "{25}{50}Hello|there\n{75}{}{y:i}{c:$0000ff}again\n"
    let (srt, losses) = try Self.convert(lines, .microDVD, fps: 25)
    #expect(srt == Self.hello.replacing("04,500", with: "06,000"))
    #expect(losses == "1 colour or font")
    let stated = try Self.convert("{1}{1}25.000\n\(lines)", .microDVD)
    #expect(stated.srt == srt)
    #expect(throws: ForeignCaptions.Failure.needsFrameRate) {
      try Self.convert(lines, .microDVD)
    }
  }

  @Test func mpl2() throws {
    let (srt, _) = try Self.convert("[10][20]Hello|there\n[30][45]/again\n", .mpl2)
    #expect(srt == Self.hello)
  }

  @Test func lyrics() throws {
    let (srt, losses) = try Self.convert(
      "[ar:Somebody]\n[00:01.00]Hello <00:01.50>there\n[00:02.00]\n[00:03.00][00:10.5]again\n", .lrc
    )
    #expect(
      srt == """
        1
        00:00:01,000 --> 00:00:02,000
        Hello there

        2
        00:00:03,000 --> 00:00:10,500
        again

        3
        00:00:10,500 --> 00:00:15,500
        again

        """)
    #expect(losses == "1 time in the text, 1 header")
  }

  @Test(arguments: [
    "{\"text\":\"x\",\"segments\":[{\"start\":1.0,\"end\":2,\"text\":\" Hello\"},{\"start\":3,\"end\":4.5,\"text\":\"there\"}]}",
    "[{\"start\":1,\"end\":2,\"text\":\"Hello\"},{\"start\":3,\"end\":4.5,\"text\":\"there\"}]",
    "{\"transcription\":[{\"offsets\":{\"from\":1000,\"to\":2000},\"text\":\" Hello\"},{\"offsets\":{\"from\":3000,\"to\":4500},\"text\":\"there\"}]}",
    "{\"chunks\":[{\"timestamp\":[1,2],\"text\":\"Hello\"},{\"timestamp\":[3.0,4.5],\"text\":\"there\"}]}",
  ])
  func speech(json: String) throws {
    let (srt, losses) = try Self.convert(json, .speechJSON)
    #expect(
      srt == "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:03,000 --> 00:00:04,500\nthere\n")
    #expect(losses.isEmpty)
  }

  @Test(arguments: ["", "{}", "[1,2]", "{\"segments\":3}", "{\"chunks\":[]}", "{\"segments\":["])
  func whatIsNoSpeechIsRefused(json: String) {
    #expect(throws: ForeignCaptions.Failure.self) { try Self.convert(json, .speechJSON) }
  }

  /// Hostile numbers and ends that are missing trap nowhere.
  @Test(arguments: [FileFormat.sbv, .subStationAlpha, .microDVD, .mpl2, .lrc])
  func hostileLinesAreRead(format: FileFormat) {
    let parts = [
      "{", "}", "[", "]", "99999999999999999999", "1", "|", "/", "\\", "0:00:01.5", ",", ":", ".",
      "<", ">",
      "Dialogue:", "[Events]\n", "\n", "a", "{\\b1}", "{y:", "-1", "\u{FEFF}",
    ]
    var state: UInt64 = 7
    for _ in 0..<3000 {
      var text = format == .subStationAlpha ? "[Events]\n" : ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1
        text += parts[Int(state >> 33) % parts.count]
      }
      _ = try? ForeignCaptions(Array(text.utf8), format, framesPerSecond: 25)
    }
  }
}
