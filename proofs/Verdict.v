(* The whole checker of a certificate: everything but the text, its digests and its canonical spelling. *)
Require Import Reals QArith Qreals List Bool Arith ZArith.
From Muball Require Import Statement Rational Ball Link Evidence Rules Sound Claim Regions Except Header Points.
Import ListNotations.

Record claim := K { the_norm : norm; dimension : nat; classes : nat; radius : Q; the_rule : rule;
  the_ratio : option Q; the_error : option Q }.
Definition pair_witness := option (nat * nat * list Q).
Record memorization := M { the_claim : claim; inputs : nat; net : network; stated : sizes; pair : pair_witness;
  reaches : list witness; balls : list ball_text }.

Inductive outcome := Accepted (weakest : region) | Row | Size | Misfit (m : misfit) | Reach | Refused (ball : nat) (r : reason) | RatioUnproved.
Definition points_of (c : memorization) : list point := map (fun b => (centre b, label b)) (balls c).
Definition same_sizes (a b : sizes) : bool :=
  Nat.eqb (width a) (width b) && Nat.eqb (depth a) (depth b) && Z.eqb (parameters a) (parameters b)
  && Z.eqb (nonzero a) (nonzero b) && Nat.eqb (bits a) (bits b).
Definition weaker (a b : region) : region :=
  match a, b with NoRegion, _ | _, NoRegion => NoRegion | OneLinear, _ | _, OneLinear => OneLinear | _, _ => OneActivation end.
Definition weakest (rs : list region) : region := fold_right weaker OneActivation rs.
Definition ratio_ok (c : memorization) : bool :=
  match the_ratio (the_claim c), pair c with
  | None, _ => true
  | Some r, Some (i, j, powers) => ratio_shown (the_norm (the_claim c)) (radius (the_claim c)) r (points_of c) (i, j) powers
  | Some _, None => false
  end.
Fixpoint judged (g : ball_text -> res region) (n : nat) (bs : list ball_text) : list region + (nat * reason) :=
  match bs with
  | [] => inl []
  | b :: bs => match g b with
               | No r => inr (n, r)
               | Ok s => match judged g (S n) bs with inl ss => inl (s :: ss) | inr no => inr no end
               end
  end.
Definition fits (k : claim) (n ins outs : nat) : option misfit :=
  meaningful n (classes k) (dimension k) ins outs (radius k) (the_rule k) (the_ratio k) (the_error k).
Definition last_width (f : network) : nat := length (last f []).
Definition accept (fuel : nat) (c : memorization) : outcome :=
  let k := the_claim c in
  if negb (rows_ok (inputs c) (net c)) then Row else
  if negb (same_sizes (stated c) (sizes_of (inputs c) (net c))) then Size else
  match fits k (length (balls c)) (inputs c) (last_width (net c)), exponent_of (the_norm k) with
  | Some m, _ => Misfit m
  | None, None => Reach
  | None, Some e =>
      match bounds_of (dimension k) (radius k) (reaches c) e with
      | No _ => Reach
      | Ok bs =>
          match judged (judge_ball fuel (net c) (dimension k) (radius k) (the_rule k) (the_error k) e bs) 0 (balls c) with
          | inr (n, r) => Refused n r
          | inl regions =>
              if negb (outputs_fit (net c) (the_rule k) && Qle_bool 0 (radius k)) then Row
              else if ratio_ok c then Accepted (weakest regions) else RatioUnproved
          end
      end
  end.

