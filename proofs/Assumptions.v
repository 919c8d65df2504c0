(* What every theorem rests on: compared with assumptions.txt. *)
From Muball Require Import Verdict Points.
Print Assumptions accept_sound.
Print Assumptions ratio_sound.
Print Assumptions counterexample_sound.
