(* An accepted obstruction is one: the units of a network have one sign on a family, layer by layer. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool Psatz.
From Muball Require Import Statement Rational Power Ball Link Points Shares Hulls Obstruction.
From Muball Require Rules.
Import ListNotations.
Local Open Scope R_scope.

Definition distance_ok (mu s : Q) : bool := qltb 0 mu && Qle_bool 0 s && qltb s (2 * mu).
Definition labels_of (points : list point) (family : list nat) : list nat :=
  map (fun i => match nth_error points i with Some (_, y) => y | None => 0%nat end) family.
Definition obstructs (p : norm) (d : nat) (mu s : Q) (points : list point) (family : list nat) (ks : list link) : bool :=
  distance_ok mu s && forallb (fun i => match nth_error points i with Some (c, _) => Nat.eqb (length c) d | None => false end) family
  && forallb (fun k => negb (is_nil (left_end k)) && negb (is_nil (right_end k)) && link_ok p d s points family k) ks
  && splits_parted (parts_of family ks) ks.

Section Family.
Variable p : norm.
Variable e : exponent.
Variable d : nat.
Variable mu s : Q.
Variable points : list point.
Variable family : list nat.
Variable ks : list link.
Hypothesis norm_read : exponent_of p = Some e.
Hypothesis checked : obstructs p d mu s points family ks = true.
Local Notation c_of := (centre_of points).
Local Notation on i x := (in_ball p mu (c_of i) x).

Lemma mu_pos : 0 < Q2R mu /\ 0 <= Q2R s /\ Q2R s < 2 * Q2R mu.
Proof.
  unfold obstructs, distance_ok in checked. rewrite !andb_true_iff in checked. destruct checked as [[[[[M S0] S1] _] _] _].
  apply qlt_r in M. apply qle_r in S0. apply qlt_r in S1. rewrite q2r_0 in *. rewrite Q2R_mult in S1. replace (Q2R 2) with 2 in S1 by (unfold Q2R; simpl; lra). lra.
Qed.
Lemma centre_length i : In i family -> length (c_of i) = d.
Proof.
  intro I. unfold obstructs in checked. rewrite !andb_true_iff in checked. destruct checked as [[[_ F] _] _]. rewrite forallb_forall in F.
  specialize (F i I). unfold centre_of. destruct (nth_error points i) as [[c y]|]; [now apply Nat.eqb_eq in F|discriminate].
Qed.
Lemma moved_on i t : In i family -> ball e d mu t -> on i (moved (c_of i) t).
Proof. intros I B. apply (ball_in_ball p e); [exact norm_read|pose proof mu_pos; lra|]. now rewrite centre_length. Qed.
Lemma at_moved i t a : In i family -> at_point d a (vec (moved (c_of i) t)) = at_point d a (fun k => Q2R (nth k (c_of i) 0%Q) + t k).
Proof.
  intro I. unfold at_point. f_equal. apply lin_ext. intros k K. pose proof (shift_moved (c_of i) t k) as M. rewrite centre_length in M by assumption.
  specialize (M K). unfold shift in M. lra.
Qed.

Definition hull_of (l : list (nat * Q)) : hull := map (fun q => (Q2R (snd q), fun k => Q2R (nth k (c_of (fst q)) 0%Q))) l.
Lemma hull_q_point l k : (k < d)%nat -> Q2R (nth k (hull_q d points l) 0%Q) = hull_point (hull_of l) k.
Proof.
  intro K. unfold hull_q. set (g := fun k => fold_right _ 0%Q l). rewrite (nth_indep _ 0%Q (g 0%nat)) by (now rewrite map_length, seq_length).
  rewrite map_nth, seq_nth by assumption. unfold g. cbn [Nat.add]. induction l as [|q l IH]; [apply q2r_0|]. cbn [fold_right]. rewrite q2r_add, q2r_mul, IH. reflexivity.
Qed.
Lemma end_sound l : end_ok family l = true -> Forall (fun q => 0 <= fst q) (hull_of l) /\ weights_sum (hull_of l) = 1 /\
  forall r x, In (r, x) (hull_of l) -> exists i, In i (members l) /\ In i family /\ x = fun k => Q2R (nth k (c_of i) 0%Q).
Proof.
  unfold end_ok. rewrite andb_true_iff. intros [H W]. rewrite forallb_forall in H. apply qeq_r in W. rewrite q2r_1 in W. repeat split.
  - apply Forall_forall. intros q I. apply in_map_iff in I. destruct I as [z [<- I]]. cbn [fst]. apply H in I. apply andb_true_iff in I. destruct I as [_ I].
    apply qle_r in I. now rewrite q2r_0 in I.
  - rewrite <- W. clear. induction l as [|q l IH]; [symmetry; apply q2r_0|]. cbn [hull_of map weights_sum fold_right fst]. rewrite q2r_add. f_equal. exact IH.
  - intros r x I. apply in_map_iff in I. destruct I as [z [E I]]. exists (fst z). split; [now apply (in_map fst)|]. split; [|congruence].
    apply H in I. apply andb_true_iff in I. destruct I as [I _]. now apply mem_in.
Qed.

(* Two colours, weak signs: one colour, or the form is 0. *)
Lemma sided a (color : nat -> bool) : (forall i x, In i family -> on i x -> let z := at_point d a (vec x) in if color i then 0 <= z else z <= 0) ->
  (exists b, forall i, In i family -> color i = b) \/ (forall t, at_point d a t = 0).
Proof.
  intro H. destruct (existsb color family) eqn:X; [|left; exists false; intros i I; destruct (color i) eqn:C; [|reflexivity]; assert (existsb color family = true) by (apply existsb_exists; now exists i); congruence].
  destruct (existsb (fun i => negb (color i)) family) eqn:Y; [|left; exists true; intros i I; destruct (color i) eqn:C; [reflexivity|]; assert (existsb (fun i => negb (color i)) family = true) by (apply existsb_exists; exists i; now rewrite C); congruence].
  right. apply existsb_exists in X. apply existsb_exists in Y. destruct Y as [n [In_ Cn]]. apply negb_true_iff in Cn.
  pose proof checked as CH. unfold obstructs in CH. rewrite !andb_true_iff in CH. destruct CH as [[_ LK] SP]. rewrite forallb_forall in LK.
  assert (LINK : forall k, In k ks -> left_end k <> [] /\ right_end k <> [] /\ link_ok p d s points family k = true).
  { intros k I. apply LK in I. rewrite !andb_true_iff in I. destruct I as [[I1 I2] I3]. repeat split; [destruct (left_end k)|destruct (right_end k)|]; congruence || assumption || discriminate. }
  destruct (parted_link color family ks) as [k [Ik P]]; [|exact SP|exact X|now exists n|].
  { intros k I. destruct (LINK k I) as [L1 [L2 L3]]. unfold link_ok in L3. rewrite !andb_true_iff in L3. destruct L3 as [[E1 E2] _].
    unfold end_ok in E1, E2. rewrite !andb_true_iff in E1, E2. destruct E1 as [E1 _]. destruct E2 as [E2 _]. rewrite forallb_forall in E1, E2.
    repeat split; [unfold members; destruct (left_end k); [congruence|discriminate]|unfold members; destruct (right_end k); [congruence|discriminate]|].
    intros z I1. apply in_app_or in I1. unfold members in I1. destruct I1 as [I1|I1]; apply in_map_iff in I1; destruct I1 as [q [<- I1]]; [apply E1 in I1|apply E2 in I1];
      apply andb_true_iff in I1; destruct I1 as [I1 _]; now apply mem_in. }
  destruct (LINK k Ik) as [_ [_ L3]]. unfold link_ok in L3. rewrite !andb_true_iff in L3. destruct L3 as [[E1 E2] N].
  destruct (end_sound _ E1) as [P1 [W1 M1]]. destruct (end_sound _ E2) as [P2 [W2 M2]]. pose proof mu_pos as [MU [S0 S2]].
  apply near_sound in N. apply (in_ball_ball p e s _ _ norm_read S0) in N.
  assert (LQ : length (hull_q d points (right_end k)) = d) by (unfold hull_q; now rewrite map_length, seq_length). rewrite LQ in N.
  assert (EX : forall t t', (forall j, (j < d)%nat -> t j = t' j) -> ball e d s t -> ball e d s t').
  { intros t t' Q0 B. assert (SE : forall F : R -> R, sumr (fun j => F (t' j)) (seq 0 d) <= sumr (fun j => F (t j)) (seq 0 d)).
    { intro F. apply sumr_le. intros j J. apply in_seq in J. rewrite Q0 by lia. lra. }
    destruct e as [| | |b n0]; cbn [ball] in *.
    - eapply Rle_trans; [apply (SE Rabs)|exact B].
    - eapply Rle_trans; [apply (SE (fun x => x * x))|exact B].
    - intros j J. rewrite <- Q0 by assumption. now apply B.
    - eapply Rle_trans; [apply (SE (fun x => rt b (Rabs x) ^ (S b + n0)))|exact B]. }
  assert (D : ball e d s (fun j => hull_point (hull_of (left_end k)) j - hull_point (hull_of (right_end k)) j)).
  { revert N. apply EX. intros j J. unfold shift, vec. rewrite <- q2r_0, map_nth, !hull_q_point by assumption. reflexivity. }
  assert (SG : forall l b, (forall r x, In (r, x) (hull_of l) -> exists i, In i (members l) /\ In i family /\ x = fun k => Q2R (nth k (c_of i) 0%Q)) ->
    (forall i, In i (members l) -> color i = b) -> forall r x t, In (r, x) (hull_of l) -> ball e d mu t ->
    let z := at_point d a (fun k => x k + t k) in if b then 0 <= z else z <= 0).
  { intros l b M K r x t I T. destruct (M r x I) as [i [Ii [If ->]]]. pose proof (H i (moved (c_of i) t) If (moved_on i t If T)) as Z. cbv zeta in *.
    rewrite (K i Ii), at_moved in Z by assumption. exact Z. }
  unfold parted in P. apply orb_true_iff in P. destruct P as [P|P]; apply andb_true_iff in P; destruct P as [PA PB]; rewrite forallb_forall in PA, PB.
  - apply (no_cut e d mu s a (hull_of (left_end k)) (hull_of (right_end k)) MU S2 S0 D P1 W1 P2 W2).
    + exact (SG (left_end k) true M1 PA).
    + apply (SG (right_end k) false M2). intros i I. apply PB in I. now apply negb_true_iff.
  - assert (LN : forall t l, sumr (fun k => - fst a k * t k) l = - sumr (fun k => fst a k * t k) l) by (intros t l; induction l as [|j l IH]; simpl; [lra|rewrite IH; lra]).
    assert (NV : forall t, at_point d (fun k => - fst a k, - snd a) t = - at_point d a t).
    { intro t. unfold at_point, lin_at. cbn [fst snd]. rewrite LN. lra. }
    assert (NEG : (forall t, at_point d (fun k => - fst a k, - snd a) t = 0) -> forall t, at_point d a t = 0) by (intros Z t; specialize (Z t); rewrite NV in Z; lra).
    apply NEG.
    apply (no_cut e d mu s _ (hull_of (left_end k)) (hull_of (right_end k)) MU S2 S0 D P1 W1 P2 W2).
    + intros r x t I T. rewrite NV. assert (Z : at_point d a (fun k => x k + t k) <= 0); [|lra].
      apply (SG (left_end k) false M1) with (r := r); [|exact I|exact T]. intros i J. apply PA in J. now apply negb_true_iff.
    + intros r x t I T. rewrite NV. assert (Z : 0 <= at_point d a (fun k => x k + t k)); [|lra]. exact (SG (right_end k) true M2 PB r x t I T).
