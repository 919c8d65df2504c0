(* No cut: an affine form that is >= 0 on the balls about some points and <= 0 on the balls about others is 0, if points of
   the two hulls are less than 2 mu apart. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool Psatz.
From Muball Require Import Statement Rational Power Ball Link Shares.
Import ListNotations.
Local Open Scope R_scope.

(* Affine forms with real coefficients over d coordinates. *)
Definition aff_form := ((nat -> R) * R)%type.
Definition lin_at (d : nat) (w : nat -> R) (t : nat -> R) : R := sumr (fun k => w k * t k) (seq 0 d).
Definition at_point (d : nat) (a : aff_form) (t : nat -> R) : R := snd a + lin_at d (fst a) t.
Lemma lin_add d w s t : lin_at d w (fun k => s k + t k) = lin_at d w s + lin_at d w t.
Proof. unfold lin_at. induction (seq 0 d) as [|k l IH]; simpl; [lra|]. rewrite IH. lra. Qed.
Lemma lin_scale d w r t : lin_at d w (fun k => r * t k) = r * lin_at d w t.
Proof. unfold lin_at. induction (seq 0 d) as [|k l IH]; simpl; [lra|]. rewrite IH. lra. Qed.
Lemma lin_ext d w s t : (forall k, (k < d)%nat -> s k = t k) -> lin_at d w s = lin_at d w t.
Proof.
  intro H. unfold lin_at. apply Rle_antisym; apply sumr_le; intros k K; apply in_seq in K; rewrite H by lia; lra.
Qed.

Lemma rt_mult b x y : 0 <= x -> 0 <= y -> rt b (x * y) = rt b x * rt b y.
Proof.
  intros X Y. assert (P : 0 <= rt b x * rt b y) by (apply Rmult_le_pos; apply rt_nonneg).
  assert (E : rt b (x * y) ^ S b = (rt b x * rt b y) ^ S b) by (rewrite Rpow_mult_distr, !rt_pow by (assumption || now apply Rmult_le_pos); reflexivity).
  apply Rle_antisym; apply (pow_le_inv b); try apply rt_nonneg; try assumption; rewrite E; lra.
Qed.
Lemma ball_scale e d s m r t : 0 <= r -> 0 <= Q2R s -> Q2R m = r * Q2R s -> ball e d s t -> ball e d m (fun k => r * t k).
Proof.
  intros P S0 E B. destruct e as [| | |b n]; cbn [ball] in *.
  - rewrite E. apply Rle_trans with (sumr (fun k => Rabs (t k) * r) (seq 0 d)).
    + apply sumr_le. intros k _. rewrite Rabs_mult, (Rabs_pos_eq r) by assumption. lra.
    + rewrite sumr_scale. rewrite (Rmult_comm r). now apply Rmult_le_compat_r.
  - rewrite E. apply Rle_trans with (sumr (fun k => t k * t k * (r * r)) (seq 0 d)).
    + apply sumr_le. intros k _. lra.
    + rewrite sumr_scale. replace (r * Q2R s * (r * Q2R s)) with (Q2R s * Q2R s * (r * r)) by ring. apply Rmult_le_compat_r; [nra|exact B].
  - intros k K. rewrite Rabs_mult, (Rabs_pos_eq r), E by assumption. apply Rmult_le_compat_l; [assumption|now apply B].
  - rewrite E. apply Rle_trans with (sumr (fun k => rt b (Rabs (t k)) ^ (S b + n) * rt b r ^ (S b + n)) (seq 0 d)).
    + apply sumr_le. intros k _. rewrite Rabs_mult, (Rabs_pos_eq r), rt_mult by (assumption || apply Rabs_pos). rewrite Rpow_mult_distr. lra.
    + rewrite sumr_scale, rt_mult, Rpow_mult_distr by assumption. rewrite (Rmult_comm (rt b r ^ (S b + n))).
      apply Rmult_le_compat_r; [apply pow_le, rt_nonneg|exact B].
Qed.
Lemma ball_larger e d s m t : 0 <= Q2R s <= Q2R m -> ball e d s t -> ball e d m t.
Proof.
  intros S0 B. destruct e as [| | |b n]; cbn [ball] in *; [lra|nra|intros k K; specialize (B k K); lra|].
  eapply Rle_trans; [exact B|]. apply pow_incr. split; [apply rt_nonneg|]. apply (pow_le_inv b); try apply rt_nonneg. rewrite !rt_pow by lra. lra.
Qed.
Lemma ball_zero e d m : 0 <= Q2R m -> ball e d m (fun _ => 0).
Proof.
  intro M. assert (Z : forall g l, (forall k : nat, g k = 0) -> sumr g l = 0) by (intros g l H; induction l as [|k l IH]; simpl; [reflexivity|rewrite H, IH; lra]).
  destruct e as [| | |b n]; cbn [ball].
  - rewrite Z; [assumption|intro; apply Rabs_R0].
  - rewrite Z; [nra|intro; lra].
  - intros. rewrite Rabs_R0. assumption.
  - rewrite Z; [apply pow_le, rt_nonneg|]. intro. rewrite Rabs_R0. unfold rt. destruct (Req_EM_T 0 0); [simpl; lra|lra].
Qed.
Lemma ball_axis e d m i y : (i < d)%nat -> Rabs y <= Q2R m -> ball e d m (fun j => if Nat.eqb j i then y else 0).
Proof.
  intros I Y. pose proof (Rabs_pos y).
  assert (G : forall F : R -> R, F 0 = 0 -> sumr (fun j => F (if Nat.eqb j i then y else 0)) (seq 0 d) = F y).
  { intros F F0. assert (AS : ascends 0 d [(i, 1%Q)] = true) by (cbn [ascends]; rewrite !andb_true_iff, Nat.leb_le, Nat.ltb_lt; repeat split; lia).
    pose proof (sum_made F (fun _ => y) d [(i, 1%Q)] F0 0 AS) as S. rewrite Nat.sub_0_r in S. cbn [made fold_right] in S. rewrite S. lra. }
  destruct e as [| | |b n]; cbn [ball].
  - rewrite (G Rabs Rabs_R0). exact Y.
  - rewrite (G (fun x => x * x)) by lra. rewrite <- (Rabs_pos_eq (y * y)), Rabs_mult by apply Rle_0_sqr. apply Rmult_le_compat; assumption.
  - intros j _. destruct (Nat.eqb j i); [exact Y|]. rewrite Rabs_R0. lra.
  - rewrite (G (fun x => rt b (Rabs x) ^ (S b + n))).
    + apply pow_incr. split; [apply rt_nonneg|]. apply (pow_le_inv b); try apply rt_nonneg. rewrite !rt_pow by lra. exact Y.
    + rewrite Rabs_R0. unfold rt. destruct (Req_EM_T 0 0); [simpl; lra|lra].
Qed.

(* A point of a hull: weights and points. *)
Definition hull := list (R * (nat -> R))%type.
Definition weights_sum (h : hull) : R := fold_right (fun e s => fst e + s) 0 h.
Definition hull_point (h : hull) (k : nat) : R := fold_right (fun e s => fst e * snd e k + s) 0 h.
Lemma hull_value d a h t : fold_right (fun e s => fst e * at_point d a (fun k => snd e k + t k) + s) 0 h =
  weights_sum h * (snd a + lin_at d (fst a) t) + lin_at d (fst a) (hull_point h).
Proof.
  induction h as [|[r x] h IH]; cbn [fold_right fst snd weights_sum hull_point].
  - assert (Z : lin_at d (fst a) (hull_point []) = 0) by (rewrite (lin_ext d (fst a) _ (fun k => 0 * 0)) by (intros; simpl; lra); rewrite (lin_scale d (fst a) 0 (fun _ => 0)); lra).
    rewrite Z. lra.
  - fold (weights_sum h). rewrite IH. assert (L : lin_at d (fst a) (hull_point ((r, x) :: h)) = r * lin_at d (fst a) x + lin_at d (fst a) (hull_point h)).
    { rewrite <- lin_scale, <- lin_add. reflexivity. }
    rewrite L. unfold at_point. rewrite lin_add. ring.
Qed.
Lemma hull_sign d a h t (neg : bool) : Forall (fun e => 0 <= fst e) h -> weights_sum h = 1 ->
  (forall r x, In (r, x) h -> let z := at_point d a (fun k => x k + t k) in if neg then z <= 0 else 0 <= z) ->
  let z := snd a + lin_at d (fst a) t + lin_at d (fst a) (hull_point h) in if neg then z <= 0 else 0 <= z.
Proof.
  intros P W H. pose proof (hull_value d a h t) as V. rewrite W in V. cbv zeta.
  replace (snd a + lin_at d (fst a) t + lin_at d (fst a) (hull_point h)) with
    (fold_right (fun e s => fst e * at_point d a (fun k => snd e k + t k) + s) 0 h) by (rewrite V; lra).
  clear V W. induction h as [|[r x] h IH]; cbn [fold_right fst snd]; [destruct neg; lra|].
  inversion P as [|? ? P0 P1]; subst. cbn [fst] in P0. specialize (IH P1 (fun r' x' I => H r' x' (or_intror I))).
  specialize (H r x (or_introl eq_refl)). cbv zeta in H. destruct neg; nra.
Qed.

Theorem no_cut e d mu s a (h g : hull) : 0 < Q2R mu -> Q2R s < 2 * Q2R mu -> 0 <= Q2R s ->
  ball e d s (fun k => hull_point h k - hull_point g k) ->
  Forall (fun e => 0 <= fst e) h -> weights_sum h = 1 -> Forall (fun e => 0 <= fst e) g -> weights_sum g = 1 ->
  (forall r x t, In (r, x) h -> ball e d mu t -> 0 <= at_point d a (fun k => x k + t k)) ->
  (forall r x t, In (r, x) g -> ball e d mu t -> at_point d a (fun k => x k + t k) <= 0) ->
  forall t, at_point d a t = 0.
Proof.
  intros M S S0 N HP HW GP GW H G.
  assert (U : forall t, ball e d mu t -> 0 <= snd a + lin_at d (fst a) t + lin_at d (fst a) (hull_point h)).
  { intros t T. apply (hull_sign d a h t false HP HW). intros r x I. exact (H r x t I T). }
  assert (V : forall t, ball e d mu t -> snd a + lin_at d (fst a) t + lin_at d (fst a) (hull_point g) <= 0).
  { intros t T. apply (hull_sign d a g t true GP GW). intros r x I. exact (G r x t I T). }
  set (w := fst a) in *. set (X := lin_at d w (hull_point h)) in *. set (Y := lin_at d w (hull_point g)) in *.
  assert (D : lin_at d w (fun k => hull_point h k - hull_point g k) = X - Y).
  { rewrite (lin_ext d w _ (fun k => hull_point h k + (-1) * hull_point g k)) by (intros; lra).
    rewrite (lin_add d w (hull_point h) (fun k => (-1) * hull_point g k)), lin_scale. unfold X, Y. lra. }
  pose proof (ball_zero e d mu (Rlt_le _ _ M)) as B0. assert (L0 : lin_at d w (fun _ => 0) = 0).
  { rewrite (lin_ext d w _ (fun k => 0 * 0)) by (intros; lra). rewrite (lin_scale d w 0 (fun _ => 0)). lra. }
  set (m := qmax s mu). assert (EM : Q2R m = Rmax (Q2R s) (Q2R mu)) by apply q2r_max.
  pose proof (Rmax_l (Q2R s) (Q2R mu)) as M1. pose proof (Rmax_r (Q2R s) (Q2R mu)) as M2. rewrite <- EM in M1, M2.
  assert (M3 : Q2R m < 2 * Q2R mu) by (rewrite EM; unfold Rmax; destruct (Rle_dec _ _); lra).
  set (r := Q2R mu / Q2R m). assert (RM : Q2R mu = r * Q2R m) by (unfold r; field; lra).
  assert (R0 : 0 < r) by (unfold r; apply Rmult_lt_0_compat; [assumption|apply Rinv_0_lt_compat; lra]).
  assert (R2 : 1 < 2 * r) by nra.
  assert (BD : ball e d mu (fun k => r * (hull_point h k - hull_point g k))).
  { apply (ball_scale e d m mu r); [lra|lra|exact RM|]. now apply (ball_larger e d s). }
  assert (BN : ball e d mu (fun k => r * -1 * (hull_point h k - hull_point g k))).
  { assert (SY : forall e t, ball e d mu t -> ball e d mu (fun k => - t k)).
    { intros e' t B. destruct e' as [| | |b n]; cbn [ball] in *.
      - eapply Rle_trans; [|exact B]. apply sumr_le. intros. rewrite Rabs_Ropp. lra.
      - eapply Rle_trans; [|exact B]. apply sumr_le. intros. lra.
      - intros k K. rewrite Rabs_Ropp. now apply B.
      - eapply Rle_trans; [|exact B]. apply sumr_le. intros. rewrite Rabs_Ropp. lra. }
    apply SY in BD. replace (ball e d mu (fun k => r * -1 * (hull_point h k - hull_point g k))) with (ball e d mu (fun k => - (r * (hull_point h k - hull_point g k)))); [exact BD|].
    f_equal. apply FunctionalExtensionality.functional_extensionality. intro k. ring. }
  assert (DE : X - Y = 0).
  { pose proof (U _ BN) as U1. pose proof (V _ BD) as V1. pose proof (U _ B0) as U0. pose proof (V _ B0) as V0. rewrite !lin_scale, D in U1, V1. rewrite L0 in U0, V0. nra. }
  assert (C : forall t t', ball e d mu t -> ball e d mu t' -> lin_at d w t' <= lin_at d w t).
  { intros t t' T T'. pose proof (U t T). pose proof (V t' T'). lra. }
  assert (W : forall i, (i < d)%nat -> w i = 0).
  { intros i I. assert (E : forall y, Rabs y <= Q2R mu -> w i * y = 0).
    { intros y Ym. pose proof (ball_axis e d mu i y I Ym) as BY.
      assert (LY : lin_at d w (fun j => if Nat.eqb j i then y else 0) = w i * y).
      { unfold lin_at. assert (AS : ascends 0 d [(i, 1%Q)] = true) by (cbn [ascends]; rewrite !andb_true_iff, Nat.leb_le, Nat.ltb_lt; repeat split; lia).
        pose proof (sum_made (fun z => w i * z) (fun _ => y) d [(i, 1%Q)] ltac:(lra) 0 AS) as SM. rewrite Nat.sub_0_r in SM. cbn [made fold_right] in SM.
        rewrite <- Rplus_0_r, <- SM. apply Rle_antisym; apply sumr_le; intros j _; destruct (Nat.eqb_spec j i) as [->|]; lra. }
      pose proof (C _ _ B0 BY). pose proof (C _ _ BY B0). rewrite L0, LY in *. lra. }
    specialize (E (Q2R mu) ltac:(rewrite Rabs_pos_eq; lra)). nra. }
  assert (LZ : forall t, lin_at d w t = 0).
  { intro t. unfold lin_at. assert (Z : forall l, (forall k, In k l -> (k < d)%nat) -> sumr (fun k => w k * t k) l = 0).
    { induction l as [|k l IH]; intro K; simpl; [reflexivity|]. rewrite IH by (intros; apply K; now right). rewrite (W k (K k (or_introl eq_refl))). lra. }
    apply Z. intros k K. apply in_seq in K. lia. }
  intro t. unfold at_point. fold w. rewrite LZ. pose proof (U _ B0). pose proof (V _ B0). unfold X, Y in *. rewrite !LZ in *. lra.
Qed.
