(* What every theorem rests on, all of them together: compared with assumptions.txt. *)
From Muball Require Import Verdict Points Maps Obstructed Trained.
Definition theorems := (accept_sound, ratio_sound, counterexample_sound, collision_sound, accept_preserving_sound,
  accept_obstruction_sound, robustness_sound, sat_sound, unsat_sound).
Print Assumptions theorems.
