(* The whole checker of a certificate: everything but the text, its digests and its canonical spelling. *)
Require Import Reals QArith Qreals List Bool Arith ZArith.
From Muball Require Import Statement Rational Ball Link Evidence Rules Sound Claim Header Points.
Import ListNotations.

Record claim := K { the_norm : norm; dimension : nat; classes : nat; radius : Q; the_rule : rule;
  the_ratio : option Q; the_error : option Q }.
Definition pair_witness := option (nat * nat * list Q).
Record memorization := M { the_claim : claim; inputs : nat; net : network; stated : sizes; pair : pair_witness;
  reaches : list witness; balls : list ball_text }.

Inductive outcome := Accepted (states : list (list level)) | Row | Size | Misfit (m : misfit) | Reach | Refused (ball : nat) (r : reason) | RatioUnproved.
Definition points_of (c : memorization) : list point := map (fun b => (centre b, label b)) (balls c).
Definition same_sizes (a b : sizes) : bool :=
  Nat.eqb (width a) (width b) && Nat.eqb (depth a) (depth b) && Z.eqb (parameters a) (parameters b)
  && Z.eqb (nonzero a) (nonzero b) && Nat.eqb (bits a) (bits b).
Definition ratio_ok (c : memorization) : bool :=
  match the_ratio (the_claim c), pair c with
  | None, _ => true
  | Some r, Some (i, j, powers) => ratio_shown (the_norm (the_claim c)) (radius (the_claim c)) r (points_of c) (i, j) powers
  | Some _, None => false
  end.
Fixpoint judged (g : ball_text -> res (list level)) (n : nat) (bs : list ball_text) : list (list level) + (nat * reason) :=
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
          | inl states =>
              if negb (outputs_fit (net c) (the_rule k) && Qle_bool 0 (radius k)) then Row
              else if ratio_ok c then Accepted states else RatioUnproved
          end
      end
  end.

Lemma judged_map g bs : forall n ss, judged g n bs = inl ss -> map_res g bs = Ok ss.
Proof.
  induction bs as [|b bs IH]; intros n ss H; cbn [judged map_res] in *; [congruence|].
  destruct (g b) as [s|r] eqn:E; [|discriminate]. destruct (judged g (S n) bs) as [ss'|no] eqn:J; [|discriminate].
  cbn [then_]. rewrite (IH _ _ J). cbn [then_]. congruence.
Qed.

(* If the checker accepts: every point of every ball that is not left out has its label; the ratio is reached; the sizes
   are those of the network. *)
Theorem accept_sound fuel c states : accept fuel c = Accepted states ->
  (forall b, In b (balls c) -> forall x, in_ball (the_norm (the_claim c)) (radius (the_claim c)) (centre b) x ->
     outside_of (net c) b x -> gives (the_rule (the_claim c)) (outputs (net c) x) (label b)) /\
  (the_error (the_claim c) = None ->
     robust (net c) (the_norm (the_claim c)) (radius (the_claim c)) (the_rule (the_claim c)) (points_of c)) /\
  (forall r, the_ratio (the_claim c) = Some r ->
     ratio_at_least (the_norm (the_claim c)) (radius (the_claim c)) r (points_of c)) /\
  same_sizes (stated c) (sizes_of (inputs c) (net c)) = true.
Proof.
  unfold accept. intro H.
  destruct (negb (rows_ok _ _)); [discriminate|]. destruct (same_sizes _ _) eqn:S0; [|discriminate]. cbn [negb] in H.
  destruct (fits _ _ _ _); [discriminate|]. destruct (exponent_of _) as [e|] eqn:E; [|discriminate].
  destruct (bounds_of _ _ _ e) as [bs|] eqn:B; [|discriminate].
  destruct (judged _ 0 (balls c)) as [ss|[n r]] eqn:J; [|discriminate].
  destruct (outputs_fit _ _ && _) eqn:O; [|discriminate]. cbn [negb] in H.
  destruct (ratio_ok c) eqn:R0; [|discriminate]. apply judged_map in J.
  assert (W : judge fuel (net c) (the_norm (the_claim c)) (dimension (the_claim c)) (radius (the_claim c))
                (the_rule (the_claim c)) (the_error (the_claim c)) (reaches c) (balls c) = Ok ss).
  { unfold judge. rewrite E. cbn [some then_]. rewrite O, B. cbn [need then_]. exact J. }
  split; [|split; [|split]].
  - intros b I x X N. eapply judge_sound; [exact W|exact I|exact X|exact N].
  - intro NE. eapply claim_sound; [exact W|]. rewrite NE in J. apply forallb_forall. intros b I. apply In_nth_error in I.
    destruct I as [k K]. clear - J K. revert ss k J K. induction (balls c) as [|b' l IH]; intros ss k J K; [destruct k; discriminate|].
    cbn [map_res] in J. open_in J. destruct k as [|k]; cbn [nth_error] in K; [|eapply IH; eassumption].
    assert (b' = b) as -> by congruence. unfold judge_ball in E. open_in E. destruct a1 as [ls first]. open_in E.
    unfold left_out_ok in G0. destruct (except b); [reflexivity|discriminate].
  - intros r R1. unfold ratio_ok in R0. rewrite R1 in R0. destruct (pair c) as [[[i j] us]|]; [|discriminate].
    now apply ratio_sound in R0.
  - reflexivity.
Qed.
