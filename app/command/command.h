// The command line: one file per subcommand.
//
// Every command ends with one of three codes, says errors on stderr in a sentence each, and writes what it
// was asked for on stdout, as JSON where --json is given. What is not supported yet is not listed.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

#include "app/words/words.h"
#include "instruments/result.h"

namespace doorstep::command {

enum class Exit : int {
  Done = 0,
  NotRight = 1,  // the thing asked about is not right
  Failed = 2,    // the call was wrong, or could not be carried out
};

// Runs what the arguments ask for. `version` is the program's own.
[[nodiscard]] Exit run(int count, char** arguments, const std::string& version);

// Each adds its subcommand to `app`; when it is called, it sets `exit`. Both outlive the parsing.
void add_check(CLI::App& app, Exit& exit);      // check.cpp
void add_walk(CLI::App& app, Exit& exit);       // walk.cpp
void add_diff(CLI::App& app, Exit& exit);       // diff.cpp
void add_preview(CLI::App& app, Exit& exit);    // preview.cpp
void add_interview(CLI::App& app, Exit& exit);  // interview.cpp
void add_export(CLI::App& app, Exit& exit);     // export.cpp
void add_account(CLI::App& app, Exit& exit);    // account.cpp
void add_vault(CLI::App& app, Exit& exit);      // vault.cpp

// What the program and its libraries are, a line each.
[[nodiscard]] std::string versions(const std::string& version);  // version.cpp

// Says an error on stderr: what is wrong, and what to do; in a language of the interface where a person is
// spoken with, else in its own words. Always Exit::Failed.
Exit say(const Error& error);
Exit say(const words::Language& words, const Error& error);

}  // namespace doorstep::command
