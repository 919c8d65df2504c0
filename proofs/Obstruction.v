(* Obstructions: no network has one activation region per ball of a family and gives the labels there. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool Psatz.
From Muball Require Import Statement Rational Power Ball Link Points Shares Hulls.
Import ListNotations.
Local Open Scope R_scope.

Record link := Lk { left_end : list (nat * Q); right_end : list (nat * Q); powers_of : list Q }.
Definition members (l : list (nat * Q)) : list nat := map fst l.
Definition mem (n : nat) (l : list nat) : bool := existsb (Nat.eqb n) l.
Definition centre_of (points : list point) (i : nat) : list Q := match nth_error points i with Some (c, _) => c | None => [] end.
Definition hull_q (d : nat) (points : list point) (l : list (nat * Q)) : list Q :=
  map (fun k => fold_right (fun e s => qadd (qmul (snd e) (nth k (centre_of points (fst e)) 0%Q)) s) 0%Q l) (seq 0 d).
Definition end_ok (family : list nat) (l : list (nat * Q)) : bool :=
  forallb (fun e => mem (fst e) family && Qle_bool 0 (snd e)) l && Qeq_bool (fold_right (fun e s => qadd (snd e) s) 0%Q l) 1.
Definition link_ok (p : norm) (d : nat) (s : Q) (points : list point) (family : list nat) (k : link) : bool :=
  end_ok family (left_end k) && end_ok family (right_end k)
  && near p s (hull_q d points (right_end k)) (hull_q d points (left_end k)) (powers_of k).

(* Parts are joined by links whose ends lie in one each. Then a link has to part every split of the parts. *)
Definition holds (part : list nat) (l : list nat) : bool := forallb (fun n => mem n part) l.
Definition same_list (a b : list nat) : bool := if list_eq_dec Nat.eq_dec a b then true else false.
Definition join (parts : list (list nat)) (k : link) : list (list nat) :=
  match find (fun q => holds q (members (left_end k))) parts, find (fun q => holds q (members (right_end k))) parts with
  | Some a, Some b => if same_list a b then parts else (a ++ b) :: filter (fun q => negb (same_list q a || same_list q b)) parts
  | _, _ => parts
  end.
Definition parted (color : nat -> bool) (k : link) : bool :=
  (forallb color (members (left_end k)) && forallb (fun n => negb (color n)) (members (right_end k)))
  || (forallb (fun n => negb (color n)) (members (left_end k)) && forallb color (members (right_end k))).
Fixpoint color_by (parts : list (list nat)) (bits : list bool) (n : nat) : bool :=
  match parts, bits with q :: parts, b :: bits => if mem n q then b else color_by parts bits n | _, _ => false end.
Fixpoint all_bits (n : nat) : list (list bool) :=
  match n with O => [[]] | S n => flat_map (fun l => [true :: l; false :: l]) (all_bits n) end.
Definition constant_bits (l : list bool) : bool := forallb (fun b => b) l || forallb negb l.
Definition splits_parted (parts : list (list nat)) (ks : list link) : bool :=
  forallb (fun bits => constant_bits bits || existsb (parted (color_by parts bits)) ks) (all_bits (length parts)).
Definition parts_of (family : list nat) (ks : list link) : list (list nat) := fold_left join ks (map (fun n => [n]) family).

Lemma mem_in n l : mem n l = true <-> In n l.
Proof. unfold mem. rewrite existsb_exists. split; [intros [m [I E]]; apply Nat.eqb_eq in E; now subst|intro I; exists n; split; [assumption|apply Nat.eqb_refl]]. Qed.
Lemma all_bits_in l : In l (all_bits (length l)).
Proof.
  induction l as [|b l IH]; [now left|]. cbn [length all_bits]. apply in_flat_map. exists l. split; [assumption|]. destruct b; [now left|right; now left].
Qed.

(* A colour that parts no link is the same on every part. *)
Definition even (color : nat -> bool) (q : list nat) : Prop := forall m n, In m q -> In n q -> color m = color n.
Definition fine (color : nat -> bool) (family : list nat) (parts : list (list nat)) : Prop :=
  (forall q, In q parts -> even color q) /\ (forall n, In n family -> exists q, In q parts /\ In n q).
Lemma join_fine color family parts k : members (left_end k) <> [] -> members (right_end k) <> [] -> parted color k = false ->
  fine color family parts -> fine color family (join parts k).
Proof.
  intros NL NR NP [E C]. unfold join. destruct (find _ parts) as [a|] eqn:FA; [|now split]. destruct (find (fun q => holds q (members (right_end k))) parts) as [b|] eqn:FB; [|now split].
  unfold same_list at 1. destruct (list_eq_dec Nat.eq_dec a b) as [_|AB]; [now split|]. apply find_some in FA. apply find_some in FB. destruct FA as [IA HA]. destruct FB as [IB HB].
  unfold holds in HA, HB. rewrite forallb_forall in HA, HB. pose proof (E a IA) as EA. pose proof (E b IB) as EB.
  destruct (members (left_end k)) as [|x xs] eqn:MX; [congruence|]. destruct (members (right_end k)) as [|y ys] eqn:MY; [congruence|].
  assert (XA : In x a) by (apply mem_in, HA; now left). assert (YB : In y b) by (apply mem_in, HB; now left).
  assert (XY : color x = color y).
  { destruct (bool_dec (color x) (color y)) as [Q0|N]; [exact Q0|]. exfalso. unfold parted in NP. rewrite MX, MY in NP.
    assert (CX : forall m, In m (x :: xs) -> color m = color x) by (intros m I; apply EA; [apply mem_in; now apply HA|assumption]).
    assert (CY : forall m, In m (y :: ys) -> color m = color y) by (intros m I; apply EB; [apply mem_in; now apply HB|assumption]).
    apply orb_false_iff in NP. destruct NP as [N1 N2]. destruct (color x) eqn:KX; destruct (color y) eqn:KY; try congruence.
    - assert (T : forallb color (x :: xs) && forallb (fun n => negb (color n)) (y :: ys) = true); [|congruence].
      apply andb_true_iff. split; apply forallb_forall; intros m I; [now apply CX|now rewrite (CY m I)].
    - assert (T : forallb (fun n => negb (color n)) (x :: xs) && forallb color (y :: ys) = true); [|congruence].
      apply andb_true_iff. split; apply forallb_forall; intros m I; [now rewrite (CX m I)|now apply CY]. }
  split.
  - intros q [<-|I]; [|apply filter_In in I; now apply E]. intros m n Im In_.
    assert (V : forall z, In z (a ++ b) -> color z = color x).
    { intros z Iz. apply in_app_or in Iz. destruct Iz as [Iz|Iz]; [now apply EA|rewrite XY; now apply EB]. }
    now rewrite (V m Im), (V n In_).
  - intros n I. destruct (C n I) as [q [Iq Nq]]. unfold same_list. destruct (list_eq_dec Nat.eq_dec q a) as [->|N1]; [exists (a ++ b); split; [now left|apply in_or_app; now left]|].
    destruct (list_eq_dec Nat.eq_dec q b) as [->|N2]; [exists (a ++ b); split; [now left|apply in_or_app; now right]|].
    exists q. split; [right; apply filter_In; split; [assumption|]|assumption]. destruct (list_eq_dec Nat.eq_dec q a); [congruence|]. now destruct (list_eq_dec Nat.eq_dec q b).
Qed.
Lemma color_by_right color parts n : (forall q, In q parts -> even color q) -> (exists q, In q parts /\ In n q) ->
  color_by parts (map (fun q => color (hd 0%nat q)) parts) n = color n.
Proof.
  induction parts as [|q parts IH]; intros E [q0 [I N]]; [destruct I|]. cbn [map color_by]. destruct (mem n q) eqn:M.
  - apply mem_in in M. destruct q as [|m q]; [destruct M|]. cbn [hd]. apply (E (m :: q)); [now left|now left|assumption].
  - apply IH; [intros q1 J; apply E; now right|]. destruct I as [<-|I]; [exfalso; apply mem_in in N; congruence|]. now exists q0.
Qed.
Theorem parted_link color family ks : (forall k, In k ks -> members (left_end k) <> [] /\ members (right_end k) <> [] /\
    (forall n, In n (members (left_end k) ++ members (right_end k)) -> In n family)) ->
  splits_parted (parts_of family ks) ks = true -> (exists m, In m family /\ color m = true) -> (exists n, In n family /\ color n = false) ->
  exists k, In k ks /\ parted color k = true.
Proof.
  intros W H [m [Im Cm]] [n [In_ Cn]]. destruct (existsb (parted color) ks) eqn:X; [apply existsb_exists in X; destruct X as [k X]; now exists k|].
  exfalso. assert (NP : forall k, In k ks -> parted color k = false).
  { intros k I. destruct (parted color k) eqn:P; [|reflexivity]. assert (existsb (parted color) ks = true) by (apply existsb_exists; now exists k). congruence. }
  assert (F : fine color family (parts_of family ks)).
  { unfold parts_of. assert (F0 : fine color family (map (fun n => [n]) family)).
    { split; [intros q I; apply in_map_iff in I; destruct I as [z [<- _]]; intros a b [<-|[]] [<-|[]]; reflexivity|].
      intros z I. exists [z]. split; [now apply (in_map (fun n => [n]))|now left]. }
    revert F0. generalize (map (fun n => [n]) family). clear H X. induction ks as [|k ks IH]; intros ps F0; [exact F0|]. cbn [fold_left].
    apply IH; [intros k' I; apply W; now right|intros k' I; apply NP; now right|]. destruct (W k (or_introl eq_refl)) as [W1 [W2 _]].
    apply join_fine; [exact W1|exact W2|apply NP; now left|exact F0]. }
  destruct F as [E C]. set (ps := parts_of family ks) in *. set (bits := map (fun q => color (hd 0%nat q)) ps).
  unfold splits_parted in H. rewrite forallb_forall in H. specialize (H bits).
  assert (LB : length bits = length ps) by apply map_length. rewrite <- LB in H. specialize (H (all_bits_in bits)).
  assert (R0 : forall z, In z family -> color_by ps bits z = color z) by (intros z I; apply color_by_right; [exact E|now apply C]).
  apply orb_true_iff in H. destruct H as [H|H].
  - assert (AL : forall v, (forall b, In b bits -> b = v) -> forall z, In z family -> color z = v).
    { intros v K z I. destruct (C z I) as [q [Iq Nq]]. assert (Hq : In (color (hd 0%nat q)) bits) by (apply (in_map (fun q => color (hd 0%nat q))); exact Iq).
      apply K in Hq. rewrite <- Hq. apply (E q Iq); [exact Nq|]. destruct q; [destruct Nq|now left]. }
    unfold constant_bits in H. apply orb_true_iff in H. destruct H as [H|H]; rewrite forallb_forall in H.
    + rewrite (AL true (fun b I => H b I) n In_) in Cn. discriminate.
    + assert (K : forall b, In b bits -> b = false) by (intros b I; apply H in I; now destruct b). rewrite (AL false K m Im) in Cm. discriminate.
  - apply existsb_exists in H. destruct H as [k [Ik P]]. specialize (NP k Ik). destruct (W k Ik) as [_ [_ WF]].
    assert (Q0 : parted (color_by ps bits) k = parted color k); [|congruence].
    assert (FE : forall (h g : nat -> bool) l, (forall z, In z l -> h z = g z) -> forallb h l = forallb g l).
    { intros h g l. induction l as [|z l IHl]; intro K; [reflexivity|]. cbn [forallb]. rewrite (K z (or_introl eq_refl)), IHl; [reflexivity|]. intros z' I. apply K. now right. }
    unfold parted. f_equal; f_equal; apply FE; intros z I; rewrite (R0 z); try reflexivity; apply WF; apply in_or_app; (now left) || (now right).
Qed.
