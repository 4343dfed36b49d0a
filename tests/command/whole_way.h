// A whole way through the small instrument at the terminal: a family, a child's interview, its choices, the
// gate and the telling; with another word for everything that a parent must not read.
#pragma once

#include <string>
#include <vector>

#include "tests/command/program.h"
#include "tests/command/small.h"

namespace doorstep::test {

inline constexpr const char* kFather = "CANARY-FATHER";
inline constexpr const char* kMother = "CANARY-MOTHER";
inline constexpr const char* kChild = "CANARY-CHILD";

// What nobody but the child and the team may read.
inline const std::vector<std::string> kUnreleased = {"CANARY-FAMILY", "CANARY-BEST",    "CANARY-WORST",
                                                     "CANARY-DREAM",  "CANARY-ADDED",   "CANARY-THESE-WORDS",
                                                     "CANARY-REASON", "CANARY-WAITING", "CANARY-RESPONSE"};

// A family is made, the child answers, corrects and strikes out, and permits one parent; the team releases
// one topic, waits with the other, and tells.
inline std::string whole_way() {
  return "1\nLind CANARY-FAMILY\n"
         "1\nElsa CANARY-CHILD\n" +
         birthday_of_a_child() +
         "\n"                                // a child
         "2\nKarin CANARY-MOTHER\nmum\n\n"   // a parent
         "2\nAnders CANARY-FATHER\ndad\n\n"  // another
         "4\n"                               // done
         "1\n"                               // with Elsa
         "\n"                                // begin
         "1\n"                               // yes to the talk
         "1\n"                               // it was good
         "/b\n\n"                            // back, and the answer is kept
         "/x\n\n"                            // hidden, and taken up again
         "CANARY-BEST\n"                     // best
         "/p\n1\n"                           // a break
         "CANARY-WORST\n"                    // worst
         "CANARY-DREAM\n"                    // the dream
         "2\nthe swing\n"                    // the second line in other words
         "3\n\n"                             // take the third line away: a number, then nothing
         "\n"                                // the summary of the day is right
         "+\nCANARY-ADDED\n\n"               // and so is that of the night, with a line more
         "1\n3\n"                            // the day: dad may hear it, mum may not
         "2\nCANARY-THESE-WORDS\n4\n"        // the night: dad in other words, mum perhaps later
         "1\n"                               // yes, tell
         "1\n3\n"                            // knows what is told; whether it decided, it does not know
         "1\n4\nCANARY-REASON\n"             // the gate: release the day, with a reason
         "2\n6\nCANARY-WAITING\n"            // not yet the night
         "1\n\n\n1\n"                        // show to Anders: begin, read, shown
         "CANARY-RESPONSE\n"                 // what he said
         "1\n\n\n"                           // show to Karin: begin, read
         "Dad listened.\n2\n";               // back to Elsa, read aloud
}

struct Home {
  Folder folder;
  std::string secret = make_vault(folder);
  std::string instrument = folder.write("small.yaml", kSmall);
  [[nodiscard]] std::vector<std::string> interview() const {
    return {"interview",         instrument, "--vault",    folder.path("vault"),
            "--passphrase-file", secret,     "--language", "en"};
  }
};

}  // namespace doorstep::test
