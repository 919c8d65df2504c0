(* SEPARABLE is sound at one point x of the ball: the tables of units, the grid, the sum over coordinates. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool Psatz.
From Muball Require Import Statement Rational Power Ball Link Evidence Rules Curves Sound CurvesSound.
Import ListNotations.
Local Open Scope R_scope.

(* Every coordinate is at most mu in size, and for p <= 2 the ball lies in that of the norm 2. *)
Lemma ball_inf p d mu t : 0 <= Q2R mu -> ball p d mu t -> ball Pinf d mu t.
Proof.
  intros M B. destruct p as [| | |b n]; [| |exact B|now apply (pq_inf b n)]; intros k K; cbn [ball] in B.
  - eapply Rle_trans; [|exact B]. apply (sumr_one (fun k => Rabs (t k))); [intro; apply Rabs_pos|apply in_seq; lia].
  - pose proof (sumr_one (fun k => t k * t k) (seq 0 d) k (fun j => Rle_0_sqr (t j)) ltac:(apply in_seq; lia)) as S. cbv beta in S.
    apply Rsqr_incr_0_var; [|assumption]. rewrite <- Rsqr_abs. unfold Rsqr. lra.
Qed.
Lemma ball_powered p d mu t e : exponent_ok p e = true -> e <> 0%nat -> 0 <= Q2R mu -> ball p d mu t ->
  sumr (fun k => powered e (t k)) (seq 0 d) <= Q2R mu ^ e.
Proof.
  intros E N M B. destruct e as [|[|[|e]]]; [congruence| | |destruct p; discriminate].
  - destruct p; try discriminate. cbn [powered ball] in *. lra.
  - assert (T : ball P2 d mu t).
    { destruct p as [| | |b n]; try discriminate; [|exact B|].
      - pose proof (ball_inf P1 d mu t M B) as I. cbn [ball] in *. apply Rle_trans with (sumr (fun k => Rabs (t k) * Q2R mu) (seq 0 d)).
        + apply sumr_le. intros k K. apply in_seq in K. specialize (I k ltac:(lia)).
          replace (t k * t k) with (Rabs (t k) * Rabs (t k)) by (rewrite <- Rabs_mult; apply Rabs_pos_eq, Rle_0_sqr).
          apply Rmult_le_compat_l; [apply Rabs_pos|assumption].
        + rewrite sumr_scale. apply Rmult_le_compat_r; assumption.
      - cbn [exponent_ok] in E. apply Nat.leb_le in E. now apply (pq_two b n). }
    cbn [ball powered] in *. simpl. lra.
Qed.

Section Point.
Variable f : network.
Variable p : exponent.
Variable d : nat.
Variable mu : Q.
Variable c : list Q.
Variable x : nat -> R.
Local Notation off := (off c x).
Local Notation good := (good f c x).
Hypothesis inside_ball : ball p d mu off.

Lemma units_of_sound g below own us0 : (forall k, grid_at g k <> [] -> ascending (grid_at g k) = true /\ inside (grid_at g k) (off k)) ->
  level_ok f c x (length below) own -> right g off (act f (length below) x) us0 ->
  forall needs us, units_of g own us0 needs = Some (us, []) -> right g off (act f (S (length (below : list level))) x) us.
Proof.
  intros GR G R0. induction needs as [|[n a] needs IH]; intros us H; cbn [units_of] in H.
  - assert ([] = us) as <- by congruence. intros ? ? ? [].
  - destruct (get n (zs own)) as [z|] eqn:Z; [|discriminate]. destruct (get n (kinds own)) as [k|] eqn:K; [|discriminate].
    destruct (units_of g own us0 needs) as [[us' pts]|]; [|discriminate].
    destruct (curves_of g us0 z) as [[v cs]|] eqn:C; [|discriminate].
    destruct (relu_curves g k v cs) as [[[v' cs'] more]|] eqn:RC; [|discriminate].
    assert (E : (n, (v', cs')) :: us' = us /\ more ++ pts = []) by (split; congruence). destruct E as [<- E].
    apply app_eq_nil in E. destruct E as [-> ->].
    apply (curves_of_sound g off GR (act f (length below) x) us0) in C; [|assumption]. destruct C as [C1 C2].
    pose proof (zs_ok _ _ _ _ _ G n z Z) as ZV. pose proof (kinds_ok _ _ _ _ _ G n k K) as KV. unfold val in ZV. rewrite ZV in C2.
    apply (relu_curves_sound g off GR k (pre f (length below) x n)) in RC; [|assumption|assumption|intros ->; exact KV].
    intros m w cs0 [I|I]; [|now apply (IH us' eq_refl)].
    assert (n = m /\ v' = w /\ cs' = cs0) as [<- [<- <-]] by (repeat split; congruence). exact RC.
Qed.
Lemma table_sound g : (forall k, grid_at g k <> [] -> ascending (grid_at g k) = true /\ inside (grid_at g k) (off k)) ->
  forall levels needs us, good levels -> table g levels needs = Some (us, []) -> right g off (act f (length levels) x) us.
Proof.
  intro GR. induction levels as [|own below IH]; intros needs us G H; cbn [table] in H.
  - destruct needs; [|discriminate]. assert ([] = us) as <- by congruence. intros ? ? ? [].
  - destruct G as [GB G]. destruct (table g below (needs_of own needs)) as [[us0 pts]|] eqn:T; [|discriminate].
    destruct (units_of g own us0 needs) as [[us1 more]|] eqn:U; [|discriminate].
    assert (E : us1 = us /\ more ++ pts = []) by (split; congruence). destruct E as [-> E]. apply app_eq_nil in E. destruct E as [-> ->].
    eapply units_of_sound; [exact GR|exact G|eapply IH; eassumption|exact U].
Qed.

Lemma range_sound slabs k : 0 <= Q2R mu -> (k < d)%nat -> in_piece c x slabs ->
  Q2R (fst (range mu slabs k)) <= off k <= Q2R (snd (range mu slabs k)).
Proof.
  intros M K P. unfold range.
  assert (I : Q2R (fst (- mu, mu)%Q) <= off k <= Q2R (snd (- mu, mu)%Q)).
  { pose proof (ball_inf p d mu off M inside_ball k K) as B. cbn [fst snd]. rewrite Q2R_opp. unfold Rabs in B. destruct (Rcase_abs (off k)); lra. }
  revert I. generalize (- mu, mu)%Q as r. revert P. induction slabs as [|[[[w v] lo] hi] slabs IH]; intros P r I; [exact I|].
  cbn [fold_left]. apply IH; [intros w' v' lo' hi' J; apply P; now right|].
  specialize (P w v lo hi (or_introl eq_refl)). destruct w as [|[n a] [|]]; try exact I.
  destruct (Nat.eqb n k && negb (Qeq_bool a 0)) eqn:C; [|exact I]. apply andb_true_iff in C. destruct C as [C1 C2].
  apply Nat.eqb_eq in C1. subst n. apply negb_true_iff in C2. destruct P as [P1 P2]. unfold aff in P1, P2. cbn [ev] in P1, P2.
  assert (A0 : ~ Q2R a = 0).
  { intro E. rewrite <- q2r_0 in E. apply eqR_Qeq in E. apply Qeq_bool_iff in E. congruence. }
  assert (DV : forall s, Q2R (Qred (qadd s (- v) / a)) * Q2R a = Q2R s - Q2R v).
  { intro s. rewrite q2r_red, Q2R_div, q2r_add, Q2R_opp by (intro E; apply A0; rewrite <- q2r_0; now apply Qeq_eqR). field. exact A0. }
  cbv zeta. set (y := off k) in *. set (at_ := fun s => Qred (qadd s (- v) / a)) in *.
  assert (B : (forall s, (if qltb 0 a then option_map at_ lo else option_map at_ hi) = Some s -> Q2R s <= y) /\
              (forall s, (if qltb 0 a then option_map at_ hi else option_map at_ lo) = Some s -> y <= Q2R s)).
  { destruct (qltb 0 a) eqn:S.
    - apply qlt_r in S. rewrite q2r_0 in S. split; intros s E.
      + destruct lo as [s0|]; [|discriminate]. apply some_inj in E. subst s. specialize (P1 s0 eq_refl). specialize (DV s0). fold (at_ s0) in DV. nra.
      + destruct hi as [s0|]; [|discriminate]. apply some_inj in E. subst s. specialize (P2 s0 eq_refl). specialize (DV s0). fold (at_ s0) in DV. nra.
    - unfold qltb in S. apply negb_false_iff, qle_r in S. rewrite q2r_0 in S. split; intros s E.
      + destruct hi as [s0|]; [|discriminate]. apply some_inj in E. subst s. specialize (P2 s0 eq_refl). specialize (DV s0). fold (at_ s0) in DV. nra.
      + destruct lo as [s0|]; [|discriminate]. apply some_inj in E. subst s. specialize (P1 s0 eq_refl). specialize (DV s0). fold (at_ s0) in DV. nra. }
  destruct B as [B1 B2]. destruct r as [r1 r2]. cbn [fst snd] in *.
  replace (if qltb 0 a then (option_map at_ lo, option_map at_ hi) else (option_map at_ hi, option_map at_ lo))
    with ((if qltb 0 a then option_map at_ lo else option_map at_ hi), (if qltb 0 a then option_map at_ hi else option_map at_ lo))
    by (destruct (qltb 0 a); reflexivity).
  destruct (if qltb 0 a then option_map at_ lo else option_map at_ hi) as [s1|]; destruct (if qltb 0 a then option_map at_ hi else option_map at_ lo) as [s2|];
    cbn [fst snd]; rewrite ?q2r_max, ?qmin_r, ?q2r_max; try specialize (B1 _ eq_refl); try specialize (B2 _ eq_refl);
    unfold Rmax, Rmin; repeat destruct (Rle_dec _ _); lra.
Qed.

Lemma peaks_sound g alpha e v cs : (e <= 2)%nat -> 0 <= Q2R alpha ->
  (forall k, grid_at g k <> [] -> ascending (grid_at g k) = true /\ inside (grid_at g k) (off k)) ->
  (e = 1%nat -> forall k, no_kink (grid_at g k) = true) -> fine g cs ->
  Q2R v + cval g off cs <= Q2R (fold_right (fun c s => qadd (peak alpha e (grid_at g (fst c)) (snd c)) s) v cs)
    + Q2R alpha * sumr (fun k => powered e (off k)) (map fst cs).
Proof.
  intros E A GR NK. induction cs as [|[k u] cs IH]; intro FC; [simpl; lra|].
  specialize (IH (fun c I => FC c (or_intror I))). destruct (FC (k, u) (or_introl eq_refl)) as [L N]. cbn [fst snd] in *.
  cbn [fold_right cval map sumr fst snd]. fold (cval g off cs). fold (sumr (fun k => powered e (off k)) (map fst cs)). rewrite q2r_add.
  destruct (GR k N) as [AS I]. pose proof (peak_sound alpha e (grid_at g k) E A u (off k) L N AS (fun E1 => NK E1 k) I) as P.
  unfold curve_value. cbn [fst snd]. lra.
Qed.

Lemma nth_ranges slabs (gs : list (list Q)) : forall n k lo l, nth_error gs k = Some l -> (k < n)%nat -> length gs = n ->
  nth_error (combine (map (range mu slabs) (seq lo n)) gs) k = Some (range mu slabs (lo + k), l).
Proof.
  induction gs as [|l0 gs IH]; intros n k lo l EL K LG; [destruct k; discriminate|]. destruct n as [|n]; [lia|].
  cbn [seq map combine]. destruct k as [|k]; cbn [nth_error] in *.
  - rewrite Nat.add_0_r. congruence.
  - simpl in LG. rewrite (IH n k (S lo) l EL ltac:(lia) ltac:(lia)). now rewrite Nat.add_succ_r.
Qed.

Theorem separable_sound fuel levels slabs alpha e q : good levels -> in_piece c x slabs ->
  separable p d mu fuel levels slabs alpha e q = true -> val f c x (length levels) q <= 0.
Proof.
  intros G P H. unfold separable in H. cbv zeta in H. rewrite !andb_true_iff in H. destruct H as [[[[E A] M] _] H].
  apply qle_r in A. apply qle_r in M. rewrite q2r_0 in A, M.
  assert (E2 : (e <= 2)%nat) by (destruct e as [|[|[|e]]]; try lia; destruct p; discriminate).
  destruct (refined _ _ _ _) as [gs|]; [|discriminate]. rewrite !andb_true_iff in H. destruct H as [[LG GO] H].
  apply Nat.eqb_eq in LG. set (g := planted gs) in *.
  assert (GA : forall k, grid_at g k = match nth_error gs k with Some l => l | None => [] end) by (intro k; unfold grid_at, g; now rewrite get_planted).
  assert (GR : forall k, grid_at g k <> [] -> ascending (grid_at g k) = true /\ inside (grid_at g k) (off k)).
  { intros k N. rewrite GA in *. destruct (nth_error gs k) as [l|] eqn:EL; [|congruence].
    assert (K : (k < d)%nat) by (rewrite <- LG; apply nth_error_Some; congruence).
    assert (J : In (range mu slabs k, l) (combine (map (range mu slabs) (seq 0 d)) gs)).
    { apply (nth_error_In _ k). now rewrite (nth_ranges slabs gs d k 0 l EL K LG). }
    rewrite forallb_forall in GO. specialize (GO _ J). cbn [fst snd] in GO. unfold grid_ok in GO. rewrite !andb_true_iff in GO.
    destruct GO as [[[_ G1] G2] G3]. apply qle_r in G2. apply qle_r in G3. split; [exact G1|].
    destruct (range_sound slabs k M K P) as [R1 R2]. unfold inside. lra. }
  destruct (table g levels (tm q)) as [[us [|]]|] eqn:T; try discriminate.
  destruct (curves_of g us q) as [[v cs]|] eqn:C; [|discriminate].
  rewrite !andb_true_iff in H. destruct H as [[AC NK] H]. apply qle_r in H. rewrite q2r_add, q2r_0 in H.
  apply (table_sound g GR levels _ us G) in T. apply (curves_of_sound g off GR (act f (length levels) x) us) in C; [|exact T]. destruct C as [FC V].
  unfold val. rewrite V.
  assert (NK' : e = 1%nat -> forall k, no_kink (grid_at g k) = true).
  { intros -> k. rewrite GA. destruct (nth_error gs k) as [l|] eqn:EL; [|reflexivity]. rewrite forallb_forall in NK. now apply NK, (nth_error_In _ k). }
  pose proof (peaks_sound g alpha e v cs E2 A GR NK' FC) as PK. set (big := Q2R (fold_right _ v cs)) in *.
  assert (S : Q2R alpha * sumr (fun k => powered e (off k)) (map fst cs) <= Q2R (match e with O => 0%Q | _ => qmul alpha (qpow mu e) end)).
  { destruct e as [|e0] eqn:E0.
    - rewrite q2r_0. assert (Z : sumr (fun k => powered 0 (off k)) (map fst cs) = 0) by (induction (map fst cs) as [|k l IH]; simpl in *; lra). rewrite Z. lra.
    - rewrite q2r_mul, q2r_pow. apply Rmult_le_compat_l; [assumption|]. eapply Rle_trans; [|apply (ball_powered p d mu off (S e0) E); [discriminate|assumption|exact inside_ball]].
      pose proof (ascends_sum (fun k => powered (S e0) (off k))) as AS. specialize (AS ltac:(intro k; destruct e0; cbn [powered]; [apply Rabs_pos|apply Rle_0_sqr]) d 0%nat _ AC).
      rewrite map_map in AS. cbn [fst] in AS. exact AS. }
  lra.
Qed.
End Point.
