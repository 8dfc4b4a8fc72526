// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

/// How the tool is linked on Linux when it is released.
///
/// No product that others depend on is linked so. At a fixed address, which was measured: with one of the system's choice 80,000 addresses are written
/// at start, and `captions --version` takes 3.9 ms in place of 2.6 (3.4 where they are packed), with
/// 1 MB of memory more. The stack, the heap and all libraries lie where the system chooses all the
/// same. What is called of libraries is bound at start and read-only from then on, which costs nothing
/// that can be measured. Without symbols to offer much is left out.
///
/// `.ci/linker` keeps libraries that lie beside the tool out of it. `.ci/prepare` leaves scripts in
/// `.build/linking` that lead the linker to the archives of ICU, expat and the C++ library, where those
/// are installed: nothing has to be searched for then, each command starts a millisecond sooner, and
/// the tool runs where there is no ICU, or another one. The manifest asks the disk for nothing: what it
/// found would be kept for ever.
let toolLinking: [String] = [
  "-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic",
  "-Xlinker", "-z", "-Xlinker", "now", "-Xlinker", "-z", "-Xlinker", "relro",
  "-Xclang-linker", "-B\(Context.packageDirectory)/.ci/linker",
  "-L\(Context.packageDirectory)/.build/linking", "-Xclang-linker", "-static-libgcc",
]

/// The name by which pkg-config knows a library, where the compiler does not find it by itself.
///
/// On Linux it does, and pkg-config would have the linker look where the shared libraries are before it
/// sees the scripts of `.ci/prepare`.
func pkgConfig(_ name: String) -> String? {
  #if os(Linux)
    nil
  #else
    name
  #endif
}

/// Settings that every Swift target shares: complete checking, and nothing that is only a warning.
let shared: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .treatAllWarnings(as: .error),
]

/// Settings of what is shipped; tests poke the C library without saying so at each call.
let strict = shared + [.strictMemorySafety()]

/// The library modules and what each may import: the table of the house, lowest room first.
///
/// `Tests/ArchitectureTests` compares this table with the one that the design states.
let modules: [(name: String, imports: [Target.Dependency])] = [
  ("CaptionCore", []),
  ("CaptionSyntax", ["CaptionCore"]),
  ("SubRip", ["CaptionCore", "CaptionSyntax", "ByteVectors"]),
  ("CaptionReaders", ["CaptionCore", "CaptionSyntax"]),
  ("WebVTT", ["CaptionCore", "CaptionSyntax", "ByteVectors"]),
  ("CaptionFormats", ["CaptionCore", "CaptionSyntax", "SubRip", "WebVTT"]),
  ("CaptionTiming", ["CaptionCore"]),
  ("CaptionText", ["CaptionCore", "ByteVectors", "CICU"]),
  ("CaptionLanguages", ["CaptionCore", "CaptionText", "CCLD2"]),
  (
    "CaptionRules",
    [
      "CaptionCore", "CaptionSyntax", "ByteVectors", "SubRip", "WebVTT", "CaptionReaders",
      "CaptionTiming",
      "CaptionText", "CaptionLanguages",
    ]
  ),
  ("CaptionReports", ["CaptionCore", "CaptionReaders", "CaptionRules"]),
  (
    "CaptionFiles",
    [
      "CaptionCore", "CaptionSyntax", "SubRip", "WebVTT", "CaptionTiming", "CaptionText",
      "CaptionLanguages",
      "CSystemCalls",
    ]
  ),
  (
    "CaptionWorkspace",
    [
      "CaptionCore", "CaptionSyntax", "SubRip", "WebVTT", "CaptionFormats",
      "CaptionReaders", "CaptionTiming", "CaptionText",
      "CaptionLanguages", "CaptionRules", "CaptionReports", "CaptionFiles",
    ]
  ),
  ("HTTPTransport", []),
  ("CurlTransport", ["HTTPTransport", "CCurl"]),
  ("WistiaAPI", ["HTTPTransport", "CaptionLanguages", "CExpat"]),
  (
    "CaptionSync",
    [
      "CaptionCore", "CaptionSyntax", "SubRip", "CaptionText", "CaptionTiming", "CaptionLanguages",
      "CaptionRules",
      "CaptionFiles", "CaptionWorkspace", "WistiaAPI",
    ]
  ),
  (
    "WistiaSandbox",
    [
      "CaptionCore", "CaptionSyntax", "SubRip", "CaptionLanguages", "CaptionFiles",
      .product(name: "NIOCore", package: "swift-nio"),
      .product(name: "NIOPosix", package: "swift-nio"),
      .product(name: "NIOHTTP1", package: "swift-nio"),
    ]
  ),
  (
    "CaptionsToolkit",
    [
      "CaptionCore", "CaptionSyntax", "SubRip", "WebVTT", "CaptionFormats",
      "CaptionReaders", "CaptionTiming", "CaptionText",
      "CaptionLanguages",
      "CaptionRules",
      "CaptionReports", "CaptionFiles", "CaptionWorkspace", "HTTPTransport", "WistiaAPI",
      "CaptionSync",
    ]
  ),
]

