(* The claim with an error: what has another label has at most that fraction of the ball. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool Psatz.
From Muball Require Import Statement Rational Power Ball Link Content Convex Evidence Rules Sound Follow Claim Shares.
Import ListNotations.
Local Open Scope R_scope.

Lemma at_least_reach_sound p mu w v : p = P1 \/ p = P2 \/ p = Pinf -> 0 <= Q2R mu -> at_least_reach p mu w v = true ->
  (0 <= Q2R v -> reach_of p mu w (Q2R v)) /\ exists y, 0 < y /\ reach_of p mu w y.
Proof.
  intros P M H. destruct P as [->|[->| ->]]; cbn [at_least_reach] in H; apply andb_true_iff in H; destruct H as [H0 H];
    apply qlt_r in H0; apply qle_r in H; rewrite !q2r_mul, q2r_0 in H0; rewrite ?q2r_mul in H; cbn [reach_of].
  - split; [intros _; exact H|]. eexists. split; [exact H0|lra].
  - split; [intros _; exact H|]. pose proof (sum2_nonneg w). set (S := Q2R (sum2 w)) in *. set (m := Q2R mu) in *.
    assert (S0 : 0 < S) by (destruct (Req_dec S 0) as [Z|Z]; [rewrite Z in H0; lra|lra]).
    assert (M0 : 0 < m) by (destruct (Req_dec m 0) as [Z|Z]; [rewrite Z in H0; lra|lra]). exists (m * (S / (S + 1))).
    assert (R0 : 0 < S / (S + 1)) by (apply Rmult_lt_0_compat; [assumption|apply Rinv_0_lt_compat; lra]).
    split; [now apply Rmult_lt_0_compat|]. set (q := S / (S + 1)) in *. assert (Q0 : q * (S + 1) = S) by (unfold q; field; lra).
    assert (q <= 1) by nra. assert (q <= S) by nra. replace (m * q * (m * q)) with (m * m * (q * q)) by ring. apply Rmult_le_compat_l; [nra|nra].
  - split; [intros _; exact H|]. eexists. split; [exact H0|lra].
Qed.
Lemma inner_plain e : inner e = P1 \/ inner e = P2 \/ inner e = Pinf.
Proof. destruct e as [| | |b n]; cbn [inner]; auto. destruct (Nat.ltb n (S b)); auto. Qed.

Section Claim.
Variable fuel : nat.
Variable f : network.
Variable p : norm.
Variable d : nat.
Variable mu : Q.
Variable r : rule.
Variable error : option Q.
Variable witnesses : list witness.
Variable e : exponent.
Variable bs : bounds.
Variable b : ball_text.
Hypothesis norm_read : exponent_of p = Some e.
Hypothesis mu_0 : 0 <= Q2R mu.
Hypothesis bounds_read : bounds_of d mu witnesses e = Ok bs.
Hypothesis centre_length : length (centre b) = d.
Local Notation g := (fun first levels => follow f e d mu bs (centre b) (slabs_of b) (inequalities b) fuel first [] levels).

Lemma first_kept ls : forall own below first levels first',
  follow_all g first (own :: below) ls = Ok (levels, first') -> first' = first.
Proof.
  induction ls as [|a ls IH]; intros own below first levels first' H; cbn [follow_all] in H; [congruence|].
  apply then_ok in H. destruct H as [above [E H]]. destruct fuel as [|n]; [discriminate|]. cbn [follow] in E. destruct a. open_in E. subst above.
  now apply IH in H.
Qed.
(* Units of the first layer are what they are said to be on the whole ball, also where it is left out. *)
Lemma first_exact ls first levels : follow_all g (L Leaf Leaf [] []) [] ls = Ok (levels, first) -> ls <> [] ->
  forall x, in_ball p mu (centre b) x -> forall n w v, get n (kinds first) = Some (Exactly w v) ->
  act f 1 (vec x) n = centred w (centre b) x + Q2R v.
Proof.
  destruct ls as [|a ls]; intros H N x X n w v K; [congruence|]. cbn [follow_all] in H. apply then_ok in H. destruct H as [above [E H]].
  destruct fuel as [|m] eqn:FU; [discriminate|]. cbn [follow] in E. destruct a as [units ps bds fs]. open_in E. subst above.
  rewrite <- FU in H. apply first_kept in H. subst first.
  pose proof (in_ball_ball p e mu (centre b) x norm_read mu_0 X) as B. rewrite centre_length in B.
  pose proof (bounds_sound d mu witnesses e bs _ mu_0 B bounds_read) as R0.
  assert (KE : kinds a0 = kinds a).
  { unfold add_facts in E1. revert E1. apply (fold_ok (fun l => kinds l = kinds a)); [reflexivity|].
    intros l [[k o] t] l' _ HL HE. open_in HE. subst l'. exact HL. }
  rewrite KE in K. apply (base_sound f e d mu bs (centre b) (vec x) B R0) in E0; [|exact Logic.I|intros ? ? ? ? []].
  destruct (kinds_ok _ _ _ _ _ E0 n _ K) as [A _]. exact A.
Qed.

Definition in_slab (x : list R) (s : nat * Q * Q * Q) : Prop :=
  let '(u, lo, hi, _) := s in Q2R lo <= act f 1 (vec x) u <= Q2R hi.
Lemma slab_or_outside x : (exists s, In s (except b) /\ in_slab x s) \/ outside_of f b x.
Proof.
  unfold outside_of. induction (except b) as [|[[[u lo] hi] sh] ss IH]; [right; intros ? ? ? ? []|].
  destruct IH as [[s [I S]]|O]; [left; exists s; split; [now right|assumption]|].
  destruct (Rle_dec (Q2R lo) (act f 1 (vec x) u)) as [A|A]; [destruct (Rle_dec (act f 1 (vec x) u) (Q2R hi)) as [B|B]|].
  - left. exists (u, lo, hi, sh). split; [now left|split; assumption].
  - right. intros u' lo' hi' sh' [I|I]; [|now apply (O u' lo' hi' sh')]. assert (u = u' /\ hi = hi') as [<- <-] by (split; congruence). lra.
  - right. intros u' lo' hi' sh' [I|I]; [|now apply (O u' lo' hi' sh')]. assert (u = u' /\ lo = lo') as [<- <-] by (split; congruence). lra.
Qed.

Lemma centred_moved w lo t : ascends lo d w = true -> centred w (centre b) (moved (centre b) t) = ev w t.
Proof.
  unfold centred. revert lo. induction w as [|[k q] w IH]; intros lo A; [reflexivity|]. cbn [ascends] in A.
  rewrite !andb_true_iff, Nat.ltb_lt in A. destruct A as [[_ K] A]. cbn [ev]. rewrite (IH _ A). f_equal. f_equal.
  apply shift_moved. now rewrite centre_length.
Qed.
Section Content.
Variable boxes : list (list (R * R)).
Hypothesis boxes_are : boxes_cover boxes (in_ball p mu (centre b)).
Local Notation vol := (content _ boxes boxes_are).
Local Notation all := (vol (fun _ => True)).
Lemma share_sound first s : share_ok e d mu first s = true ->
  (forall x, in_ball p mu (centre b) x -> forall n w v, get n (kinds first) = Some (Exactly w v) ->
     act f 1 (vec x) n = centred w (centre b) x + Q2R v) ->
  vol (fun x => in_slab x s) <= Q2R (snd s) * all.
Proof.
  intros H FE. destruct s as [[[u lo] hi] sh]. unfold share_ok in H. destruct (get u (kinds first)) as [[w v| |]|] eqn:K; try discriminate.
  rewrite !andb_true_iff in H. destruct H as [[[A LH] SH] H]. apply qle_r in LH. apply qlt_r in SH. rewrite q2r_0 in SH.
  set (W := Qred _) in H. cbn [snd]. set (D := INR d) in *. assert (D0 : 0 <= D) by apply pos_INR.
  assert (EW : Q2R W * (2 * Q2R sh) = D * (Q2R hi - Q2R lo)).
  { unfold W. rewrite q2r_red, Q2R_div, !q2r_mul, q2r_add, Q2R_opp, q2r_qn.
    - replace (Q2R (2#1)) with 2 by (unfold Q2R; simpl; lra). fold D. field. lra.
    - intro Z. apply Qeq_eqR in Z. rewrite q2r_mul, q2r_0 in Z. replace (Q2R (2#1)) with 2 in Z by (unfold Q2R; simpl; lra). lra. }
  destruct (at_least_reach_sound _ _ _ _ (inner_plain e) mu_0 H) as [RW [y [Y0 RY]]].
  assert (SLAB : forall z, 0 < z -> reach_of (inner e) mu w z -> vol (fun x => in_slab x (u, lo, hi, sh)) * (2 * z) <= D * (Q2R hi - Q2R lo) * all).
  { intros z Z0 RZ. destruct (attained e d mu w z A mu_0 Z0 RZ) as [t [T1 T2]]. rewrite <- centre_length in T1.
    pose proof (content_ball p e mu (centre b) boxes boxes_are w (Q2R lo - Q2R v) (Q2R hi - Q2R v) z t norm_read mu_0 ltac:(lra) Z0 T1
      ltac:(now rewrite (centred_moved w 0))) as C.
    rewrite centre_length in C. fold D in C. replace (Q2R hi - Q2R v - (Q2R lo - Q2R v)) with (Q2R hi - Q2R lo) in C by ring.
    eapply Rle_trans; [|exact C]. apply Rmult_le_compat_r; [lra|]. apply content_in. intros x X S. pose proof (FE x X u w v K) as E.
    cbn [in_slab] in S. lra. }
  pose proof (content_nonneg _ _ boxes_are (fun x => in_slab x (u, lo, hi, sh))) as V0. pose proof (content_nonneg _ _ boxes_are (fun _ => True)) as A0.
  destruct (Rlt_dec 0 (Q2R W)) as [P|P].
  - specialize (SLAB (Q2R W) P (RW (Rlt_le _ _ P))). rewrite <- EW in SLAB. apply (Rmult_le_reg_r (2 * Q2R W)); [lra|]. lra.
  - specialize (SLAB y Y0 RY). assert (Z : D * (Q2R hi - Q2R lo) = 0) by nra. rewrite Z, Rmult_0_l in SLAB.
    apply Rle_trans with 0; [|apply Rmult_le_pos; lra]. apply (Rmult_le_reg_r (2 * y)); lra.
Qed.

Lemma left_out_sound region eta : judge_ball fuel f d mu r error e bs b = Ok region -> error = Some eta -> 0 <= Q2R eta ->
  (forall x, in_ball p mu (centre b) x -> outside_of f b x -> gives r (outputs f x) (label b)) ->
  vol (fun x => ~ gives r (outputs f x) (label b)) <= Q2R eta * all.
Proof.
  intros H EE ET LB. unfold judge_ball in H. open_in H. destruct a as [levels first]. open_in H.
  apply andb_true_iff in G0. destruct G0 as [LO NL]. pose proof (content_nonneg _ _ boxes_are (fun _ => True)) as A0.
  assert (U : forall ss, (forall s, In s ss -> vol (fun x => in_slab x s) <= Q2R (snd s) * all) ->
    vol (fun x => exists s, In s ss /\ in_slab x s) <= Q2R (total (map snd ss)) * all).
  { induction ss as [|s ss IH]; intro HS.
    - cbn [map total fold_right]. rewrite q2r_0, Rmult_0_l, <- (content_nothing _ _ boxes_are). apply content_in. intros x _ [s [[] _]].
    - cbn [map total fold_right]. fold (total (map snd ss)). rewrite q2r_add, Rmult_plus_distr_r.
      eapply Rle_trans; [|apply Rplus_le_compat; [apply (HS s (or_introl eq_refl))|apply (IH (fun s' I => HS s' (or_intror I)))]].
      eapply Rle_trans; [|apply content_or]. apply content_in. intros x _ [s' [[<-|I] S]]; [now left|right; now exists s']. }
  apply Rle_trans with (vol (fun x => exists s, In s (except b) /\ in_slab x s)).
  - apply content_in. intros x X N. destruct (slab_or_outside x) as [S|O]; [exact S|]. exfalso. apply N. now apply LB.
  - unfold left_out_ok in LO. rewrite EE in LO. destruct (except b) as [|s0 ss] eqn:EX.
    + eapply Rle_trans; [apply (U []); intros ? []|]. cbn. rewrite q2r_0. now apply Rmult_le_compat_r.
    + apply andb_true_iff in LO. destruct LO as [SO TO]. eapply Rle_trans; [apply U|apply Rmult_le_compat_r; [exact A0|now apply qle_r in TO]].
      intros s I. rewrite forallb_forall in SO. apply (share_sound first s (SO s I)).
      eapply first_exact; [exact E|]. intro Z. apply follow_all_length in E. rewrite Z in E. destruct levels; [discriminate NL|discriminate].
Qed.
End Content.

Theorem except_sound region eta : judge_ball fuel f d mu r error e bs b = Ok region -> error = Some eta -> 0 <= Q2R eta ->
  (forall x, in_ball p mu (centre b) x -> outside_of f b x -> gives r (outputs f x) (label b)) ->
  forall boxes more, boxes_cover boxes (in_ball p mu (centre b)) -> 0 < more ->
  exists left_out, boxes_cover left_out (fun x => in_ball p mu (centre b) x /\ ~ gives r (outputs f x) (label b)) /\
    Statement.sum (map volume left_out) <= Q2R eta * Statement.sum (map volume boxes) + more.
Proof.
  intros H EE ET LB boxes more K MP. pose proof (left_out_sound boxes K region eta H EE ET LB) as LO.
  destruct (content_near _ boxes K (fun x => ~ gives r (outputs f x) (label b)) more MP) as [v [V [left_out [C S]]]].
  exists left_out. split; [exact C|]. rewrite S. pose proof (content_le _ boxes K _ _ (cover_all _ boxes K (fun _ => True))) as A.
  apply (Rmult_le_compat_l (Q2R eta)) in A; [|exact ET]. lra.
Qed.
End Claim.
