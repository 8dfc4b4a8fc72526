// swift-tools-version: 6.2
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// A package of its own, so that nothing here is part of the main build. See run.sh.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"), .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

/// libFuzzer brings `main`; each target brings `LLVMFuzzerTestOneInput`.
let fuzzers = ["ParserFuzzer", "DecoderFuzzer", "RoundTripFuzzer", "LinterFuzzer"]

let package = Package(
  name: "Fuzz",
  dependencies: [.package(name: "captions", path: "..")],
  targets: [
    .target(
      name: "FuzzSupport",
      dependencies: [
        .product(name: "CaptionText", package: "captions"),
        .product(name: "CaptionSyntax", package: "captions"),
        .product(name: "SubRip", package: "captions"),
      ],
      swiftSettings: settings)
  ]
    + fuzzers.map {
      .executableTarget(
        name: $0,
        dependencies: [
          "FuzzSupport",
          .product(name: "CaptionCore", package: "captions"),
          .product(name: "CaptionRules", package: "captions"),
          .product(name: "CaptionText", package: "captions"),
          .product(name: "CaptionSyntax", package: "captions"),
          .product(name: "SubRip", package: "captions"),
        ],
        swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])])
    }
    + [
      .executableTarget(
        name: "WebVTTFuzzer",
        dependencies: [
          .product(name: "CaptionCore", package: "captions"),
          .product(name: "CaptionSyntax", package: "captions"),
          .product(name: "WebVTT", package: "captions"),
        ],
        swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]),
      .executableTarget(
        name: "SandboxFuzzer",
        dependencies: [.product(name: "WistiaSandbox", package: "captions")],
        swiftSettings: settings + [.unsafeFlags(["-parse-as-library"])]),
    ]
)
