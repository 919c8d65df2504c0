(* Every rule is sound at one point x of the ball that is not left out. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool.
From Muball Require Import Statement Rational Power Ball Link Evidence Rules.
Import ListNotations.
Local Open Scope R_scope.

Lemma then_ok {A B} (x : res A) (k : A -> res B) b : then_ x k = Ok b -> exists a, x = Ok a /\ k a = Ok b.
Proof. destruct x as [a|r]; [now exists a|discriminate]. Qed.
Lemma need_ok {A} g r (k : res A) a : need g r k = Ok a -> g = true /\ k = Ok a.
Proof. destruct g; [now split|discriminate]. Qed.
Lemma some_ok {A} (o : option A) r a : some o r = Ok a -> o = Some a.
Proof. destruct o; [intro H; simpl in H; congruence|discriminate]. Qed.
Lemma ok_inj {A} (a b : A) : Ok a = Ok b -> a = b.
Proof. congruence. Qed.
Lemma every_ok {A} (g : A -> res unit) l u : every g l = Ok u -> forall a, In a l -> exists v, g a = Ok v.
Proof.
  induction l as [|b l IH]; intros H a I; [destruct I|]. simpl in H. apply then_ok in H. destruct H as [v [E H]].
  destruct I as [<-|I]; [now exists v|]. now apply IH.
Qed.
Lemma fold_ok {A B} (P : B -> Prop) (g : B -> A -> res B) l : forall b b', P b ->
  (forall b a b', In a l -> P b -> g b a = Ok b' -> P b') -> fold_res g b l = Ok b' -> P b'.
Proof.
  induction l as [|a l IH]; intros b b' H0 S H; simpl in H; [apply ok_inj in H; now subst b'|].
  apply then_ok in H. destruct H as [b1 [E H]]. apply (IH b1 b'); [|intros; eapply S; [right| |]; eassumption|exact H].
  eapply S; [now left| |]; eassumption.
Qed.
Ltac open_in H :=
  repeat match type of H with
  | then_ _ _ = Ok _ => let a := fresh "a" in let E := fresh "E" in apply then_ok in H; destruct H as [a [E H]]
  | need _ _ _ = Ok _ => let G := fresh "G" in apply need_ok in H; destruct H as [G H]
  | Ok _ = Ok _ => apply ok_inj in H
  end.

Lemma relu_act z : 0 <= z -> relu z = z.
Proof. intro. unfold relu. now rewrite Rmax_right. Qed.
Lemma relu_inact z : z <= 0 -> relu z = 0.
Proof. intro. unfold relu. now rewrite Rmax_left. Qed.
Lemma relu_low lam z : 0 <= lam <= 1 -> lam * z <= relu z.
Proof. intro. unfold relu. destruct (Rle_dec 0 z); [rewrite Rmax_right|rewrite Rmax_left]; nra. Qed.
Lemma relu_up s l u z : 0 <= s <= 1 -> l <= z <= u -> relu z <= s * z + Rmax (- s * l) ((1 - s) * u).
Proof.
  intros S B. pose proof (Rmax_l (- s * l) ((1 - s) * u)). pose proof (Rmax_r (- s * l) ((1 - s) * u)).
  unfold relu at 1. destruct (Rle_dec 0 z); [rewrite (Rmax_right 0 z)|rewrite (Rmax_left 0 z)]; nra.
Qed.
Lemma chord_r s l u : Q2R (chord s l u) = Rmax (- Q2R s * Q2R l) ((1 - Q2R s) * Q2R u).
Proof. unfold chord. rewrite q2r_max, !q2r_mul, q2r_add, !Q2R_opp, q2r_1. reflexivity. Qed.

Section Point.
Variable f : network.
Variable p : exponent.
Variable d : nat.
Variable mu : Q.
Variable reaches : bounds.
Variable c : list Q.
Variable left_out : list (nat * Q * Q).
Variable inequalities : list inequality.
Variable x : nat -> R.
Definition off (k : nat) : R := x k - Q2R (nth k c 0%Q).
Hypothesis inside : ball p d mu off.
Hypothesis reached : bounded reaches off.
Hypothesis outside : forall u a b, In (u, a, b) left_out -> ~ (Q2R a <= act f 1 x u <= Q2R b).

(* What holds of the state at x. *)
Definition val (n : nat) (q : form) : R := fev q (act f n x) off.
Definition aff (w : sparse) (v : Q) : R := ev w off + Q2R v.
Definition in_piece (slabs : list slab) : Prop := forall w v lo hi, In (w, v, lo, hi) slabs ->
  (forall a, lo = Some a -> Q2R a <= aff w v) /\ (forall b, hi = Some b -> aff w v <= Q2R b).
Definition kind_ok (l n : nat) (k : kind) : Prop :=
  match k with Exactly w v => act f (S l) x n = aff w v /\ (is_zero w v = true \/ 0 <= pre f l x n) | Active => 0 <= pre f l x n | Open => True end.
Definition limit_ok (l : nat) (b : nat * (Q * Q * Q * Q)) : Prop :=
  let '(n, (lo, hi, above, under)) := b in
  Q2R lo <= pre f l x n <= Q2R hi /\ 0 <= Q2R above <= 1 /\ 0 <= Q2R under <= 1.
Record level_ok (l : nat) (own : level) : Prop := {
  zs_ok : forall n z, get n (zs own) = Some z -> val l z = pre f l x n;
  kinds_ok : forall n k, get n (kinds own) = Some k -> kind_ok l n k;
  limits_ok : forall b, In b (limits own) -> limit_ok l b;
  facts_ok : forall q, In q (facts own) -> val (S l) q <= 0 }.
Fixpoint good (levels : list level) : Prop :=
  match levels with [] => True | own :: below => good below /\ level_ok (length below) own end.

Lemma val_add n q k r : val n (fadd q k r) = val n q + Q2R k * val n r.
Proof. apply fev_add. Qed.
Lemma val_opp n q : val n (fopp q) = - val n q.
Proof. apply fev_opp. Qed.
Lemma val_const n v : val n (fconst v) = Q2R v.
Proof. apply fev_const. Qed.
Lemma val_aff n w v : val n (F [] w v) = aff w v.
Proof. unfold val, fev, aff. simpl. lra. Qed.
Lemma act_nonneg l n : 0 <= act f (S l) x n.
Proof. apply Rmax_l. Qed.
Lemma act_pre l n : act f (S l) x n = relu (pre f l x n).
Proof. reflexivity. Qed.

Lemma by_slab_sound slabs q : in_piece slabs -> existsb (by_slab q) slabs = true -> ev (ln q) off + Q2R (cst q) <= 0.
Proof.
  intros P H. apply existsb_exists in H. destruct H as [[[[w v] lo] hi] [I H]]. unfold by_slab, less_slab in H.
  destruct (P w v lo hi I) as [P1 P2]. set (k := quotient (ln q) w) in *.
  assert (D : forall e, is_nil (ln (fadd q (- k) (F [] w (qadd v (- e))))) && Qle_bool (cst (fadd q (- k) (F [] w (qadd v (- e))))) 0 = true ->
    ev (ln q) off + Q2R (cst q) <= Q2R k * (aff w v - Q2R e)).
  { intros e K. apply andb_true_iff in K. destruct K as [K1 K2]. apply qle_r in K2. rewrite q2r_0 in K2.
    unfold fadd in K1, K2. cbn [ln cst] in K1, K2.
    rewrite q2r_add, q2r_mul, q2r_add, !Q2R_opp in K2.
    pose proof (ev_merge (ln q) (scale (- k) w) off) as M. rewrite ev_scale, Q2R_opp in M.
    destruct (merge (ln q) (scale (- k) w)); [|discriminate]. simpl in M. unfold aff. nra. }
  destruct (qltb 0 k) eqn:K0.
  - apply qlt_r in K0. rewrite q2r_0 in K0. destruct hi as [e|]; cbn [option_map] in H; [|discriminate].
    apply D in H. specialize (P2 e eq_refl). nra.
  - destruct (qltb k 0) eqn:K1; [|discriminate]. apply qlt_r in K1. rewrite q2r_0 in K1.
    destruct lo as [e|]; cbn [option_map] in H; [|discriminate]. apply D in H. specialize (P1 e eq_refl). nra.
Qed.

(* BALL *)
Lemma by_ball_sound levels slabs strict q : in_piece slabs -> by_ball p d mu reaches levels slabs strict q = true ->
  cmp strict (val (length levels) q) 0.
Proof.
  intros P H. unfold by_ball in H. rewrite andb_true_iff, orb_true_iff in H. destruct H as [T H].
  assert (T0 : ev (tm q) (act f (length levels) x) <= 0).
  { destruct levels as [|own below].
    - destruct (tm q); [simpl; lra|discriminate].
    - apply at_most_0_ev; [|exact T]. intro n. apply act_nonneg. }
  unfold val, fev. destruct H as [H|H].
  - apply (reach_sound p d mu reaches _ _ _ off inside reached) in H. rewrite Q2R_opp in H.
    destruct strict; simpl in *; lra.
  - apply andb_true_iff in H. destruct H as [S H]. apply by_slab_sound in H; [|assumption].
    destruct strict; [discriminate|]. simpl. lra.
Qed.

(* CUT *)
Lemma cut_sound levels uses : forall q q', good levels -> cut levels q uses = Ok q' ->
  val (length levels) q <= val (length levels) q'.
Proof.
  intros q q' G. unfold cut. apply (fold_ok (fun r => val (length levels) q <= val (length levels) r)); [lra|].
  intros r [k lam] r' _ B H. cbn [fst snd] in H. open_in H. subst r'. apply some_ok in E. apply nth_error_In in E.
  apply qle_r in G0. rewrite q2r_0 in G0. rewrite val_add, Q2R_opp.
  destruct levels as [|own below]; [destruct E|]. destruct G as [_ G].
  pose proof (facts_ok _ _ G a E). cbn [length] in *. nra.
Qed.

(* STEP *)
Definition rest_value (l : nat) (rest : opened) : R :=
  fold_right (fun e s => Q2R (snd (fst e)) * act f (S l) x (fst (fst e)) + s) 0 rest.
Definition rest_ok (l : nat) (rest : opened) : Prop := forall n a z, In (n, a, z) rest -> val l z = pre f l x n.
Lemma step_sound (below : list level) own : level_ok (length below) own -> forall ts base rest base' rest',
  rest_ok (length below) rest -> step own ts base rest = Ok (base', rest') ->
  rest_ok (length below) rest' /\
  ev ts (act f (S (length below)) x) + val (length below) base + rest_value (length below) rest =
  val (length below) base' + rest_value (length below) rest'.
Proof.
  intro G. set (l := length below) in *. induction ts as [|[n a] ts IH]; intros base rest base' rest' R0 H; cbn [step] in H.
  - apply ok_inj in H. assert (base = base' /\ rest = rest') as [<- <-] by (split; congruence). split; [assumption|simpl; lra].
  - open_in H. apply some_ok in E. pose proof (zs_ok _ _ G n a0 E) as Z.
    destruct (get n (kinds own)) as [[w v| |]|] eqn:K; try discriminate.
    + apply IH in H; [|assumption]. destruct H as [H1 H2]. split; [assumption|]. rewrite <- H2.
      pose proof (kinds_ok _ _ G n _ K) as A. simpl in A. rewrite val_add, Z. cbn [ev].
      rewrite act_pre, relu_act by assumption. lra.
    + apply IH in H.
      * destruct H as [H1 H2]. split; [assumption|]. rewrite <- H2. cbn [ev rest_value fold_right fst snd]. fold (rest_value l rest). lra.
      * intros m b z [I|I]; [|now apply (R0 m b)]. assert (n = m /\ a0 = z) as [<- <-] by (split; congruence). exact Z.
Qed.

Lemma covers_sound b : forall units cs, covers units cs = true ->
  exists s, In s cs /\ forall n, In n units -> mem n s = b n.
Proof.
  induction units as [|n units IH]; intros cs H; cbn [covers] in H.
  - destruct cs as [|s cs]; [discriminate|]. exists s. split; [now left|intros n []].
  - apply andb_true_iff in H. destruct H as [H1 H2]. destruct (b n) eqn:B.
    + apply IH in H1. destruct H1 as [s [I H]]. apply filter_In in I. destruct I as [I M]. exists s. split; [assumption|].
      intros m [<-|J]; [congruence|now apply H].
    + apply IH in H2. destruct H2 as [s [I H]]. apply filter_In in I. destruct I as [I M]. exists s. split; [assumption|].
      apply negb_true_iff in M. intros m [<-|J]; [congruence|now apply H].
Qed.
Lemma case_sound l base units : forall rest, rest_ok l rest ->
  (forall n, In n (rising rest) -> mem n units = if Rlt_dec 0 (pre f l x n) then true else false) ->
  val l base + rest_value l rest <= val l (case base rest units).
Proof.
  induction rest as [|[[n a] z] rest IH]; intros R0 C; [simpl; lra|].
  cbn [case rest_value fold_right fst snd]. fold (rest_value l rest). fold (case base rest units).
  assert (IH' : val l base + rest_value l rest <= val l (case base rest units)).
  { apply IH; [intros m b y I; apply (R0 m b); now right|]. intros m I. apply C. unfold rising in *. cbn [filter].
    destruct (qltb 0 (snd (fst (n, a, z)))); [right|]; exact I. }
  pose proof (R0 n a z (or_introl eq_refl)) as Z. rewrite act_pre.
  destruct (qltb 0 a) eqn:S.
  - rewrite (C n) by (unfold rising; cbn [filter fst snd]; rewrite S; now left).
    apply qlt_r in S. rewrite q2r_0 in S.
    destruct (Rlt_dec 0 (pre f l x n)) as [P|P].
    + rewrite val_add, Z, relu_act by lra. lra.
    + rewrite relu_inact by lra. lra.
  - assert (N : Q2R a <= 0) by (unfold qltb in S; apply negb_false_iff, qle_r in S; rewrite q2r_0 in S; exact S).
    destruct (mem n units).
    + rewrite val_add, Z. pose proof (relu_low 1 (pre f l x n) ltac:(lra)). nra.
    + pose proof (relu_low 0 (pre f l x n) ltac:(lra)). nra.
Qed.
(* LINEAR BOUNDS *)
Lemma linear_sound l own : level_ok l own -> forall rest base q, rest_ok l rest -> linear own base rest = Ok q ->
  val l base + rest_value l rest <= val l q.
Proof.
  intro G. induction rest as [|[[n a] z] rest IH]; intros base q R0 H; unfold linear in H; cbn [fold_res] in H.
  - apply ok_inj in H. subst q. simpl. lra.
  - open_in H. fold (linear own a0 rest) in H. open_in E. apply some_ok in E0.
    destruct a1 as [[[lo hi] above] under]. apply ok_inj in E.
    unfold limits_of in E0. destruct (find _ (limits own)) as [[m b]|] eqn:FD; [|discriminate].
    cbn [option_map snd] in E0. apply some_inj in E0. subst b. apply find_some in FD. destruct FD as [I N]. cbn [fst] in N.
    apply Nat.eqb_eq in N. subst m. destruct (limits_ok _ _ G _ I) as [B [A U]].
    apply IH in H; [|intros m b y J; apply (R0 m b); now right].
    cbn [rest_value fold_right fst snd]. fold (rest_value l rest). rewrite act_pre.
    pose proof (R0 n a z (or_introl eq_refl)) as Z. destruct (qltb 0 a) eqn:S; subst a0.
    + apply qlt_r in S. rewrite q2r_0 in S. rewrite !val_add, val_const, q2r_mul, chord_r, Z in H.
      pose proof (relu_up (Q2R above) (Q2R lo) (Q2R hi) (pre f l x n) A B). set (m := Rmax _ _) in *. nra.
    + assert (N : Q2R a <= 0) by (unfold qltb in S; apply negb_false_iff, qle_r in S; rewrite q2r_0 in S; exact S).
      rewrite val_add, q2r_mul, Z in H. pose proof (relu_low (Q2R under) (pre f l x n) U). nra.
Qed.

Theorem show_sound fuel : forall levels slabs strict why q t u, good levels -> in_piece slabs ->
  show p d mu reaches fuel levels slabs strict why q t = Ok u -> cmp strict (val (length levels) q) 0.
Proof.
  induction fuel as [|fuel IH]; intros levels slabs strict why q t u G P H; [discriminate|].
  cbn [show] in H. destruct t as [less e]. open_in H. apply cut_sound in E; [|assumption]. eapply cmp_trans; [exact E|].
  clear E. assert (B : forall own below q', levels = own :: below -> step own (tm a) (F [] (ln a) (cst a)) [] = Ok q' ->
     rest_ok (length below) (snd q') /\ val (length levels) a = val (length below) (fst q') + rest_value (length below) (snd q')).
  { intros own below [base rest] -> S. destruct G as [_ G]. apply (step_sound below own G) in S; [|intros ? ? ? []].
    destruct S as [S1 S2]. split; [exact S1|]. cbn [fst snd]. rewrite <- S2. rewrite val_aff. unfold val, fev, aff. simpl. lra. }
  destruct e as [|cs|t]; destruct levels as [|own below]; try discriminate.
  - open_in H. now apply (by_ball_sound [] slabs).
  - open_in H. now apply (by_ball_sound (own :: below) slabs).
  - open_in H. destruct (B own below a0 eq_refl E) as [B1 B2]. destruct a0 as [base rest]. open_in H.
    apply andb_true_iff in G0. destruct G0 as [_ C].
    apply (covers_sound (fun n => if Rlt_dec 0 (pre f (length below) x n) then true else false)) in C.
    destruct C as [s [I C]]. apply in_map_iff in I. destruct I as [[s' t] [<- I]]. cbn [fst] in C.
    destruct (every_ok _ _ _ H _ I) as [v V]. cbn [fst snd] in V. apply IH in V; [|apply G|assumption].
    cbn [fst snd] in *. eapply cmp_trans; [|exact V]. rewrite B2. now apply case_sound.
  - open_in H. destruct (B own below a0 eq_refl E) as [B1 B2]. destruct a0 as [base rest]. open_in H.
    apply IH in H; [|apply G|assumption]. cbn [fst snd] in *. eapply cmp_trans; [|exact H]. rewrite B2.
    apply (linear_sound _ own); [apply G|assumption|assumption].
Qed.
End Point.
