(* What a header says: the claim means something, the rows are rows, the sizes are those of the network. *)
Require Import QArith List Arith Bool ZArith.
From Muball Require Import Statement Rational Ball.
Import ListNotations.

(* Rows: columns ascend and lie below the number of inputs, no weight is 0. *)
Definition row_ok (inputs : nat) (r : row) : bool :=
  ascends 0 inputs (snd r) && forallb (fun e => negb (Qeq_bool (snd e) 0)) (snd r).
Fixpoint rows_ok (inputs : nat) (f : network) : bool :=
  match f with
  | [] => true
  | layer :: f => negb (is_nil layer) && forallb (row_ok inputs) layer && rows_ok (length layer) f
  end.

(* D5 *)
Record sizes := S_ { width : nat; depth : nat; parameters : Z; nonzero : Z; bits : nat }.
Definition length_of (z : Z) : nat := match z with Z0 => 0 | Zpos n | Zneg n => Pos.size_nat n end.
Definition bits_of (q : Q) : nat := match Qnum q with Z0 => 0 | n => (length_of n + Pos.size_nat (Qden q) - 1)%nat end.
Definition row_bits (r : row) : nat := fold_right (fun e m => Nat.max (bits_of (snd e)) m) (bits_of (fst r)) (snd r).
Definition row_nonzero (r : row) : nat := (length (snd r) + (if Qeq_bool (fst r) 0 then 0 else 1))%nat.
Definition over_rows {A} (g : row -> A) (op : A -> A -> A) (a : A) (f : network) : A :=
  fold_right (fun layer s => fold_right (fun r s => op (g r) s) s layer) a f.
Fixpoint dense (inputs : Z) (f : network) : Z :=
  match f with [] => 0%Z | l :: f => let n := Z.of_nat (length l) in ((inputs + 1) * n + dense n f)%Z end.
Definition sizes_of (inputs : nat) (f : network) : sizes :=
  S_ (fold_right Nat.max 0%nat (map (@length row) (removelast f))) (length f) (dense (Z.of_nat inputs) f)
     (over_rows (fun r => Z.of_nat (row_nonzero r)) Z.add 0%Z f) (over_rows row_bits Nat.max 0%nat f).

Definition exponent_fits (p : norm) : bool :=
  match p with
  | Inf => true
  | Finite q => Qle_bool 1 q && Z.leb (Qnum q) 64 && Z.leb (Zpos (Qden q)) 64
  end.
Fixpoint values_distinct (l : list Q) : bool :=
  match l with [] => true | q :: l => negb (existsb (Qeq_bool q) l) && values_distinct l end.
Definition share_fits (ratio error : option Q) : bool :=
  match error with
  | None => true
  | Some e => qltb 0 e && qltb e match ratio with None => 1%Q | Some _ => (1 # 2)%Q end
  end.
Inductive misfit := EmptyDataset | Dimension | Radius | Ratio | Error | RuleFit.
Definition meaningful (points classes d inputs outs : nat) (mu : Q) (r : rule) (ratio error : option Q) : option misfit :=
  let first_of := fold_right (fun (e : bool * misfit) rest => if fst e then rest else Some (snd e)) None in
  first_of [
    (negb (Nat.eqb points 0) && negb (Nat.eqb classes 0), EmptyDataset);
    (negb (Nat.eqb d 0) && Nat.eqb d inputs, Dimension);
    (qltb 0 mu, Radius);
    (match ratio with None => true | Some q => qltb 0 q && Qle_bool q 1 end, Ratio);
    (share_fits ratio error, Error);
    (match r with
     | Exact vs => Nat.eqb (length vs) classes && values_distinct vs
     | Threshold _ => Nat.eqb classes 2
     | Argmax n => Nat.eqb n classes
     end, RuleFit);
    (Nat.eqb outs (match r with Argmax n => n | _ => 1 end), Dimension)].
(* The same of the kinds without a rule. *)
Definition setting_fits (points classes d inputs : nat) (mu : Q) : option misfit :=
  if Nat.eqb points 0 || Nat.eqb classes 0 then Some EmptyDataset
  else if negb (qltb 0 mu) then Some Radius
  else if negb (negb (Nat.eqb d 0) && Nat.eqb d inputs) then Some Dimension else None.
