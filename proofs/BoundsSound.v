(* BOUNDS is sound: every rounding is on the safe side. *)
Require Import Reals QArith Qreals Qround List Lra Lia Arith Bool ZArith Psatz.
From Muball Require Import Statement Rational Ball Link Points Bounds.
Import ListNotations.
Local Open Scope R_scope.

(* Sums of products, over as many as both lists have. *)
Fixpoint inner (a v : list R) : R := match a, v with x :: a, y :: v => x * y + inner a v | _, _ => 0 end.
Notation zr := (map IZR).
Notation qr := (map Q2R).
Notation all_nonneg := (Forall (fun t => 0 <= t)).
Notation under_q := (Forall2 (fun q t => Q2R q <= t)).
Notation over_q := (Forall2 (fun q t => t <= Q2R q)).

Lemma q2r_z n : Q2R (qz n) = IZR n.
Proof. unfold qz, inject_Z, Q2R. simpl. field. Qed.
Lemma two_pos e : 0 < Q2R (two e).
Proof. unfold two. rewrite <- q2r_0. apply Qlt_Rlt. destruct (Z.leb 0 e); reflexivity. Qed.
Lemma unit_pos x n : 0 < Q2R (unit_for x n).
Proof. apply two_pos. Qed.
Lemma pos_neq u : 0 < Q2R u -> ~ u == 0%Q.
Proof. intros H E. apply Qeq_eqR in E. rewrite q2r_0 in E. lra. Qed.
Lemma down_le x u : 0 < Q2R u -> IZR (down x u) * Q2R u <= Q2R x.
Proof.
  intro H. pose proof (Qfloor_le (x / u)) as L. apply Qle_Rle in L. fold (qz (Qfloor (x / u))) in L.
  rewrite q2r_z, Q2R_div in L by now apply pos_neq. fold (down x u) in L.
  apply (Rmult_le_compat_r (Q2R u)) in L; [|lra]. unfold Rdiv in L. rewrite Rmult_assoc, Rinv_l, Rmult_1_r in L by lra. exact L.
Qed.
Lemma up_ge x u : 0 < Q2R u -> Q2R x <= IZR (up x u) * Q2R u.
Proof. intro H. pose proof (down_le (- x) u H) as L. unfold up. rewrite Q2R_opp in L. rewrite opp_IZR. lra. Qed.
Lemma floored_le x u : 0 < Q2R u -> Q2R (floored x u) <= Q2R x.
Proof. intro H. unfold floored. rewrite q2r_mul, q2r_z. now apply down_le. Qed.
Lemma below_le x : Q2R (below x) <= Q2R x.
Proof. apply floored_le, unit_pos. Qed.
Lemma above_ge x : Q2R x <= Q2R (above x).
Proof. unfold above. pose proof (below_le (- x)). rewrite Q2R_opp in *. lra. Qed.
Lemma below_in_le d x : Q2R (below_in d x) <= Q2R x.
Proof. apply floored_le, two_pos. Qed.
Lemma above_in_ge d x : Q2R x <= Q2R (above_in d x).
Proof. unfold above_in. pose proof (below_in_le d (- x)). rewrite Q2R_opp in *. lra. Qed.
Lemma qmult_r a b : Q2R (a * b) = Q2R a * Q2R b. Proof. apply Q2R_mult. Qed.

Lemma inner_nil_r a : inner a [] = 0. Proof. now destruct a. Qed.
Lemma inner_le a b v : Forall2 Rle a b -> all_nonneg v -> inner a v <= inner b v.
Proof.
  intro H. revert v. induction H as [|x y a b H _ IH]; intros v V; [lra|].
  destruct v as [|t v]; simpl; [lra|]. inversion V; subst. specialize (IH v ltac:(assumption)). nra.
Qed.
Lemma inner_scale k a : forall v, inner (map (Rmult k) a) v = k * inner a v.
Proof. induction a as [|x a IH]; intros [|y v]; simpl; try lra. rewrite IH. lra. Qed.
Lemma inner_plus n : forall c t, length c = length t -> inner n (map (fun e => fst e + snd e) (combine c t)) = inner n c + inner n t.
Proof.
  induction n as [|a n IH]; intros [|x c] [|y t] H; try discriminate; simpl; try lra.
  injection H as H. rewrite IH by assumption. lra.
Qed.
Lemma inner_add_row c : forall w next v, inner (zr (add_row c w next)) v = inner (zr next) v + IZR c * inner (zr w) v.
Proof.
  induction w as [|a w IH]; intros next v; [simpl; lra|]. destruct next as [|b next].
  - cbn [add_row]. rewrite <- inner_scale, !map_map. simpl. rewrite Rplus_0_l.
    rewrite (map_ext (fun x => IZR (c * x)) (fun x => IZR c * IZR x)) by (intro; apply mult_IZR).
    destruct v as [|y v]; [reflexivity|]. now rewrite mult_IZR.
  - cbn [add_row map]. destruct v as [|y v]; [simpl; lra|]. cbn [inner]. rewrite IH, plus_IZR, mult_IZR. simpl. lra.
