type t = Big_int_Z.big_int
let one = Big_int_Z.unit_big_int
let equal = Big_int_Z.eq_big_int
let gt a b = Big_int_Z.compare_big_int a b > 0
let gcd = Big_int_Z.gcd_big_int
let of_string = Big_int_Z.big_int_of_string
let to_string = Big_int_Z.string_of_big_int