Qed.

(* A form that is 0 on the ball of a point of the family is 0. *)
Lemma zero_on_ball a i : In i family -> (forall x, on i x -> at_point d a (vec x) = 0) -> forall t, at_point d a t = 0.
Proof.
  intros I H. pose proof mu_pos as [MU [S0 S2]]. set (h := [(1, fun k => Q2R (nth k (c_of i) 0%Q))] : hull).
  assert (V : forall t, ball e d mu t -> at_point d a (fun k => Q2R (nth k (c_of i) 0%Q) + t k) = 0).
  { intros t T. rewrite <- at_moved by assumption. apply H. now apply moved_on. }
  apply (no_cut e d mu s a h h MU S2 S0).
  - assert (Z : ball e d s (fun _ => 0)) by now apply ball_zero. replace (fun j => hull_point h j - hull_point h j) with (fun _ : nat => 0); [exact Z|].
    apply FunctionalExtensionality.functional_extensionality. intro j. lra.
  - constructor; [simpl; lra|constructor].
  - simpl. lra.
  - constructor; [simpl; lra|constructor].
  - simpl. lra.
  - intros r x t [J|[]] T. assert (x = fun k => Q2R (nth k (c_of i) 0%Q)) as -> by congruence. rewrite V by assumption. lra.
  - intros r x t [J|[]] T. assert (x = fun k => Q2R (nth k (c_of i) 0%Q)) as -> by congruence. rewrite V by assumption. lra.