Qed.
Lemma inner_zeros {A} (l : list A) : forall v, inner (zr (map (fun _ => 0%Z) l)) v = 0.
Proof. induction l as [|a l IH]; intros [|y v]; simpl; try lra. rewrite IH. lra. Qed.
Lemma dense_inner n : forall i w l g, dense n i w = Some l -> ev w g = inner (qr l) (map g (seq i n)) /\ length l = n.
Proof.
  assert (M : forall (q : Q) o l, option_map (cons q) o = Some l -> exists l', o = Some l' /\ l = q :: l').
  { intros q [l'|] l H; [|discriminate]. exists l'. split; [reflexivity|]. simpl in H. congruence. }
  induction n as [|n IH]; intros i w l g H; cbn [dense] in H.
  - destruct w; [|discriminate]. apply some_inj in H. subst l. now split.
  - destruct w as [|[k q] w].
    + apply M in H. destruct H as [l' [E ->]]. destruct (IH _ _ _ g E) as [A B]. simpl. split; [|now rewrite B].
      rewrite q2r_0. simpl in A. lra.
    + destruct (Nat.eqb k i) eqn:K; apply M in H; destruct H as [l' [E ->]]; destruct (IH _ _ _ g E) as [A B]; simpl; (split; [|now rewrite B]).
      * apply Nat.eqb_eq in K. subst k. now rewrite A.
      * rewrite q2r_0. simpl in A. lra.
Qed.
Lemma dense_vec w l v : dense (length v) 0 w = Some l -> ev w (vec v) = inner (qr l) v.
Proof. intro H. destruct (dense_inner _ _ _ _ (vec v) H) as [E _]. now rewrite vec_seq in E. Qed.

(* The least of a form on the set. *)
Lemma terms_sound u tick n : 0 < Q2R u -> 0 < Q2R tick -> forall neg pos y, under_q pos y -> over_q neg y ->
  IZR (fst (terms u tick n neg pos)) * Q2R tick <= Q2R u * inner (zr n) y.
Proof.
  intros U T. induction n as [|a n IH]; intros neg pos y P N; [simpl; lra|].
  destruct N as [|h b neg y H N]; [simpl; lra|]. inversion P as [|l ? pos' ? L P']; subst.
  cbn [terms map inner]. specialize (IH neg pos' y P' N). destruct (terms u tick n neg pos') as [s z]. cbn [fst] in IH.
  destruct (Z.eqb a 0) eqn:Z0.
  - apply Z.eqb_eq in Z0. subst a. cbn [fst]. lra.
  - cbn [fst]. rewrite plus_IZR.
    pose proof (down_le (qz a * (if (a <? 0)%Z then h else l) * u) tick T) as D. rewrite !qmult_r, q2r_z in D.
    assert (IZR a * Q2R (if (a <? 0)%Z then h else l) <= IZR a * b).
    { destruct (Z.ltb a 0) eqn:S.
      - apply Z.ltb_lt in S. apply IZR_lt in S. nra.
      - apply Z.ltb_ge in S. apply IZR_le in S. nra. }
    nra.
Qed.

Lemma inner_abs n : forall t, inner (zr n) t >= - (IZR (zmost n) * sum (map Rabs t)).
Proof.
  induction n as [|a n IH]; intros t; [simpl; lra|]. destruct t as [|y t]; [simpl; lra|].
  specialize (IH t). cbn [zmost fold_right]. fold (zmost n). set (m := Z.max (Z.abs a) (zmost n)).
  assert (IZR (Z.abs a) <= IZR m) by (apply IZR_le; lia). assert (IZR (zmost n) <= IZR m) by (apply IZR_le; lia).
  rewrite abs_IZR in *. cbn [map inner]. change (sum (?x :: ?l)) with (x + sum l).
  assert (P : 0 <= sum (map Rabs t)) by (clear; induction t as [|y t IH]; simpl; [lra|]; unfold sum in *; simpl; pose proof (Rabs_pos y); lra).
  pose proof (mul_le_abs (- IZR a) y) as L. rewrite Rabs_Ropp in L. pose proof (Rabs_pos y). nra.
Qed.
Lemma inner_square_nonneg a : 0 <= inner a a.
Proof. induction a as [|x a IH]; simpl; nra. Qed.
Lemma cauchy a : forall t, inner a t * inner a t <= inner a a * inner t t.
Proof.
  induction a as [|x a IH]; intros [|y t]; try (simpl; lra).
  cbn [inner]. specialize (IH t). set (e := inner a t) in *. set (A := inner a a) in *. set (B := inner t t) in *.
  assert (HA : 0 <= A) by apply inner_square_nonneg. assert (HB : 0 <= B) by apply inner_square_nonneg.
  assert (K : 2 * (x * y * e) <= x * x * B + y * y * A).
  { set (u := x * x * B). set (w := y * y * A).
    assert (0 <= u) by (apply Rmult_le_pos; [apply Rle_0_sqr|exact HB]).
    assert (0 <= w) by (apply Rmult_le_pos; [apply Rle_0_sqr|exact HA]).
    assert (Z : (x * y * e) * (x * y * e) <= u * w).
    { replace (u * w) with ((x * y) * (x * y) * (A * B)) by (unfold u, w; ring).
      replace (x * y * e * (x * y * e)) with ((x * y) * (x * y) * (e * e)) by ring.
      apply Rmult_le_compat_l; [apply Rle_0_sqr|exact IH]. }
    assert (2 * (x * y * e) * (2 * (x * y * e)) <= (u + w) * (u + w)).
    { pose proof (Rle_0_sqr (u - w)) as D. unfold Rsqr in D. lra. }
    apply Rsqr_incr_0_var; [unfold Rsqr; assumption|lra]. }
  nra.
Qed.

Definition in_round (r : round) (y : list R) : Prop := exists c t mu, y = map (fun e => fst e + snd e) (combine c t) /\ length c = length t /\
  under_q (near_to r) c /\ over_q (far_to r) c /\ 0 <= mu <= Q2R (reach r) /\
  if is_two r then inner t t <= mu * mu else sum (map Rabs t) <= mu.
Definition in_box (s : box) (y : list R) : Prop := under_q (low s) y /\ over_q (high s) y /\ all_nonneg y /\
  match rounded s with None => True | Some r => in_round r y end.

Lemma squares_sound n step : (0 < step)%Z ->
  inner (zr n) (zr n) <= IZR (step * step) * IZR (squares_up step n).
Proof.
  intro S. induction n as [|a n IH]; [simpl; lra|]. cbn [map inner squares_up fold_right]. fold (squares_up step n). unfold sq.
  set (r := squares_up step n) in *. set (m := (- (- Z.abs a / step))%Z).
  assert (K : (Z.abs a <= step * m)%Z) by (pose proof (Z.mul_div_le (- Z.abs a) step S); unfold m; lia).
  assert (K2 : (a * a <= step * step * (m * m))%Z) by nia.
  apply IZR_le in K2. rewrite !mult_IZR in K2. rewrite plus_IZR, !mult_IZR in *. nra.
Qed.
Lemma reach_below_sound r n u tick k t mu : reach_below r n u tick = Some k -> 0 < Q2R u -> 0 < Q2R tick -> 0 <= mu <= Q2R (reach r) ->
  (if is_two r then inner t t <= mu * mu else sum (map Rabs t) <= mu) -> IZR k * Q2R tick <= Q2R u * inner (zr n) t.
Proof.
  intros H U T M B. unfold reach_below in H. destruct (is_two r).
  - cbv zeta in H. set (step := Z.shiftl 1 _) in *. set (squares := squares_up step n) in *. set (root := Z.sqrt_up squares) in *.
    destruct (_ && _) eqn:C; [|discriminate]. apply some_inj in H. subst k. rewrite !andb_true_iff, !Z.leb_le, Z.ltb_lt in C.
    destruct C as [[C1 C2] C3].
    eapply Rle_trans; [apply down_le, T|]. rewrite !qmult_r, Q2R_opp, q2r_z.
    pose proof (above_ge (qz root)) as A. rewrite q2r_z in A. set (a := Q2R (above (qz root))) in *. set (rho := Q2R (reach r)) in *.
    pose proof (squares_sound n step C3) as S. fold squares in S. apply IZR_le in C1, C2. apply IZR_lt in C3. rewrite mult_IZR in C1, S.
    pose proof (cauchy (zr n) t) as CS. set (e := inner (zr n) t) in *. pose proof (inner_square_nonneg t) as TT.
    set (q := IZR squares) in *. set (g := IZR root) in *. set (h := IZR step) in *. clearbody e q g h rho a.
    assert (Q0 : inner (zr n) (zr n) <= (h * g) * (h * g)).
    { apply Rle_trans with (h * h * q); [exact S|]. replace (h * g * (h * g)) with (h * h * (g * g)) by ring.
      apply Rmult_le_compat_l; [nra|exact C1]. }
    assert (M2 : mu * mu <= rho * rho) by nra.
    assert (E : e * e <= (h * g * rho) * (h * g * rho)).
    { pose proof (inner_square_nonneg (zr n)) as NN.
      apply Rle_trans with ((h * g) * (h * g) * (rho * rho)); [|right; ring].
      eapply Rle_trans; [exact CS|]. apply Rmult_le_compat; [exact NN|exact TT|exact Q0|lra]. }
    assert (P : 0 <= h * g * rho) by (apply Rmult_le_pos; [apply Rmult_le_pos|]; lra).
    assert (E' : - (h * g * rho) <= e).
    { apply Rnot_lt_le. intro L. assert (h * g * rho < - e) by lra. nra. }
    assert (h * g * rho <= a * rho * h).
    { replace (a * rho * h) with (h * a * rho) by ring. apply Rmult_le_compat_r; [lra|]. apply Rmult_le_compat_l; lra. }
    nra.
  - apply some_inj in H. subst k. eapply Rle_trans; [apply down_le, T|]. rewrite !qmult_r, Q2R_opp, q2r_z.
    pose proof (inner_abs n t) as A. assert (0 <= IZR (zmost n)) by (apply IZR_le; induction n; simpl; lia).
    set (e := inner (zr n) t) in *. set (w := IZR (zmost n)) in *. set (su := sum (map Rabs t)) in *. clearbody e w su.
    assert (w * su <= w * Q2R (reach r)) by (apply Rmult_le_compat_l; lra). nra.
Qed.
Theorem least_on_sound s n u tick k y : least_on s n u tick = Some k -> 0 < Q2R u -> 0 < Q2R tick -> in_box s y ->
  IZR k * Q2R tick <= Q2R u * inner (zr n) y.
Proof.
  intros H U T [L [Hi [_ R]]]. unfold least_on in H. pose proof (terms_sound u tick n U T _ _ y L Hi) as S0.
  destruct (terms u tick n (high s) (low s)) as [sum size]. cbn [fst] in S0.
  destruct (Z.leb limit size); [discriminate|]. destruct (rounded s) as [r|]; [|apply some_inj in H; now subst k].
  destruct (reach_below r n u tick) as [least|] eqn:E; [|apply some_inj in H; now subst k].
  destruct R as [c [t [mu [-> [LE [N [F [M B]]]]]]]].
  pose proof (reach_below_sound r n u tick least t mu E U T M B) as S1.
  pose proof (terms_sound u tick n U T _ _ c N F) as S2. destruct (terms u tick n (far_to r) (near_to r)) as [more size']. cbn [fst] in S2.
  cbv zeta in H. destruct (_ && _); apply some_inj in H; subst k; [|assumption].
  rewrite plus_IZR, inner_plus by assumption. nra.
Qed.

(* A unit, and what stands for it. *)
Definition cell_ok (st : R) (v : list R) (z : R) (c : cell) : Prop :=
  Q2R (under c) <= z - st * inner (zr (whole c)) v <= Q2R (over c) /\ Q2R (lo c) <= z <= Q2R (hi c) /\
  match what c with Dead => z <= 0 | Alive => 0 <= z | Bent => 0 <= Q2R (hi c) end /\
  (known_positive c = true -> 0 <= z) /\ (known_negative c = true -> z <= 0).
Lemma relu_cases z : (0 <= z /\ relu z = z) \/ (z <= 0 /\ relu z = 0).
Proof. unfold relu. destruct (Rle_dec 0 z); [left; now rewrite Rmax_right|right; rewrite Rmax_left; lra]. Qed.
Lemma relu_nonneg z : 0 <= relu z.
Proof. destruct (relu_cases z) as [[H ->]|[H ->]]; lra. Qed.

Lemma open_unit a w l h z : Rmin 0 a <= w <= Rmax 0 a -> l <= z <= h -> 0 <= a \/ a < 0 ->
  (0 <= a -> w * z <= a * relu z) /\ (a < 0 -> w * z + Rmin (- w * l) ((a - w) * h) <= a * relu z).
Proof.
  intros W Z A. split; intro P.
  - rewrite Rmin_left, Rmax_right in W by lra. destruct (relu_cases z) as [[H ->]|[H ->]]; nra.
  - rewrite Rmin_right, Rmax_left in W by lra. pose proof (Rmin_l (- w * l) ((a - w) * h)). pose proof (Rmin_r (- w * l) ((a - w) * h)).
    destruct (relu_cases z) as [[H1 ->]|[H1 ->]]; nra.
Qed.
Lemma izr_min a b : IZR (Z.min a b) = Rmin (IZR a) (IZR b).
Proof.
  destruct (Z.le_ge_cases a b) as [L|L].
  - rewrite Z.min_l, Rmin_left by (assumption || now apply IZR_le). reflexivity.
  - rewrite Z.min_r, Rmin_right by (assumption || (apply IZR_le; lia)). reflexivity.
Qed.
Lemma izr_max a b : IZR (Z.max a b) = Rmax (IZR a) (IZR b).
Proof.
  destruct (Z.le_ge_cases a b) as [L|L].
  - rewrite Z.max_r, Rmax_right by (assumption || now apply IZR_le). reflexivity.
  - rewrite Z.max_l, Rmax_left by (assumption || (apply IZR_le; lia)). reflexivity.
Qed.
Lemma replaced_sound u tick pull digit a0 scale c w g st v z : replaced u tick pull digit a0 scale c = Some (w, g) ->
  cell_ok st v z c -> 0 < Q2R u -> 0 < Q2R tick -> (0 < scale)%Z ->
  Q2R u * (IZR w * z) + IZR g * Q2R tick <= Q2R u * (IZR a0 / IZR scale * relu z).
Proof.
  intros H [_ [LH [K [KP KN]]]] U T S. unfold replaced in H. cbv zeta in H.
  set (a := if is_dead c then 0%Z else (a0 / scale)%Z) in *.
  (* h >= 0, so the coefficient may be floored *)
  assert (A : IZR a * relu z <= IZR a0 / IZR scale * relu z).
  { unfold a, is_dead. destruct (what c) eqn:E; try (apply Rmult_le_compat_r; [apply relu_nonneg|];
      apply (Rmult_le_reg_r (IZR scale)); [now apply IZR_lt|]; unfold Rdiv; rewrite Rmult_assoc, Rinv_l, Rmult_1_r
        by (apply IZR_lt in S; lra); rewrite <- mult_IZR; apply IZR_le; pose proof (Z.mul_div_le a0 scale S); lia).
    destruct (relu_cases z) as [[P ->]|[P ->]]; [replace z with 0 by lra|]; lra. }
  destruct (match what c with Bent => _ | _ => (a, 0%Z) end) as [w0 g0] eqn:E.
  set (w' := if Z.eqb pull 0 then w0 else _) in *.
  destruct (_ && _ && _) eqn:C; [|discriminate]. assert (w' = w /\ g0 = g) as [W G] by (split; congruence). clear H.
  rewrite !andb_true_iff in C. destruct C as [[C1 C2] C3].
  (* the pulls of assumptions *)
  assert (B : IZR w * z <= IZR w0 * z).
  { subst w. unfold w'. destruct (Z.eqb pull 0) eqn:P0; [lra|]. apply Z.eqb_neq in P0. unfold w' in C2, C3. destruct (Z.ltb pull 0) eqn:P1.
    - cbn [negb orb] in C2. apply andb_true_iff in C2. destruct C2 as [C2 L]. apply KP in C2. apply Z.leb_le, IZR_le in L.
      nra.
    - apply Z.ltb_ge in P1. assert (P2 : (0 <? pull)%Z = true) by (apply Z.ltb_lt; lia). rewrite P2 in C3. cbn [negb orb] in C3.
      apply andb_true_iff in C3. destruct C3 as [C3 L]. apply KN in C3. apply Z.leb_le, IZR_le in L.
      nra. }
  assert (D : Q2R u * (IZR w0 * z) + IZR g0 * Q2R tick <= Q2R u * (IZR a * relu z)).
  { unfold is_bent in C1. destruct (what c) eqn:M.
    - assert (w0 = a /\ g0 = 0%Z) as [-> ->] by (split; congruence). unfold a, is_dead. rewrite M. simpl. lra.
    - assert (w0 = a /\ g0 = 0%Z) as [-> ->] by (split; congruence). destruct (relu_cases z) as [[P ->]|[P ->]]; [lra|].
      replace z with 0 by lra. lra.
    - cbn [negb orb] in C1. apply andb_true_iff in C1. destruct C1 as [X1 X2]. apply Z.leb_le, IZR_le in X1, X2. rewrite izr_min in X1. rewrite izr_max in X2.
      destruct (Rle_lt_dec 0 (IZR a)) as [P|P].
      + destruct (open_unit (IZR a) (IZR w0) (Q2R (lo c)) (Q2R (hi c)) z ltac:(split; assumption) LH ltac:(now left)) as [Y _]. specialize (Y P).
        assert (g0 = 0%Z) as ->. { destruct (Z.ltb 0 a) eqn:E1; [congruence|]. assert (E2 : (a <? 0)%Z = false) by (apply Z.ltb_ge; now apply le_IZR). rewrite E2 in E. congruence. }
        rewrite Rmult_0_l, Rplus_0_r. apply Rmult_le_compat_l; lra.
      + destruct (open_unit (IZR a) (IZR w0) (Q2R (lo c)) (Q2R (hi c)) z ltac:(split; assumption) LH ltac:(now right)) as [_ Y]. specialize (Y P).
        apply (lt_IZR a 0) in P. assert (E1 : (0 <? a)%Z = false) by (apply Z.ltb_ge; lia). assert (E2 : (a <? 0)%Z = true) by now apply Z.ltb_lt.
        rewrite E1, E2 in E. set (w1 := (- (- a * chord c / 1048576))%Z) in *. assert (w1 = w0) as EW by congruence. rewrite EW in E.
        assert (GE : g0 = Z.min (down (- qz w0 * lo c * u) tick) (down (qz (a - w0) * hi c * u) tick)) by congruence. clear E.
        pose proof (down_le (- qz w0 * lo c * u) tick T) as D1. pose proof (down_le (qz (a - w0) * hi c * u) tick T) as D2.
        rewrite !qmult_r, ?Q2R_opp, q2r_z in D1. rewrite !qmult_r, q2r_z, minus_IZR in D2. rewrite GE, izr_min.
        set (m1 := IZR (down (- qz w0 * lo c * u) tick)) in *. set (m2 := IZR (down (qz (a - w0) * hi c * u) tick)) in *.
        assert (Rmin m1 m2 * Q2R tick <= Q2R u * Rmin (- IZR w0 * Q2R (lo c)) ((IZR a - IZR w0) * Q2R (hi c))).
        { pose proof (Rmin_l m1 m2). pose proof (Rmin_r m1 m2).
          destruct (Rmin_case_strong (- IZR w0 * Q2R (lo c)) ((IZR a - IZR w0) * Q2R (hi c)) (fun r => Rmin m1 m2 * Q2R tick <= Q2R u * r));
            intros; try nra. all: assumption. }
        nra. }
  subst g. nra.
Qed.

(* A form, layer by layer down to the inputs. *)
Lemma descend_sound u tick scale pulls st v zs : 0 < Q2R u -> 0 < Q2R tick -> (0 < scale)%Z ->
  forall cs, Forall2 (cell_ok st v) zs cs -> forall k form digits p p', descend u tick scale pulls k form cs digits p = Some p' ->
  Q2R u * st * inner (zr (next p')) v + IZR (ticks p') * Q2R tick <=
  Q2R u / IZR scale * inner (zr form) (map relu zs) + Q2R u * st * inner (zr (next p)) v + IZR (ticks p) * Q2R tick.
Proof.
  intros U T S cs O. induction O as [|z c zs cs K O IH]; intros k form digits p p' H; cbn [descend] in H.
  - destruct form; [|discriminate]. apply some_inj in H. subst p'. simpl. lra.
  - cbv zeta in H. destruct (replaced _ _ _ _ _ _ _) as [[w g]|] eqn:E; [|discriminate].
    apply (replaced_sound _ _ _ _ _ _ _ _ _ st v z) in E; try assumption.
    apply IH in H. clear IH.
    assert (F : inner (zr form) (map relu (z :: zs)) = IZR (hd 0%Z form) * relu z + inner (zr (tl form)) (map relu zs)).
    { destruct form; simpl; lra. }
    rewrite F. eapply Rle_trans; [exact H|]. clear H F.
    set (rest := inner (zr (tl form)) (map relu zs)) in *. set (a0 := IZR (hd 0%Z form)) in *.
    assert (B : Q2R u * st * inner (zr (next (if (w =? 0)%Z then P (next p) (ticks p + g) (bulk p - g) (weight p)
         else P (add_row w (whole c) (next p)) (ticks p + g + down (qz w * (if (w <? 0)%Z then over c else under c) * u) tick)
           (bulk p - g + Z.abs (down (qz w * (if (w <? 0)%Z then over c else under c) * u) tick)) (weight p + Z.abs w * most c)))) v
       + IZR (ticks (if (w =? 0)%Z then P (next p) (ticks p + g) (bulk p - g) (weight p)
         else P (add_row w (whole c) (next p)) (ticks p + g + down (qz w * (if (w <? 0)%Z then over c else under c) * u) tick)
           (bulk p - g + Z.abs (down (qz w * (if (w <? 0)%Z then over c else under c) * u) tick)) (weight p + Z.abs w * most c))) * Q2R tick
       <= Q2R u * st * inner (zr (next p)) v + Q2R u * (IZR w * z) + (IZR (ticks p) + IZR g) * Q2R tick).
    { destruct (Z.eqb w 0) eqn:W0.
      - apply Z.eqb_eq in W0. subst w. cbn [next ticks]. rewrite plus_IZR. nra.
      - cbn [next ticks]. rewrite inner_add_row, !plus_IZR. destruct K as [B _].
        pose proof (down_le (qz w * (if (w <? 0)%Z then over c else under c) * u) tick T) as D. rewrite !qmult_r, q2r_z in D.
        set (i := inner (zr (whole c)) v) in *. set (n := inner (zr (next p)) v) in *.
        assert (IZR w * Q2R (if (w <? 0)%Z then over c else under c) <= IZR w * (z - st * i)).
        { destruct (Z.ltb w 0) eqn:W.
          - apply Z.ltb_lt, IZR_lt in W. nra.
          - apply Z.ltb_ge, IZR_le in W. nra. }
        assert (IZR w * Q2R (if (w <? 0)%Z then over c else under c) * Q2R u <= Q2R u * (IZR w * (z - st * i))) by nra. nra. }
    assert (E' : Q2R u / IZR scale * (a0 * relu z + rest) = Q2R u * (a0 / IZR scale * relu z) + Q2R u / IZR scale * rest).
    { unfold Rdiv. ring. }
    lra.
Qed.

Inductive follows (y : list R) : list rank -> list R -> Prop :=
| follows_input : follows y [] y
| follows_rank r below v zs : follows y below v -> Forall2 (cell_ok (Q2R (step r)) v) zs (cells r) -> follows y (r :: below) (map relu zs).

Lemma at_inputs_sound s tick form u sum size direct k y : at_inputs s tick form u sum size direct = Some k -> 0 < Q2R u -> 0 < Q2R tick ->
  in_box s y -> IZR k * Q2R tick <= Q2R u * inner (zr form) y + inner (qr direct) y + IZR sum * Q2R tick.
Proof.
  intros H U T I. unfold at_inputs in H. cbv zeta in H. set (all := match direct with [] => form | _ => _ end) in *.
  destruct (Z.leb limit _); [discriminate|]. set (scale := Z.shiftl 1 _) in *.
  destruct (is_extreme _ || _) eqn:C; [discriminate|]. apply orb_false_iff in C. destruct C as [_ C]. apply negb_false_iff, Z.ltb_lt in C.
  destruct (least_on _ _ _ _) as [rest|] eqn:E; [|discriminate]. destruct (Z.ltb _ limit); [|discriminate]. apply some_inj in H. subst k.
  assert (P : all_nonneg y) by apply I. pose proof (IZR_lt _ _ C) as C'.
  apply (least_on_sound s _ _ tick rest y) in E; [|rewrite qmult_r, q2r_z; apply Rmult_lt_0_compat; assumption|assumption|assumption].
  rewrite qmult_r, q2r_z in E. rewrite plus_IZR.
  assert (A : Q2R u * inner (zr all) y <= Q2R u * inner (zr form) y + inner (qr direct) y).
  { unfold all. destruct direct as [|q direct]; [simpl; lra|]. rewrite inner_add_row. set (ds := q :: direct).
    assert (inner (map (Rmult (Q2R u)) (zr (map (fun q => down q u) ds))) y <= inner (qr ds) y).
    { apply inner_le; [|exact P]. clear - U. induction ds as [|a ds IH]; [constructor|]. cbn [map]. constructor; [|exact IH].
      pose proof (down_le a u U). lra. }
    rewrite inner_scale in H. lra. }
  assert (B : IZR scale * inner (zr (map (fun n => (n / scale)%Z) all)) y <= inner (zr all) y).
  { rewrite <- inner_scale. apply inner_le; [|exact P]. clear - C. clearbody scale. induction all as [|a all IH]; [constructor|]. cbn [map]. constructor; [|exact IH].
    rewrite <- mult_IZR. apply IZR_le, Z.mul_div_le, C. }
  nra.
Qed.

Theorem least_sound bits s tick betas digits ranks : forall form u sum size direct k y h,
  least bits s tick betas digits ranks form u sum size direct = Some k -> 0 < Q2R u -> 0 < Q2R tick -> in_box s y -> follows y ranks h ->
  IZR k * Q2R tick <= Q2R u * inner (zr form) h + inner (qr direct) y + IZR sum * Q2R tick.
Proof.
  induction ranks as [|r below IH]; intros form u sum size direct k y h H U T I F.
  - inversion F; subst. now apply (at_inputs_sound s tick form u sum size direct).
  - inversion F as [|? ? v zs F' O]; subst. cbn [least] in H. cbv zeta in H.
    set (scale := Z.shiftl 1 _) in *. destruct (is_extreme _ || _ || _ || _) eqn:C; [discriminate|].
    rewrite !orb_false_iff in C. destruct C as [[_ C] C1]. apply negb_false_iff in C. apply negb_false_iff in C1.
    apply Z.ltb_lt in C. apply qlt_r in C1. rewrite q2r_0 in C1. pose proof (IZR_lt _ _ C) as C'.
    destruct (descend _ _ _ _ _ _ _ _ _) as [p|] eqn:E; [|discriminate]. destruct (Z.ltb _ limit); [|discriminate].
    apply (IH _ _ _ _ _ _ y v) in H; try assumption.
    2:{ rewrite !qmult_r, q2r_z. apply Rmult_lt_0_compat; [apply Rmult_lt_0_compat|]; assumption. }
    apply (descend_sound _ _ _ _ (Q2R (step r)) v zs) in E; [|rewrite qmult_r, q2r_z; now apply Rmult_lt_0_compat|assumption|assumption|assumption].
    rewrite !qmult_r, q2r_z in H. cbn [next ticks] in E. rewrite qmult_r, q2r_z in E.
    assert (Z0 : inner (zr (match cells r with [] => [] | c :: _ => map (fun _ => 0%Z) (whole c) end)) v = 0).
    { destruct (cells r); [reflexivity|apply inner_zeros]. }
    rewrite Z0 in E. replace (Q2R u * IZR scale / IZR scale) with (Q2R u) in E by (field; lra). lra.
Qed.

(* A layer in whole numbers, at the vector that it reads. *)
Definition near_row (ly : layer) (v : list R) (z : R) (e : list Z * Z * (Q * Q)) : Prop :=
  exists b, Q2R (fst (snd e)) <= b <= Q2R (snd (snd e)) /\
    Rabs (z - b - Q2R (the_step ly) * inner (zr (fst (fst e))) v) <= Q2R (half ly) * Statement.sum v.
Definition fits_layer (ly : layer) (v z : list R) : Prop :=
  0 < Q2R (the_step ly) /\ 0 <= Q2R (half ly) /\ Forall2 (near_row ly v) z (combine (wholes ly) (biases ly)) /\
  length (wholes ly) = length (biases ly).

Lemma interval_sound grid w : 0 < grid -> forall fts v, Forall2 (fun e t => IZR (fst e) * grid <= t <= IZR (snd e) * grid) fts v ->
  IZR (fst (interval w fts)) * grid <= inner (zr w) v <= IZR (snd (interval w fts)) * grid.
Proof.
  intro G. induction w as [|a w IH]; intros fts v H; [simpl; lra|]. destruct H as [|[f t] x fts v E H]; [simpl; lra|].
  specialize (IH fts v H). cbn [interval map inner]. destruct (interval w fts) as [l u]. cbn [fst snd] in *.
  destruct (Z.ltb 0 a) eqn:A; cbn [fst snd]; rewrite !plus_IZR, !mult_IZR.
  - apply Z.ltb_lt, IZR_lt in A. split; nra.
  - apply Z.ltb_ge, IZR_le in A. split; nra.
Qed.
Lemma sum_of_ranges grid fts v : Forall2 (fun e t => IZR (fst e) * grid <= t <= IZR (snd e) * grid) fts v ->
  Statement.sum v <= IZR (fold_right (fun e t => (snd e + t)%Z) 0%Z fts) * grid.
Proof.
  induction 1 as [|[f t] x fts v E H IH]; [simpl; lra|]. cbn [fold_right snd fst] in *. change (Statement.sum (x :: v)) with (x + Statement.sum v).
  rewrite plus_IZR. lra.
Qed.
Lemma follows_nonneg y ranks v : all_nonneg y -> follows y ranks v -> all_nonneg v.
Proof. intros P F. destruct F; [exact P|]. clear. induction zs as [|z zs IH]; constructor; [apply relu_nonneg|exact IH]. Qed.
Lemma ranges_sound s y ranks v grid : in_box s y -> follows y ranks v -> 0 < Q2R grid ->
  Forall2 (fun e t => IZR (fst e) * Q2R grid <= t <= IZR (snd e) * Q2R grid) (map (activation_in grid) (ranges s ranks)) v.
Proof.
  intros [L [Hi [P _]]] F G. destruct F as [|r below v zs F O]; cbn [ranges].
  - clear - L Hi P G. revert Hi. generalize (high s). induction L as [|a t lo y A L IH]; intros his Hi; inversion Hi as [|b ? his' ? B Hi']; subst; [constructor|].
    inversion P; subst. cbn [combine map]. constructor; [|now apply IH].
    cbn [activation_in fst snd]. pose proof (down_le a grid G). pose proof (up_ge b grid G). destruct (qltb a 0); split; simpl; lra.
  - clear - O G. induction O as [|z c zs cs K O IH]; [constructor|]. cbn [map]. constructor; [|exact IH].
    destruct K as [_ [LH [K _]]]. unfold activation_in, is_dead. pose proof (down_le (lo c) grid G). pose proof (up_ge (hi c) grid G).
    destruct (what c); cbn [fst snd].
    + destruct (relu_cases z) as [[P ->]|[P ->]]; lra.
    + destruct (relu_cases z) as [[P ->]|[P ->]]; destruct (qltb (lo c) 0); simpl; try lra.
    + destruct (relu_cases z) as [[P ->]|[P ->]]; destruct (qltb (lo c) 0) eqn:E; simpl; try lra.
      all: unfold qltb in E; apply negb_false_iff, qle_r in E; rewrite q2r_0 in E; lra.
Qed.

(* What an assumption says of the units of a layer. *)
Definition assumed (sign : nat -> nat -> R) (assumptions : list assumption) : Prop :=
  forall l k positive, In (l, k, positive) assumptions -> if positive : bool then 0 <= sign l k else sign l k <= 0.

Lemma sign_in (l : list assumption) : forall o, fold_left (fun _ a => Some (snd a)) l o = o \/
  exists a, In a l /\ fold_left (fun _ a => Some (snd a)) l o = Some (snd a).
Proof.
  induction l as [|a l IH]; intro o; [now left|]. right. cbn [fold_left]. destruct (IH (Some (snd a))) as [E|[b [J E]]].
  - exists a. split; [now left|exact E].
  - exists b. split; [now right|exact E].
Qed.
Lemma cell_of_sound bits s assumptions ranks st tick grid slack hf y v z k w b sign :
  in_box s y -> follows y ranks v -> 0 < Q2R st -> 0 < Q2R tick -> 0 < Q2R grid -> assumed sign assumptions -> z = sign (length ranks) k ->
  (exists b', Q2R (fst b) <= b' <= Q2R (snd b) /\ Rabs (z - b' - Q2R st * inner (zr (fst w)) v) <= hf) ->
  hf <= IZR slack * Q2R tick ->
  cell_ok (Q2R st) v z (cell_of bits s assumptions ranks st tick grid slack (map (activation_in grid) (ranges s ranks)) k w b).
Proof.
  intros I F ST T G AS SG [b' [BB HB]] SL. unfold cell_of. cbv zeta.
  set (mine := of_unit assumptions (length ranks) k). set (sgn := sign_of mine). set (ends := interval (fst w) _).
  set (bottom := (down (fst b) tick - slack)%Z). set (top := (up (snd b) tick + slack)%Z).
  set (i := inner (zr (fst w)) v) in *.
  assert (MINE : forall a, In a mine -> if snd a : bool then 0 <= z else z <= 0).
  { intros [[l n] p] J. apply filter_In in J. cbn [fst snd] in *. destruct J as [J E]. apply andb_true_iff in E. destruct E as [E1 E2].
    apply Nat.eqb_eq in E1, E2. subst l n z. now apply AS. }
  assert (SIGN : match sgn with Some true => 0 <= z | Some false => z <= 0 | None => True end).
  { destruct (sign_in mine None) as [E|[a [J E]]]; unfold sgn, sign_of; rewrite E; [exact Logic.I|]. specialize (MINE a J). now destruct (snd a). }
  assert (BO : IZR bottom * Q2R tick <= z - Q2R st * i <= IZR top * Q2R tick).
  { unfold bottom, top. rewrite minus_IZR, plus_IZR. pose proof (down_le (fst b) tick T). pose proof (up_ge (snd b) tick T).
    unfold Rabs in HB. destruct (Rcase_abs _) in HB; split; nra. }
  pose proof (interval_sound (Q2R grid) (fst w) G _ v (ranges_sound s y ranks v grid I F G)) as IV. fold ends i in IV.
  set (l0 := (down (qz (fst ends) * grid * st) tick + bottom)%Z). set (u0 := (up (qz (snd ends) * grid * st) tick + top)%Z).
  assert (L0 : IZR l0 * Q2R tick <= z <= IZR u0 * Q2R tick).
  { unfold l0, u0. rewrite !plus_IZR. pose proof (down_le (qz (fst ends) * grid * st) tick T) as D. pose proof (up_ge (qz (snd ends) * grid * st) tick T) as U.
    rewrite !qmult_r, q2r_z in D, U. split; nra. }
  set (lower := raised bits s ranks (fst w) st tick bottom). set (upper := lowered bits s ranks (fst w) st tick top).
  assert (LO : forall l, IZR l * Q2R tick <= z -> IZR (lower l) * Q2R tick <= z).
  { intros l H. unfold lower, raised. destruct (least _ _ _ _ _ _ _ _ _ _ _) as [a|] eqn:E; [|exact H].
    apply (least_sound _ _ _ _ _ _ _ _ _ _ _ _ y v) in E; try assumption. simpl in E. fold i in E. rewrite izr_max. apply Rmax_case; lra. }
  assert (UP : forall u, z <= IZR u * Q2R tick -> z <= IZR (upper u) * Q2R tick).
  { intros u H. unfold upper, lowered. destruct (least _ _ _ _ _ _ (map Z.opp (fst w)) _ _ _ _) as [a|] eqn:E; [|exact H].
    apply (least_sound _ _ _ _ _ _ _ _ _ _ _ _ y v) in E; try assumption. simpl in E.
    assert (N : inner (zr (map Z.opp (fst w))) v = - i).
    { unfold i. replace (- inner (zr (fst w)) v) with (-1 * inner (zr (fst w)) v) by ring. rewrite <- inner_scale, !map_map. f_equal.
      apply map_ext. intro n. rewrite opp_IZR. ring. }
    rewrite N, opp_IZR in E. rewrite izr_min, opp_IZR. apply Rmin_case; lra. }
  set (once := improved bits s ranks (fst w) st tick bottom top).
  assert (ON : forall p e, IZR (fst e) * Q2R tick <= z <= IZR (snd e) * Q2R tick -> IZR (fst (once p e)) * Q2R tick <= z <= IZR (snd (once p e)) * Q2R tick).
  { intros p e [H1 H2]. unfold once, improved. fold lower upper. destruct (match ranks with [] => _ | _ => _ end); [|now split]. destruct p; cbn [fst snd]; split; auto. }
  set (first := Z.ltb u0 (- l0)).
  pose proof (ON (negb first) _ (ON first (l0, u0) L0)) as X. destruct (once (negb first) (once first (l0, u0))) as [l1 u1]. cbn [fst snd] in X.
  set (lu := match sgn with Some true => (Z.max l1 0, Z.max u1 0) | _ => (l1, u1) end).
  assert (Y : IZR (fst lu) * Q2R tick <= z <= IZR (snd lu) * Q2R tick).
  { unfold lu. destruct sgn as [[|]|]; try exact X. cbn [fst snd]. rewrite !izr_max. split; [apply Rmax_case; lra|]. eapply Rle_trans; [apply X|].
    apply Rmult_le_compat_r; [lra|apply Rmax_l]. }
  destruct lu as [l u]. cbn [fst snd] in Y.
  set (wh := match sgn with Some false => Dead | _ => _ end).
  assert (Q1 : forall n, Q2R (qz n * tick) = IZR n * Q2R tick) by (intro; now rewrite qmult_r, q2r_z).
  unfold cell_ok. cbn [under over whole lo hi what known_positive known_negative]. fold i.
  pose proof (below_le (qz bottom * tick)). pose proof (above_ge (qz top * tick)). pose proof (below_le (qz l * tick)). pose proof (above_ge (qz u * tick)).
  rewrite !Q1 in *. repeat split; try lra.
  - unfold wh. destruct sgn as [[|]|]; try assumption. destruct (Z.leb u 0) eqn:EU.
    + apply Z.leb_le, IZR_le in EU. nra.
    + apply Z.leb_gt, IZR_lt in EU. destruct (Z.leb 0 l) eqn:EL; [apply Z.leb_le, IZR_le in EL|]; nra.
  - intro E. apply existsb_exists in E. destruct E as [a [J E]]. specialize (MINE a J). now rewrite E in MINE.
  - intro E. apply existsb_exists in E. destruct E as [a [J E]]. specialize (MINE a J). apply negb_true_iff in E. now rewrite E in MINE.
Qed.

Lemma next_rank_sound bits s assumptions ranks ly y v zs sign : in_box s y -> follows y ranks v -> assumed sign assumptions ->
  fits_layer ly v zs -> (forall k z, nth_error zs k = Some z -> z = sign (length ranks) k) ->
  follows y (next_rank bits s assumptions ranks ly :: ranks) (map relu zs).
Proof.
  intros I F AS [ST [HN [FL LEN]]] SG. apply (follows_rank y _ ranks v); [exact F|]. unfold next_rank. cbv zeta. cbn [step cells].
  set (grid := unit_for (_ * qz (largest_sum ly)) 51). set (tick := unit_for _ (2 * bits - 4)). set (slack := if Qeq_bool (half ly) 0 then 0%Z else _).
  assert (T : 0 < Q2R tick) by apply unit_pos. assert (G : 0 < Q2R grid) by apply unit_pos.
  pose proof (sum_of_ranges _ _ _ (ranges_sound s y ranks v grid I F G)) as TO.
  assert (SL : Q2R (half ly) * Statement.sum v <= IZR slack * Q2R tick).
  { unfold slack. destruct (Qeq_bool (half ly) 0) eqn:E.
    - apply qeq_r in E. rewrite E, q2r_0. simpl. lra.
    - eapply Rle_trans; [|apply up_ge, T]. rewrite !qmult_r, q2r_z. nra. }
  clearbody slack tick. assert (L : length (wholes ly) = length (combine (wholes ly) (biases ly))) by (rewrite combine_length, <- LEN; lia).
  rewrite L. clear L LEN TO. revert SG FL. generalize (combine (wholes ly) (biases ly)) as es. intros es SG FL.
  assert (K : forall lo, (forall k z, nth_error zs k = Some z -> z = sign (length ranks) (lo + k)%nat) ->
    Forall2 (cell_ok (Q2R (the_step ly)) v) zs
      (map (fun e => cell_of bits s assumptions ranks (the_step ly) tick grid slack (map (activation_in grid) (ranges s ranks)) (fst e) (fst (snd e)) (snd (snd e)))
        (combine (seq lo (length es)) es))).
  2:{ apply (K 0%nat). exact SG. }
  clear SG. induction FL as [|z e zs es NR FL IH]; intros lo SG; [constructor|]. cbn [length seq combine map]. constructor.
  - apply (cell_of_sound bits s assumptions ranks (the_step ly) tick grid slack (Q2R (half ly) * Statement.sum v) y v z _ _ _ sign); try assumption.
    cbn [fst]. specialize (SG 0%nat z eq_refl). now rewrite Nat.add_0_r in SG.
  - apply IH. intros k z' J. specialize (SG (S k) z' J). now rewrite Nat.add_succ_r in SG.
Qed.

(* A layer made whole. *)
Lemma forall2_len {A B} (P : A -> B -> Prop) a b : Forall2 P a b -> length a = length b.
Proof. induction 1; simpl; congruence. Qed.
Lemma options_nth {A} (l : list (option A)) : forall l', options l = Some l' -> Forall2 (fun o a => o = Some a) l l'.
Proof.
  induction l as [|[a|] l IH]; intros l' H; cbn [options] in H; [|..|discriminate].
  - apply some_inj in H. subst l'. constructor.
  - destruct (options l) as [l1|]; [|discriminate]. cbn [option_map] in H. apply some_inj in H. subst l'. constructor; [reflexivity|]. now apply IH.
Qed.
Lemma near_rows st hf (f : Q -> Z) : 0 <= hf -> forall l v, all_nonneg v -> (forall q, In q l -> Rabs (Q2R q - IZR (f q) * st) <= hf) ->
  Rabs (inner (qr l) v - st * inner (zr (map f l)) v) <= hf * Statement.sum v.
Proof.
  intro H0. induction l as [|q l IH]; intros v P H.
  - assert (0 <= Statement.sum v) by (clear - P; induction P; [simpl; lra|]; change (Statement.sum (x :: l)) with (x + Statement.sum l); lra).
    simpl. rewrite Rmult_0_r, Rminus_0_r, Rabs_R0. nra.
  - destruct v as [|t v]; [simpl; rewrite Rmult_0_r, Rminus_0_r, Rabs_R0; lra|]. inversion P; subst.
    specialize (IH v ltac:(assumption) ltac:(intros; apply H; now right)). specialize (H q (or_introl eq_refl)).
    cbn [map inner]. change (Statement.sum (t :: v)) with (t + Statement.sum v).
    set (a := inner (qr l) v) in *. set (b := inner (zr (map f l)) v) in *.
    replace (Q2R q * t + a - st * (IZR (f q) * t + b)) with ((Q2R q - IZR (f q) * st) * t + (a - st * b)) by ring.
    eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_mult, (Rabs_pos_eq t) by assumption. nra.
Qed.
Lemma prepared_sound bits n rows ly v bases big bs : prepared bits n rows = Some ly -> length v = n -> all_nonneg v ->
  Forall2 (fun b e => Q2R (fst e) <= b <= Q2R (snd e)) bases bs -> length bases = length rows ->
  fits_layer (Layer_ (wholes ly) (the_step ly) (half ly) big bs) v (map (fun e => fst e + ev (snd (snd e)) (vec v)) (combine bases rows)).
Proof.
  intros H L P B LB. unfold prepared in H. cbv zeta in H. set (st := two _) in *.
  destruct (options _) as [exact|] eqn:E; [|discriminate]. set (hf := if all_near st 0 exact then 0%Q else (st / 2)%Q) in *.
  destruct (all_near st hf exact) eqn:A; [|discriminate]. apply some_inj in H. subst ly. cbn [biases wholes half the_step] in *.
  assert (S0 : 0 < Q2R st) by apply two_pos.
  assert (H0 : 0 <= Q2R hf). { unfold hf. destruct (all_near st 0 exact); [rewrite q2r_0; lra|]. rewrite Q2R_div by (intro X; discriminate). change (Q2R 2) with (2 * / 1). lra. }
  assert (NE : forall l q, In l exact -> In q l -> Rabs (Q2R q - IZR (nearest st q) * Q2R st) <= Q2R hf).
  { intros l q I J. unfold all_near in A. rewrite forallb_forall in A. specialize (A l I). rewrite forallb_forall in A. specialize (A q J).
    apply qle_r in A. rewrite q2r_abs, Q2R_plus, Q2R_opp, qmult_r, q2r_z in A. exact A. }
  set (g := nearest st) in *. clearbody hf g st. clear A. unfold fits_layer. cbn [the_step half wholes biases]. apply options_nth in E.
  assert (L1 : length exact = length rows) by (apply forall2_len in E; rewrite map_length in E; now symmetry).
  split; [exact S0|]. split; [exact H0|]. split; [|apply forall2_len in B; rewrite !map_length; lia].
  revert bases bs B LB. clear L1. revert rows E.
  induction exact as [|l exact IH]; intros rows E bases bs B LB; inversion E as [|? ? ? ? E1 E2 E3]; destruct rows as [|r rows]; try discriminate; destruct bases as [|b bases]; try discriminate.
  - constructor.
  - cbn [map] in *. inversion B as [|? ? ? ? B1 B2]; subst. cbn [map combine]. constructor.
    + unfold near_row. cbn [the_step half fst snd]. exists b. split; [exact B1|].
      rewrite (dense_vec (snd r) l v) by congruence.
      replace (b + inner (qr l) v - b - Q2R st * inner (zr (map g l)) v) with (inner (qr l) v - Q2R st * inner (zr (map g l)) v) by ring.
      apply near_rows; [exact H0|exact P|]. intros q J. apply (NE l q); [now left|exact J].
    + apply IH; [intros; eapply NE; [right|]; eassumption|congruence|assumption|simpl in LB; congruence].
Qed.
