(* The checker in OCaml: naturals are native integers, integers are zarith's, and so is the gcd that Qred asks for. *)
Require Import QArith List Bool Extraction.
Require Import ExtrOcamlBasic ExtrOcamlNatInt ExtrOcamlZBigInt.
From Muball Require Import Verdict Points Maps Header Obstruction Obstructed Trained.
Extraction Language OCaml.
Extract Constant Z.ggcd => "(fun a b -> let g = Big_int_Z.gcd_big_int a b in
  if Big_int_Z.sign_big_int g = 0 then (g, (g, g)) else (g, (Big_int_Z.div_big_int a g, Big_int_Z.div_big_int b g)))".
Extract Inlined Constant Nat.even => "(fun n -> n land 1 = 0)".
Extract Inlined Constant Nat.div2 => "(fun n -> n lsr 1)".
Extraction "rules.ml" accept refutes fits sizes_of rows_ok last_width exponent_fits setting_fits collides accept_preserving
  accept_obstruction parts_of accept_robustness accept_sat accept_unsat.
