(* Integers of the page's own: JavaScript's BigInt in place of zarith, as much as the extracted checker asks for. *)
type big_int
external big_int_of_int : int -> big_int = "muball_of_int"
external big_int_of_string : string -> big_int = "muball_of_string"
external string_of_big_int : big_int -> string = "muball_to_string"
external add_big_int : big_int -> big_int -> big_int = "muball_add"
external sub_big_int : big_int -> big_int -> big_int = "muball_sub"
external mult_big_int : big_int -> big_int -> big_int = "muball_mul"
external div_big_int : big_int -> big_int -> big_int = "muball_div"
external mod_big_int : big_int -> big_int -> big_int = "muball_mod"
external shift_left_big_int : big_int -> int -> big_int = "muball_shift_left"
external shift_right_big_int : big_int -> int -> big_int = "muball_shift_right"
external int_of_big_int : big_int -> int = "muball_to_int"
external compare_big_int : big_int -> big_int -> int = "muball_compare"
let zero_big_int = big_int_of_int 0
let unit_big_int = big_int_of_int 1
let minus_big_int a = sub_big_int zero_big_int a
let succ_big_int a = add_big_int a unit_big_int
let pred_big_int a = sub_big_int a unit_big_int
let add_int_big_int n a = add_big_int (big_int_of_int n) a
let mult_int_big_int n a = mult_big_int (big_int_of_int n) a
let eq_big_int a b = compare_big_int a b = 0
let le_big_int a b = compare_big_int a b <= 0
let sign_big_int a = compare_big_int a zero_big_int
let abs_big_int a = if sign_big_int a < 0 then minus_big_int a else a
let max_big_int a b = if le_big_int a b then b else a
let min_big_int a b = if le_big_int a b then a else b
(* Divisors are positive, and quotients are floors. *)
let quomod_big_int a b = (div_big_int a b, mod_big_int a b)
let rec gcd_big_int a b = if sign_big_int b = 0 then abs_big_int a else gcd_big_int b (mod_big_int a (abs_big_int b))
