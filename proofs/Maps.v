(* Collisions and preserving maps. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool.
From Muball Require Import Statement Rational Power Ball Link Evidence Rules Sound Follow Points.
Import ListNotations.
Local Open Scope R_scope.

Fixpoint same_values (a b : list Q) : bool :=
  match a, b with [], [] => true | u :: a, w :: b => Qeq_bool u w && same_values a b | _, _ => false end.
Lemma same_values_sound a : forall b, same_values a b = true -> map Q2R a = map Q2R b.
Proof.
  induction a as [|u a IH]; intros [|w b] H; try discriminate; [reflexivity|]. cbn [same_values] in H. apply andb_true_iff in H.
  destruct H as [H0 H]. cbn [map]. f_equal; [now apply qeq_r|now apply IH].
Qed.

Definition ball_point := (list Q * list Q)%type.               (* a point and its powers *)
Definition collides (f : network) (p : norm) (mu : Q) (points : list point) (i j : nat) (one two : ball_point) : bool :=
  match nth_error points i, nth_error points j with
  | Some (c, y), Some (c', y') => negb (Nat.eqb y y') && near p mu c (fst one) (snd one) && near p mu c' (fst two) (snd two)
      && same_values (outputs_q f (fst one)) (outputs_q f (fst two))
  | _, _ => false
  end.
Theorem collision_sound f p mu points i j one two : collides f p mu points i j one two = true -> joins f p mu points.
Proof.
  unfold collides. destruct (nth_error points i) as [[c y]|] eqn:E; [|discriminate]. destruct (nth_error points j) as [[c' y']|] eqn:E'; [|discriminate].
  rewrite !andb_true_iff. intros [[[N A] B] V]. exists c, c', y, y', (map Q2R (fst one)), (map Q2R (fst two)).
  split; [eapply nth_error_In, E|]. split; [eapply nth_error_In, E'|]. split; [now apply negb_true_iff, Nat.eqb_neq in N|].
  split; [eapply near_sound, A|]. split; [eapply near_sound, B|]. rewrite <- !outputs_q_r. now apply same_values_sound.
Qed.

(* The linear form x -> lambda . Wx. *)
Fixpoint pulled (layer : list row) (lambda : list Q) : sparse :=
  match layer, lambda with r :: layer, k :: lambda => merge (scale k (snd r)) (pulled layer lambda) | _, _ => [] end.
Lemma pulled_equal layer : forall lambda v v', affine layer v = affine layer v' ->
  ev (pulled layer lambda) (vec v) = ev (pulled layer lambda) (vec v').
Proof.
  induction layer as [|r layer IH]; intros [|k lambda] v v' H; try reflexivity. unfold affine in H. cbn [map] in H. injection H as H0 H.
  cbn [pulled]. rewrite !ev_merge, !ev_scale, (IH lambda v v' H). assert (ev (snd r) (vec v) = ev (snd r) (vec v')) as -> by lra. reflexivity.
Qed.

(* w.(c - c') > 2 mu |w|: each ball moves w.x by less than half of it. *)
Definition half_gap (w : sparse) (c c' : list Q) : Q := Qred (qadd (at_centre c w) (- at_centre c' w) / (2#1)).
Definition apart (e : exponent) (d : nat) (mu : Q) (w : sparse) (c c' : list Q) : bool :=
  reachb e d mu [] (scale (-1) w) true (half_gap w c c') && reachb e d mu [] w true (half_gap w c c').
Lemma apart_sound e d mu w c c' x x' : apart e d mu w c c' = true -> ball e d mu (off c x) -> ball e d mu (off c' x') ->
  ev w x' < ev w x.
Proof.
  unfold apart. rewrite andb_true_iff. intros [H1 H2] B1 B2. assert (N : forall t, bounded [] t) by (intros t u v []).
  apply (reach_sound e d mu [] _ _ _ _ B1 (N _)) in H1. apply (reach_sound e d mu [] _ _ _ _ B2 (N _)) in H2. cbn [cmp] in *.
  rewrite ev_scale, q2r_m1 in H1. unfold half_gap in *. rewrite q2r_red, Q2R_div, q2r_add, Q2R_opp, !at_centre_ev in * by discriminate.
  replace (Q2R (2#1)) with 2 in * by (unfold Q2R; simpl; lra). rewrite (ev_off c x), (ev_off c' x'). lra.
Qed.

Definition imaged := (list Q * nat * sparse)%type.             (* a point, its label, and W^T(M(Wx)) *)
Definition multipliers := list (nat * nat * list Q).
Section Map.
Variable layer : list row.
Variable matrix : list row.
Variable e : exponent.
Variable d : nat.
Variable mu : Q.
Variable ms : multipliers.                                     (* the last one first *)
Definition image (point : point) : imaged := (point, pulled layer (outputs_q [matrix] (outputs_q [layer] (fst point)))).
Definition form_of (i j : nat) (a b : sparse) : sparse :=
  match find (fun m => Nat.eqb i (fst (fst m)) && Nat.eqb j (snd (fst m))) ms with
  | Some (_, lambda) => pulled layer lambda
  | None => merge a (scale (-1) b)
  end.
Definition pair_apart (i j : nat) (a b : imaged) : bool :=
  let '(c, y, w) := a in let '(c', y', w') := b in
  Nat.eqb y y' || apart e d mu (form_of i j w w') c c'.
Fixpoint from_others (i : nat) (a : imaged) (j : nat) (l : list imaged) : bool :=
  match l with [] => true | b :: l => pair_apart i j a b && from_others i a (S j) l end.
Fixpoint all_apart (i : nat) (l : list imaged) : bool :=
  match l with [] => true | a :: l => from_others i a (S i) l && all_apart (S i) l end.
Definition preserves (points : list point) : bool :=
  forallb (fun q => Nat.eqb (length (fst q)) d) points && Qle_bool 0 mu && all_apart 0 (map image points).

Lemma pair_apart_sound i j a b x x' : snd (fst a) <> snd (fst b) ->
  a = image (fst a) -> b = image (fst b) -> pair_apart i j a b = true ->
  ball e d mu (off (fst (fst a)) (vec x)) -> ball e d mu (off (fst (fst b)) (vec x')) -> affine layer x <> affine layer x'.
Proof.
  intros Y A B H B1 B2 EQ. destruct a as [[c y] w]. destruct b as [[c' y'] w']. cbn [fst snd] in *. unfold pair_apart in H.
  apply orb_true_iff in H. destruct H as [H|H]; [now apply Nat.eqb_eq in H|].
  apply (apart_sound _ _ _ _ _ _ _ _ H B1) in B2. unfold form_of in B2.
  destruct (find _ ms) as [[ij lambda]|].
  - rewrite (pulled_equal layer lambda x x' EQ) in B2. lra.
  - unfold image in A, B. assert (w = pulled layer (outputs_q [matrix] (outputs_q [layer] c))) as -> by (cbn [fst] in A; congruence).
    assert (w' = pulled layer (outputs_q [matrix] (outputs_q [layer] c'))) as -> by (cbn [fst] in B; congruence).
    rewrite !ev_merge, !ev_scale, !(pulled_equal layer _ x x' EQ) in B2. lra.
Qed.
Lemma from_others_in a l : forall i j b, from_others i a j l = true -> In b l -> exists k, pair_apart i k a b = true.
Proof.
  induction l as [|b' l IH]; intros i j b H I; [destruct I|]. cbn [from_others] in H. apply andb_true_iff in H. destruct H as [H0 H].
  destruct I as [<-|I]; [now exists j|]. eapply IH; eassumption.
Qed.
Lemma all_apart_in l : forall i a b, all_apart i l = true -> In a l -> In b l -> a <> b ->
  (exists k m, pair_apart k m a b = true) \/ (exists k m, pair_apart k m b a = true).
Proof.
  induction l as [|q l IH]; intros i a b H A B N; [destruct A|]. cbn [all_apart] in H. apply andb_true_iff in H. destruct H as [H0 H].
  destruct A as [<-|A]; destruct B as [<-|B]; [congruence| | |].
  - left. exists i. eapply from_others_in; eassumption.
  - right. exists i. eapply from_others_in; eassumption.
  - eapply IH; eassumption.
Qed.
Theorem preserving_sound p points : exponent_of p = Some e -> preserves points = true -> keeps_apart [layer] p mu points.
Proof.
  intros E H c c' y y' I I' Y x x' X X'. unfold preserves in H. rewrite !andb_true_iff in H. destruct H as [[L M] H].
  apply qle_r in M. rewrite q2r_0 in M. rewrite forallb_forall in L.
  pose proof (L _ I) as LC. pose proof (L _ I') as LC'. cbn [fst] in LC, LC'. apply Nat.eqb_eq in LC. apply Nat.eqb_eq in LC'.
  apply (in_ball_ball p e mu c x E M) in X. apply (in_ball_ball p e mu c' x' E M) in X'. rewrite LC in X. rewrite LC' in X'.
  cbn [outputs]. apply (in_map image) in I. apply (in_map image) in I'.
  assert (N : image (c, y) <> image (c', y')) by (unfold image; congruence).
  destruct (all_apart_in _ 0 _ _ H I I' N) as [[k [m P]]|[k [m P]]].
  - eapply (pair_apart_sound k m (image (c, y)) (image (c', y'))); try reflexivity; assumption.
  - intro Q0. symmetry in Q0. revert Q0. eapply (pair_apart_sound k m (image (c', y')) (image (c, y))); try reflexivity; try assumption.
    cbn [image fst snd]. congruence.
Qed.
End Map.

Definition accept_preserving (f matrix : network) (p : norm) (d : nat) (mu : Q) (ms : multipliers) (points : list point) : bool :=
  match f, matrix, exponent_of p with
  | [layer], [m], Some e => Nat.eqb (length m) (length layer) && forallb (fun x => Nat.eqb (length (snd x)) (length layer)) ms
      && preserves layer m e d mu (rev ms) points
  | _, _, _ => false
  end.
Theorem accept_preserving_sound f matrix p d mu ms points : accept_preserving f matrix p d mu ms points = true ->
  keeps_apart f p mu points.
Proof.
  unfold accept_preserving. destruct f as [|layer [|]]; try discriminate. destruct matrix as [|m [|]]; try discriminate.
  destruct (exponent_of p) as [e|] eqn:E; [|discriminate]. rewrite !andb_true_iff. intros [_ H]. eapply preserving_sound; eassumption.
Qed.
