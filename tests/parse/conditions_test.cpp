#include "tests/catch.h"
#include "tests/parse/shape.h"

using namespace sekisho;

namespace {

struct Row {
  const char* text;
  const char* shape;
};

void check_rows(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(shape::of_condition(row.text) == row.shape);
  }
}

}  // namespace

TEST_CASE("what binds tighter") {
  check_rows({
      {"a is b or c is d and e is f", "(or (equal a b) (and (equal c d) (equal e f)))"},
      {"a is b and c is d or e is f", "(or (and (equal a b) (equal c d)) (equal e f))"},
      {"a and b and c or d or e", "(or (and a b c) d e)"},
      {"(a or b) and c", "(and (group (or a b)) c)"},
      {"not a is b and c", "(and (not (equal a b)) c)"},
      {"not not a", "(not (not a))"},
      {"not possibly a or b", "(or (not (possibly a)) b)"},
      {"a + b * c is d - e - f", "(equal (+ a (* b c)) (- (- d e) f))"},
      {"a - b / c at least 0.1% of d * e", "(at-least (- a (/ b c)) (* (percent-of 0.1_% d) e))"},
      {"- a + b < 0", "(less (+ (negative a) b) 0)"},
      {"(a + b) * c = d", "(equal (* (group (+ a b)) c) d)"},
  });
}

TEST_CASE("comparisons in signs and in words") {
  check_rows({
      {"a is not b", "(not-equal a b)"},
      {"a != b", "(not-equal a b)"},
      {"a less than b", "(less a b)"},
      {"a <= b", "(at-most a b)"},
      {"a at most b", "(at-most a b)"},
      {"a more than b", "(more a b)"},
      {"a >= b", "(at-least a b)"},
      {"date after 2025-12-01", "(after date 2025-12-01)"},
      {"date before license.expires", "(before date license|expires)"},
      {"date within 90 days before license.expires", "(days-before date 90_days license|expires)"},
      {"date not within 90 days after a", "(not (days-after date 90_days a))"},
      {"knowledge at least aware", "(at-least knowledge aware)"},
      {"a is known and b is missing", "(and (known a) (missing b))"},
      {"a is not known", "(missing a)"},
      {"a is not missing", "(known a)"},
  });
}

TEST_CASE("lists, taxonomies and codes") {
  check_rows({
      {"end_use within (civil, military.missile)", "(within end_use [civil military|missile])"},
      {"end_use not within civil", "(not-within end_use civil)"},
      {"destination not in (list-a, list-b)", "(not-in destination [list-a list-b])"},
      {"item classified in us-ccl", "(classified-in item us-ccl)"},
      {"item classified within CN:1E902.a", "(classified-within item <CN:1E902.a>)"},
      {"a contains 4", "(contains a 4)"},
      {"a starts with \"x\"", "(starts-with a \"x\")"},
      {"any of end_user, buyer matches l", "(matches (any-of end_user buyer) l)"},
      {"a matches l at 0.80", "(matches a l review 0.8)"},
      {"a matches l at 0.80 to 0.95 as e where e.x is 1 and e.y is 2",
       "(matches a l review 0.8 certain 0.95 {where e (and (equal e|x 1) (equal e|y 2))})"},
      {"a owned by l at least 50%", "(owned-by a l at-least 50_%)"},
      {"a owned by one of l as e where (e.x is 1) more than 25% as o where (o.y is 2) unlisted unknown",
       "(owned-by one-of a l {where e (group (equal e|x 1))} more 25_% {owners o (group (equal o|y 2))} unlisted-unknown)"},
      {"a under control of l", "(under-control-of a l)"},
      {"(a in l) as of 2026-01-01", "(as-of 2026-01-01 (in a l))"},
  });
}

TEST_CASE("`where` takes the longest condition up to a parenthesis; in an aggregate one comparison") {
  check_rows({
      {"any p in parties where p.a is 1 and p.b is 2 or c", "(any p parties (or (and (equal p|a 1) (equal p|b 2)) c))"},
      {"(any p in parties where p.a is 1) and c", "(and (group (any p parties (equal p|a 1))) c)"},
      {"no c in all item.composition where c.x is CN", "(no c all item|composition (equal c|x CN))"},
      {"every u in end_use", "(every u end_use)"},
      {"a and every u in b where c and d", "(and a (every u b (and c d)))"},
      {"not any u in b where c and d", "(not (any u b (and c d)))"},
      {"item classified in l as e where any r in e.reasons where (d in m as c where c.x contains r)",
       "(classified-in item l {where e (any r e|reasons (group (in d m {where c (contains c|x r)})))})"},
      {"total of c.v over c in all i.c where c.s in l at least 0.1% of i.v",
       "(at-least (total c|v over c all i|c where (in c|s l)) (percent-of 0.1_% i|v))"},
      {"total of c.v over c in i.c where c.s is x at least 2 and d",
       "(and (at-least (total c|v over c i|c where (equal c|s x)) 2) d)"},
      {"count of c in i.c where (c.a is 1 or c.b is 2) > 3",
       "(more (count over c i|c where (group (or (equal c|a 1) (equal c|b 2)))) 3)"},
      {"largest of c.v over c in i.c < smallest of c.v over c in i.c", "(less (largest c|v over c i|c) (smallest c|v over c i|c))"},
      {"total of item.value where e is \"LVS\" per u.name, item.eccn within calendar year more than 12 * 3_000 USD",
       "(more (total item|value where (equal e \"LVS\") per u|name item|eccn within year) (* 12 3000_USD))"},
      {"count per buyer.name within 30 days >= 5", "(at-least (count per buyer|name within 30_days) 5)"},
  });
}

TEST_CASE("readings stand for a value, and in parentheses within one") {
  check_rows({
      {"reading a \"x\" as b is c and d reading e \"y\" as false", "(readings a \"x\" (and (equal b c) d) e \"y\" FALSE)"},
      {"v is (reading a \"x\" as 1 USD reading b \"y\" \"z\" as 2 USD)", "(equal v (readings a \"x\" 1_USD b \"y z\" 2_USD))"},
  });
}