Qed.

(* A network that has one activation region per ball is one affine map on the whole family, layer by layer. *)
Definition zero_form : aff_form := (fun _ => 0, 0).
Definition comb (r : row) (A : nat -> aff_form) : aff_form :=
  (fun k => ev (snd r) (fun n => fst (A n) k), Q2R (fst r) + ev (snd r) (fun n => snd (A n))).
Lemma at_zero t : at_point d zero_form t = 0.
Proof. unfold at_point, lin_at, zero_form. cbn [fst snd]. assert (Z : forall l, sumr (fun k => 0 * t k) l = 0) by (induction l as [|k l IH]; simpl; lra). rewrite Z. lra. Qed.
Lemma comb_at r A t : at_point d (comb r A) t = Q2R (fst r) + ev (snd r) (fun n => at_point d (A n) t).
Proof.
  unfold comb, at_point. cbn [fst snd]. assert (L : lin_at d (fun k => ev (snd r) (fun n => fst (A n) k)) t = ev (snd r) (fun n => lin_at d (fst (A n)) t)).
  { induction (snd r) as [|[n q] w IH]; cbn [ev].
    - unfold lin_at. assert (Z : forall l, sumr (fun k => 0 * t k) l = 0) by (induction l as [|k l IHl]; simpl; lra). apply Z.
    - rewrite <- IH. unfold lin_at. induction (seq 0 d) as [|k l IHl]; simpl; [lra|]. rewrite IHl. ring. }
  rewrite L. assert (E : ev (snd r) (fun n => snd (A n) + lin_at d (fst (A n)) t) = ev (snd r) (fun n => snd (A n)) + ev (snd r) (fun n => lin_at d (fst (A n)) t)).
  { clear L. induction (snd r) as [|[n q] w IH]; cbn [ev]; [lra|]. rewrite IH. ring. }
  rewrite E. ring.
