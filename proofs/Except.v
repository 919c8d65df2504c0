(* The claim with an error: what has another label has at most that fraction of the ball. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool Psatz.
From Muball Require Import Statement Rational Power Ball Link Evidence Rules Sound Follow Claim Shares.
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

Lemma share_sound first vol s : fraction p mu (centre b) vol -> share_ok e d mu first s = true ->
  (forall x, in_ball p mu (centre b) x -> forall n w v, get n (kinds first) = Some (Exactly w v) ->
     act f 1 (vec x) n = centred w (centre b) x + Q2R v) ->
  vol (fun x => in_slab x s) <= Q2R (snd s).
Proof.
  intros V H FE. destruct s as [[[u lo] hi] sh]. unfold share_ok in H. destruct (get u (kinds first)) as [[w v| |]|] eqn:K; try discriminate.
  rewrite !andb_true_iff in H. destruct H as [[[A LH] SH] H]. apply qle_r in LH. apply qlt_r in SH. rewrite q2r_0 in SH.
  set (W := Qred _) in H. cbn [snd]. set (D := INR d) in *. assert (D0 : 0 <= D) by apply pos_INR.
  assert (EW : Q2R W * (2 * Q2R sh) = D * (Q2R hi - Q2R lo)).
  { unfold W. rewrite q2r_red, Q2R_div, !q2r_mul, q2r_add, Q2R_opp, q2r_qn.
    - replace (Q2R (2#1)) with 2 by (unfold Q2R; simpl; lra). fold D. field. lra.
    - intro Z. apply Qeq_eqR in Z. rewrite q2r_mul, q2r_0 in Z. replace (Q2R (2#1)) with 2 in Z by (unfold Q2R; simpl; lra). lra. }
  destruct (at_least_reach_sound _ _ _ _ (inner_plain e) mu_0 H) as [RW [y [Y0 RY]]].
  assert (BM : forall z, 0 < z -> reach_of (inner e) mu w z -> vol (fun x => in_slab x (u, lo, hi, sh)) <= D * (Q2R hi - Q2R lo) / (2 * z)).
  { intros z Z0 RZ. destruct (attained e d mu w z A mu_0 Z0 RZ) as [t [T1 T2]].
    apply Rle_trans with (vol (fun x => Q2R lo - Q2R v <= centred w (centre b) x <= Q2R hi - Q2R v)).
    - apply (monotone _ _ _ _ V). intros x X S. pose proof (FE x X u w v K) as E. cbn [in_slab] in S. lra.
    - eapply Rle_trans; [apply (brunn_minkowski _ _ _ _ V w (Q2R lo - Q2R v) (Q2R hi - Q2R v) z); [lra|assumption|]|].
      + rewrite <- centre_length in T1. exists (moved (centre b) t). split; [now apply (ball_in_ball p e)|].
        rewrite <- T2. unfold centred. rewrite centre_length in T1.
        assert (G : forall lo' w', ascends lo' d w' = true -> ev w' (fun k => vec (moved (centre b) t) k - Q2R (nth k (centre b) 0%Q)) = ev w' t).
        { intros lo' w'. revert lo'. induction w' as [|[k q] w' IH]; intros lo' AS; [reflexivity|]. cbn [ascends] in AS.
          rewrite !andb_true_iff, Nat.ltb_lt in AS. destruct AS as [[_ KD] AS]. cbn [ev]. rewrite (IH _ AS). f_equal. f_equal.
          apply (shift_moved (centre b) t k). now rewrite centre_length. }
        exact (G 0%nat w A).
      + rewrite centre_length. fold D. apply Req_le. f_equal. f_equal. lra. }
  destruct (Rlt_dec 0 (Q2R W)) as [P|P].
  - eapply Rle_trans; [apply (BM (Q2R W) P (RW (Rlt_le _ _ P)))|]. rewrite <- EW. apply Req_le. field. lra.
  - eapply Rle_trans; [apply (BM y Y0 RY)|]. assert (Z : D * (Q2R hi - Q2R lo) = 0) by nra. rewrite Z. unfold Rdiv. rewrite Rmult_0_l. lra.
Qed.

Theorem except_sound region eta : judge_ball fuel f d mu r error e bs b = Ok region -> error = Some eta -> 0 <= Q2R eta ->
  (forall x, in_ball p mu (centre b) x -> outside_of f b x -> gives r (outputs f x) (label b)) ->
  forall vol, fraction p mu (centre b) vol ->
  vol (fun x => in_ball p mu (centre b) x /\ ~ gives r (outputs f x) (label b)) <= Q2R eta.
Proof.
  intros H EE ET LB vol V. unfold judge_ball in H. open_in H. destruct a as [levels first]. open_in H.
  apply andb_true_iff in G0. destruct G0 as [LO NL].
  assert (U : forall ss, (forall s, In s ss -> vol (fun x => in_slab x s) <= Q2R (snd s)) ->
    vol (fun x => exists s, In s ss /\ in_slab x s) <= Q2R (total (map snd ss))).
  { induction ss as [|s ss IH]; intro HS.
    - cbn [map total fold_right]. rewrite q2r_0, <- (nothing _ _ _ _ V). apply (monotone _ _ _ _ V). intros x _ [s [[] _]].
    - cbn [map total fold_right]. fold (total (map snd ss)). rewrite q2r_add.
      eapply Rle_trans; [|apply Rplus_le_compat; [apply (HS s (or_introl eq_refl))|apply (IH (fun s' I => HS s' (or_intror I)))]].
      eapply Rle_trans; [|apply (subadditive _ _ _ _ V)]. apply (monotone _ _ _ _ V). intros x _ [s' [[<-|I] S]]; [now left|right; now exists s']. }
  apply Rle_trans with (vol (fun x => exists s, In s (except b) /\ in_slab x s)).
  - apply (monotone _ _ _ _ V). intros x X [_ N]. destruct (slab_or_outside x) as [S|O]; [exact S|]. exfalso. apply N. now apply LB.
  - eapply Rle_trans; [apply U|].
    + intros s I. unfold left_out_ok in LO. rewrite EE in LO. destruct (except b) as [|s0 ss] eqn:EX; [destruct I|].
      apply andb_true_iff in LO. destruct LO as [LO _]. rewrite forallb_forall in LO. apply (share_sound first vol s V (LO s I)).
      eapply first_exact; [exact E|]. intro Z. apply follow_all_length in E. rewrite Z in E. destruct levels; [discriminate NL|discriminate].
    + unfold left_out_ok in LO. rewrite EE in LO. destruct (except b) as [|s0 ss]; [cbn; rewrite q2r_0; exact ET|].
      apply andb_true_iff in LO. destruct LO as [_ LO]. now apply qle_r in LO.
Qed.
End Claim.
