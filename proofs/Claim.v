(* The claim: labels, balls, sizes, the ratio, and the theorem of the whole checker. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool.
From Muball Require Import Statement Rational Power Ball Link Evidence Rules Sound Follow.
Import ListNotations.
Local Open Scope R_scope.

Record ball_text := B { centre : list Q; label : nat; layers : list layer; inequalities : list inequality;
  except : list (nat * Q * Q * Q); output : option (list proof) }.
Definition slabs_of (b : ball_text) : list (nat * Q * Q) := map fst (except b).

Fixpoint follow_all (g : level -> list level -> layer -> res (list level)) (first : level) (levels : list level) (ls : list layer)
  : res (list level * level) :=
  match ls with
  | [] => Ok (levels, first)
  | a :: ls => let* above := g first levels a in
               follow_all g (match levels, above with [], own :: _ => own | _, _ => first end) above ls
  end.

(* The inequalities of the label over the last hidden layer, strict or not. *)
Definition goals (r : rule) (os : list form) (y : nat) : res (list (bool * form)) :=
  match r with
  | Exact vs => let* v := some (nth_error vs y) Label in let* o := some (nth_error os 0) Label in
                Ok [(false, fadd o (-1) (fconst v)); (false, fadd (fconst v) (-1) o)]
  | Threshold v => let* o := some (nth_error os 0) Label in
                   match y with
                   | O => Ok [(true, fadd o (-1) (fconst v))]
                   | S O => Ok [(true, fadd (fconst v) (-1) o)]
                   | _ => No Label
                   end
  | Argmax n => need (Nat.ltb y n) Label (let* o := some (nth_error os y) Label in
                map_res (fun j => let* q := some (nth_error os j) Label in Ok (true, fadd q (-1) o))
                        (filter (fun j => negb (Nat.eqb j y)) (seq 0 n)))
  end.
Fixpoint shown_all (g : bool -> form -> proof -> res unit) (gs : list (bool * form)) (ts : list proof) : res unit :=
  match gs, ts with
  | [], [] => Ok tt
  | (strict, q) :: gs, t :: ts => let* _ := g strict q t in shown_all g gs ts
  | _, _ => No BadProof
  end.

(* Left out: a slab lo <= w.t + v <= hi has at most the share d (hi - lo) / (2 R(w)) of the ball, R that of a norm whose
   ball lies inside. *)
Definition inner (p : exponent) : exponent :=
  match p with PQ b n => if Nat.ltb n (S b) then P1 else P2 | _ => p end.
Definition at_least_reach (p : exponent) (mu : Q) (w : sparse) (v : Q) : bool :=       (* v <= R(w), 0 < R(w) *)
  match p with
  | P1 => qltb 0 (qmul mu (maxabs w)) && Qle_bool v (qmul mu (maxabs w))
  | P2 => qltb 0 (qmul (qmul mu mu) (sum2 w)) && Qle_bool (qmul v v) (qmul (qmul mu mu) (sum2 w))
  | _ => qltb 0 (qmul mu (sum1 w)) && Qle_bool v (qmul mu (sum1 w))
  end.
Definition share_ok (p : exponent) (d : nat) (mu : Q) (first : level) (s : nat * Q * Q * Q) : bool :=
  let '(u, lo, hi, share) := s in
  match get u (kinds first) with
  | Some (Exactly w _) => ascends 0 d w && Qle_bool lo hi && qltb 0 share
      && at_least_reach (inner p) mu w (Qred (qmul (qn d) (qadd hi (- lo)) / qmul (2#1) share))
  | _ => false
  end.
Definition total (l : list Q) : Q := fold_right qadd 0%Q l.
Definition left_out_ok (p : exponent) (d : nat) (mu : Q) (error : option Q) (first : level) (ss : list (nat * Q * Q * Q)) : bool :=
  match ss, error with
  | [], _ => true
  | _, None => false
  | _, Some e => forallb (share_ok p d mu first) ss && Qle_bool (total (map snd ss)) e
  end.

(* What is said of regions: no open unit; outputs that are constant or affine; nothing. *)
Inductive region := NoRegion | OneLinear | OneActivation.
Definition stable (f : network) (l : nat) (own : level) : bool :=
  forallb (fun n => match get n (kinds own) with Some (Exactly _ _) | Some Active => true | _ => false end)
    (seq 0 (length (nth l f []))).
Fixpoint all_stable (f : network) (levels : list level) : bool :=
  match levels with [] => true | own :: below => stable f (length below) own && all_stable f below end.
Definition region_of (f : network) (r : rule) (levels : list level) (os : list form) (ss : list (nat * Q * Q * Q)) : region :=
  if negb (is_nil ss) then NoRegion
  else if all_stable f levels then OneActivation
  else if match r with Exact _ => true | _ => forallb (fun o => is_nil (tm o)) os end then OneLinear else NoRegion.

Section Claim.
Variable fuel : nat.
Variable f : network.
Variable p : norm.
Variable d : nat.
Variable mu : Q.
Variable r : rule.
Variable error : option Q.
Variable witnesses : list witness.

(* Later witnesses come first. *)
Definition bounds_of (e : exponent) : res bounds :=
  let* bs := map_res (fun w => some (bound_of e d mu w) BadProof) witnesses in Ok (rev bs).

Definition judge_ball (e : exponent) (bs : bounds) (b : ball_text) : res region :=
  let c := centre b in
  need (Nat.eqb (length c) d && Nat.eqb (S (length (layers b))) (length f)) BadProof
  (let* (levels, first) := follow_all (fun first levels => follow f e d mu bs c (slabs_of b) (inequalities b) fuel first [] levels)
                             (L Leaf Leaf [] []) [] (layers b) in
   need (left_out_ok e d mu error first (except b) && (negb (is_nil levels) || is_nil (except b))) Share
   (let* os := map_res (z_of c levels) (nth (length levels) f []) in
    let* gs := goals r os (label b) in
    let ts := match output b with None => map (fun _ => Proof_ [] ByBall) gs | Some ts => ts end in
    let* _ := shown_all (fun strict q t => show e d mu bs fuel levels [] strict Label q t) gs ts in
    Ok (region_of f r levels os (except b)))).

Definition outputs_fit : bool := Nat.eqb (length (last f [])) (match r with Argmax n => n | _ => 1 end).
Definition judge (balls : list ball_text) : res (list region) :=
  let* e := some (exponent_of p) BadProof in
  need (outputs_fit && Qle_bool 0 mu) BadProof
  (let* bs := bounds_of e in map_res (judge_ball e bs) balls).

Lemma follow_all_length e bs c lo is_ : forall ls levels first levels' first',
  follow_all (fun first levels => follow f e d mu bs c lo is_ fuel first [] levels) first levels ls = Ok (levels', first') ->
  length levels' = (length ls + length levels)%nat.
Proof.
  induction ls as [|a ls IH]; intros levels first levels' first' H; cbn [follow_all] in H.
  - assert (levels = levels') as <- by congruence. reflexivity.
  - apply then_ok in H. destruct H as [above [E H]]. apply IH in H. rewrite H.
    destruct fuel as [|m]; [discriminate|]. cbn [follow] in E. destruct a. open_in E. subst above. simpl. lia.
Qed.
Lemma bounds_sound e bs t : 0 <= Q2R mu -> ball e d mu t -> bounds_of e = Ok bs -> bounded bs t.
Proof.
  intros M I H u v J. unfold bounds_of in H. open_in H. subst bs. apply in_rev in J.
  apply In_nth_error in J. destruct J as [n J]. destruct (map_res_nth _ _ _ E n _ J) as [w [_ W]].
  apply some_ok in W. now apply (bound_sound e d mu w).
Qed.

Section Point.
Variable e : exponent.
Variable bs : bounds.
Variable b : ball_text.
Variable x : nat -> R.
Local Notation off := (off (centre b) x).
Hypothesis inside : ball e d mu off.
Hypothesis reached : bounded bs off.
Hypothesis outside : forall u a b', In (u, a, b') (slabs_of b) -> ~ (Q2R a <= act f 1 x u <= Q2R b').

Lemma follow_all_sound ls : forall levels first levels' first', good f (centre b) x levels -> first_ok f (centre b) x levels first ->
  follow_all (fun first levels => follow f e d mu bs (centre b) (slabs_of b) (inequalities b) fuel first [] levels) first levels ls
    = Ok (levels', first') -> good f (centre b) x levels' /\ first_ok f (centre b) x levels' first'.
Proof.
  induction ls as [|a ls IH]; intros levels first levels' first' G F H; cbn [follow_all] in H.
  - apply ok_inj in H. assert (levels = levels' /\ first = first') as [<- <-] by (split; congruence). now split.
  - apply then_ok in H. destruct H as [above [E H]].
    pose proof (proj2 (prove_follow f e d mu bs (centre b) (slabs_of b) (inequalities b) x inside reached outside fuel)
      first [] levels a above G F ltac:(intros ? ? ? ? []) E) as GA.
    apply IH in H; [exact H|exact GA|]. intros _.
    destruct levels as [|own below]; [|now apply F].
    destruct fuel as [|n]; [discriminate|]. cbn [follow] in E. destruct a. open_in E. subst above. apply GA.
Qed.

Lemma goals_sound os y gs l : (forall n q, nth_error os n = Some q -> val f (centre b) x l q = pre f l x n) ->
  goals r os y = Ok gs -> (forall strict q, In (strict, q) gs -> cmp strict (val f (centre b) x l q) 0) ->
  match r with
  | Exact vs => exists v, nth_error vs y = Some v /\ pre f l x 0 = Q2R v
  | Threshold v => (y = 0%nat /\ pre f l x 0 < Q2R v) \/ (y = 1%nat /\ Q2R v < pre f l x 0)
  | Argmax n => (y < n)%nat /\ forall j, (j < n)%nat -> j <> y -> pre f l x j < pre f l x y
  end.
Proof.
  intros Z H T. unfold goals in H. destruct r as [vs|v|n].
  - open_in H. subst gs. apply some_ok in E. apply some_ok in E0. apply Z in E0. exists a. split; [assumption|].
    pose proof (T _ _ (or_introl eq_refl)) as T1. pose proof (T _ _ (or_intror (or_introl eq_refl))) as T2. cbn [cmp] in *.
    rewrite val_add, val_const, q2r_m1, E0 in *. lra.
  - open_in H. apply some_ok in E. apply Z in E. destruct y as [|[|y]]; open_in H; try discriminate; subst gs;
      pose proof (T _ _ (or_introl eq_refl)) as T1; cbn [cmp] in T1; rewrite val_add, val_const, q2r_m1, E in T1;
      [left|right]; split; lra || reflexivity.
  - open_in H. apply Nat.ltb_lt in G. split; [assumption|]. intros j J N. apply some_ok in E. apply Z in E.
    assert (I : In j (filter (fun j => negb (Nat.eqb j y)) (seq 0 n))).
    { apply filter_In. split; [apply in_seq; lia|]. now apply negb_true_iff, Nat.eqb_neq. }
    assert (K : exists q, nth_error os j = Some q /\ In (true, fadd q (-1) a) gs).
    { clear - H I. revert gs H. induction (filter _ _) as [|k ks IH]; intros gs H; [destruct I|]. cbn [map_res] in H. open_in H.
      subst gs. destruct I as [<-|I].
      - open_in E. subst a0. exists a2. split; [eapply some_ok; eassumption|now left].
      - destruct (IH I _ E0) as [q [Q1 Q2]]. exists q. split; [assumption|now right]. }
    destruct K as [q [K1 K2]]. apply Z in K1. apply T in K2. cbn [cmp] in K2. rewrite val_add, q2r_m1, K1, E in K2. lra.
Qed.

Lemma shown_all_sound g gs : forall ts u, shown_all g gs ts = Ok u -> forall strict q, In (strict, q) gs -> exists t v, g strict q t = Ok v.
Proof.
  induction gs as [|[s q] gs IH]; intros ts u H strict q' I; [destruct I|]. destruct ts as [|t ts]; [discriminate|].
  cbn [shown_all] in H. open_in H. destruct I as [I|I]; [|now apply (IH ts u)].
  assert (s = strict /\ q = q') as [<- <-] by (split; congruence). now exists t, a.
Qed.

Theorem ball_sound levels : judge_ball e bs b = Ok levels ->
  match r with
  | Exact vs => exists v, nth_error vs (label b) = Some v /\ pre f (length f - 1) x 0 = Q2R v
  | Threshold v => (label b = 0%nat /\ pre f (length f - 1) x 0 < Q2R v) \/ (label b = 1%nat /\ Q2R v < pre f (length f - 1) x 0)
  | Argmax n => (label b < n)%nat /\ forall j, (j < n)%nat -> j <> label b -> pre f (length f - 1) x j < pre f (length f - 1) x (label b)
  end.
Proof.
  intro H. unfold judge_ball in H. open_in H. apply andb_true_iff in G. destruct G as [_ LF]. apply Nat.eqb_eq in LF.
  destruct a as [ls first]. open_in H.
  assert (LEN : length ls = length (layers b)) by (apply follow_all_length in E; simpl in E; lia).
  apply follow_all_sound in E; [|exact Logic.I|intros []; reflexivity]. destruct E as [GL _].
  replace (length f - 1)%nat with (length ls) by lia.
  eapply goals_sound; [intros n q N; eapply zs_sound; eassumption|exact E1|].
  intros strict q I. destruct (shown_all_sound _ _ _ _ E2 strict q I) as [t [v V]].
  eapply shown; [exact inside|exact reached|exact GL| |exact V]. intros ? ? ? ? [].
Qed.
End Point.

(* What the ball leaves out. *)
Definition outside_of (b : ball_text) (v : list R) : Prop :=
  forall u lo hi share, In (u, lo, hi, share) (except b) -> ~ (Q2R lo <= act f 1 (vec v) u <= Q2R hi).

Theorem judge_sound balls states : judge balls = Ok states ->
  forall b, In b balls -> forall v : list R, in_ball p mu (centre b) v -> outside_of b v -> gives r (outputs f v) (label b).
Proof.
  intros H b I v V O. unfold judge in H. open_in H. apply some_ok in E. apply andb_true_iff in G. destruct G as [OF M].
  apply qle_r in M. rewrite q2r_0 in M. apply In_nth_error in I. destruct I as [n I].
  assert (K : exists levels, judge_ball a a0 b = Ok levels).
  { clear - H I. revert n balls states H I. induction n as [|n IH]; intros [|b' balls] states H I; try discriminate; cbn [map_res nth_error] in *; open_in H.
    - apply some_inj in I. subst b'. now exists a1.
    - now apply (IH balls a2). }
  destruct K as [levels K]. pose proof K as K'. unfold judge_ball in K'. open_in K'. apply andb_true_iff in G. destruct G as [LC LF].
  apply Nat.eqb_eq in LC. apply Nat.eqb_eq in LF. clear K' E1.
  pose proof (in_ball_ball p a mu (centre b) v E M V) as IB. rewrite LC in IB.
  assert (NE : f <> []) by (intros ->; discriminate).
  apply (ball_sound a a0 b (vec v)) in K; [|exact IB|now apply (bounds_sound a)|].
  2:{ intros u lo hi J. unfold slabs_of in J. apply in_map_iff in J. destruct J as [[[[u' lo'] hi'] sh] [J1 J2]].
      cbn [fst] in J1. assert (u' = u /\ lo' = lo /\ hi' = hi) as [-> [-> ->]] by (repeat split; congruence). now apply (O u lo hi sh). }
  pose proof (outputs_length f v NE) as OL. unfold outputs_fit in OF. apply Nat.eqb_eq in OF. rewrite OF in OL.
  unfold gives. destruct r as [vs|t|m].
  - destruct K as [w [K1 K2]]. exists w. split; [assumption|]. rewrite <- K2, <- (outputs_pre f v 0 NE).
    destruct (outputs f v) as [|o [|]]; try discriminate. reflexivity.
  - rewrite <- (outputs_pre f v 0 NE) in K. destruct (outputs f v) as [|o [|]]; try discriminate. exists o. split; [reflexivity|exact K].
  - destruct K as [K1 K2]. repeat split; [assumption|assumption|]. intros j J N. rewrite !(outputs_pre f v _ NE). now apply K2.
Qed.

(* Nothing left out: the claim. *)
Theorem claim_sound balls states : judge balls = Ok states -> forallb (fun b => is_nil (except b)) balls = true ->
  robust f p mu r (map (fun b => (centre b, label b)) balls).
Proof.
  intros H W c y I x X. apply in_map_iff in I. destruct I as [b [E I]]. assert (centre b = c /\ label b = y) as [<- <-] by (split; congruence).
  apply (judge_sound balls states H b I x X). rewrite forallb_forall in W. specialize (W b I).
  intros u lo hi sh J. destruct (except b); [destruct J|discriminate].
Qed.
End Claim.