Qed.
Lemma at_axis n t : (n < d)%nat -> at_point d (fun k => if Nat.eqb k n then 1 else 0, 0) t = t n.
Proof.
  intro N. unfold at_point, lin_at. cbn [fst snd].
  assert (G : forall m lo, (lo <= n < lo + m)%nat -> sumr (fun k => (if Nat.eqb k n then 1 else 0) * t k) (seq lo m) = t n).
  { assert (O : forall m lo, (n < lo)%nat -> sumr (fun k => (if Nat.eqb k n then 1 else 0) * t k) (seq lo m) = 0).
    { induction m as [|m IH]; intros lo L; simpl; [reflexivity|]. destruct (Nat.eqb_spec lo n); [lia|]. rewrite IH by lia. lra. }
    induction m as [|m IH]; intros lo L; [lia|]. simpl. destruct (Nat.eqb_spec lo n) as [->|D]; [rewrite O by lia; lra|]. rewrite IH by lia. lra. }
  rewrite (G d 0%nat) by lia. lra.
Qed.
Lemma choose (P Q : nat -> Prop) l : (forall i, In i l -> P i \/ Q i) -> exists b : nat -> bool, forall i, In i l -> if b i then P i else Q i.
Proof.
  induction l as [|i l IH]; intro H; [exists (fun _ => true); intros ? []|]. destruct IH as [b B]; [intros j J; apply H; now right|].
  destruct (H i (or_introl eq_refl)) as [Pi|Qi].
  - exists (fun j => if Nat.eqb j i then true else b j). intros j J. destruct (Nat.eqb_spec j i) as [->|N]; [exact Pi|]. destruct J as [<-|J]; [congruence|now apply B].
  - exists (fun j => if Nat.eqb j i then false else b j). intros j J. destruct (Nat.eqb_spec j i) as [->|N]; [exact Qi|]. destruct J as [<-|J]; [congruence|now apply B].
