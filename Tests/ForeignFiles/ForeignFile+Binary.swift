// SPDX-License-Identifier: Apache-2.0

import Foundation

extension ForeignFile {
  private static func base64(
    _ format: String, _ word: String, note: String = "", _ content: String
  ) -> ForeignFile {
    // Sound: the literals below are whole.
    ForeignFile(
      format: format, word: word, note: note, bytes: Array(Data(base64Encoded: content) ?? Data()))
  }

  private static func head(_ format: String, _ word: String, _ bytes: [UInt8]) -> ForeignFile {
    ForeignFile(
      format: format, word: word,
      bytes: bytes + (0..<400).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 7 &+ $0) })
  }

  /// Compressed files and archives.
  public static let packed: [ForeignFile] = [
    base64(
      "gzip", "gzip",
      "H4sICAAAAAAC/2ZpbG0uZW4uc3J0ADPkMjCwAiFjHQMDAwVdXTsFqIApSIDLMacgI1EhPy9Vj4vLCKbW"
        + "DF2tBVitU2pJokJJeb6OQnlmSYZCbn5RqkJ5flFKMVCvMUyvJZpeQ0OwXvfE3Fyg5oyi1FQrIJWqkJqX"
        + "AtQGAJJLDO+fAAAA"),
    base64(
      "xz", "xz",
      "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4ACeAGNdABiCglwMZizy0K10n2AfLLohqlxNEFYYcqcT4Z8Q"
        + "31eBUaep5xCF9vXdaD7XdqJmk4aNSlpK6kxMPUsH2pH/unizlXOkxQQTdGYUQtS5hkfRrXy+Wm5sNObP"
        + "Gdyf37EXwVeAAAAARB88tJdP0VEAAX+fAQAAAG28y9KxxGf7AgAAAAAEWVo="),
    base64(
      "bzip2", "bzip2",
      "QlpoOTFBWSZTWSLk0uoAAAHVgAAQQAEgACJFwAAgADEA000EA0aaTYrCiuXi7kinChIEXJpdQA=="),
    head("zstandard", "Zstandard", [0x28, 0xB5, 0x2F, 0xFD]),
    base64(
      "zip", "ZIP",
      "UEsDBBQAAAAIAAAAIVCSSwzvZgAAAJ8AAAALAAAAZmlsbS5lbi5zcnQz5DIwsAIhYx0DAwMFXV07BaiA"
        + "KUiAyzGnICNRIT8vVY+Lywim1gxdrQVYrVNqSaJCSXm+jkJ5ZkmGQm5+UapCeX5RSjFQrzFMryWaXkND"
        + "sF73xNxcoOaMotRUKyCVqpCalwLUBgBQSwECFAMUAAAACAAAACFQkksM72YAAACfAAAACwAAAAAAAAAA"
        + "AAAAgAEAAAAAZmlsbS5lbi5zcnRQSwUGAAAAAAEAAQA5AAAAjwAAAAAA"),
    base64(
      "docx", "Word",
      "UEsDBBQAAAAIAAAAIVDHHBc8CgAAAAgAAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbLMJqSxILda3AwBQ"
        + "SwMEFAAAAAgAAAAhUN1ahg0PAAAADQAAABEAAAB3b3JkL2RvY3VtZW50LnhtbLMpt0rJTy7NTc0r0bcD"
        + "AFBLAQIUAxQAAAAIAAAAIVDHHBc8CgAAAAgAAAATAAAAAAAAAAAAAACAAQAAAABbQ29udGVudF9UeXBl"
        + "c10ueG1sUEsBAhQDFAAAAAgAAAAhUN1ahg0PAAAADQAAABEAAAAAAAAAAAAAAIABOwAAAHdvcmQvZG9j"
        + "dW1lbnQueG1sUEsFBgAAAAACAAIAgAAAAHkAAAAAAA=="),
    head("rar", "RAR", Array("Rar!".utf8) + [0x1A, 0x07, 0x01, 0x00]),
    head("sevenZip", "7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4]),
  ]

  /// Pictures, video and sound, and what is nothing of all that.
  public static let pictures: [ForeignFile] = [
    base64(
      "png", "PNG",
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJ"
        + "RU5ErkJggg=="),
    head("jpeg", "JPEG", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16] + Array("JFIF".utf8)),
    head("gif", "GIF", Array("GIF89a".utf8)),
    head("mp4", "MP4", [0, 0, 0, 0x18] + Array("ftypisom".utf8) + [0, 0, 2, 0]),
    head("matroska", "Matroska", [0x1A, 0x45, 0xDF, 0xA3, 0xA3, 0x42, 0x86, 0x81]),
    head("media", "sound", Array("OggS".utf8) + [0, 2]),
    head("binary", "binary", [0x7F] + Array("ELF".utf8) + [2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  ]
}
