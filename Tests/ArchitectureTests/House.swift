// SPDX-License-Identifier: Apache-2.0

/// The house as it was designed: what each room may know.
enum House {
  /// The modules of this package that each module may import.
  static let rooms: [String: Set<String>] = [
    "CCLD2": [],
    "CICU": ["SystemICU"],
    "ByteVectors": ["CByteVectors"],
    "CByteVectors": [],
    "CSystemCalls": [],
    "CaptionCore": [],
    "CaptionSyntax": ["CaptionCore"],
    "SubRip": ["CaptionCore", "CaptionSyntax", "ByteVectors"],
    "CaptionReaders": ["CaptionCore", "CaptionSyntax"],
    "WebVTT": ["CaptionCore", "CaptionSyntax", "ByteVectors"],
    "CaptionFormats": ["CaptionCore", "CaptionSyntax", "SubRip", "WebVTT"],
    "CaptionTiming": ["CaptionCore"],
    "CaptionText": ["CaptionCore", "ByteVectors", "CICU"],
    "CaptionLanguages": ["CaptionCore", "CaptionText", "CCLD2"],
    "CaptionRules": [
      "CaptionCore", "CaptionSyntax", "ByteVectors", "SubRip", "WebVTT", "CaptionReaders",
      "CaptionTiming",
      "CaptionText", "CaptionLanguages",
    ],
    "CaptionReports": ["CaptionCore", "CaptionReaders", "CaptionRules"],
    "CaptionFiles": [
      "CaptionCore", "CaptionSyntax", "SubRip", "WebVTT", "CaptionTiming", "CaptionText",
      "CaptionLanguages",
      "CSystemCalls",
    ],
    "CaptionWorkspace": [
      "CaptionCore", "CaptionSyntax", "SubRip", "WebVTT", "CaptionFormats",
      "CaptionReaders", "CaptionTiming", "CaptionText",
      "CaptionLanguages", "CaptionRules",
      "CaptionReports", "CaptionFiles",
    ],
    "HTTPTransport": [],
    "CurlTransport": ["HTTPTransport", "CCurl"],
    "WistiaAPI": ["HTTPTransport", "CaptionLanguages", "CExpat"],
    "CaptionSync": [
      "CaptionCore", "CaptionSyntax", "SubRip", "CaptionText", "CaptionTiming", "CaptionLanguages",
      "CaptionRules",
      "CaptionFiles", "CaptionWorkspace", "WistiaAPI",
    ],
    "WistiaSandbox": [
      "CaptionCore", "CaptionSyntax", "SubRip", "CaptionLanguages", "CaptionFiles",
    ],
    "CaptionsToolkit": [
      "CaptionCore", "CaptionSyntax", "SubRip", "WebVTT", "CaptionFormats",
      "CaptionReaders", "CaptionTiming", "CaptionText",
      "CaptionLanguages",
      "CaptionRules",
      "CaptionReports", "CaptionFiles", "CaptionWorkspace", "HTTPTransport", "WistiaAPI",
      "CaptionSync",
    ],
    "CaptionsCommand": [
      "CaptionCore", "CaptionSyntax", "SubRip", "WebVTT", "CaptionFormats",
      "CaptionReaders", "CaptionTiming", "CaptionText",
      "CaptionLanguages",
      "CaptionRules",
      "CaptionReports", "CaptionFiles", "CaptionWorkspace", "HTTPTransport", "CurlTransport",
      "WistiaAPI", "CaptionSync", "WistiaSandbox",
    ],
    "captions": ["CaptionsCommand"],
  ]

  /// The modules that serve tests alone.
  static let testSupport: Set<String> = [
    "ChildProcesses", "CSpawn", "ForeignFiles", "ReleasedTool", "SandboxPool", "ScriptedServer",
    "SeededNumbers", "WorkLimits",
  ]

  /// The products of other packages that a module may use.
  static let products: [String: Set<String>] = [
    "WistiaSandbox": ["NIOCore", "NIOPosix", "NIOHTTP1"],
    "CaptionsCommand": ["ArgumentParser"],
  ]

  /// The modules of the system and the toolchain that a module may import.
  static let system: [String: Set<String>] = [
    "CaptionFiles": ["FoundationEssentials", "Glibc", "Synchronization"],
    "CaptionFormats": ["FoundationEssentials"],
    "CaptionLanguages": ["Synchronization"],
    "CaptionReports": ["FoundationEssentials"],
    "CaptionRules": ["FoundationEssentials"],
    "CaptionSync": ["FoundationEssentials", "Glibc", "Synchronization"],
    "CaptionText": ["Synchronization"],
    "CaptionWorkspace": ["FoundationEssentials", "Glibc"],
    "CaptionsCommand": ["Dispatch", "FoundationEssentials", "Glibc", "Synchronization"],
    "CurlTransport": ["Dispatch", "Glibc", "Synchronization"],
    "WistiaAPI": ["FoundationEssentials", "Synchronization"],
    "WistiaSandbox": ["Dispatch", "FoundationEssentials", "Glibc", "Synchronization"],
  ]

  /// The files that may write to a terminal: each filters what it writes, or writes nothing.
  static let gates = [
    "CaptionsCommand/Terminal/StandardOutput.swift", "CaptionsCommand/Terminal/Messages.swift",
    "CaptionsCommand/Terminal/TerminalSize.swift", "CaptionFiles/Writing/OutputFile.swift",
  ]
}