Qed.

Variable f : network.
Hypothesis regions : forall i, In i family -> one_activation_region f p mu (c_of i).
Lemma act_affine l : (l < length f)%nat -> exists A, forall i x n, In i family -> on i x -> act f l (vec x) n = at_point d (A n) (vec x).
Proof.
  induction l as [|l IH]; intro L.
  - exists (fun n => if Nat.ltb n d then (fun k => if Nat.eqb k n then 1 else 0, 0) else zero_form). intros i x n I X. cbn [act].
    destruct (Nat.ltb_spec n d) as [N|N]; [now rewrite at_axis|]. rewrite at_zero. unfold vec. apply nth_overflow. destruct X as [LX _]. rewrite LX, centre_length by assumption. lia.
  - destruct (IH ltac:(lia)) as [A HA]. set (Z := fun n => comb (row_of f l n) A).
    assert (PZ : forall i x n, In i family -> on i x -> pre f l (vec x) n = at_point d (Z n) (vec x)).
    { intros i x n I X. unfold Z, pre, row_ev. rewrite comb_at. f_equal. apply ev_ext. intro m. now apply (HA i x). }
    destruct (choose (fun n => forall i x, In i family -> on i x -> act f (S l) (vec x) n = at_point d (Z n) (vec x))
      (fun n => forall i x, In i family -> on i x -> act f (S l) (vec x) n = 0) (seq 0 (length (nth l f [])))) as [b B].
    { intros n N. apply in_seq in N.
      destruct (choose (fun i => forall x, on i x -> 0 <= at_point d (Z n) (vec x)) (fun i => forall x, on i x -> at_point d (Z n) (vec x) <= 0) family) as [color C].
      { intros i I. destruct (regions i I) as [pos RP]. assert (R0 : forall x, on i x -> if pos l n then 0 <= at_point d (Z n) (vec x) else at_point d (Z n) (vec x) <= 0).
        { intros x X. specialize (RP x X l n L ltac:(lia)). rewrite pre_activations_pre in RP by lia. now rewrite (PZ i x n I X) in RP. }
        destruct (pos l n); [now left|now right]. }
      assert (AP : forall i x, In i family -> on i x -> act f (S l) (vec x) n = relu (at_point d (Z n) (vec x))) by (intros i x I X; change (relu (pre f l (vec x) n) = relu (at_point d (Z n) (vec x))); now rewrite (PZ i x n I X)).
      destruct (sided (Z n) color) as [[v V]|Z0].
      { intros i x I X. cbv zeta. pose proof (C i I) as CI. destruct (color i); exact (CI x X). }
      - destruct v; [left|right]; intros i x I X; rewrite (AP i x I X); pose proof (C i I) as CI; rewrite (V i I) in CI; specialize (CI x X); unfold relu; [now rewrite Rmax_right|now rewrite Rmax_left].
      - right. intros i x I X. rewrite (AP i x I X), Z0. unfold relu. apply Rmax_left. lra. }
    exists (fun n => if Nat.ltb n (length (nth l f [])) then (if b n then Z n else zero_form) else zero_form). intros i x n I X.
    destruct (Nat.ltb_spec n (length (nth l f []))) as [N|N].
    + specialize (B n ltac:(apply in_seq; lia)). destruct (b n); [now apply (B i x)|rewrite at_zero; now apply (B i x)].
    + rewrite at_zero. cbn [act]. unfold row_of. rewrite nth_overflow by assumption. unfold row_ev, zrow. simpl. rewrite q2r_0. unfold relu. apply Rmax_left. lra.
