/**
 * The functions of the small arithmetic as SQL macros, on whole numbers throughout, so that they give the same digits on
 * every machine. docs/proofs.md says what each is; `verify` has them once more.
 * - `root(top, bottom, years)`: `top ÷ bottom` is cut off at 15 decimals, a power is multiplied out with each product cut
 *   off there, and the greatest number whose power is not more is rounded to 12 decimals. Null beyond a change of 1 to
 *   1,000, and for what is below zero.
 * - `rounded_up(top, bottom, places)`: the least number of so many decimals, up to 12, that is not below `top ÷ bottom`.
 * - `quotient(top, bottom)`: rounded half away from zero to 9 decimals; null where it is divided by zero.
 * - `rounded_finely(top, bottom, places)`: what a rule's `rounded` is where more than four decimals are asked of it, up to 9.
 */
export const ARITHMETIC = [
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
  // k to the power of years, in 10^-15; what is more than any number that is looked for stays there.
  `cut_power(k, years) as
    list_reduce(
      list_transform(range(years), lambda unused: k),
      lambda product, factor: least(
        product * factor // 1000000000000000::hugeint, 10000000000000000000::hugeint
      ),
      1000000000000000::hugeint
    )`,
  // The greatest whole number whose power is not more than x. A machine's own root is less than 2^12 beside it, so that
  // it only tells where the search by binary digits begins.
  `cut_root(x, years) as
    list_reduce(
      list_transform([12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0], lambda place: cast(1 as hugeint) << place),
      lambda found, digit: found + case when cut_power(found + digit, years) <= x then digit else 0::hugeint end,
      greatest(cast(pow(cast(x as double) / 1e15, 1e0 / years) * 1e15 as hugeint) - 4096, 0::hugeint)
    )`,
  `root(top, bottom, years) as
    case
      when years >= 1 and bottom > 0 and top = 0 then cast(0 as decimal(38, 12))
      when years >= 1 and bottom > 0 and bottom < 100000000000000000000
        and top > 0 and top <= bottom * 1000 and bottom <= top * 1000
      then cast(
        cast((cut_root(cut_ratio(whole_of(top), whole_of(bottom)), years) + 500) // 1000 as decimal(18, 0))
        * 0.000000000001 as decimal(38, 12)
      )
    end`,
  `ten_to(places) as cast([1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000, 1000000000000][places + 1] as hugeint)`,
  `tenths_of(places) as
    cast(['1', '0.1', '0.01', '0.001', '0.0001', '0.00001', '0.000001', '0.0000001', '0.00000001', '0.000000001', '0.0000000001', '0.00000000001', '0.000000000001'][places + 1] as decimal(13, 12))`,
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
