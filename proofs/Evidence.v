(* The evidence of a ball, as docs/format.md has it, and the state of the layers that it is followed through. *)
Require Import QArith List Arith Bool.
From Muball Require Import Statement Rational.
Import ListNotations.

(* What may be said instead of yes. *)
Inductive reason := BadProof | Neuron | Bound | Fact | Label | Share | Deep.
Inductive res (A : Type) := Ok (a : A) | No (r : reason).
Arguments Ok {A}. Arguments No {A}.
Definition need {A} (b : bool) (r : reason) (k : res A) : res A := if b then k else No r.
Definition then_ {A B} (x : res A) (k : A -> res B) : res B := match x with Ok a => k a | No r => No r end.
Notation "'let*' x ':=' e 'in' k" := (then_ e (fun x => k)) (at level 200, x pattern, e at level 100, k at level 200).
Definition some {A} (o : option A) (r : reason) : res A := match o with Some a => Ok a | None => No r end.
Fixpoint every {A} (g : A -> res unit) (l : list A) : res unit :=
  match l with [] => Ok tt | a :: l => let* _ := g a in every g l end.
Fixpoint map_res {A B} (g : A -> res B) (l : list A) : res (list B) :=
  match l with [] => Ok [] | a :: l => let* b := g a in let* bs := map_res g l in Ok (b :: bs) end.
Fixpoint fold_res {A B} (g : B -> A -> res B) (b : B) (l : list A) : res B :=
  match l with [] => Ok b | a :: l => let* b := g b a in fold_res g b l end.

(* The evidence. *)
Inductive letter := Plus | Minus | Least | Most | Opened | Decided.        (* + - a z o d *)
Inductive proof := Proof_ (less : list (nat * Q)) (e : ending)
with ending := ByBall | Cases (cs : list (list nat * proof)) | Linear (p : proof).
Definition bound := (nat * (Q * Q * Q * Q) * proof * proof)%type.           (* unit, l, u, slope above, slope below *)
Inductive fact :=
| Shown (p : proof)
| Separable (alpha : Q) (e : nat)
| SplitBy (unit : nat) (values : list Q) (pieces : list piece)
| Follow (layers : list layer) (inner : fact)
with piece := Above | Below | LeftOut | On (f : fact)                       (* + - x *)
with layer := Layer (units : list letter) (proofs : list proof) (bounds : list bound) (facts : list (nat * nat * fact)).
Record inequality := I { terms : sparse; constant : Q; rows : list (nat * nat * Q) }.

(* The state: levels, the highest one first; none at the input. A unit is exact (an affine form w.t + v), active or open. *)
Inductive kind := Exactly (w : sparse) (v : Q) | Active | Open.
Record level := L { zs : tree form; kinds : tree kind; limits : list (nat * (Q * Q * Q * Q)); facts : list form }.
Definition slab := (sparse * Q * option Q * option Q)%type.                 (* lo <= w.t + v <= hi *)
Definition first_of (levels : list level) (own : level) (first : level) : level :=
  match levels with [] => own | _ => first end.
