// After how long without a touch, a key or a line Doorstep locks itself, in the window and in the terminal.
#pragma once

namespace doorstep::screen {

inline constexpr double kIdleLock = 5 * 60;  // seconds, by default
inline constexpr double kShortestIdleLock = 60;
inline constexpr double kLongestIdleLock = 15 * 60;

}  // namespace doorstep::screen
