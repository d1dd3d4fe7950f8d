#!/usr/bin/env python3
"""Prints core/domain/care/lunar_table.inc: the Chinese calendar from 1900 to 2100, computed from sun and moon.

Usage: make_table.py > core/domain/care/lunar_table.inc

The rules (GB/T 33661-2017): a month begins on the day of the new moon in China; the month with the winter solstice is the
eleventh; when thirteen months lie between two such, the first without a principal solar term is the leap month. New moons follow
J. Meeus, Astronomical Algorithms, chapter 49 (good to some seconds), the sun chapter 32 (a minute), Delta T the polynomials of
Espenak and Meeus. Run again when years have to be added, never while building.

One number a lunar year: bit n (from 0) says that the month n+1 in order of time, leap month included, has 30 days; bits 16 to 19
name the month that is followed by its leap twin, 0 for none.
"""

import datetime
from math import cos, degrees, floor, radians, sin

FIRST, LAST = 1900, 2100
UNIX_JD = 2440587.5
# New moons closer to midnight than the series is good: 2057-09-28 23:59:57 here, the 29th in published tables.
ON_THE_NEXT_DAY = {datetime.date(2057, 9, 28)}

# Chapter 49, table of the new moon: coefficient, power of E, multiples of M, M', F.
NEW_MOON = [
    (-0.40720, 0, 0, 1, 0), (0.17241, 1, 1, 0, 0), (0.01608, 0, 0, 2, 0), (0.01039, 0, 0, 0, 2), (0.00739, 1, -1, 1, 0),
    (-0.00514, 1, 1, 1, 0), (0.00208, 2, 2, 0, 0), (-0.00111, 0, 0, 1, -2), (-0.00057, 0, 0, 1, 2), (0.00056, 1, 1, 2, 0),
    (-0.00042, 0, 0, 3, 0), (0.00042, 1, 1, 0, 2), (0.00038, 1, 1, 0, -2), (-0.00024, 1, -1, 2, 0), (-0.00007, 0, 2, 1, 0),
    (0.00004, 0, 0, 2, -2), (0.00004, 0, 3, 0, 0), (0.00003, 0, 1, 1, -2), (0.00003, 0, 0, 2, 2), (-0.00003, 0, 1, 1, 2),
    (0.00003, 0, -1, 1, 2), (-0.00002, 0, -1, 1, -2), (-0.00002, 0, 1, 3, 0), (0.00002, 0, 0, 4, 0)]
# The planets' part: constant, per lunation, coefficient in millionths of a day.
PLANETS = [
    (299.77, 0.107408, 325), (251.88, 0.016321, 165), (251.83, 26.651886, 164), (349.42, 36.412478, 126), (84.66, 18.206239, 110),
    (141.74, 53.303771, 62), (207.14, 2.453732, 60), (154.84, 7.306860, 56), (34.52, 27.261239, 47), (207.19, 0.121824, 42),
    (291.34, 1.844379, 40), (161.72, 24.198154, 37), (239.56, 25.513099, 35), (331.55, 3.592518, 23)]


def new_moon(k):
    """Dynamical time, as a Julian day, of new moon number k (0 is 2000-01-06)."""
    t = k / 1236.85
    e = 1 - 0.002516 * t - 0.0000074 * t * t
    m = radians(2.5534 + 29.10535670 * k - 0.0000014 * t**2 - 0.00000011 * t**3)
    moon = radians(201.5643 + 385.81693528 * k + 0.0107582 * t**2 + 0.00001238 * t**3 - 0.000000058 * t**4)
    f = radians(160.7108 + 390.67050284 * k - 0.0016118 * t**2 - 0.00000227 * t**3 + 0.000000011 * t**4)
    node = radians(124.7746 - 1.56375588 * k + 0.0020672 * t**2 + 0.00000215 * t**3)
    day = 2451550.09766 + 29.530588861 * k + 0.00015437 * t**2 - 0.000000150 * t**3 + 0.00000000073 * t**4
    day += sum(c * e**power * sin(a * m + b * moon + g * f) for c, power, a, b, g in NEW_MOON) - 0.00017 * sin(node)
    for index, (constant, rate, millionths) in enumerate(PLANETS):
        angle = constant + rate * k - (0.009173 * t * t if index == 0 else 0)
        day += millionths * 1e-6 * sin(radians(angle))
    return day


# Chapter 32, the earth's longitude by VSOP87: amplitude in 1e-8 radians, phase, speed in radians a millennium; by powers of time.
EARTH = [
    [(175347046, 0, 0), (3341656, 4.6692568, 6283.0758500), (34894, 4.62610, 12566.15170), (3497, 2.7441, 5753.3849),
     (3418, 2.8289, 3.5231), (3136, 3.6277, 77713.7715), (2676, 4.4181, 7860.4194), (2343, 6.1352, 3930.2097),
     (1324, 0.7425, 11506.7698), (1273, 2.0371, 529.6910), (1199, 1.1096, 1577.3435), (990, 5.233, 5884.927), (902, 2.045, 26.298),
     (857, 3.508, 398.149), (780, 1.179, 5223.694), (753, 2.533, 5507.553), (505, 4.583, 18849.228), (492, 4.205, 775.523),
     (357, 2.920, 0.067), (317, 5.849, 11790.629), (284, 1.899, 796.298), (271, 0.315, 10977.079), (243, 0.345, 5486.778),
     (206, 4.806, 2544.314), (205, 1.869, 5573.143), (202, 2.458, 6069.777), (156, 0.833, 213.299), (132, 3.411, 2942.463),
     (126, 1.083, 20.775), (115, 0.645, 0.980), (103, 0.636, 4694.003), (102, 0.976, 15720.839), (102, 4.267, 7.114)],
    [(628331966747, 0, 0), (206059, 2.678235, 6283.07585), (4303, 2.6351, 12566.1517), (425, 1.590, 3.523), (119, 5.796, 26.298),
     (109, 2.966, 1577.344)],
    [(52919, 0, 0), (8720, 1.0721, 6283.0758), (309, 0.867, 12566.152)],
    [(289, 5.844, 6283.076)]]


