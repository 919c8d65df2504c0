(* Balls are convex, and a form takes opposite values on them: so content_slab says what a slab has of a ball. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool.
From Muball Require Import Statement Rational Power Ball Link Content Shares.
Import ListNotations.
Local Open Scope R_scope.

Lemma sumr_mix (g : R -> R) q t u l : (forall k, g (q * t k + (1 - q) * u k) <= q * g (t k) + (1 - q) * g (u k)) ->
  sumr (fun k : nat => g (q * t k + (1 - q) * u k)) l <= q * sumr (fun k => g (t k)) l + (1 - q) * sumr (fun k => g (u k)) l.
Proof. intro H. induction l as [|k l IH]; cbn [sumr fold_right]; [lra|]. specialize (H k). unfold sumr in *. lra. Qed.
Lemma abs_mix q y v : 0 < q <= 1 -> Rabs (q * y + (1 - q) * v) <= q * Rabs y + (1 - q) * Rabs v.
Proof.
  intro Q. eapply Rle_trans; [apply Rabs_triang|]. rewrite !Rabs_mult, (Rabs_pos_eq q), (Rabs_pos_eq (1 - q)) by lra. lra.
Qed.
Lemma power_mix b n q y v : 0 < q <= 1 -> rt b (Rabs (q * y + (1 - q) * v)) ^ (S b + n) <=
  q * rt b (Rabs y) ^ (S b + n) + (1 - q) * rt b (Rabs v) ^ (S b + n).
Proof.
  intro Q. set (m := Rabs (q * y + (1 - q) * v)). set (tau := rt b m). pose proof (rt_nonneg b m) as T. fold tau in T.
  assert (E : tau ^ S b = m) by (apply rt_pow, Rabs_pos).
  pose proof (tangent b n (Rabs y) tau (Rabs_pos _) T) as Y. pose proof (tangent b n (Rabs v) tau (Rabs_pos _) T) as V.
  pose proof (inr_s b) as B. pose proof (pos_INR n) as N. set (s := INR (S b + n) / INR (S b) * tau ^ n) in *.
  assert (SE : s * m = tau ^ (S b + n) + INR n / INR (S b) * tau ^ (S b + n)).
  { unfold s. rewrite <- E, plus_INR, (pow_add tau (S b) n). field. lra. }
  assert (S0 : 0 <= s).
  { unfold s. apply Rmult_le_pos; [|now apply pow_le]. apply Rmult_le_pos; [apply pos_INR|left; now apply Rinv_0_lt_compat]. }
  pose proof (Rmult_le_compat_l s _ _ S0 (abs_mix q y v Q)) as M. fold m in M.
  apply (Rmult_le_compat_l q) in Y; [|lra]. apply (Rmult_le_compat_l (1 - q)) in V; [|lra]. lra.
Qed.
Lemma ball_mix e d mu t u q : 0 < q <= 1 -> ball e d mu t -> ball e d mu u -> ball e d mu (fun k => q * t k + (1 - q) * u k).
Proof.
  intros Q T U. assert (J : forall a b m : R, a <= m -> b <= m -> q * a + (1 - q) * b <= m) by (intros; nra).
  destruct e as [| | |b n]; cbn [ball] in *.
  - eapply Rle_trans; [apply (sumr_mix Rabs); intro; now apply abs_mix|now apply J].
  - eapply Rle_trans; [apply (sumr_mix (fun y => y * y))|now apply J]. intro k. assert (0 <= q * (1 - q)) by (apply Rmult_le_pos; lra).
    pose proof (Rmult_le_pos _ _ H (Rle_0_sqr (t k - u k))) as P. unfold Rsqr in P. lra.
  - intros k K. eapply Rle_trans; [now apply abs_mix|]. apply J; auto.
  - eapply Rle_trans; [apply (sumr_mix (fun y => rt b (Rabs y) ^ (S b + n))); intro; now apply power_mix|now apply J].
Qed.
Lemma ball_opp e d mu t : ball e d mu t -> ball e d mu (fun k => - t k).
Proof.
  destruct e as [| | |b n]; cbn [ball]; intro T; try (eapply Rle_trans; [apply sumr_le|exact T]; intros k _; cbv beta).
  - rewrite Rabs_Ropp. lra.
  - lra.
  - intros k K. rewrite Rabs_Ropp. auto.
  - rewrite Rabs_Ropp. lra.
Qed.
Lemma is_moved c x t : length x = length c -> (forall k, (k < length c)%nat -> shift c x k = t k) -> x = moved c t.
Proof.
  intros L H. assert (LM : length (moved c t) = length c) by (unfold moved; now rewrite map_length, seq_length).
  apply (nth_ext x (moved c t) 0 0); [congruence|]. intros k K. rewrite L in K. specialize (H k K). pose proof (shift_moved c t k K) as M.
  unfold shift, vec in *. lra.
Qed.
Lemma vec_mix q : forall x z k, length x = length z -> vec (mix q x z) k = q * vec x k + (1 - q) * vec z k.
Proof.
  induction x as [|a x IH]; intros [|b z] k L; try discriminate; unfold vec, mix in *; cbn [combine map nth]; [destruct k; lra|].
  destruct k as [|k]; [reflexivity|]. cbn [nth]. apply IH. simpl in L. congruence.
Qed.
Lemma in_ball_mix p e mu c x z q : exponent_of p = Some e -> 0 <= Q2R mu -> in_ball p mu c x -> in_ball p mu c z -> 0 < q <= 1 ->
  in_ball p mu c (mix q x z).
Proof.
  intros E M X Z Q. pose proof (proj1 X) as LX. pose proof (proj1 Z) as LZ.
  rewrite (is_moved c (mix q x z) (fun k => q * shift c x k + (1 - q) * shift c z k)).
  - apply (ball_in_ball p e); [exact E|exact M|]. apply ball_mix; [exact Q| |]; now apply (in_ball_ball p e).
  - unfold mix. rewrite map_length, combine_length, LX, LZ. lia.
  - intros k _. unfold shift. rewrite vec_mix by congruence. ring.
Qed.

(* A form as a list of weights. *)
Fixpoint weight_at (w : sparse) (i : nat) : R :=
  match w with [] => 0 | (k, q) :: w => (if Nat.eqb k i then Q2R q else 0) + weight_at w i end.
Definition weights (w : sparse) (d : nat) : list R := map (weight_at w) (seq 0 d).
Lemma dot_single q f k : forall n s, dot (map (fun i => if Nat.eqb k i then q else 0) (seq s n)) (map f (seq s n)) =
  if Nat.leb s k && Nat.ltb k (s + n) then q * f k else 0.
Proof.
  induction n as [|n IH]; intro s.
  - simpl. destruct (Nat.leb s k) eqn:A, (Nat.ltb k (s + 0)) eqn:B; try reflexivity. apply Nat.leb_le in A. apply Nat.ltb_lt in B. lia.
  - cbn [seq map dot]. rewrite IH. destruct (Nat.eqb k s) eqn:E.
    + apply Nat.eqb_eq in E. subst s. rewrite (proj2 (Nat.leb_gt (S k) k)) by lia. rewrite Nat.leb_refl, (proj2 (Nat.ltb_lt k (k + S n))) by lia. simpl. lra.
    + apply Nat.eqb_neq in E. replace (S s + n)%nat with (s + S n)%nat by lia. destruct (Nat.leb s k) eqn:A.
      * apply Nat.leb_le in A. rewrite (proj2 (Nat.leb_le (S s) k)) by lia. simpl. destruct (Nat.ltb k (s + S n)); lra.
      * apply Nat.leb_gt in A. rewrite (proj2 (Nat.leb_gt (S s) k)) by lia. simpl. lra.
Qed.
Lemma dot_sum a b : forall l v, dot (map (fun i : nat => a i + b i) l) v = dot (map a l) v + dot (map b l) v.
Proof. induction l as [|i l IH]; intros [|t v]; simpl; try lra. rewrite IH. lra. Qed.
Lemma ev_weights x w : ev w (vec x) = dot (weights w (length x)) x.
Proof.
  unfold weights. rewrite <- (vec_seq x) at 3. induction w as [|[k q] w IH]; cbn [ev weight_at].
  - generalize (map (vec x) (seq 0 (length x))). generalize (seq 0 (length x)). induction l as [|i l IH]; intros [|t v]; simpl; try lra. rewrite <- IH. lra.
  - rewrite dot_sum, dot_single, IH. cbn [Nat.leb andb]. rewrite Nat.add_0_l. destruct (Nat.ltb k (length x)) eqn:E; [lra|].
    apply Nat.ltb_ge in E. unfold vec at 1. rewrite nth_overflow by exact E. lra.
Qed.
Lemma centred_dot w c x : length x = length c -> centred w c x = dot (weights w (length c)) x - ev w (fun k => Q2R (nth k c 0%Q)).
Proof.
  intro L. rewrite <- L, <- ev_weights. unfold centred, shift. induction w as [|[k q] w IH]; cbn [ev]; [lra|]. rewrite IH. ring.
Qed.

Lemma content_ball p e mu c boxes (K : boxes_cover boxes (in_ball p mu c)) w lo hi reach t :
  exponent_of p = Some e -> 0 <= Q2R mu -> lo <= hi -> 0 < reach -> ball e (length c) mu t -> centred w c (moved c t) = reach ->
  content _ boxes K (fun x => lo <= centred w c x <= hi) * (2 * reach) <= INR (length c) * (hi - lo) * content _ boxes K (fun _ => True).
Proof.
  intros E M LH RP T RT. set (t' := fun k => - t k). pose proof (ball_in_ball p e mu c t E M T) as Z.
  pose proof (ball_in_ball p e mu c t' E M (ball_opp _ _ _ _ T)) as Z'. set (W := weights w (length c)).
  set (v := ev w (fun k => Q2R (nth k c 0%Q))).
  assert (C : forall x, in_ball p mu c x -> centred w c x = dot W x - v) by (intros x X; apply centred_dot; apply X).
  assert (N : centred w c (moved c t') = - reach).
  { rewrite <- RT. clear RT C W v. unfold centred. induction w as [|[k q] w IH]; cbn [ev]; [lra|]. rewrite IH.
    assert (S : shift c (moved c t') k = - shift c (moved c t) k); [|rewrite S; ring].
    destruct (Nat.lt_ge_cases k (length c)) as [L|L]; [rewrite !shift_moved by exact L; reflexivity|].
    assert (L' : forall u, (length (moved c u) <= k)%nat) by (intro; unfold moved; now rewrite map_length, seq_length).
    unfold shift, vec. rewrite !nth_overflow by (exact L || apply L'). rewrite q2r_0. lra. }
  rewrite (C _ Z) in RT. rewrite (C _ Z') in N.
  pose proof (content_slab (in_ball p mu c) boxes K (length c) (fun x X => proj1 X) (fun x z q X Y Q => in_ball_mix p e mu c x z q E M X Y Q)
    W (lo + v) (hi + v) _ _ ltac:(lra) Z Z' ltac:(lra)) as S.
  replace (hi + v - (lo + v)) with (hi - lo) in S by ring. eapply Rle_trans; [|exact S].
  apply Rmult_le_compat; [apply content_nonneg|lra| |lra]. apply content_in. intros x X H. unfold slab. specialize (C x X). lra.
Qed.
