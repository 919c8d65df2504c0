(* p = a/b: the tangent inequality behind Young witnesses, without powers of real exponent.
   A real number r >= 0 stands for |t|^(1/b). *)
Require Import Reals Lra Lia Psatz Arith.
Local Open Scope R_scope.

(* a tau^(a-b) r^b <= b r^a + (a-b) tau^a, for a = b + n *)
Lemma pow_diff_up b : forall r t, 0 <= t <= r -> r ^ (S b) - t ^ (S b) <= INR (S b) * (r - t) * r ^ b.
Proof.
  induction b as [|b IH]; intros r t H; [simpl; lra|].
  specialize (IH r t H).
  assert (P : 0 <= r ^ b) by (apply pow_le; lra).
  assert (Q : t ^ S b <= r ^ S b) by (apply pow_incr; lra).
  rewrite (S_INR (S b)).
  replace (r ^ S (S b) - t ^ S (S b)) with (r * (r ^ S b - t ^ S b) + (r - t) * t ^ S b) by (simpl; ring).
  assert (r * (r ^ S b - t ^ S b) <= r * (INR (S b) * (r - t) * r ^ b)) by (apply Rmult_le_compat_l; lra).
  assert ((r - t) * t ^ S b <= (r - t) * r ^ S b) by (apply Rmult_le_compat_l; lra).
  replace ((INR (S b) + 1) * (r - t) * r ^ S b) with (r * (INR (S b) * (r - t) * r ^ b) + (r - t) * r ^ S b)
    by (simpl; ring).
  lra.
Qed.

Lemma pow_diff_down b : forall r t, 0 <= r <= t -> INR (S b) * (t - r) * r ^ b <= t ^ (S b) - r ^ (S b).
Proof.
  induction b as [|b IH]; intros r t H; [simpl; lra|].
  specialize (IH r t H).
  assert (Q : r ^ S b <= t ^ S b) by (apply pow_incr; lra).
  rewrite (S_INR (S b)).
  replace (t ^ S (S b) - r ^ S (S b)) with (r * (t ^ S b - r ^ S b) + (t - r) * t ^ S b) by (simpl; ring).
  assert (r * (INR (S b) * (t - r) * r ^ b) <= r * (t ^ S b - r ^ S b)) by (apply Rmult_le_compat_l; lra).
  assert ((t - r) * r ^ S b <= (t - r) * t ^ S b) by (apply Rmult_le_compat_l; lra).
  replace ((INR (S b) + 1) * (t - r) * r ^ S b) with (r * (INR (S b) * (t - r) * r ^ b) + (t - r) * r ^ S b)
    by (simpl; ring).
  lra.
Qed.

Theorem young n : forall b r t, 0 <= r -> 0 <= t ->
  INR (S b + n) * t ^ n * r ^ S b <= INR (S b) * r ^ (S b + n) + INR n * t ^ (S b + n).
Proof.
  induction n as [|n IH]; intros b r t Hr Ht.
  - rewrite Nat.add_0_r. simpl (t ^ 0). simpl (INR 0). lra.
  - specialize (IH b r t Hr Ht).
    assert (E : INR (S b + S n) = INR (S b + n) + 1) by (rewrite Nat.add_succ_r, S_INR; reflexivity).
    rewrite E, (S_INR n). replace (S b + S n)%nat with (S (S b + n)) by lia.
    assert (T : t * (INR (S b + n) * t ^ n * r ^ S b) <= t * (INR (S b) * r ^ (S b + n) + INR n * t ^ (S b + n)))
      by (apply Rmult_le_compat_l; assumption).
    (* what is left: b r^a (r - t) >= t^(n+1) (r^b - t^b) *)
    assert (K : t ^ S n * (r ^ S b - t ^ S b) <= INR (S b) * r ^ (S b + n) * (r - t)).
    { assert (PB : 0 <= INR (S b)) by apply pos_INR.
      assert (Rb : 0 <= r ^ b) by (apply pow_le; assumption).
      assert (Tn : 0 <= t ^ S n) by (apply pow_le; assumption).
      replace (r ^ (S b + n)) with (r ^ S n * r ^ b) by (rewrite <- pow_add; f_equal; lia).
      destruct (Rle_dec t r) as [L|L].
      - assert (D := pow_diff_up b r t (conj Ht L)).
        assert (t ^ S n <= r ^ S n) by (apply pow_incr; lra).
        apply Rle_trans with (t ^ S n * (INR (S b) * (r - t) * r ^ b)).
        + apply Rmult_le_compat_l; assumption.
        + replace (INR (S b) * (r ^ S n * r ^ b) * (r - t)) with (r ^ S n * (INR (S b) * (r - t) * r ^ b)) by ring.
          apply Rmult_le_compat_r; [|assumption].
          apply Rmult_le_pos; [apply Rmult_le_pos; lra|assumption].
      - assert (D := pow_diff_down b r t (conj Hr (Rlt_le _ _ (Rnot_le_lt _ _ L)))).
        assert (r ^ S n <= t ^ S n) by (apply pow_incr; lra).
        assert (U : 0 <= INR (S b) * (t - r) * r ^ b)
          by (apply Rmult_le_pos; [apply Rmult_le_pos; lra|assumption]).
        assert (V : t ^ S n * (INR (S b) * (t - r) * r ^ b) <= t ^ S n * (t ^ S b - r ^ S b))
          by (apply Rmult_le_compat_l; assumption).
        assert (W : r ^ S n * (INR (S b) * (t - r) * r ^ b) <= t ^ S n * (INR (S b) * (t - r) * r ^ b))
          by (apply Rmult_le_compat_r; assumption).
        replace (INR (S b) * (r ^ S n * r ^ b) * (r - t)) with (- (r ^ S n * (INR (S b) * (t - r) * r ^ b))) by ring.
        replace (t ^ S n * (r ^ S b - t ^ S b)) with (- (t ^ S n * (t ^ S b - r ^ S b))) by ring.
        lra. }
    replace (t ^ S (S b + n)) with (t * t ^ (S b + n)) by reflexivity.
    replace (r ^ S (S b + n)) with (r * r ^ (S b + n)) by reflexivity.
    replace (t ^ S n) with (t * t ^ n) in * by reflexivity.
    replace (t * t ^ (S b + n)) with (t * t ^ n * t ^ S b) by (rewrite pow_add; ring).
    replace (t * t ^ (S b + n)) with (t * t ^ n * t ^ S b) in * by (rewrite pow_add; ring).
    assert (t * (INR n * t ^ (S b + n)) = INR n * (t * t ^ n * t ^ S b)) by (rewrite pow_add; ring).
    nra.