/// The command line: every room, and the argument parser.
let commandImports: [Target.Dependency] = [
  "CaptionCore", "CaptionSyntax", "SubRip", "WebVTT", "CaptionFormats",
  "CaptionReaders", "CaptionTiming", "CaptionText",
  "CaptionLanguages",
  "CaptionRules",
  "CaptionReports", "CaptionFiles", "CaptionWorkspace", "HTTPTransport", "CurlTransport",
  "WistiaAPI", "CaptionSync", "WistiaSandbox",
  .product(name: "ArgumentParser", package: "swift-argument-parser"),
]

/// One test target a module, plus what each needs beyond the module under test.
let tests: [(name: String, imports: [Target.Dependency])] = [
  ("ArchitectureTests", ["ChildProcesses"]),
  ("CaptionCoreTests", ["CaptionCore"]),
  (
    "CaptionFilesTests",
    [
      "CaptionCore", "CaptionSyntax", "SubRip", "WebVTT", "CaptionTiming", "CaptionText",
      "CaptionRules",
      "CaptionFiles",
      "WorkLimits", "CSystemCalls", "ForeignFiles",
    ]
  ),
  (
    "CaptionFormatsTests",
    ["CaptionCore", "CaptionSyntax", "SubRip", "WebVTT", "CaptionFormats"]
  ),
  ("CaptionLanguagesTests", ["CaptionCore", "CaptionText", "CaptionLanguages", "CICU"]),
  ("CaptionReportsTests", ["CaptionCore", "CaptionText", "CaptionRules", "CaptionReports"]),
  ("CaptionReadersTests", ["CaptionCore", "CaptionReaders"]),
  (
    "CaptionRulesTests",
    [
      "CaptionCore", "CaptionSyntax", "SubRip", "WebVTT", "CaptionReaders", "CaptionText",
      "CaptionTiming",
      "CaptionLanguages", "CaptionRules",
      "SeededNumbers", "ForeignFiles",
    ]
  ),
  (
    "CaptionSyncTests",
    [
      "CaptionCore", "CaptionSyntax", "SubRip", "CaptionLanguages", "CaptionFiles",
      "CaptionWorkspace",
      "HTTPTransport", "CurlTransport", "WistiaAPI", "CaptionSync", "WistiaSandbox", "SandboxPool",
      "SeededNumbers", "WorkLimits",
    ]
  ),
  (
    "CaptionSyntaxTests",
    ["CaptionCore", "CaptionSyntax", "SubRip", "SeededNumbers", "ForeignFiles"]
  ),
  ("CaptionTextTests", ["CaptionCore", "CaptionText", "SeededNumbers"]),
  ("CaptionTimingTests", ["CaptionCore", "CaptionTiming", "SeededNumbers"]),
  (
    "CaptionWorkspaceTests",
    [
      "CaptionCore", "CaptionSyntax", "SubRip", "WebVTT", "CaptionTiming", "CaptionText",
      "CaptionLanguages",
      "CaptionRules", "CaptionReports", "CaptionFiles", "CaptionWorkspace",
    ]
  ),
  (
    "CommandTests",
    [
      "CaptionLanguages", "WistiaSandbox", "ChildProcesses", "ReleasedTool", "SandboxPool",
      "ScriptedServer", "SeededNumbers", "WorkLimits", "ForeignFiles",
    ]
  ),
  (
    "CaptionsCommandTests",
    [
      "CaptionCore", "CaptionTiming", "CaptionRules", "CaptionWorkspace", "CaptionSync",
      "CaptionsCommand", "WorkLimits",
    ]
  ),
  ("CurlTransportTests", ["HTTPTransport", "CurlTransport", "ScriptedServer", "WorkLimits"]),
  ("HTTPTransportTests", ["HTTPTransport"]),
  ("SubRipTests", ["CaptionCore", "CaptionSyntax", "SubRip", "SeededNumbers"]),
  (
    "WebVTTTests",
    ["CaptionCore", "CaptionSyntax", "WebVTT", "SeededNumbers", "ChildProcesses"]
  ),
  (
    "WistiaAPITests",
    [
      "HTTPTransport", "CurlTransport", "WistiaAPI", "CaptionLanguages", "WistiaSandbox",
      "SandboxPool", "ScriptedServer", "SeededNumbers", "WorkLimits",
    ]
  ),
  (
    "WistiaSandboxTests",
    ["WistiaSandbox", "ChildProcesses", "ReleasedTool", "SandboxPool", "SeededNumbers"]
  ),
]