Qed.
Lemma outputs_affine : f <> [] -> exists O, forall i x n, In i family -> on i x -> vec (outputs f x) n = at_point d (O n) (vec x).
Proof.
  intro NE. destruct (act_affine (length f - 1)) as [A HA]; [destruct f; [congruence|simpl; lia]|].
  exists (fun n => comb (row_of f (length f - 1) n) A). intros i x n I X. rewrite outputs_pre by assumption. unfold pre, row_ev. rewrite comb_at. f_equal.
  apply ev_ext. intro m. now apply (HA i x).
Qed.
End Family.

Definition shifted (a : aff_form) (v : R) : aff_form := (fst a, snd a - v).
Lemma at_shifted d a v t : at_point d (shifted a v) t = at_point d a t - v.
Proof. unfold at_point, shifted. cbn [fst snd]. lra. Qed.
Definition minus (a b : aff_form) : aff_form := (fun k => fst a k - fst b k, snd a - snd b).
Lemma at_minus d a b t : at_point d (minus a b) t = at_point d a t - at_point d b t.
Proof.
  unfold at_point, minus, lin_at. cbn [fst snd]. assert (L : sumr (fun k => (fst a k - fst b k) * t k) (seq 0 d) = sumr (fun k => fst a k * t k) (seq 0 d) - sumr (fun k => fst b k * t k) (seq 0 d)).
  { induction (seq 0 d) as [|k l IH]; simpl; [lra|]. rewrite IH. ring. }
  rewrite L. lra.
Qed.
Definition distinct_values (vs : list Q) : Prop := forall i j a b, nth_error vs i = Some a -> nth_error vs j = Some b -> i <> j -> Q2R a <> Q2R b.
Definition two_labels (family : list point) : Prop := exists a b, forall c y, In (c, y) family -> y = a \/ y = b.
Definition family_points (points : list point) (family : list nat) : list point :=
  flat_map (fun i => match nth_error points i with Some q => [q] | None => [] end) family.
Theorem obstruction_sound p e d mu s points family ks r : exponent_of p = Some e -> obstructs p d mu s points family ks = true ->
  (exists i j ci cj y y', In i family /\ In j family /\ nth_error points i = Some (ci, y) /\ nth_error points j = Some (cj, y') /\ y <> y') ->
  (match r with Exact vs => distinct_values vs | Threshold _ => True | Argmax _ => two_labels (family_points points family) end) ->
  no_single_regions p mu r (family_points points family).
