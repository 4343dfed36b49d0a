// doorstep --version

#include <cairo.h>
#include <imgui.h>
#include <sodium.h>

#include <CLI/Version.hpp>
#include <GLFW/glfw3.h>
#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <nlohmann/json.hpp>
#include <pango/pango.h>
#include <sqlite3.h>

#include "app/command/command.h"

namespace doorstep::command {
namespace {

// SQLCipher tells its version only through a connection; one in memory will do.
std::string sqlcipher_version() {
  sqlite3* connection = nullptr;
  std::string version = "unknown";
  const auto keep = [](void* kept, int count, char** values, char**) {
    if (count > 0 && values[0] != nullptr) *static_cast<std::string*>(kept) = values[0];
    return 0;
  };
  if (sqlite3_open(":memory:", &connection) == SQLITE_OK) {
    sqlite3_exec(connection, "PRAGMA cipher_version", keep, &version, nullptr);
  }
  sqlite3_close(connection);
  return version;
}

std::string three_numbers(int number) {  // 20901 is 2.9.1
  return fmt::format("{}.{}.{}", number / 10000, number / 100 % 100, number % 100);
}

}  // namespace

std::string versions(const std::string& version) {
  std::string text = fmt::format("doorstep {}\n", version);
  const auto add = [&](std::string_view name, std::string_view its) {
    text += fmt::format("  {} {}\n", name, its);
  };
  add("Dear ImGui", IMGUI_VERSION);
  add("GLFW", glfwGetVersionString());
  add("Pango", pango_version_string());
  add("Cairo", cairo_version_string());
  add("fontconfig", three_numbers(FcGetVersion()));
  add("SQLCipher", sqlcipher_version());
  add("SQLite", sqlite3_libversion());
  add("libsodium", sodium_version_string());
  add("yaml-cpp", DOORSTEP_YAML_CPP_VERSION);
  add("nlohmann-json", fmt::format("{}.{}.{}", NLOHMANN_JSON_VERSION_MAJOR, NLOHMANN_JSON_VERSION_MINOR,
                                   NLOHMANN_JSON_VERSION_PATCH));
  add("fmt", three_numbers(FMT_VERSION));
  text += fmt::format("  CLI11 {}", CLI11_VERSION);
  return text;
}

}  // namespace doorstep::command