/// What stands among the tests and is no source: files that they read or run from the checkout.
let besideTests: [String: [String]] = [
  "CaptionReadersTests": ["Programs"],
  "CaptionRulesTests": ["Fixtures"],
  "CaptionTextTests": ["Fixtures"],
  "CommandTests": ["Fixtures"],
  "WebVTTTests": ["Witnesses/named_references.py", "Witnesses/webvtt_py.py"],
  "WistiaSandboxTests": ["Clients/independent_clients.py", "Endurance/soak.py"],
]

/// Libraries of the system that a module is linked with.
let linking: [String: [LinkerSetting]] = ["WistiaAPI": [.linkedLibrary("expat")]]

/// Folders whose files are embedded in the code of a module.
let embedded: [String: [String]] = [
  "CaptionLanguages": ["Tables/Data"],
  "CaptionRules": ["Profiles/Data"],
  "WistiaSandbox": ["Page/Files"],
]

let package = Package(
  name: "captions",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "captions", targets: ["captions"])]
    + modules.map { .library(name: $0.name, targets: [$0.name]) },
  traits: [
    .trait(
      name: "CLD2",
      description: "Detects languages by statistics where libcld2 is installed."),
    .default(enabledTraits: ["CLD2"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
  ],
  targets: [
    // ICU's own headers are for the wrappers in C alone: Swift never sees them.
    .systemLibrary(
      name: "SystemICU", pkgConfig: pkgConfig("icu-i18n"),
      providers: [.apt(["libicu-dev"]), .brew(["icu4c"])]),
    .target(
      name: "CICU", dependencies: ["SystemICU"],
      linkerSettings: ["icui18n", "icuuc", "icudata"].map { .linkedLibrary($0) }),
    .systemLibrary(
      name: "CCurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
    .target(
      name: "CCLD2", cxxSettings: [.define("CAPTIONS_CLD2", .when(traits: ["CLD2"]))]),
    .systemLibrary(
      name: "CExpat", pkgConfig: pkgConfig("expat"),
      providers: [.apt(["libexpat1-dev"]), .brew(["expat"])]),
    // Calls of the system that Swift cannot make.
    .target(name: "CSystemCalls"),
    // For the insides of the engine: no product of this package offers it.
    .target(name: "ByteVectors", dependencies: ["CByteVectors"], swiftSettings: strict),
    // What Swift has no word for; inlined.
    .target(name: "CByteVectors"),
    // A server that tests drive byte by byte.
    .target(name: "ScriptedServer", path: "Tests/ScriptedServer", swiftSettings: strict),
    // Sandboxes for tests, only so many at once.
    .target(
      name: "SandboxPool", dependencies: ["WistiaSandbox", "WorkLimits"], path: "Tests/SandboxPool",
      swiftSettings: strict),
    // Time limits that count work and not waiting.
    .target(name: "WorkLimits", path: "Tests/WorkLimits", swiftSettings: strict),
    // Programs that tests start and wait for.
    .target(
      name: "ChildProcesses", dependencies: ["CSpawn"], path: "Tests/ChildProcesses",
      swiftSettings: strict),
    .target(name: "CSpawn", path: "Tests/CSpawn"),
    // The binary that is shipped, for tests of the command.
    .target(name: "ReleasedTool", path: "Tests/ReleasedTool", swiftSettings: strict),
    // Files of other formats than SubRip, small and whole.
    .target(name: "ForeignFiles", path: "Tests/ForeignFiles", swiftSettings: strict),
    // Numbers that a seed repeats.
    .target(name: "SeededNumbers", path: "Tests/SeededNumbers", swiftSettings: strict),
    .target(name: "CaptionsCommand", dependencies: commandImports, swiftSettings: strict),
    .executableTarget(
      name: "captions", dependencies: ["CaptionsCommand"], swiftSettings: strict,
      linkerSettings: [
        .unsafeFlags(toolLinking, .when(platforms: [.linux], configuration: .release))
      ]),
  ]
    + modules.map {
      .target(
        name: $0.name, dependencies: $0.imports,
        // Embedded, since a resource bundle would link all of Foundation.
        resources: (embedded[$0.name] ?? []).map { .embedInCode($0) },
        swiftSettings: strict, linkerSettings: linking[$0.name] ?? [])
    }
    + tests.map {
      .testTarget(
        name: $0.name, dependencies: $0.imports,
        exclude: besideTests[$0.name] ?? [], swiftSettings: shared)
    }
)
