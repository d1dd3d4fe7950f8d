#pragma once

#include <compare>
#include <cstdint>

namespace shuke {

// An amount in fen (1 yuan = 100 fen), signed. There is no other unit of money and no floating point anywhere near it.
struct Money {
  std::int64_t fen = 0;

  constexpr auto operator<=>(const Money&) const = default;
  constexpr Money operator+(Money other) const { return {fen + other.fen}; }
  constexpr Money operator-(Money other) const { return {fen - other.fen}; }
  constexpr Money operator-() const { return {-fen}; }
  constexpr Money operator*(std::int64_t times) const { return {fen * times}; }
  constexpr Money& operator+=(Money other) { return *this = *this + other; }
  constexpr Money& operator-=(Money other) { return *this = *this - other; }
};

constexpr Money yuan(std::int64_t whole) { return {whole * 100}; }

// Hundredths of a percent: 9.8折 is 9800, a rate of 1.2 points per yuan is 12000.
struct BasisPoints {
  std::int32_t value = 0;
  constexpr auto operator<=>(const BasisPoints&) const = default;
};
inline constexpr BasisPoints k_whole{10000};

// Points are integers and are spent; growth is money and never spent (shared rule: two currencies).
struct Points {
  std::int64_t count = 0;
  constexpr auto operator<=>(const Points&) const = default;
  constexpr Points operator+(Points other) const { return {count + other.count}; }
  constexpr Points operator-(Points other) const { return {count - other.count}; }
  constexpr Points operator-() const { return {-count}; }
  constexpr Points& operator+=(Points other) { return *this = *this + other; }
};

// amount * rate, half a fen away from zero. Prices use this one.
Money at_rate_half_up(Money amount, BasisPoints rate);
// amount * rate, towards minus infinity. Points and caps use this one.
Money at_rate_floor(Money amount, BasisPoints rate);
// Points for an amount at a rate in points per yuan (10000 = one point a yuan); fractions fall away.
Points points_at_rate(Money amount, BasisPoints points_per_yuan);

}  // namespace shuke