def sun_longitude(day):
    """Apparent longitude of the sun in degrees, 0 to 360."""
    t = (day - 2451545.0) / 365250
    earth = sum(1e-8 * a * cos(phase + speed * t) * t**power for power, series in enumerate(EARTH) for a, phase, speed in series)
    node = radians(125.04 - 19341.36 * t)
    mean_sun = radians(280.47 + 360007.7 * t)
    nutation = -17.20 * sin(node) - 1.32 * sin(2 * mean_sun) + 0.21 * sin(2 * node)
    return (degrees(earth) + 180 + (nutation - 20.4898 - 0.0903) / 3600) % 360


def delta_t(year):
    """Dynamical time minus universal time, in seconds."""
    t = year - 1900
    if year < 1920:
        return -2.79 + 1.494119 * t - 0.0598939 * t**2 + 0.0061966 * t**3 - 0.000197 * t**4
    if year < 1941:
        t = year - 1920
        return 21.20 + 0.84493 * t - 0.076100 * t**2 + 0.0020936 * t**3
    if year < 1961:
        t = year - 1950
        return 29.07 + 0.407 * t - t**2 / 233 + t**3 / 2547
    if year < 1986:
        t = year - 1975
        return 45.45 + 1.067 * t - t**2 / 260 - t**3 / 718
    if year < 2005:
        t = year - 2000
        return 63.86 + 0.3345 * t - 0.060374 * t**2 + 0.0017275 * t**3 + 0.000651814 * t**4 + 0.00002373599 * t**5
    if year < 2050:
        t = year - 2000
        return 62.92 + 0.32217 * t + 0.005589 * t**2
    return -20 + 32 * ((year - 1820) / 100)**2 - 0.5628 * (2150 - year)


def chinese_day(dynamical):
    """The day in China, as days since 1970. Until 1928 the clocks of Peking showed local time, 7:45:40 ahead."""
    year = 2000 + (dynamical - 2451545.0) / 365.25
    ahead = 8 / 24 if year >= 1929 else (7 + 45 / 60 + 40 / 3600) / 24
    return floor(dynamical - delta_t(year) / 86400 + ahead - UNIX_JD)


def first_day(moon):
    day = chinese_day(moon)
    return day + 1 if datetime.date(1970, 1, 1) + datetime.timedelta(day) in ON_THE_NEXT_DAY else day


def terms(first, last):
    """Principal terms: {day in China: degree of longitude}, each multiple of 30."""
    found, day = {}, 2451545.0 + (first - 2000) * 365.25
    while day < 2451545.0 + (last - 2000) * 365.25:
        degree = (floor(sun_longitude(day) / 30) + 1) * 30 % 360
        for _ in range(8):
            day += ((degree - sun_longitude(day) + 180) % 360 - 180) * 365.2422 / 360
        found[chinese_day(day)] = degree
        day += 5
    return found


def months():
    """Every month from the eleventh of FIRST-1 on: (first day, number, is leap)."""
    principal = terms(FIRST - 2, LAST + 3)
    starts = [first_day(new_moon(k)) for k in range(int((FIRST - 2001) * 12.3683), int((LAST - 1997) * 12.3683))]
    held = [[principal[day] for day in range(start, end) if day in principal] for start, end in zip(starts, starts[1:])]
    elevenths = [index for index, degrees in enumerate(held) if 270 in degrees]
    found = []
    for begin, end in zip(elevenths, elevenths[1:]):
        number, leap_waits = 11, end - begin == 13
        for index in range(begin, end):
            is_leap = leap_waits and index > begin and not held[index]
            leap_waits = leap_waits and not is_leap
            if index > begin and not is_leap:
                number = number % 12 + 1
            found.append((starts[index], number, is_leap))
    return found


def main():
    found = months()
    rows, year = {}, None
    for (start, number, is_leap), (end, _, _) in zip(found, found[1:]):
        if number == 1 and not is_leap:
            year = (datetime.date(1970, 1, 1) + datetime.timedelta(start)).year
            rows[year] = [0, 0]
        if year is None:
            continue
        bits, order = rows[year]
        rows[year] = [bits | ((end - start == 30) << order) | (number << 16 if is_leap else 0), order + 1]
    print("// Made by assets/lunar/make_table.py; do not edit. One number a lunar year from 1900.")
    values = [rows[year][0] for year in range(FIRST, LAST + 1)]
    for at in range(0, len(values), 10):
        print(" ".join(f"0x{value:05x}," for value in values[at:at + 10]))


if __name__ == "__main__":
    main()
