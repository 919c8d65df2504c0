(* What is left out of a ball has at most the share that is stated: the values that a form takes on a ball, the slabs of one
   ball together. Brunn and Minkowski's inequality is part of what Statement.fraction asks of a volume. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool Psatz.
From Muball Require Import Statement Rational Power Ball Link Evidence Rules Sound Follow Claim.
Import ListNotations.
Local Open Scope R_scope.

(* The other direction of Link.in_ball_ball. *)
Definition moved (c : list Q) (t : nat -> R) : list R := map (fun k => Q2R (nth k c 0%Q) + t k) (seq 0 (length c)).
Lemma shift_moved c t k : (k < length c)%nat -> shift c (moved c t) k = t k.
Proof.
  intro K. unfold shift, vec, moved. rewrite (nth_indep _ 0 (Q2R (nth 0 c 0%Q) + t 0%nat)) by (now rewrite map_length, seq_length).
  rewrite (map_nth (fun k => Q2R (nth k c 0%Q) + t k)), seq_nth by assumption. simpl. lra.
Qed.
Lemma forall_distances_conv (P : R -> Prop) c : forall x, length x = length c ->
  (forall k, (k < length c)%nat -> P (Rabs (shift c x k))) -> Forall P (distances c x).
Proof.
  induction c as [|a c IH]; intros [|y x] L H; try discriminate; [constructor|]. injection L as L. constructor.
  - apply (H 0%nat). simpl. lia.
  - apply IH; [assumption|]. intros k K. apply (H (S k)). simpl. lia.
Qed.
Lemma ball_in_ball p e mu c t : exponent_of p = Some e -> 0 <= Q2R mu -> ball e (length c) mu t -> in_ball p mu c (moved c t).
Proof.
  intros E M B. assert (L : length (moved c t) = length c) by (unfold moved; now rewrite map_length, seq_length). split; [exact L|].
  assert (SE : forall g, sumr (fun k => g (Rabs (shift c (moved c t) k))) (seq 0 (length c)) = sumr (fun k => g (Rabs (t k))) (seq 0 (length c))).
  { intro g. apply Rle_antisym; apply sumr_le; intros k K; apply in_seq in K; rewrite shift_moved by lia; lra. }
  destruct p as [|q]; cbn [exponent_of] in E.
  - apply some_inj in E. subst e. apply (forall_distances_conv (fun a => a <= Q2R mu)); [exact L|]. intros k K. rewrite shift_moved by assumption. now apply B.
  - cbv zeta in E. destruct (Qle_bool 1 q) eqn:H; [|discriminate]. apply some_inj in E.
    set (b := pred (Pos.to_nat (Qden q))) in *. set (n := (Z.to_nat (Qnum q) - S b)%nat) in *.
    rewrite (exponent_value q b eq_refl H). fold n. rewrite (power_rt b n _ M), sum_distances by assumption. rewrite (SE (fun y => power y _)).
    assert (R0 : forall y, 0 <= y -> rt 0 y = y).
    { intros y Y. pose proof (rt_pow 0 y Y) as P. simpl in P. lra. }
    apply Rle_trans with (sumr (fun k => rt b (Rabs (t k)) ^ (S b + n)) (seq 0 (length c))).
    { apply sumr_le. intros k _. rewrite power_rt by apply Rabs_pos. lra. }
    clearbody n b. subst e. unfold finite in B. destruct b as [|b]; [destruct n as [|[|n]]|]; cbn [ball] in B; try exact B.
    + rewrite (R0 _ M). simpl. rewrite Rmult_1_r. eapply Rle_trans; [|exact B]. apply sumr_le. intros k _. rewrite R0 by apply Rabs_pos. lra.
    + rewrite (R0 _ M). simpl. rewrite Rmult_1_r. eapply Rle_trans; [|exact B]. apply sumr_le. intros k _. rewrite R0 by apply Rabs_pos.
      rewrite Rmult_1_r, <- Rabs_mult, Rabs_pos_eq; [lra|apply Rle_0_sqr].
Qed.

(* A point made of the entries of a sparse vector. *)
Fixpoint made (g : R -> R) (w : sparse) (j : nat) : R :=
  match w with [] => 0 | (k, a) :: r => if Nat.eqb j k then g (Q2R a) else made g r j end.
Lemma ascends_later lo d w : ascends lo d w = true -> forall k a, In (k, a) w -> (lo <= k < d)%nat.
Proof.
  revert lo. induction w as [|[m q] w IH]; intros lo H k a I; [destruct I|]. cbn [ascends] in H. rewrite !andb_true_iff, Nat.leb_le, Nat.ltb_lt in H.
  destruct H as [[H1 H2] H3]. destruct I as [I|I]; [|specialize (IH _ H3 k a I); lia].
  assert (m = k) as <- by congruence. lia.
Qed.
Lemma made_absent g w j : (forall k a, In (k, a) w -> (j < k)%nat) -> made g w j = 0.
Proof.
  induction w as [|[k a] w IH]; intro H; [reflexivity|]. cbn [made]. pose proof (H k a (or_introl eq_refl)).
  destruct (Nat.eqb_spec j k); [lia|]. apply IH. intros m q I. apply (H m q). now right.
Qed.
Lemma ev_made g d w : forall lo, ascends lo d w = true -> ev w (made g w) = fold_right (fun e s => Q2R (snd e) * g (Q2R (snd e)) + s) 0 w.
Proof.
  induction w as [|[k a] w IH]; intros lo H; [reflexivity|]. cbn [ascends] in H. rewrite !andb_true_iff in H. destruct H as [_ H].
  cbn [ev fold_right snd]. rewrite <- (IH (S k) H). f_equal.
  - cbn [made]. now rewrite Nat.eqb_refl.
  - pose proof (ascends_later _ _ _ H) as L. clear - L. assert (G : forall v, (forall m q, In (m, q) v -> (S k <= m)%nat) ->
      ev v (made g ((k, a) :: w)) = ev v (made g w)).
    { induction v as [|[m q] v IHv]; intro LV; [reflexivity|]. cbn [ev]. rewrite IHv by (intros m' q' I; apply (LV m' q'); now right).
      pose proof (LV m q (or_introl eq_refl)). cbn [made]. destruct (Nat.eqb_spec m k); [lia|reflexivity]. }
    apply G. intros m q I. apply (L m q I).
Qed.
Lemma sum_made (F : R -> R) g d w : F 0 = 0 -> forall lo, ascends lo d w = true ->
  sumr (fun j => F (made g w j)) (seq lo (d - lo)) = fold_right (fun e s => F (g (Q2R (snd e))) + s) 0 w.
Proof.
  intros F0 lo. remember (d - lo)%nat as n eqn:EN. revert lo EN w. induction n as [|n IH]; intros lo EN w H.
  - destruct w as [|[k a] w]; [reflexivity|]. pose proof (ascends_later _ _ _ H k a (or_introl eq_refl)). lia.
  - cbn [seq sumr fold_right]. fold (sumr (fun j => F (made g w j)) (seq (S lo) n)). destruct w as [|[k a] w].
    + assert (Z : sumr (fun j => F (made g [] j)) (seq (S lo) n) = 0) by (rewrite (IH (S lo) ltac:(lia) [] eq_refl); reflexivity).
      rewrite Z. cbn [made fold_right]. rewrite F0. lra.
    + cbn [ascends] in H. rewrite !andb_true_iff, Nat.leb_le, Nat.ltb_lt in H. destruct H as [[H1 H2] H3].
      destruct (Nat.eq_dec k lo) as [->|N].
      * cbn [fold_right snd]. rewrite <- (IH (S lo) ltac:(lia) w H3). f_equal; [cbn [made]; now rewrite Nat.eqb_refl|].
        apply Rle_antisym; apply sumr_le; intros j J; apply in_seq in J; cbn [made]; destruct (Nat.eqb_spec j lo); try lia; lra.
      * assert (Z : made g ((k, a) :: w) lo = 0).
        { apply made_absent. intros m q [I|I]; [assert (k = m) by congruence; lia|]. pose proof (ascends_later _ _ _ H3 m q I). lia. }
        rewrite Z, F0, Rplus_0_l. rewrite (IH (S lo) ltac:(lia) ((k, a) :: w)); [reflexivity|].
        cbn [ascends]. rewrite !andb_true_iff, Nat.leb_le, Nat.ltb_lt. repeat split; [lia|lia|exact H3].
Qed.

Lemma two_pq b n d mu t : (S b <= n)%nat -> 0 <= Q2R mu -> ball P2 d mu t -> ball (PQ b n) d mu t.
Proof.
  intros N M H. assert (I : forall k, (k < d)%nat -> Rabs (t k) <= Q2R mu).
  { intros k K. cbn [ball] in H. pose proof (sumr_one (fun k => t k * t k) (seq 0 d) k (fun j => Rle_0_sqr (t j)) ltac:(apply in_seq; lia)) as S. cbv beta in S.
    apply Rsqr_incr_0_var; [|assumption]. rewrite <- Rsqr_abs. unfold Rsqr. lra. }
  cbn [ball] in *. set (m := (n - S b)%nat). set (r := rt b (Q2R mu)) in *.
  apply Rle_trans with (sumr (fun k => t k * t k * r ^ m) (seq 0 d)).
  - apply sumr_le. intros k K. apply in_seq in K. specialize (I k ltac:(lia)). set (y := rt b (Rabs (t k))).
    assert (E : t k * t k = y ^ S b * y ^ S b).
    { unfold y. rewrite rt_pow by apply Rabs_pos. rewrite <- Rabs_mult. rewrite Rabs_pos_eq; [reflexivity|apply Rle_0_sqr]. }
    rewrite E, <- pow_add. replace (S b + n)%nat with ((S b + S b) + m)%nat by lia. rewrite pow_add.
    apply Rmult_le_compat_l; [apply pow_le, rt_nonneg|]. apply pow_incr. split; [apply rt_nonneg|].
    apply (pow_le_inv b); [apply rt_nonneg|apply rt_nonneg|]. unfold y, r. rewrite !rt_pow by (assumption || apply Rabs_pos). exact I.
  - rewrite sumr_scale. replace (S b + n)%nat with ((S b + S b) + m)%nat by lia. rewrite (pow_add r (S b + S b) m).
    apply Rmult_le_compat_r; [apply pow_le, rt_nonneg|]. rewrite pow_add. unfold r. rewrite rt_pow by assumption. exact H.
Qed.

(* The form takes every value up to its reach on the ball. *)
Definition reach_of (p : exponent) (mu : Q) (w : sparse) (y : R) : Prop :=
  match p with
  | P1 => y <= Q2R mu * Q2R (maxabs w)
  | P2 => y * y <= Q2R mu * Q2R mu * Q2R (sum2 w)
  | _ => y <= Q2R mu * Q2R (sum1 w)
  end.
Lemma largest w : 0 < Q2R (maxabs w) -> exists k a, In (k, a) w /\ Rabs (Q2R a) = Q2R (maxabs w).
Proof.
  induction w as [|[k a] w IH]; cbn [maxabs]; [rewrite q2r_0; lra|]. rewrite q2r_max, q2r_abs. intro H. unfold Rmax in *.
  destruct (Rle_dec (Rabs (Q2R a)) (Q2R (maxabs w))); [|exists k, a; split; [now left|reflexivity]].
  destruct (IH H) as [m [q [I E]]]. exists m, q. split; [now right|exact E].
Qed.
Lemma attained_one e d mu w y : ascends 0 d w = true -> 0 <= Q2R mu -> 0 < y -> y <= Q2R mu * Q2R (maxabs w) -> e <> Pinf -> e <> P2 ->
  exists t, ball e d mu t /\ ev w t = y.
Proof.
  intros A M Y H N1 N2. assert (P : 0 < Q2R (maxabs w)) by (pose proof (maxabs_nonneg w); nra).
  destruct (largest w P) as [k [a [I E]]]. pose proof (ascends_later _ _ _ A k a I) as K.
  assert (A0 : Q2R a <> 0) by (intro Z; rewrite Z, Rabs_R0 in E; lra).
  set (t := made (fun q => y / q) [(k, a)]).
  assert (AS : ascends 0 d [(k, a)] = true) by (cbn [ascends]; rewrite !andb_true_iff, Nat.leb_le, Nat.ltb_lt; repeat split; lia).
  assert (B : Rabs (y / Q2R a) <= Q2R mu).
  { unfold Rdiv. rewrite Rabs_mult, Rabs_inv, E, Rabs_pos_eq by lra. apply (Rmult_le_reg_r (Q2R (maxabs w))); [assumption|]. rewrite Rmult_assoc, Rinv_l; lra. }
  exists t. split.
  - destruct e as [| | |b n]; try congruence; cbn [ball].
    + pose proof (sum_made Rabs (fun q => y / q) d [(k, a)] Rabs_R0 0 AS) as S. rewrite Nat.sub_0_r in S. fold t in S. rewrite S. simpl. lra.
    + assert (Z : rt b (Rabs 0) ^ (S b + n) = 0) by (rewrite Rabs_R0; unfold rt; destruct (Req_EM_T 0 0); [simpl; lra|lra]).
      pose proof (sum_made (fun x => rt b (Rabs x) ^ (S b + n)) (fun q => y / q) d [(k, a)] Z 0 AS) as S. rewrite Nat.sub_0_r in S. fold t in S. rewrite S.
      cbn [fold_right snd]. rewrite Rplus_0_r. apply pow_incr. split; [apply rt_nonneg|].
      apply (pow_le_inv b); [apply rt_nonneg|apply rt_nonneg|]. rewrite !rt_pow by (assumption || apply Rabs_pos). exact B.
  - assert (G : forall v lo, ascends lo d v = true -> In (k, a) v -> ev v t = y).
    { induction v as [|[m q] v IHv]; intros lo AV IV; [destruct IV|]. cbn [ascends] in AV. rewrite !andb_true_iff in AV. destruct AV as [_ AV].
      cbn [ev]. destruct IV as [IV|IV].
      - assert (m = k /\ q = a) as [-> ->] by (split; congruence).
        assert (Z : ev v t = 0).
        { pose proof (ascends_later _ _ _ AV) as LV. clear - LV. unfold t. induction v as [|[m q] v IHv]; [reflexivity|]. cbn [ev].
          rewrite IHv by (intros m' q' I'; apply (LV m' q'); now right). pose proof (LV m q (or_introl eq_refl)). cbn [made].
          destruct (Nat.eqb_spec m k); [lia|lra]. }
        rewrite Z. unfold t. cbn [made]. rewrite Nat.eqb_refl. field. assumption.
      - rewrite (IHv (S m) AV IV). pose proof (ascends_later _ _ _ AV k a IV). unfold t. cbn [made]. destruct (Nat.eqb_spec m k); [lia|lra]. }
    now apply (G w 0%nat).
Qed.
Lemma fold_square z w : fold_right (fun e s => z * Q2R (snd e) * (z * Q2R (snd e)) + s) 0 w = z * z * Q2R (sum2 w).
Proof. induction w as [|[k a] w IH]; cbn [fold_right snd sum2]; [rewrite q2r_0; lra|]. rewrite q2r_add, q2r_mul, IH. ring. Qed.
Lemma fold_dot z w : fold_right (fun e s => Q2R (snd e) * (z * Q2R (snd e)) + s) 0 w = z * Q2R (sum2 w).
Proof. induction w as [|[k a] w IH]; cbn [fold_right snd sum2]; [rewrite q2r_0; lra|]. rewrite q2r_add, q2r_mul, IH. ring. Qed.
Lemma fold_sign z w : fold_right (fun e s => Q2R (snd e) * (if Rle_dec 0 (Q2R (snd e)) then z else - z) + s) 0 w = z * Q2R (sum1 w).
Proof.
  induction w as [|[k a] w IH]; cbn [fold_right snd sum1]; [rewrite q2r_0; lra|]. rewrite q2r_add, q2r_abs, IH.
  destruct (Rle_dec 0 (Q2R a)); [rewrite Rabs_pos_eq by assumption|rewrite Rabs_left by lra]; lra.
Qed.
Lemma attained_two d mu w y : ascends 0 d w = true -> 0 < y -> y * y <= Q2R mu * Q2R mu * Q2R (sum2 w) -> exists t, ball P2 d mu t /\ ev w t = y.
Proof.
  intros A Y H. assert (P : 0 < Q2R (sum2 w)) by (pose proof (sum2_nonneg w); nra). set (S := Q2R (sum2 w)) in *.
  set (g := fun q => y / S * q). exists (made g w). split.
  - cbn [ball]. pose proof (sum_made (fun x => x * x) g d w ltac:(lra) 0 A) as E. rewrite Nat.sub_0_r in E. rewrite E.
    unfold g. rewrite fold_square. fold S. apply (Rmult_le_reg_r S); [assumption|]. replace (y / S * (y / S) * S * S) with (y * y) by (field; lra). exact H.
  - rewrite (ev_made g d w 0 A). unfold g. rewrite fold_dot. fold S. field. lra.
Qed.
Lemma attained_inf d mu w y : ascends 0 d w = true -> 0 <= Q2R mu -> 0 < y -> y <= Q2R mu * Q2R (sum1 w) -> exists t, ball Pinf d mu t /\ ev w t = y.
Proof.
  intros A M Y H.
  assert (P : 0 < Q2R (sum1 w)).
  { destruct (Rlt_dec 0 (Q2R (sum1 w))) as [L|L]; [assumption|]. exfalso. nra. }
  set (S := Q2R (sum1 w)) in *. assert (YS : 0 <= y / S <= Q2R mu).
  { split; [apply Rmult_le_pos; [lra|apply Rlt_le, Rinv_0_lt_compat; lra]|]. apply (Rmult_le_reg_r S); [assumption|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l; lra. }
  set (g := fun q => if Rle_dec 0 q then y / S else - (y / S)). exists (made g w). split.
  - intros k _. assert (G : forall v, Rabs (made g v k) <= Q2R mu).
    { induction v as [|[m q] v IHv]; cbn [made]; [rewrite Rabs_R0; lra|]. destruct (Nat.eqb k m); [|exact IHv].
      unfold g. destruct (Rle_dec 0 (Q2R q)); [|rewrite Rabs_Ropp]; rewrite Rabs_pos_eq; lra. }
    apply G.
  - rewrite (ev_made g d w 0 A). unfold g. rewrite fold_sign. fold S. field. lra.
Qed.
Lemma attained e d mu w y : ascends 0 d w = true -> 0 <= Q2R mu -> 0 < y -> reach_of (inner e) mu w y -> exists t, ball e d mu t /\ ev w t = y.
Proof.
  intros A M Y H. destruct e as [| | |b n]; cbn [inner reach_of] in H.
  - now apply attained_one.
  - now apply attained_two.
  - now apply attained_inf.
  - destruct (Nat.ltb n (S b)) eqn:N; cbn [reach_of] in H.
    + now apply attained_one.
    + apply Nat.ltb_ge in N. destruct (attained_two d mu w y A Y H) as [t [T1 T2]]. exists t. split; [now apply two_pq|exact T2].
Qed.