Qed.

Definition rt (b : nat) (y : R) : R := if Req_EM_T y 0 then 0 else Rpower y (/ INR (S b)).

Lemma inr_s b : 0 < INR (S b). Proof. apply lt_0_INR. lia. Qed.

Lemma rt_nonneg b y : 0 <= rt b y.
Proof. unfold rt. destruct (Req_EM_T y 0); [lra|]. unfold Rpower. apply Rlt_le, exp_pos. Qed.

Lemma rt_pow b y : 0 <= y -> rt b y ^ S b = y.
Proof.
  intro H. unfold rt. destruct (Req_EM_T y 0) as [->|N]; [simpl; ring|].
  rewrite <- Rpower_pow by (unfold Rpower; apply exp_pos).
  rewrite Rpower_mult, Rinv_l by (pose proof (inr_s b); lra). apply Rpower_1. lra.
Qed.

(* This is the power that is meant. *)
Lemma rt_is_power b n y : 0 < y -> rt b y ^ (S b + n) = Rpower y (INR (S b + n) / INR (S b)).
Proof.
  intro H. unfold rt. destruct (Req_EM_T y 0); [lra|].
  rewrite <- Rpower_pow by (unfold Rpower; apply exp_pos). rewrite Rpower_mult. f_equal. unfold Rdiv. ring.
Qed.

Lemma pow_lt n : forall x y, 0 <= x < y -> x ^ S n < y ^ S n.
Proof.
  induction n as [|n IH]; intros x y H; [simpl; lra|].
  specialize (IH x y H). assert (0 <= x ^ S n) by (apply pow_le; lra).
  change (x * x ^ S n < y * y ^ S n). nra.
Qed.
Lemma pow_le_inv n x y : 0 <= x -> 0 <= y -> x ^ S n <= y ^ S n -> x <= y.
Proof. intros X Y H. apply Rnot_lt_le. intro L. pose proof (pow_lt n y x (conj Y L)). lra. Qed.

(* The tangent of |t|^p at |t| = tau^(S b): slope p tau^n. *)
Theorem tangent b n y tau : 0 <= y -> 0 <= tau ->
  INR (S b + n) / INR (S b) * tau ^ n * y <= rt b y ^ (S b + n) + INR n / INR (S b) * tau ^ (S b + n).
Proof.
  intros Hy Ht. pose proof (young n b (rt b y) tau (rt_nonneg b y) Ht) as Y. rewrite rt_pow in Y by assumption.
  pose proof (inr_s b) as B. apply Rmult_le_reg_l with (INR (S b)); [assumption|].
  replace (INR (S b) * (INR (S b + n) / INR (S b) * tau ^ n * y)) with (INR (S b + n) * tau ^ n * y) by (field; lra).
  replace (INR (S b) * (rt b y ^ (S b + n) + INR n / INR (S b) * tau ^ (S b + n)))
    with (INR (S b) * rt b y ^ (S b + n) + INR n * tau ^ (S b + n)) by (field; lra).
  exact Y.
Qed.

(* Comparison of bases from that of powers. *)
Lemma base_le b n y m : 0 <= y -> 0 <= m -> rt b y ^ (S b + n) <= rt b m ^ (S b + n) -> y <= m.
Proof.
  intros Hy Hm H. replace (S b + n)%nat with (S (b + n))%nat in H by lia.
  apply pow_le_inv in H; try apply rt_nonneg.
  rewrite <- (rt_pow b y Hy), <- (rt_pow b m Hm). apply pow_incr. split; [apply rt_nonneg|assumption].
Qed.
Lemma rt_power_le b n m M : 0 <= m -> 0 <= M -> m ^ (S b + n) <= M ^ S b -> rt b m ^ (S b + n) <= M.
Proof.
  intros Hm HM H. apply (pow_le_inv b); [apply pow_le, rt_nonneg|assumption|].
  rewrite <- pow_mult, Nat.mul_comm, pow_mult, rt_pow; assumption.
Qed.
