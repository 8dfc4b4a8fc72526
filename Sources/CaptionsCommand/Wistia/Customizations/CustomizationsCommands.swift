// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import WistiaAPI

/// `captions wistia customizations show`: what is set.
struct CustomizationsShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show what is set explicitly.")

  @OptionGroup var target: MediaArgument
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try answer.print(
      try await WistiaCall.run(connection, answer) {
        try await $0.customizations.show(target.media)
      })
  }
}

/// `captions wistia customizations create`: replaces all that is set.
struct CustomizationsCreateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create", abstract: "Replace all that is set.")

  @OptionGroup var target: MediaArgument
  @OptionGroup var values: CustomizationsOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let customizations = try values.read()
    try await WistiaCall.run(connection, answer, dryRun) { client in
      try answer.print(try await client.customizations.create(customizations, for: target.media))
    }
  }
}

/// `captions wistia customizations update`: changes some of what is set.
struct CustomizationsUpdateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update", abstract: "Change some of what is set.",
    discussion: """
      Example:
        captions wistia customizations update hxsvasanee \\
          --set playerColor=77dd77 --set autoPlay=null
      """)

  @OptionGroup var target: MediaArgument
  @OptionGroup var values: CustomizationsOptions
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    let customizations = try values.read()
    try await WistiaCall.run(connection, answer, dryRun) { client in
      try answer.print(try await client.customizations.update(customizations, for: target.media))
    }
  }
}

/// `captions wistia customizations delete`: removes all that is set.
struct CustomizationsDeleteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: "Remove all that is set.")

  @OptionGroup var target: MediaArgument
  @OptionGroup var answer: AnswerOptions
  @OptionGroup var dryRun: DryRunOptions
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await WistiaCall.run(connection, answer, dryRun) { client in
      try await client.customizations.delete(target.media)
      try answer.report("removed the customizations of \(target.media)", nil, id: target.media)
    }
  }
}
