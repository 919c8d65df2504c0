(* Balls about 0, lemma L1 (an upper bound of a linear form on a ball) for every norm, and the bounds of reach witnesses
   (L1-power). *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool Psatz.
From Muball Require Import Statement Rational Power.
Import ListNotations.
Local Open Scope R_scope.

(* PQ b n is p = (S b + n)/(S b). P1 and P2 have rules of their own. *)
Inductive exponent := P1 | P2 | Pinf | PQ (b n : nat).
Definition sumr (g : nat -> R) (l : list nat) : R := fold_right (fun k s => g k + s) 0 l.

Definition ball (p : exponent) (d : nat) (mu : Q) (t : nat -> R) : Prop :=
  match p with
  | P1 => sumr (fun k => Rabs (t k)) (seq 0 d) <= Q2R mu
  | P2 => sumr (fun k => t k * t k) (seq 0 d) <= Q2R mu * Q2R mu
  | Pinf => forall k, (k < d)%nat -> Rabs (t k) <= Q2R mu
  | PQ b n => sumr (fun k => rt b (Rabs (t k)) ^ (S b + n)) (seq 0 d) <= rt b (Q2R mu) ^ (S b + n)
  end.

(* Keys ascend strictly, from lo on, and lie below d. *)
Fixpoint ascends (lo d : nat) (w : sparse) : bool :=
  match w with [] => true | (k, _) :: r => Nat.leb lo k && Nat.ltb k d && ascends (S k) d r end.

Lemma sumr_nonneg g l : (forall k, 0 <= g k) -> 0 <= sumr g l.
Proof. intro H. induction l as [|k l IH]; simpl; [lra|]. specialize (H k). lra. Qed.
Lemma sumr_le g h l : (forall k, In k l -> g k <= h k) -> sumr g l <= sumr h l.
Proof.
  induction l as [|k l IH]; intro H; simpl; [lra|].
  assert (g k <= h k) by (apply H; now left). assert (sumr g l <= sumr h l) by (apply IH; intros; apply H; now right). lra.
Qed.
Lemma sumr_one g l k : (forall k, 0 <= g k) -> In k l -> g k <= sumr g l.
Proof.
  intros Hg. induction l as [|j l IH]; intro I; [destruct I|]. destruct I as [E|I]; simpl.
  - subst j. pose proof (sumr_nonneg g l Hg). lra.
  - specialize (IH I). specialize (Hg j). lra.
Qed.
Lemma sumr_scale g a l : sumr (fun k => g k * a) l = sumr g l * a.
Proof. induction l as [|k l IH]; simpl; [lra|]. rewrite IH. lra. Qed.

Lemma ascends_sum g : (forall k, 0 <= g k) -> forall n lo w,
  ascends lo (lo + n) w = true -> sumr g (map fst w) <= sumr g (seq lo n).
Proof.
  intros Hg n. induction n as [|n IH]; intros lo w H.
  - destruct w as [|(k, q) w]; simpl; [lra|]. cbn [ascends] in H.
    rewrite !andb_true_iff, Nat.leb_le, Nat.ltb_lt in H. lia.
  - destruct w as [|(k, q) w]; [apply (sumr_nonneg g (seq lo (S n)) Hg)|].
    cbn [ascends] in H. rewrite !andb_true_iff, Nat.leb_le, Nat.ltb_lt in H. destruct H as [[H1 H2] H3].
    simpl seq. simpl sumr.
    destruct (Nat.eq_dec k lo) as [->|N].
    + simpl. apply Rplus_le_compat_l. apply IH. now replace (S lo + n)%nat with (lo + S n)%nat by lia.
    + pose proof (Hg lo).
      assert (L : sumr g (map fst ((k, q) :: w)) <= sumr g (seq (S lo) n)).
      { apply IH. replace (S lo + n)%nat with (lo + S n)%nat by lia. cbn [ascends].
        rewrite !andb_true_iff, Nat.leb_le, Nat.ltb_lt. repeat split; try lia. exact H3. }
      simpl in L. lra.
Qed.

Fixpoint sum1 (w : sparse) : Q := match w with [] => 0%Q | (_, q) :: r => qadd (qabs q) (sum1 r) end.
Fixpoint sum2 (w : sparse) : Q := match w with [] => 0%Q | (_, q) :: r => qadd (qmul q q) (sum2 r) end.
Fixpoint maxabs (w : sparse) : Q := match w with [] => 0%Q | (_, q) :: r => qmax (qabs q) (maxabs r) end.

Lemma maxabs_nonneg w : 0 <= Q2R (maxabs w).
Proof.
  induction w as [|(k, q) w IH]; simpl; [rewrite q2r_0; lra|].
  rewrite q2r_max. eapply Rle_trans; [exact IH|apply Rmax_r].
Qed.

Lemma sum2_nonneg w : 0 <= Q2R (sum2 w).
Proof. induction w as [|(k, q) w IH]; simpl; [rewrite q2r_0; lra|]. rewrite q2r_add, q2r_mul. nra. Qed.

Lemma mul_le_abs a t : a * t <= Rabs a * Rabs t.
Proof. rewrite <- Rabs_mult. apply Rle_abs. Qed.

(* p = infinity *)
Lemma l1_inf w t mu d lo : (forall k, (k < d)%nat -> Rabs (t k) <= mu) ->
  ascends lo d w = true -> ev w t <= mu * Q2R (sum1 w).
Proof.
  intro B. revert lo. induction w as [|(k, q) w IH]; intros lo H; simpl; [rewrite q2r_0; lra|].
  cbn [ascends] in H. rewrite !andb_true_iff, Nat.ltb_lt in H. destruct H as [[_ Hk] H].
  rewrite q2r_add, q2r_abs. specialize (IH _ H). specialize (B _ Hk).
  pose proof (mul_le_abs (Q2R q) (t k)). pose proof (Rabs_pos (Q2R q)). nra.
Qed.

(* p = 1 *)
Lemma l1_one_aux w t : ev w t <= Q2R (maxabs w) * sumr (fun k => Rabs (t k)) (map fst w).
Proof.
  induction w as [|(k, q) w IH]; simpl; [lra|].
  rewrite q2r_max, q2r_abs.
  set (m := Rmax (Rabs (Q2R q)) (Q2R (maxabs w))).
  assert (Rabs (Q2R q) <= m) by apply Rmax_l.
  assert (Q2R (maxabs w) <= m) by apply Rmax_r.
  pose proof (mul_le_abs (Q2R q) (t k)). pose proof (Rabs_pos (t k)).
  assert (0 <= sumr (fun k => Rabs (t k)) (map fst w)) by (apply sumr_nonneg; intro; apply Rabs_pos).
  nra.
Qed.

(* Cauchy-Schwarz over the entries, without a root: (w.t)^2 <= |w|^2 |t|^2. *)
Lemma cauchy_aux w t : ev w t * ev w t <= Q2R (sum2 w) * sumr (fun k => t k * t k) (map fst w).
Proof.
  induction w as [|(k, q) w IH]; simpl; [rewrite q2r_0; lra|].
  rewrite q2r_add, q2r_mul.
  set (a := Q2R q). set (y := t k). set (e := ev w t) in *.
  set (S := Q2R (sum2 w)) in *. set (T := sumr (fun k => t k * t k) (map fst w)) in *.
  assert (HS : 0 <= S) by apply sum2_nonneg.
  assert (HT : 0 <= T) by (apply sumr_nonneg; intro; apply Rle_0_sqr).
  (* 2 a y e <= a^2 T + y^2 S, as (a y e)^2 <= (a^2 T)(y^2 S) *)
  assert (K : 2 * (a * y * e) <= a * a * T + y * y * S).
  { set (u := a * a * T). set (v := y * y * S).
    assert (0 <= u) by (apply Rmult_le_pos; [apply Rle_0_sqr|exact HT]).
    assert (0 <= v) by (apply Rmult_le_pos; [apply Rle_0_sqr|exact HS]).
    assert (Z : (a * y * e) * (a * y * e) <= u * v).
    { replace (u * v) with ((a * y) * (a * y) * (S * T)) by (unfold u, v; ring).
      replace (a * y * e * (a * y * e)) with ((a * y) * (a * y) * (e * e)) by ring.
      apply Rmult_le_compat_l; [apply Rle_0_sqr|exact IH]. }
    assert (2 * (a * y * e) * (2 * (a * y * e)) <= (u + v) * (u + v)).
    { pose proof (Rle_0_sqr (u - v)) as D. unfold Rsqr in D. lra. }
    apply Rsqr_incr_0_var; [unfold Rsqr; assumption|lra]. }
  nra.
Qed.

(* L1.6: inclusions of balls. *)
Lemma pq_inf b n d mu t : 0 <= Q2R mu -> ball (PQ b n) d mu t -> ball Pinf d mu t.
Proof.
  simpl. intros M H k K. apply (base_le b n); [apply Rabs_pos|assumption|].
  eapply Rle_trans; [|exact H].
  apply (sumr_one (fun k => rt b (Rabs (t k)) ^ (S b + n))); [intro; apply pow_le, rt_nonneg|apply in_seq; lia].
Qed.
Lemma pq_two b n d mu t : (n <= S b)%nat -> 0 <= Q2R mu -> ball (PQ b n) d mu t -> ball P2 d mu t.
Proof.
  intros N M H. pose proof (pq_inf b n d mu t M H) as I. simpl in H, I. simpl.
  set (m := (S b - n)%nat). set (r := rt b (Q2R mu)) in *.
  apply Rle_trans with (sumr (fun k => rt b (Rabs (t k)) ^ (S b + n) * r ^ m) (seq 0 d)).
  - apply sumr_le. intros k K. apply in_seq in K. specialize (I k ltac:(lia)). set (y := rt b (Rabs (t k))).
    assert (E : t k * t k = y ^ S b * y ^ S b).
    { unfold y. rewrite rt_pow by apply Rabs_pos. rewrite <- Rabs_mult. rewrite Rabs_pos_eq; [reflexivity|apply Rle_0_sqr]. }
    rewrite E, <- pow_add. replace (S b + S b)%nat with ((S b + n) + m)%nat by lia. rewrite pow_add.
    apply Rmult_le_compat_l; [apply pow_le, rt_nonneg|].
    apply pow_incr. split; [apply rt_nonneg|].
    apply (pow_le_inv b); [apply rt_nonneg|apply rt_nonneg|]. unfold y, r. rewrite !rt_pow by (assumption || apply Rabs_pos). exact I.
  - rewrite sumr_scale. apply Rle_trans with (r ^ (S b + n) * r ^ m).
    + apply Rmult_le_compat_r; [apply pow_le, rt_nonneg|exact H].
    + rewrite <- pow_add. replace (S b + n + m)%nat with (S b + S b)%nat by lia. rewrite pow_add.
      unfold r. rewrite rt_pow by assumption. lra.
Qed.

(* Is w.t <= v (< v) on the ball by L1? *)
Definition reach1 (p : exponent) (mu : Q) (w : sparse) (strict : bool) (v : Q) : bool :=
  match p with
  | P1 => qcmp strict (qmul mu (maxabs w)) v
  | P2 => qcmp strict 0 v && qcmp strict (qmul (qmul mu mu) (sum2 w)) (qmul v v)
  | _ => qcmp strict (qmul mu (sum1 w)) v
  end.
Theorem reach1_sound p d mu w strict v t : ascends 0 d w = true -> 0 <= Q2R mu -> ball p d mu t ->
  reach1 p mu w strict v = true -> cmp strict (ev w t) (Q2R v).
Proof.
  intros A M B H.
  assert (INF : ball Pinf d mu t -> qcmp strict (qmul mu (sum1 w)) v = true -> cmp strict (ev w t) (Q2R v)).
  { intros I L. apply qcmp_r in L. rewrite q2r_mul in L. eapply cmp_trans; [|exact L].
    now apply (l1_inf w t (Q2R mu) d 0). }
  destruct p as [| | |b n]; cbn [reach1] in H.
  - simpl in B. apply qcmp_r in H. rewrite q2r_mul in H. eapply cmp_trans; [|exact H].
    pose proof (l1_one_aux w t) as L.
    pose proof (ascends_sum (fun k => Rabs (t k)) (fun k => Rabs_pos _) d 0 w A) as S.
    pose proof (maxabs_nonneg w). nra.
  - simpl in B. rewrite andb_true_iff in H. destruct H as [V H].
    apply qcmp_r in V. apply qcmp_r in H. rewrite q2r_0 in V. rewrite !q2r_mul in H.
    pose proof (cauchy_aux w t) as L.
    pose proof (ascends_sum (fun k => t k * t k) (fun k => Rle_0_sqr _) d 0 w A) as S.
    pose proof (sum2_nonneg w).
    assert (E : ev w t * ev w t <= Q2R mu * Q2R mu * Q2R (sum2 w)) by nra.
    destruct strict; cbn [cmp] in *.
    + apply Rnot_le_lt. intro. nra.
    + apply Rnot_lt_le. intro. nra.
  - now apply INF.
  - apply INF; [now apply (pq_inf b n)|assumption].
Qed.

(* Reach witnesses: a direction u of d coordinates, and a bound of |u.t| on the ball. *)
Record witness := W { direction : list Q; alpha : Q; taus : list Q; top : Q }.
Definition qn (n : nat) : Q := inject_Z (Z.of_nat n).
Lemma q2r_qn n : Q2R (qn n) = INR n.
Proof. unfold qn, inject_Z, Q2R. simpl. rewrite INR_IZR_INZ. lra. Qed.
Definition qratio (a b : nat) : Q := Qred (qn a / qn (S b)).
Lemma q2r_ratio a b : Q2R (qratio a b) = INR a / INR (S b).
Proof.
  unfold qratio. rewrite q2r_red, Q2R_div, !q2r_qn; [reflexivity|].
  intro E. apply Qeq_eqR in E. rewrite q2r_qn, q2r_0 in E. pose proof (inr_s b). lra.
Qed.

Fixpoint numbered (k : nat) (l : list Q) : sparse :=
  match l with [] => [] | q :: r => cons_nz k q (numbered (S k) r) end.
(* alpha (p - 1) tau^a + mu | |u| - alpha p tau^n | , summed *)
Fixpoint young (b n : nat) (mu al : Q) (us ts : list Q) : option Q :=
  match us, ts with
  | [], [] => Some 0%Q
  | u :: us, t :: ts =>
      if Qle_bool 0 t then
        option_map (qadd (qadd (qmul al (qmul (qratio n b) (qpow t (S b + n))))
                               (qmul mu (qabs (qadd (qabs u) (- qmul al (qmul (qratio (S b + n) b) (qpow t n))))))))
                   (young b n mu al us ts)
      else None
  | _, _ => None
  end.
Definition bound_of (p : exponent) (d : nat) (mu : Q) (w : witness) : option (sparse * Q) :=
  match p with
  | PQ b n =>
      if Nat.eqb (length (direction w)) d && Qle_bool 0 (alpha w) && Qle_bool 0 (top w)
         && Qle_bool (qpow mu (S b + n)) (qpow (top w) (S b)) && negb (is_nil (numbered 0 (direction w)))
      then option_map (fun rest => (numbered 0 (direction w), qadd (qmul (alpha w) (top w)) rest))
                      (young b n mu (alpha w) (direction w) (taus w))
      else None
  | _ => None
  end.

Lemma some_inj {A} (a b : A) : Some a = Some b -> a = b.
Proof. congruence. Qed.
Lemma young_sound b n mu al us : forall ts lo rest t, 0 <= Q2R mu -> 0 <= Q2R al ->
  (forall k, (k < lo + length us)%nat -> Rabs (t k) <= Q2R mu) -> young b n mu al us ts = Some rest ->
  Rabs (ev (numbered lo us) t) <=
    Q2R al * sumr (fun k => rt b (Rabs (t k)) ^ (S b + n)) (seq lo (length us)) + Q2R rest.
Proof.
  induction us as [|u us IH]; intros ts lo rest t M A B H; destruct ts as [|tau ts]; try discriminate; cbn [young] in H.
  - injection H as <-. simpl. rewrite Rabs_R0, q2r_0. lra.
  - destruct (Qle_bool 0 tau) eqn:C; [|discriminate]. apply qle_r in C. rewrite q2r_0 in C.
    destruct (young b n mu al us ts) as [r|] eqn:E; [|discriminate]. cbn [option_map] in H. apply some_inj in H. subst rest.
    specialize (IH ts (S lo) r t M A ltac:(intros k K; apply B; simpl; lia) E).
    cbn [numbered length seq sumr fold_right]. rewrite ev_nz. fold (sumr (fun k => rt b (Rabs (t k)) ^ (S b + n)) (seq (S lo) (length us))).
    rewrite !q2r_add, !q2r_mul, q2r_abs, q2r_add, Q2R_opp, !q2r_mul, q2r_abs, !q2r_ratio, !q2r_pow.
    specialize (B lo ltac:(simpl; lia)).
    pose proof (tangent b n (Rabs (t lo)) (Q2R tau) (Rabs_pos _) C) as T.
    set (y := Rabs (t lo)) in *. set (s := INR (S b + n) / INR (S b) * Q2R tau ^ n) in *.
    set (P := rt b y ^ (S b + n)) in *. set (c := INR n / INR (S b) * Q2R tau ^ (S b + n)) in *.
    set (m := Rabs (Q2R u)). set (D := Rabs (m + - (Q2R al * s))).
    assert (Y : 0 <= y) by apply Rabs_pos.
    assert (K1 : Rabs (Q2R u * t lo) = m * y) by apply Rabs_mult.
    assert (K2 : m - Q2R al * s <= D) by (unfold D; pose proof (Rle_abs (m + - (Q2R al * s))); lra).
    assert (K3 : 0 <= D) by apply Rabs_pos.
    assert (K4 : m * y <= Q2R al * (s * y) + D * y) by nra.
    assert (K5 : D * y <= D * Q2R mu) by (apply Rmult_le_compat_l; assumption).
    assert (K6 : Q2R al * (s * y) <= Q2R al * (P + c)) by (apply Rmult_le_compat_l; assumption).
    pose proof (Rabs_triang (Q2R u * t lo) (ev (numbered (S lo) us) t)) as TR. rewrite K1 in TR.
    set (big := sumr _ (seq (S lo) (length us))) in *. lra.
Qed.

Theorem bound_sound p d mu w u v t : 0 <= Q2R mu -> ball p d mu t -> bound_of p d mu w = Some (u, v) ->
  Rabs (ev u t) <= Q2R v.
Proof.
  intros M B H. destruct p as [| | |b n]; try discriminate. unfold bound_of in H.
  destruct (Nat.eqb _ _ && _ && _ && _ && _) eqn:C; [|discriminate]. rewrite !andb_true_iff in C.
  destruct C as [[[[L A] T] P] _]. apply Nat.eqb_eq in L. apply qle_r in A. apply qle_r in T. apply qle_r in P.
  rewrite q2r_0 in A, T. rewrite !q2r_pow in P.
  destruct (young b n mu (alpha w) (direction w) (taus w)) as [r|] eqn:E; [|discriminate].
  cbn [option_map] in H. assert (u = numbered 0 (direction w) /\ v = qadd (qmul (alpha w) (top w)) r) as [-> ->] by (split; congruence).
  pose proof (pq_inf b n d mu t M B) as I. simpl in I.
  eapply Rle_trans; [apply (young_sound b n mu (alpha w) (direction w) (taus w) 0 r t M A)|]; [|exact E|].
  - intros k K. apply I. lia.
  - rewrite q2r_add, q2r_mul, L. cbn [ball] in B. pose proof (rt_power_le b n _ _ M T P).
    apply Rplus_le_compat_r, Rmult_le_compat_l; [assumption|]. lra.
Qed.

(* Is w.t <= v (< v) on the ball? For p = a/b by the last witness of the line through w, without one by L1.6. *)
Definition bounds := list (sparse * Q).
Definition quotient (w u : sparse) : Q :=
  match w, u with (_, a) :: _, (_, b) :: _ => Qred (a / b) | _, _ => 0%Q end.
Definition on_line (w u : sparse) : bool := is_nil (merge w (scale (- quotient w u) u)).
Definition reachb (p : exponent) (d : nat) (mu : Q) (bs : bounds) (w : sparse) (strict : bool) (v : Q) : bool :=
  ascends 0 d w && Qle_bool 0 mu &&
  match find (fun b => negb (is_nil w) && on_line w (fst b)) bs with
  | Some (u, top) => qcmp strict (qmul (qabs (quotient w u)) top) v
  | None => match p with
            | PQ b n => reach1 (if Nat.ltb n (S b) && Nat.ltb 1 (length w) then P2 else Pinf) mu w strict v
            | _ => reach1 p mu w strict v
            end
  end.
Definition bounded (bs : bounds) (t : nat -> R) : Prop := forall u v, In (u, v) bs -> Rabs (ev u t) <= Q2R v.

Theorem reach_sound p d mu bs w strict v t : ball p d mu t -> bounded bs t ->
  reachb p d mu bs w strict v = true -> cmp strict (ev w t) (Q2R v).
Proof.
  intros B Y H. unfold reachb in H. rewrite !andb_true_iff in H. destruct H as [[A M] H].
  apply qle_r in M. rewrite q2r_0 in M.
  destruct (find _ bs) as [[u r]|] eqn:E.
  - apply find_some in E. destruct E as [I E]. apply andb_true_iff in E. destruct E as [_ E]. cbn [fst] in E.
    specialize (Y u r I). apply qcmp_r in H. rewrite q2r_mul, q2r_abs in H. eapply cmp_trans; [|exact H].
    unfold on_line in E. destruct (merge w _) eqn:Z; [|discriminate].
    pose proof (ev_merge w (scale (- quotient w u) u) t) as K. rewrite Z, ev_scale, Q2R_opp in K. simpl in K.
    set (k := Q2R (quotient w u)) in *.
    replace (ev w t) with (k * ev u t) by lra.
    pose proof (mul_le_abs k (ev u t)). pose proof (Rabs_pos k). nra.
  - destruct p as [| | |b n]; try (eapply reach1_sound; eassumption).
    destruct (Nat.ltb n (S b) && Nat.ltb 1 (length w)) eqn:C.
    + apply andb_true_iff in C. destruct C as [C _]. apply Nat.ltb_lt in C.
      apply (reach1_sound P2 d mu w strict v t A M); [apply (pq_two b n); [lia|assumption|assumption]|exact H].
    + apply (reach1_sound Pinf d mu w strict v t A M); [now apply (pq_inf b n)|exact H].
Qed.