Lemma judged_map g bs : forall n ss, judged g n bs = inl ss -> map_res g bs = Ok ss.
Proof.
  induction bs as [|b bs IH]; intros n ss H; cbn [judged map_res] in *; [congruence|].
  destruct (g b) as [s|r] eqn:E; [|discriminate]. destruct (judged g (S n) bs) as [ss'|no] eqn:J; [|discriminate].
  cbn [then_]. rewrite (IH _ _ J). cbn [then_]. congruence.
Qed.

Lemma weakest_in rs r : In r rs -> match weakest rs with
  | OneActivation => r = OneActivation | OneLinear => r <> NoRegion | NoRegion => True end.
Proof.
  induction rs as [|a rs IH]; intro I; [destruct I|]. change (weakest (a :: rs)) with (weaker a (weakest rs)).
  destruct I as [<-|I].
  - destruct a, (weakest rs); simpl; first [exact Logic.I|congruence|discriminate].
  - specialize (IH I). destruct a, (weakest rs); simpl in *; first [exact Logic.I|congruence|discriminate].
Qed.

Lemma meaningful_error n k d i o mu r ratio eta : meaningful n k d i o mu r ratio (Some eta) = None -> (0 <= Q2R eta)%R.
Proof.
  unfold meaningful. cbn [fold_right fst snd]. do 4 (match goal with |- (if ?b then _ else _) = _ -> _ => destruct b; [|discriminate] end).
  destruct (share_fits ratio (Some eta)) eqn:S; [|discriminate]. intros _. cbn [share_fits] in S. apply andb_true_iff in S.
  destruct S as [S _]. apply qlt_r in S. rewrite q2r_0 in S. now apply Rlt_le.
Qed.

(* If the checker accepts: the claim holds, or with an error the weaker claim; the ratio is reached; the sizes are those of
   the network; what is said of regions holds of every ball. *)
Record proved (c : memorization) (w : region) : Prop := {
  claim_holds : the_error (the_claim c) = None ->
     robust (net c) (the_norm (the_claim c)) (radius (the_claim c)) (the_rule (the_claim c)) (points_of c);
  except_holds : forall eta, the_error (the_claim c) = Some eta ->
     robust_except (net c) (the_norm (the_claim c)) (radius (the_claim c)) (the_rule (the_claim c)) eta (points_of c);
  ratio_holds : forall r, the_ratio (the_claim c) = Some r ->
     ratio_at_least (the_norm (the_claim c)) (radius (the_claim c)) r (points_of c);
  sizes_hold : same_sizes (stated c) (sizes_of (inputs c) (net c)) = true;
  regions_hold : forall b, In b (balls c) ->
     let activation := one_activation_region (net c) (the_norm (the_claim c)) (radius (the_claim c)) (centre b) in
     match w with
     | OneActivation => activation
     | OneLinear => activation \/ one_linear_region (net c) (the_norm (the_claim c)) (radius (the_claim c)) (centre b)
     | NoRegion => True
     end }.
Theorem accept_sound fuel c w : accept fuel c = Accepted w -> proved c w.
Proof.
  unfold accept. intro H.
  destruct (negb (rows_ok _ _)); [discriminate|]. destruct (same_sizes _ _) eqn:S0; [|discriminate]. cbn [negb] in H.
  destruct (fits _ _ _ _) eqn:FI; [discriminate|]. destruct (exponent_of _) as [e|] eqn:E; [|discriminate].
  destruct (bounds_of _ _ _ e) as [bs|] eqn:B; [|discriminate].
  destruct (judged _ 0 (balls c)) as [ss|[n r]] eqn:J; [|discriminate].
  destruct (outputs_fit _ _ && _) eqn:O; [|discriminate]. cbn [negb] in H.
  destruct (ratio_ok c) eqn:R0; [|discriminate]. apply judged_map in J. assert (WE : weakest ss = w) by congruence. clear H.
  assert (W : judge fuel (net c) (the_norm (the_claim c)) (dimension (the_claim c)) (radius (the_claim c))
                (the_rule (the_claim c)) (the_error (the_claim c)) (reaches c) (balls c) = Ok ss).
  { unfold judge. rewrite E. cbn [some then_]. rewrite O, B. cbn [need then_]. exact J. }
  assert (ONE : forall b, In b (balls c) -> exists q, In q ss /\
    judge_ball fuel (net c) (dimension (the_claim c)) (radius (the_claim c)) (the_rule (the_claim c)) (the_error (the_claim c)) e bs b = Ok q).
  { clear - J. revert ss J. induction (balls c) as [|b' l IH]; intros ss J b I; [destruct I|]. cbn [map_res] in J. open_in J. subst ss.
    destruct I as [<-|I]; [exists a; split; [now left|assumption]|]. destruct (IH _ E0 b I) as [q [Q1 Q2]]. exists q. split; [now right|assumption]. }
  assert (WHOLE : forall b, In b (balls c) -> except b = [] -> forall x,
    in_ball (the_norm (the_claim c)) (radius (the_claim c)) (centre b) x -> gives (the_rule (the_claim c)) (outputs (net c) x) (label b)).
  { intros b I X x V. eapply judge_sound; [exact W|exact I|exact V|]. intros u lo hi sh K. rewrite X in K. destruct K. }
  apply andb_true_iff in O. destruct O as [_ M]. apply qle_r in M. rewrite q2r_0 in M.
  constructor.
  - intro NE. eapply claim_sound; [exact W|]. apply forallb_forall. intros b I.
    destruct (ONE b I) as [q [_ Q]]. unfold judge_ball in Q. open_in Q. destruct a as [ls first]. open_in Q.
    rewrite NE in G0. unfold left_out_ok in G0. destruct (except b); [reflexivity|discriminate].
  - intros eta EE k y I boxes more V MP. apply in_map_iff in I. destruct I as [b [Eb I]].
    assert (centre b = k /\ label b = y) as [<- <-] by (split; congruence). destruct (ONE b I) as [q [_ Q]].
    assert (CL : length (centre b) = dimension (the_claim c)).
    { pose proof Q as Q0. unfold judge_ball in Q0. open_in Q0. apply andb_true_iff in G. destruct G as [G _]. now apply Nat.eqb_eq in G. }
    apply (except_sound _ _ _ _ _ _ _ _ _ _ b E M B CL q eta Q EE); [|intros x X N; eapply judge_sound; [exact W|exact I|exact X|exact N]|exact V|exact MP].
    unfold fits in FI. rewrite EE in FI. now apply meaningful_error in FI.
  - intros r R1. unfold ratio_ok in R0. rewrite R1 in R0. destruct (pair c) as [[[i j] us]|]; [|discriminate].
    now apply ratio_sound in R0.
  - exact S0.
  - intros b I. destruct (ONE b I) as [q [Q1 Q2]]. pose proof (weakest_in ss q Q1) as WI. rewrite WE in WI. cbv zeta.
    assert (ACT : q = OneActivation -> one_activation_region (net c) (the_norm (the_claim c)) (radius (the_claim c)) (centre b)).
    { intros ->. eapply activation_sound; eassumption. }
    destruct w; [exact Logic.I| |now apply ACT]. destruct q; [congruence| |left; now apply ACT]. right.
    eapply linear_region_sound; [exact E|exact M|exact B|exact Q2|]. apply WHOLE; [exact I|].
    destruct (judged_parts _ _ _ _ _ _ _ _ _ _ _ E M B _ Q2 ltac:(discriminate)) as [levels [os [RG _]]].
    unfold judge_ball in Q2. open_in Q2. destruct a as [ls first]. open_in Q2. unfold region_of in Q2. destruct (except b); [reflexivity|discriminate].
Qed.
