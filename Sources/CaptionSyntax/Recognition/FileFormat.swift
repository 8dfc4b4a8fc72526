// SPDX-License-Identifier: Apache-2.0

/// What a file is that is of another format than the one that is spoken, as its content tells.
///
/// The name of the file plays no part: captions in other formats, archives and web pages are saved
/// as `.srt` every day.
public enum FileFormat: String, Sendable, Hashable, CaseIterable {
  // Captions.
  /// WebVTT, which begins with `WEBVTT`.
  case webVTT
  /// SubStation Alpha and its successor, ASS.
  case subStationAlpha
  /// Timed text in XML, also called DFXP.
  case ttml
  /// The profile of TTML for delivery, as Netflix and broadcasters ask for it.
  case imsc
  /// SAMI of Microsoft.
  case sami
  /// YouTube's own format.
  case sbv
  /// SubViewer.
  case subViewer
  /// MicroDVD, whose times are frames.
  case microDVD
  /// MPL2, whose times are tenths of a second.
  case mpl2
  /// TMPlayer, which has starts and no ends.
  case tmPlayer
  /// Lyrics.
  case lrc
  /// Scenarist's closed captions.
  case scc
  /// The subtitle exchange format of the European Broadcasting Union.
  case ebuSTL
  /// The index of pictures of captions that were taken from a DVD.
  case vobSub
  /// What whisper and its kin write as JSON.
  case speechJSON
  /// What whisper prints on a terminal.
  case whisperConsole
  /// Text without a start and an end for each caption.
  case transcript

  // Tables and documents.
  /// JSON of any other kind.
  case json
  /// A table with commas or semicolons.
  case csv
  /// A table with tabs.
  case tsv
  /// A web page.
  case html
  /// XML of any other kind.
  case xml
  /// Rich text.
  case rtf
  /// A document of pages.
  case pdf
  /// A document of Word.
  case docx
  /// Any other document of an office program.
  case office

  // Compressed files and archives.
  /// What gzip has compressed.
  case gzip
  /// What xz has compressed.
  case xz
  /// What bzip2 has compressed.
  case bzip2
  /// What Zstandard has compressed.
  case zstandard
  /// A ZIP archive.
  case zip
  /// A RAR archive.
  case rar
  /// A 7z archive.
  case sevenZip

  // Pictures, video and sound.
  /// A PNG picture.
  case png
  /// A JPEG picture.
  case jpeg
  /// A GIF picture.
  case gif
  /// An MP4 or QuickTime file.
  case mp4
  /// A Matroska or WebM file.
  case matroska
  /// Any other file of video or sound.
  case media

  /// Bytes that are no text.
  case binary
}

extension FileFormat {
  /// What the file is, for people: to stand behind "the file is".
  public var name: String {
    switch self {
    case .webVTT: "WebVTT"
    case .subStationAlpha: "SubStation Alpha"
    case .ttml: "TTML"
    case .imsc: "IMSC (TTML)"
    case .sami: "SAMI"
    case .sbv: "SBV"
    case .subViewer: "SubViewer"
    case .microDVD: "MicroDVD"
    case .mpl2: "MPL2"
    case .tmPlayer: "TMPlayer"
    case .lrc: "LRC"
    case .scc: "SCC"
    case .ebuSTL: "EBU STL"
    case .vobSub: "a VobSub index"
    case .speechJSON: "JSON of a speech recognizer such as whisper"
    case .whisperConsole: "console output of whisper"
    case .transcript: "a plain transcript"
    case .json: "JSON"
    case .csv: "CSV"
    case .tsv: "TSV"
    case .html: "a web page (HTML)"
    case .xml: "XML"
    case .rtf: "RTF"
    case .pdf: "PDF"
    case .docx: "a Word document (DOCX)"
    case .office: "an office document"
    case .gzip: "a gzip file"
    case .xz: "an xz file"
    case .bzip2: "a bzip2 file"
    case .zstandard: "a Zstandard file"
    case .zip: "a ZIP archive"
    case .rar: "a RAR archive"
    case .sevenZip: "a 7z archive"
    case .png: "a PNG picture"
    case .jpeg: "a JPEG picture"
    case .gif: "a GIF picture"
    case .mp4: "an MP4 video"
    case .matroska: "a Matroska video"
    case .media: "a video or a sound file"
    case .binary: "binary data"
    }
  }

  /// What to do about it, in the imperative.
  ///
  /// - Parameter format: The format that is spoken.
  /// - Returns: The advice.
  public func advice(toReach format: CaptionFormat) -> String {
    let traits = format.traits
    let target = "\(traits.name) (.\(traits.fileExtensions.first ?? traits.id))"
    return switch self {
    case .webVTT, .subStationAlpha, .ttml, .imsc, .sami, .sbv, .subViewer, .microDVD, .mpl2,
      .tmPlayer, .lrc, .scc, .ebuSTL:
      "convert it to \(target) first"
    case .vobSub: "turn its pictures into text first, with a program that recognizes characters"
    case .speechJSON, .whisperConsole, .json, .csv, .tsv, .xml:
      "have the program that made it write \(target)"
    case .transcript: "give each caption a start and an end, as \(target) has them"
    case .html: "fetch the captions again; it may have come in the place of a download"
    case .rtf, .docx, .office: "save it as plain text first"
    case .pdf: "ask for the captions as \(target)"
    case .gzip: "unpack it first, for example with gzip -dc"
    case .xz: "unpack it first, for example with xz -dc"
    case .bzip2: "unpack it first, for example with bzip2 -dc"
    case .zstandard: "unpack it first, for example with zstd -dc"
    case .zip: "unpack it first, for example with unzip"
    case .rar: "unpack it first, for example with unrar"
    case .sevenZip: "unpack it first, for example with 7z x"
    case .png, .jpeg, .gif: "name the captions, and not a picture"
    case .mp4, .matroska, .media: "extract its captions first, for example with ffmpeg"
    case .binary: "check that this is the file that you mean"
    }
  }

  /// Whether the file is no text, so that there is nothing to decode.
  public var isBinary: Bool {
    switch self {
    case .ebuSTL, .pdf, .docx, .office, .gzip, .xz, .bzip2,
      .zstandard, .zip, .rar, .sevenZip, .png, .jpeg, .gif, .mp4, .matroska, .media, .binary:
      true
    default: false
    }
  }
}
