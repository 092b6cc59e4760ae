#include "engine/value/unit.h"

#include "tests/catch.h"

using namespace sekisho;

TEST_CASE("amounts convert exactly to the base unit of their dimension") {
  UnitTable table;
  CHECK(table.add({"kg", "mass", "kg", 1}));
  CHECK(table.add({"g", "mass", "kg", parse_number("0.001").value}));
  CHECK(table.add({"lb", "mass", "kg", parse_number("0.45359237").value}));
  CHECK(table.in_base({500, "g"})->to_string() == "0.5");
  CHECK(table.in_base({3, "lb"})->to_string() == "1.36077711");
  CHECK_FALSE(table.in_base({1, "stone"}));
  CHECK(table.find("g")->dimension == "mass");
  CHECK(table.find("G") == nullptr);
}

TEST_CASE("a unit keeps its first meaning") {
  UnitTable table;
  CHECK(table.add({"t", "mass", "kg", 1000}));
  CHECK(table.add({"t", "mass", "kg", 1000}));
  CHECK_FALSE(table.add({"t", "mass", "kg", 1016}));
  CHECK(table.find("t")->factor == Number(1000));
  CHECK(table.units().size() == 1);
}
