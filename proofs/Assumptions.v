(* What every theorem rests on: compared with assumptions.txt. *)
From Muball Require Import Verdict Points Maps Obstructed.
Print Assumptions accept_sound.
Print Assumptions ratio_sound.
Print Assumptions counterexample_sound.
Print Assumptions collision_sound.
Print Assumptions accept_preserving_sound.
Print Assumptions accept_obstruction_sound.
