/**
 * The functions of the small arithmetic as SQL macros, on whole numbers throughout, so that they give the same digits on
 * every machine. docs/proofs.md says what each is; `verify` has them once more.
 * - `root(top, bottom, years)`: `top ÷ bottom` is cut off at 15 decimals, a power is multiplied out with each product cut
 *   off there, and the greatest number whose power is not more is rounded to 12 decimals. Below a thousandth it is one over
 *   the root of `bottom ÷ top`. Null beyond a change of 1 to 10^14, and for what is below zero.
 * - `power(top, bottom, times, part)`: `(top ÷ bottom)^(times ÷ part)` from such products and roots, rounded to nine decimals.
 * - `rounded_up(top, bottom, places)`: the least number of so many decimals, up to 12, that is not below `top ÷ bottom`.
 * - `quotient(top, bottom)`: rounded half away from zero to 9 decimals; null where it is divided by zero.
 * - `rounded_finely(top, bottom, places)`: what a rule's `rounded` is where more than four decimals are asked of it, up to 9.
 */
export const ARITHMETIC = [
  `ten_to(places) as cast([1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000][places + 1] as hugeint)`,
  `tenths_of(places) as
    cast(['1', '0.1', '0.01', '0.001', '0.0001', '0.00001', '0.000001', '0.0000001', '0.00000001', '0.000000001', '0.0000000001', '0.00000000001', '0.000000000001'][places + 1] as decimal(13, 12))`,
  // A number with at most 12 decimals as a whole number of 10^-12.
  `whole_of(x) as
    cast(replace(cast(cast(x as decimal(38, 12)) as varchar), '.', '') as hugeint)`,
  `sign_of(x) as case when x < 0 then -1 when x > 0 then 1 else 0 end`,
  // a ÷ b of whole numbers above zero, cut off, in 10^-15: five digits at a time.
  `cut_ratio(a, b) as
    (a // b) * 1000000000000000
    + ((a % b) * 100000 // b) * 10000000000
    + (((a % b) * 100000 % b) * 100000 // b) * 100000
    + ((((a % b) * 100000 % b) * 100000 % b) * 100000 // b)`,
  // Of a product only what is above 10^-15 stays; parts are multiplied apart, so that none grows beyond its room.
  `cut_product(a, b) as
    (a // 1000000000000000::hugeint) * b + (a % 1000000000000000::hugeint) * b // 1000000000000000::hugeint`,
  // k to the power of times, in 10^-15; what is more than any number that is looked for stays there.
  `cut_power(k, times) as
    list_reduce(
      list_transform(range(times), lambda unused: k),
      lambda product, factor: least(cut_product(product, factor), 100000000000000000000000000001::hugeint),
      1000000000000000::hugeint
    )`,
  // The greatest whole number whose power is not more than x, of a number of 10^-15 up to 10^14. A machine's own root is less than
  // 2^12 beside it, or of large numbers 2^24, so that it only tells where the search by binary digits begins.
  `search_root(x, years, digits) as
    list_reduce(
      list_transform(range(digits, -1, -1), lambda place: cast(1 as hugeint) << cast(place as integer)),
      lambda found, digit: found + case when cut_power(found + digit, years) <= x then digit else 0::hugeint end,
      greatest(
        cast(pow(cast(x as double) / 1e15, 1e0 / years) * 1e15 as hugeint) - (cast(1 as hugeint) << cast(digits as integer)),
        0::hugeint
      )
    )`,
  `cut_root(x, years) as
    case
      when years = 1 then x
      when x is not null then search_root(x, years, case when x <= 1000000000000000000 then 12 else 24 end)
    end`,
  // Whether a ÷ b and b ÷ a are within what roots are taken of.
  `is_near(a, b) as
    a > 0 and b > 0 and a < 100000000000000000000 and b < 100000000000000000000
    and whole_of(a) // whole_of(b) < 100000000000000 and whole_of(b) // whole_of(a) < 100000000000000`,
  `turned(root) as 1000000000000000000000000000000::hugeint // root`,
  `as_root(root) as cast(cast((root + 500) // 1000 as decimal(26, 0)) * tenths_of(12) as decimal(38, 12))`,
  // Lists of one, so that each number is made once.
  `root(top, bottom, years) as
    list_transform(
      [{a: cast(top as decimal(38, 12)), b: cast(bottom as decimal(38, 12)), n: cast(years as bigint)}],
      lambda x: case
        when x.n >= 1 and x.n <= 1000 and x.b > 0 and x.a = 0 then cast(0 as decimal(38, 12))
        when x.n >= 1 and x.n <= 1000 and is_near(x.a, x.b) then as_root(
          case when x.b <= x.a * 1000 then cut_root(cut_ratio(whole_of(x.a), whole_of(x.b)), x.n)
            else turned(cut_root(cut_ratio(whole_of(x.b), whole_of(x.a)), x.n))
          end
        )
      end
    )[1]`,
  // Of a number from 1 to 10^14; null where its power is more.
  `near_power(k, times) as
    case when times = 1 or k <= 10000000000000000000000::hugeint then
      list_transform(
        [cut_power(k, times)],
        lambda power: case when power <= 100000000000000000000000000000::hugeint then power end
      )[1]
    end`,
  // Of two numbers the greater over the less, raised.
  `straight_power(a, b, times, part) as
    cut_root(near_power(cut_ratio(whole_of(greatest(a, b)), whole_of(least(a, b))), times), part)`,
  `as_power(root) as cast(cast((root + 500000) // 1000000 as decimal(24, 0)) * 0.000000001 as decimal(38, 9))`,
  `power(top, bottom, times, part) as
    list_transform(
      [{a: cast(top as decimal(38, 12)), b: cast(bottom as decimal(38, 12)), n: cast(times as bigint), d: cast(part as bigint)}],
      lambda x: case
        when x.d >= 1 and x.d <= 100 and abs(x.n) <= 100 and is_near(x.a, x.b) then as_power(
          case
            when x.n = 0 then 1000000000000000::hugeint
            when (x.a >= x.b) = (x.n > 0) then straight_power(x.a, x.b, abs(x.n), x.d)
            else turned(straight_power(x.a, x.b, abs(x.n), x.d))
          end
        )
      end
    )[1]`,
  // a × 10^places ÷ b of whole numbers not below zero, cut off, and whether anything is left.
  `cut_at(a, b, places) as
    (a // b) * ten_to(places) + (a % b) * ten_to(places) // b`,
  `left_at(a, b, places) as case when (a % b) * ten_to(places) % b > 0 then 1 else 0 end`,
  // A list of one, so that each number is made once.
  `rounded_up(top, bottom, places) as
    list_transform(
      [{a: whole_of(top), b: whole_of(bottom), places: places}],
      lambda x: case
        when x.b <> 0
        then cast(
          case when sign_of(x.a) * sign_of(x.b) > 0
            then cut_at(abs(x.a), abs(x.b), x.places) + left_at(abs(x.a), abs(x.b), x.places)
            else -cut_at(abs(x.a), abs(x.b), x.places)
          end as decimal(26, 0)
        ) * tenths_of(x.places)
      end
    )[1]`,
  // Whole parts and what is left over each for themselves, so that no number grows beyond its room.
  `nearest_ninth(a, b) as (a // b) * 1000000000 + ((a % b) * 2000000000 + b) // (b * 2)`,
  `quotient(top, bottom) as
    list_transform(
      [{a: whole_of(top), b: whole_of(bottom)}],
      lambda x: case
        when x.b <> 0
        then cast(
          cast(sign_of(x.a) * sign_of(x.b) * nearest_ninth(abs(x.a), abs(x.b)) as decimal(28, 0)) * 0.000000001
          as decimal(38, 9)
        )
      end
    )[1]`,
  `nearest_at(a, b, places) as (a // b) * ten_to(places) + ((a % b) * ten_to(places) * 2 + b) // (b * 2)`,
  `rounded_finely(top, bottom, places) as
    list_transform(
      [{a: whole_of(top), b: whole_of(bottom)}],
      lambda x: case
        when x.b <> 0
        then cast(
          cast(sign_of(x.a) * sign_of(x.b) * nearest_at(abs(x.a), abs(x.b), places) as decimal(26, 0)) * tenths_of(places)
          as decimal(38, 9)
        )
      end
    )[1]`,
];
