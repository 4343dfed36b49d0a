#include "app/screen/papers.h"

#include <cstdlib>
#include <system_error>

#include <glib.h>

#include <fmt/format.h>

namespace doorstep::screen {

namespace fs = std::filesystem;

fs::path documents_folder() {
  std::error_code ignored;
  const char* documents = g_get_user_special_dir(G_USER_DIRECTORY_DOCUMENTS);
  if (documents != nullptr && fs::is_directory(documents, ignored)) return documents;
  const char* home = g_get_home_dir();
  return home != nullptr && fs::is_directory(home, ignored) ? fs::path(home) : fs::path();
}

Result<fs::path> put_on_paper(const print::Document& document, const fs::path& fonts, const fs::path& folder,
                              const LocalTime& now) {
  const auto pdf = print::to_pdf(document, fonts);
  if (!pdf) return tl::unexpected(pdf.error());
  const std::string name = fmt::format("doorstep-{:04}-{:02}-{:02}-{:02}{:02}", now.year, now.month, now.day,
                                       now.hour, now.minute);
  std::error_code ignored;
  fs::path file = folder / (name + ".pdf");
  for (int next = 2; fs::exists(file, ignored); ++next) file = folder / fmt::format("{}-{}.pdf", name, next);
  if (auto written = print::write_private(file, *pdf); !written) return tl::unexpected(written.error());
  return file;
}

}  // namespace doorstep::screen