Proof.
  intros E CH [i [j [ci [cj [y [y' [I [J [Ei [Ej NY]]]]]]]]]] RR f NE REG ROB.
  assert (FP : forall k c z, In k family -> nth_error points k = Some (c, z) -> In (c, z) (family_points points family)).
  { intros k c z K EK. unfold family_points. apply in_flat_map. exists k. split; [assumption|]. rewrite EK. now left. }
  assert (GET : forall k, In k family -> exists z, nth_error points k = Some (centre_of points k, z)).
  { intros k K. unfold obstructs in CH. rewrite !andb_true_iff in CH. destruct CH as [[[_ F] _] _]. rewrite forallb_forall in F. specialize (F k K).
    unfold centre_of. destruct (nth_error points k) as [[c z]|]; [now exists z|discriminate]. }
  assert (REG' : forall k, In k family -> one_activation_region f p mu (centre_of points k)).
  { intros k K. destruct (GET k K) as [z Z]. apply (REG _ z). now apply (FP k). }
  destruct (outputs_affine p e d mu s points family ks E CH f REG' NE) as [O HO].
  set (label_of := fun k => match nth_error points k with Some (_, z) => z | None => 0%nat end).
  assert (LAB : forall k x, In k family -> in_ball p mu (centre_of points k) x -> gives r (outputs f x) (label_of k)).
  { intros k x K X. destruct (GET k K) as [z Z]. unfold label_of. rewrite Z. apply (ROB (centre_of points k)); [now apply (FP k)|exact X]. }
  assert (LI : label_of i = y) by (unfold label_of; now rewrite Ei). assert (LJ : label_of j = y') by (unfold label_of; now rewrite Ej).
  pose proof (mu_pos p d mu s points family ks CH) as [MU _].
  assert (SOME : forall k, In k family -> in_ball p mu (centre_of points k) (moved (centre_of points k) (fun _ => 0))).
  { intros k K. eapply moved_on; [exact E|exact CH|exact K|]. apply ball_zero. lra. }
  assert (ZB := zero_on_ball p e d mu s points family ks E CH). assert (SD := sided p e d mu s points family ks E CH).
  destruct r as [vs|v|m].
  - destruct (LAB i _ I (SOME i I)) as [vi [Vi _]]. rewrite LI in Vi.
    assert (Z0 : forall t, at_point d (shifted (O 0%nat) (Q2R vi)) t = 0).
    { apply (ZB _ i I). intros x X. rewrite at_shifted, <- (HO i x 0%nat I X). destruct (LAB i x I X) as [w [Vw ->]]. rewrite LI in Vw.
      assert (vi = w) as -> by congruence. unfold vec. simpl. lra. }
    destruct (LAB j _ J (SOME j J)) as [vj [Vj OJ]]. rewrite LJ in Vj. pose proof (HO j _ 0%nat J (SOME j J)) as HJ. rewrite OJ in HJ. unfold vec in HJ at 1. cbn [nth] in HJ.
    specialize (Z0 (vec (moved (centre_of points j) (fun _ => 0)))). rewrite at_shifted in Z0. apply (RR y y' vi vj Vi Vj NY). lra.
  - assert (ST : forall k x, In k family -> in_ball p mu (centre_of points k) x ->
      (label_of k = 0%nat /\ at_point d (shifted (O 0%nat) (Q2R v)) (vec x) < 0) \/ (label_of k = 1%nat /\ 0 < at_point d (shifted (O 0%nat) (Q2R v)) (vec x))).
    { intros k x K X. rewrite at_shifted, <- (HO k x 0%nat K X). destruct (LAB k x K X) as [o [-> D]]. unfold vec. simpl. destruct D as [[D1 D2]|[D1 D2]]; [left|right]; split; (assumption || lra). }
    destruct (SD (shifted (O 0%nat) (Q2R v)) (fun k => Nat.eqb (label_of k) 1)) as [[b B]|Z0].
    + intros k x K X. cbv zeta. destruct (ST k x K X) as [[D1 D2]|[D1 D2]]; rewrite D1; cbn [Nat.eqb]; lra.
    + pose proof (B i I) as Bi. pose proof (B j J) as Bj. destruct (ST i _ I (SOME i I)) as [[D1 _]|[D1 _]]; destruct (ST j _ J (SOME j J)) as [[D2 _]|[D2 _]]; rewrite D1 in Bi; rewrite D2 in Bj; cbn [Nat.eqb] in *; congruence.
    + destruct (ST i _ I (SOME i I)) as [[_ D]|[_ D]]; rewrite Z0 in D; lra.
  - destruct RR as [a [b AB]].
    assert (OF : forall k, In k family -> label_of k = a \/ label_of k = b).
    { intros k K. destruct (GET k K) as [z Z]. unfold label_of. rewrite Z. apply (AB (centre_of points k)). now apply (FP k). }
    assert (ST : forall k x, In k family -> in_ball p mu (centre_of points k) x -> a <> b ->
      (label_of k = a /\ 0 < at_point d (minus (O a) (O b)) (vec x)) \/ (label_of k = b /\ at_point d (minus (O a) (O b)) (vec x) < 0)).
    { intros k x K X N. rewrite at_minus, <- !(HO k x _ K X). destruct (LAB k x K X) as [_ [LM D]].
      assert (LT : (a < m)%nat /\ (b < m)%nat).
      { destruct (LAB i _ I (SOME i I)) as [_ [L1 _]]. destruct (LAB j _ J (SOME j J)) as [_ [L2 _]]. destruct (OF i I), (OF j J); subst; lia || (exfalso; congruence) || idtac.
        all: rewrite ?LI, ?LJ in *; split; congruence || lia. }
      destruct (OF k K) as [Q0|Q0]; rewrite Q0 in *; [left|right]; (split; [reflexivity|]).
      - specialize (D b (proj2 LT) ltac:(congruence)). lra.
      - specialize (D a (proj1 LT) ltac:(congruence)). lra. }
    assert (N : a <> b) by (intro Q0; destruct (OF i I), (OF j J); congruence).
    destruct (SD (minus (O a) (O b)) (fun k => Nat.eqb (label_of k) a)) as [[v V]|Z0].
    + intros k x K X. cbv zeta. destruct (ST k x K X N) as [[D1 D2]|[D1 D2]]; rewrite D1.
      * rewrite Nat.eqb_refl. lra.
      * destruct (Nat.eqb_spec b a); [congruence|lra].
    + pose proof (V i I) as Vi. pose proof (V j J) as Vj. destruct (OF i I) as [Q1|Q1]; destruct (OF j J) as [Q2|Q2]; try congruence; rewrite Q1 in Vi; rewrite Q2 in Vj; rewrite Nat.eqb_refl in *; destruct (Nat.eqb_spec b a); congruence.
    + destruct (ST i _ I (SOME i I) N) as [[_ D]|[_ D]]; rewrite Z0 in D; lra.
Qed.

(* Some true: under every rule; Some false: under an exact rule or a threshold. *)
Definition label_at (points : list point) (i : nat) : nat := match nth_error points i with Some (_, y) => y | None => 0%nat end.
Definition accept_obstruction (p : norm) (d : nat) (mu s : Q) (points : list point) (family : list nat) (ks : list link) : option bool :=
  match family, exponent_of p with
  | i :: _, Some _ =>
      match find (fun j => negb (Nat.eqb (label_at points j) (label_at points i))) family with
      | Some j => if Rules.distinct family && obstructs p d mu s points family ks
                  then Some (forallb (fun k => Nat.eqb (label_at points k) (label_at points i) || Nat.eqb (label_at points k) (label_at points j)) family)
                  else None
      | None => None
      end
  | _, _ => None
  end.
Theorem accept_obstruction_sound p d mu s points family ks every r : accept_obstruction p d mu s points family ks = Some every ->
  match r with Exact vs => distinct_values vs | Threshold _ => True | Argmax _ => every = true end ->
  no_single_regions p mu r (family_points points family).
Proof.
  unfold accept_obstruction. intros H RR. destruct family as [|i rest] eqn:FA; [discriminate|]. rewrite <- FA in *. destruct (exponent_of p) as [e|] eqn:E; [|discriminate].
  destruct (find _ family) as [j|] eqn:FJ; [|discriminate]. destruct (Rules.distinct family && obstructs p d mu s points family ks) eqn:C; [|discriminate].
  apply andb_true_iff in C. destruct C as [_ C]. apply find_some in FJ. destruct FJ as [J N]. apply negb_true_iff, Nat.eqb_neq in N.
  assert (I : In i family) by (rewrite FA; now left).
  assert (GET : forall k, In k family -> exists c, nth_error points k = Some (c, label_at points k)).
  { intros k K. unfold obstructs in C. rewrite !andb_true_iff in C. destruct C as [[[_ F] _] _]. rewrite forallb_forall in F. specialize (F k K).
    unfold label_at. destruct (nth_error points k) as [[c z]|]; [now exists c|discriminate]. }
  destruct (GET i I) as [ci Ci]. destruct (GET j J) as [cj Cj].
  apply (obstruction_sound p e d mu s points family ks r E C).
  - exists i, j, ci, cj, (label_at points i), (label_at points j). repeat split; try assumption. congruence.
  - destruct r as [vs|v|m]; [exact RR|exact RR|]. assert (EV : every = true) by exact RR. rewrite EV in H. apply some_inj in H. rewrite forallb_forall in H.
    exists (label_at points i), (label_at points j). intros c y K. unfold family_points in K. apply in_flat_map in K. destruct K as [k [Kf K]].
    destruct (GET k Kf) as [ck Ck]. rewrite Ck in K. destruct K as [K|[]]. assert (y = label_at points k) as -> by congruence.
    specialize (H k Kf). apply orb_true_iff in H. destruct H as [H|H]; apply Nat.eqb_eq in H; [left|right]; exact H.
Qed.
