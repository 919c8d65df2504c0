(* What an accepted ball says of regions. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool.
From Muball Require Import Statement Rational Power Ball Link Evidence Rules Sound Follow Claim.
Import ListNotations.
Local Open Scope R_scope.

Lemma good_rev f c x levels : good f c x levels -> forall l own, nth_error (rev levels) l = Some own -> level_ok f c x l own.
Proof.
  induction levels as [|top below IH]; intros G l own N; [destruct l; discriminate|]. destruct G as [GB G]. cbn [rev] in N.
  destruct (Nat.lt_ge_cases l (length (rev below))) as [L|L].
  - rewrite nth_error_app1 in N by assumption. now apply IH.
  - rewrite nth_error_app2 in N by assumption. rewrite rev_length in *. destruct (l - length below)%nat as [|k] eqn:E; [|destruct k; discriminate].
    apply some_inj in N. subst own. now replace l with (length below) by lia.
Qed.
Lemma stable_rev f levels : all_stable f levels = true -> forall l own, nth_error (rev levels) l = Some own -> stable f l own = true.
Proof.
  induction levels as [|top below IH]; intros G l own N; [destruct l; discriminate|]. cbn [all_stable] in G.
  apply andb_true_iff in G. destruct G as [G GB]. cbn [rev] in N. destruct (Nat.lt_ge_cases l (length (rev below))) as [L|L].
  - rewrite nth_error_app1 in N by assumption. now apply IH.
  - rewrite nth_error_app2 in N by assumption. rewrite rev_length in *. destruct (l - length below)%nat as [|k] eqn:E; [|destruct k; discriminate].
    apply some_inj in N. subst own. now replace l with (length below) by lia.
Qed.
Lemma map_res_length {A B} (g : A -> res B) l : forall bs, map_res g l = Ok bs -> length bs = length l.
Proof.
  induction l as [|a l IH]; intros bs H; cbn [map_res] in H; open_in H; subst bs; [reflexivity|]. cbn [length]. f_equal. now apply IH.
Qed.

Section Ball.
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

(* The parts of the judgement of a ball that leaves nothing out. *)
Lemma judged_parts region : judge_ball fuel f d mu r error e bs b = Ok region -> region <> NoRegion ->
  exists levels os,
    region = region_of f r levels os [] /\ S (length levels) = length f /\
    map_res (z_of (centre b) levels) (nth (length levels) f []) = Ok os /\
    forall x, in_ball p mu (centre b) x -> good f (centre b) (vec x) levels.
Proof.
  intros H N. unfold judge_ball in H. open_in H. apply andb_true_iff in G. destruct G as [LC LF].
  apply Nat.eqb_eq in LC. apply Nat.eqb_eq in LF. destruct a as [levels first]. open_in H.
  destruct (except b) as [|s ss] eqn:X; [|exfalso; apply N; now subst region].
  exists levels, a. split; [now subst region|]. split; [|split; [exact E0|]].
  - rewrite <- LF. f_equal. apply follow_all_length in E. simpl in E. lia.
  - intros x I. pose proof (in_ball_ball p e mu (centre b) x norm_read mu_0 I) as B. rewrite LC in B.
    assert (R0 : bounded bs (off (centre b) (vec x))) by (eapply bounds_sound; eassumption).
    eapply (follow_all_sound fuel f d mu e bs b (vec x) B R0) in E; [apply E| |exact Logic.I|intros []; reflexivity].
    intros u lo hi J. unfold slabs_of in J. rewrite X in J. destruct J.
Qed.

Definition sign_of (levels : list level) (l n : nat) : bool :=
  match nth_error (rev levels) l with
  | Some own => match get n (kinds own) with Some (Exactly w v) => negb (is_zero w v) | _ => true end
  | None => true
  end.
Theorem activation_sound : judge_ball fuel f d mu r error e bs b = Ok OneActivation -> one_activation_region f p mu (centre b).
Proof.
  intro H. apply judged_parts in H; [|discriminate]. destruct H as [levels [os [RG [LF [_ GD]]]]].
  exists (sign_of levels). intros x I l n L N. specialize (GD x I). rewrite pre_activations_pre by lia.
  assert (ST : all_stable f levels = true).
  { unfold region_of in RG. cbn [is_nil negb] in RG. destruct (all_stable f levels); [reflexivity|].
    destruct (match r with Exact _ => true | _ => _ end); discriminate. }
  unfold sign_of. destruct (nth_error (rev levels) l) as [own|] eqn:E; [|apply nth_error_None in E; rewrite rev_length in E; lia].
  pose proof (good_rev _ _ _ _ GD l own E) as OK. pose proof (stable_rev _ _ ST l own E) as S0.
  unfold stable in S0. rewrite forallb_forall in S0. specialize (S0 n ltac:(apply in_seq; lia)).
  destruct (get n (kinds own)) as [[w v| |]|] eqn:K; try discriminate.
  - destruct (kinds_ok _ _ _ _ _ OK n _ K) as [A Z]. destruct (is_zero w v) eqn:ZE; cbn [negb].
    + unfold is_zero in ZE. apply andb_true_iff in ZE. destruct ZE as [Z1 Z2]. apply qeq_r in Z2.
      destruct w; [|discriminate]. unfold aff in A. cbn [ev] in A. rewrite Z2, q2r_0, act_pre in A. unfold relu in A.
      pose proof (Rmax_r 0 (pre f l (vec x) n)). lra.
    + destruct Z as [Z|Z]; [discriminate|exact Z].
  - exact (kinds_ok _ _ _ _ _ OK n _ K).
Qed.

Theorem linear_region_sound : judge_ball fuel f d mu r error e bs b = Ok OneLinear ->
  (forall x, in_ball p mu (centre b) x -> gives r (outputs f x) (label b)) -> one_linear_region f p mu (centre b).
Proof.
  intros H LB. apply judged_parts in H; [|discriminate]. destruct H as [levels [os [RG [LF [MR GD]]]]].
  assert (NE : f <> []) by (intros ->; discriminate).
  assert (C : match r with Exact _ => true | _ => forallb (fun o => is_nil (tm o)) os end = true).
  { unfold region_of in RG. cbn [is_nil negb] in RG. destruct (all_stable f levels); [discriminate|].
    destruct (match r with Exact _ => true | _ => _ end); [reflexivity|discriminate]. }
  assert (AFF : forallb (fun o => is_nil (tm o)) os = true -> one_linear_region f p mu (centre b)).
  { intro T. exists (map (fun o => (qadd (cst o) (- at_centre (centre b) (ln o)), ln o)) os). intros x I. specialize (GD x I).
    assert (LO : length os = length (nth (length levels) f [])) by (eapply map_res_length; exact MR).
    assert (LL : last f [] = nth (length levels) f []).
    { clear - LF. revert LF. generalize (length levels) as n. induction f as [|l g IH]; intros n LF; [discriminate|].
      destruct g as [|l' g]; destruct n as [|n]; try discriminate; [reflexivity|]. change (last (l :: l' :: g) []) with (last (l' :: g) []).
      apply IH. simpl in *. lia. }
    apply (nth_ext _ _ 0 0).
    - rewrite outputs_length, LL by assumption. unfold affine. now rewrite !map_length.
    - intros n N. rewrite outputs_length, LL, <- LO in N by assumption.
      change (vec (outputs f x) n = vec (affine (map (fun o => (qadd (cst o) (- at_centre (centre b) (ln o)), ln o)) os) x) n).
      rewrite outputs_pre by assumption. replace (length f - 1)%nat with (length levels) by lia.
      destruct (nth_error os n) as [o|] eqn:E; [|apply nth_error_None in E; lia].
      rewrite vec_affine. unfold row_ev.
      rewrite (nth_indep _ zrow (qadd (cst o) (- at_centre (centre b) (ln o)), ln o)) by (now rewrite map_length).
      rewrite (map_nth (fun o => (qadd (cst o) (- at_centre (centre b) (ln o)), ln o))), (nth_error_nth _ _ o E). cbn [fst snd].
      rewrite <- (zs_sound f (centre b) (vec x) levels os GD MR n o E).
      rewrite forallb_forall in T. specialize (T o (nth_error_In _ _ E)). unfold val, fev. destruct (tm o); [|discriminate].
      rewrite q2r_add, Q2R_opp, at_centre_ev, (ev_off (centre b) (vec x)). simpl. lra. }
  destruct r as [vs|t|m]; [|now apply AFF|now apply AFF].
  destruct (nth_error vs (label b)) as [v|] eqn:E.
  - exists [(v, [])]. intros x I. destruct (LB x I) as [w [W1 W2]]. rewrite W2. unfold affine. cbn [map fst snd ev]. f_equal.
    assert (v = w) as -> by congruence. lra.
  - exists []. intros x I. destruct (LB x I) as [w [W1 _]]. congruence.
Qed.
End Ball.
