(* Trees of BOUNDS: at no point of a set all conditions of a goal hold. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool ZArith.
From Muball Require Import Statement Rational Ball Link Points Bounds BoundsSound.
Import ListNotations.
Local Open Scope R_scope.

(* A sum of factors times conditions. *)
Definition weighed (es : list (condition * nat)) (g : nat -> R) : R :=
  fold_right (fun e t => INR (snd e) * (Q2R (offset (fst e)) + ev (on (fst e)) g) + t) 0 es.
Lemma summed_sound goal factors g :
  ev (fst (summed goal factors)) g + Q2R (snd (summed goal factors)) = - weighed (combine goal factors) g.
Proof.
  unfold summed, weighed. induction (combine goal factors) as [|[c n] es IH]; [simpl; rewrite q2r_0; lra|].
  cbn [fold_right fst snd]. rewrite ev_merge, ev_scale, q2r_add, q2r_mul, Q2R_opp.
  change (inject_Z (Z.of_nat n)) with (qz (Z.of_nat n)). rewrite q2r_z, <- INR_IZR_INZ. lra.
Qed.
Lemma weighed_sound v goal : forall factors, Forall (fulfils v) goal -> 0 <= weighed (combine goal factors) (vec v) /\
  (existsb (fun e => is_strict (fst e) && Nat.ltb 0 (snd e)) (combine goal factors) = true -> 0 < weighed (combine goal factors) (vec v)).
Proof.
  induction goal as [|c goal IH]; intros [|n factors] H; try (simpl; split; [lra|discriminate]).
  inversion H as [|? ? H1 H2]; subst. destruct (IH factors H2) as [I1 I2]. cbn [combine weighed fold_right fst snd existsb].
  fold (weighed (combine goal factors) (vec v)). unfold fulfils in H1. set (t := Q2R (offset c) + ev (on c) (vec v)) in *.
  pose proof (pos_INR n) as P. split.
  - destruct (is_strict c); nra.
  - intro E. apply orb_true_iff in E. destruct E as [E|E].
    + apply andb_true_iff in E. destruct E as [E1 E2]. rewrite E1 in H1. apply Nat.ltb_lt, lt_INR in E2. simpl in E2. nra.
    + specialize (I2 E). destruct (is_strict c); nra.
Qed.
Lemma ev_split d w g : ev w g = ev (filter (fun e => Nat.ltb (fst e) d) w) g + ev (filter (fun e => negb (Nat.ltb (fst e) d)) w) g.
Proof. induction w as [|[k q] w IH]; [simpl; lra|]. cbn [filter fst]. destruct (Nat.ltb k d); simpl; rewrite IH; lra. Qed.
Lemma over_outputs_sound last_layer d ws h g : (forall k, (d <= k)%nat -> g k = vec (affine last_layer h) (k - d)) ->
  forallb (fun e => negb (Nat.ltb (fst e) d)) ws = true ->
  ev ws g = ev (fst (over_outputs last_layer d ws)) (vec h) + Q2R (snd (over_outputs last_layer d ws)).
Proof.
  intros G. induction ws as [|[k q] ws IH]; intro H; [simpl; rewrite q2r_0; lra|]. cbn [forallb fst] in H. apply andb_true_iff in H. destruct H as [H1 H2].
  specialize (IH H2). apply negb_true_iff, Nat.ltb_ge in H1. unfold over_outputs. cbn [fold_right fst snd ev]. fold (over_outputs last_layer d ws).
  rewrite ev_merge, ev_scale, q2r_add, q2r_mul, IH, (G k H1), vec_affine. unfold row_ev. set (n := nth (k - d) last_layer zrow). change (nth (k - d) last_layer (0%Q, [])) with n. lra.
Qed.
Lemma filter_all {A} (g : A -> bool) l : forallb g (filter g l) = true.
Proof. induction l as [|a l IH]; [reflexivity|]. cbn [filter]. destruct (g a) eqn:E; [cbn [forallb]; now rewrite E|exact IH]. Qed.
Lemma ev_below d w g g' : (forall k, (k < d)%nat -> g k = g' k) -> ev (filter (fun e => Nat.ltb (fst e) d) w) g = ev (filter (fun e => Nat.ltb (fst e) d) w) g'.
Proof.
  intro H. induction w as [|[k q] w IH]; [reflexivity|]. cbn [filter fst]. destruct (Nat.ltb k d) eqn:E; [|exact IH].
  apply Nat.ltb_lt in E. cbn [ev]. now rewrite IH, (H k E).
Qed.

(* x = corner + y. *)
Definition moved (corner y : list R) : list R := map (fun e => fst e + snd e) (combine corner y).
Lemma vec_moved a : forall b k, length a = length b -> vec (moved a b) k = vec a k + vec b k.
Proof.
  induction a as [|x a IH]; intros [|y b] k H; try discriminate; unfold moved, vec; [destruct k; simpl; lra|].
  injection H as H. destruct k as [|k]; [reflexivity|]. cbn [combine map nth]. exact (IH b k H).
Qed.
Lemma ev_sum w g g' : ev w (fun k => g k + g' k) = ev w g + ev w g'.
Proof. induction w as [|[k q] w IH]; [simpl; lra|]. cbn [ev]. rewrite IH. lra. Qed.
Lemma ev_moved w a b : length a = length b -> ev w (vec (moved a b)) = ev w (vec a) + ev w (vec b).
Proof. intro H. rewrite <- ev_sum. apply ev_ext. intro k. now apply vec_moved. Qed.
Lemma inner_floored u l v : 0 < Q2R u -> all_nonneg v -> Q2R u * inner (zr (map (fun q => down q u) l)) v <= inner (qr l) v.
Proof.
  intros U P. rewrite <- inner_scale. apply inner_le; [|exact P]. induction l as [|a l IH]; [constructor|]. cbn [map]. constructor; [|exact IH].
  pose proof (down_le a u U). lra.
Qed.
Lemma inner_below den l v : all_nonneg v -> inner (qr (map (below_in den) l)) v <= inner (qr l) v.
Proof.
  intro P. apply inner_le; [|exact P]. induction l as [|a l IH]; [constructor|]. cbn [map]. constructor; [apply below_in_le|exact IH].
Qed.

Section AtPoint.
Variable bits : Z.
Variable f : network.
Variable d : nat.
Variable x : list R.
Hypothesis some_layer : f <> [].
Hypothesis dimension_x : length x = d.
Local Notation last_layer := (last f []).

(* What the last layer reads: the inputs themselves if there is no hidden layer. *)
Definition reads (y : list R) (l : nat) : list R := match l with O => y | _ => hidden f l x end.
Lemma hidden_succ l : forall g v, (l < length g)%nat -> hidden g (S l) v = map relu (pre_activations g l v).
Proof.
  induction l as [|l IH]; intros [|layer g] v H; try (simpl in H; lia); [now destruct g|].
  change (hidden (layer :: g) (S (S l)) v) with (hidden g (S l) (map relu (affine layer v))). rewrite IH by (simpl in H; lia). reflexivity.
Qed.
Lemma outputs_last g : forall v, g <> [] -> outputs g v = pre_activations g (length g - 1) v.
Proof.
  induction g as [|layer g IH]; intros v H; [congruence|]. destruct g as [|l' g]; [reflexivity|].
  change (outputs (layer :: l' :: g) v) with (outputs (l' :: g) (map relu (affine layer v))). rewrite IH by discriminate.
  unfold pre_activations. cbn [length]. replace (S (S (length g)) - 1)%nat with (S (length g)) by lia. cbn [nth hidden].
  now replace (S (length g) - 1)%nat with (length g) by lia.
Qed.
Lemma nth_last {A} (l : list A) a : nth (length l - 1) l a = last l a.
Proof.
  induction l as [|b l IH]; [reflexivity|]. destruct l as [|c l]; [reflexivity|]. change (last (b :: c :: l) a) with (last (c :: l) a).
  rewrite <- IH. cbn [length]. now replace (S (S (length l)) - 1)%nat with (S (S (length l) - 1)) by lia.
Qed.
Lemma outputs_reads : outputs f x = affine last_layer (match (length f - 1)%nat with O => x | l => hidden f l x end).
Proof.
  rewrite outputs_last by assumption. unfold pre_activations. rewrite nth_last. destruct (length f - 1)%nat; [now destruct f|reflexivity].
Qed.

Theorem goal_shown_sound s ranks goal factors betas digits y : in_box s y -> follows y ranks (reads y (length ranks)) ->
  length ranks = (length f - 1)%nat -> x = moved (qr (corner s)) y -> length (corner s) = length y ->
  goal_shown bits last_layer d s ranks goal factors betas digits = true -> ~ Forall (fulfils (x ++ outputs f x)) goal.
Proof.
  intros I F LR X LC H G. unfold goal_shown in H. pose proof (summed_sound goal factors (vec (x ++ outputs f x))) as S0.
  destruct (summed goal factors) as [ws b]. cbn [fst snd] in S0.
  set (direct := filter (fun e => Nat.ltb (fst e) d) ws) in *. set (outs := filter (fun e => negb (Nat.ltb (fst e) d)) ws) in *.
  set (h := match (length f - 1)%nat with O => x | l => hidden f l x end).
  assert (OUT : forall k, (d <= k)%nat -> vec (x ++ outputs f x) k = vec (affine last_layer h) (k - d)).
  { intros k K. unfold vec. rewrite app_nth2 by lia. rewrite dimension_x, outputs_reads. reflexivity. }
  pose proof (over_outputs_sound last_layer d outs h _ OUT (filter_all _ ws)) as S1.
  destruct (over_outputs last_layer d outs) as [form b']. cbn [fst snd] in S1.
  rewrite (ev_split d ws) in S0. fold direct outs in S0. rewrite S1 in S0. clear S1 OUT.
  assert (DX : ev direct (vec (x ++ outputs f x)) = ev direct (vec x)).
  { apply ev_below. intros k K. unfold vec. apply app_nth1. lia. }
  rewrite DX in S0. clear DX. cbv zeta in H.
  set (whole := if is_nil ranks then merge direct form else form) in *. set (sent := if is_nil ranks then [] else direct).
  set (constant := qadd (qadd b b') (dot (if is_nil ranks then whole else direct) (planted (corner s)))) in *.
  set (highs := match ranks with [] => high s | _ => _ end) in *.
  destruct (dense (length highs) 0 whole) as [dw|] eqn:DW; [|discriminate H].
  destruct (dense d 0 direct) as [dd|] eqn:DD; [|discriminate H].
  set (u := two _) in *. set (tick := unit_for _ _) in *.
  destruct (least _ _ _ _ _ _ _ _ _ _ _) as [n|] eqn:E; [|discriminate H].
  assert (U : 0 < Q2R u) by apply two_pos. assert (T : 0 < Q2R tick) by apply unit_pos.
  pose proof (proj1 (proj2 (proj2 I))) as Y0. pose proof (follows_nonneg _ _ _ Y0 F) as V0.
  apply (least_sound _ _ _ _ _ _ _ _ _ _ _ _ y (reads y (length ranks))) in E; try assumption.
  pose proof (inner_floored u dw _ U V0) as E1. pose proof (down_le constant tick T) as E2.
  assert (E3 : forall den, inner (qr (if is_nil ranks then [] else map (below_in den) dd)) y <= ev sent (vec y)).
  { intro den. unfold sent. destruct (is_nil ranks); [simpl; lra|]. eapply Rle_trans; [apply inner_below, Y0|]. right. symmetry.
    assert (LY : length y = d). { rewrite <- dimension_x, X. unfold moved. rewrite map_length, combine_length, map_length, LC. lia. }
    apply dense_vec. rewrite LY. exact DD. }
  assert (LH : length highs = length (reads y (length ranks))).
  { unfold highs. clear - F I. remember (reads y (length ranks)) as v eqn:EV. clear EV. destruct F as [|r below v zs F' O].
    - destruct I as [_ [Hi _]]. apply forall2_len in Hi. exact Hi.
    - apply forall2_len in O. rewrite !map_length. congruence. }
  rewrite LH in DW. rewrite <- (dense_vec whole dw _ DW) in E1.
  assert (V : Q2R constant + ev whole (vec (reads y (length ranks))) + ev sent (vec y) = Q2R b + Q2R b' + ev direct (vec x) + ev form (vec h)).
  { assert (MV : forall w, ev w (vec x) = ev w (vec (qr (corner s))) + ev w (vec y)).
    { intro w. rewrite X at 1. apply ev_moved. now rewrite map_length. }
    unfold constant. rewrite !q2r_add, dot_ev. subst whole sent. unfold h. rewrite <- LR.
    destruct ranks as [|r ranks]; cbn [is_nil length reads]; rewrite !MV; [rewrite !ev_merge; simpl; lra|ring]. }
  match type of E with context [below_in ?den] => specialize (E3 den) end.
  assert (Z0 : IZR n * Q2R tick <= - weighed (combine goal factors) (vec (x ++ outputs f x))) by lra.
  destruct (weighed_sound _ goal factors G) as [W1 W2]. apply orb_true_iff in H. destruct H as [H|H].
  - apply Z.ltb_lt, IZR_lt in H. nra.
  - apply andb_true_iff in H. destruct H as [H1 H2]. apply Z.eqb_eq in H1. subst n. specialize (W2 H2). lra.
Qed.
Lemma goal_ok_sound s assumptions ranks goal hint y : in_box s y -> follows y ranks (reads y (length ranks)) ->
  length ranks = (length f - 1)%nat -> x = moved (qr (corner s)) y -> length (corner s) = length y ->
  goal_ok bits last_layer d s assumptions ranks goal hint = true -> ~ Forall (fulfils (x ++ outputs f x)) goal.
Proof.
  intros I F L X C H. unfold goal_ok in H. apply andb_true_iff in H. destruct H as [_ H]. cbv zeta in H.
  destruct (if _ && _ then skipn _ hint else hint) as [|a ds]; [eapply goal_shown_sound; eassumption|].
  destruct (beta_digits _ _) as [[betas [|b slopes]]|]; [|apply andb_true_iff in H; destruct H as [_ H]|discriminate];
    eapply goal_shown_sound; eassumption.
Qed.

(* The units on the set, layer after layer. *)
Definition sign (l k : nat) : R := vec (pre_activations f l x) k.
Lemma ranks_on_sound s assumptions y ys : in_box s y -> assumed sign assumptions ->
  forall ranks, follows y ranks (reads y (length ranks)) -> (length ranks + length ys <= length f - 1)%nat ->
  (forall j ly, nth_error ys j = Some ly -> fits_layer ly (reads y (length ranks + j)) (pre_activations f (length ranks + j) x)) ->
  let all := ranks_on bits s assumptions ys ranks in follows y all (reads y (length all)) /\ length all = (length ranks + length ys)%nat.
Proof.
  intros I A. induction ys as [|ly ys IH]; intros ranks F L FL; [now rewrite Nat.add_0_r|]. cbn [ranks_on]. cbn [length] in *.
  pose proof (FL 0%nat ly eq_refl) as F0. rewrite Nat.add_0_r in F0.
  assert (F1 : follows y (next_rank bits s assumptions ranks ly :: ranks) (reads y (S (length ranks)))).
  { cbn [reads]. rewrite hidden_succ by lia. apply (next_rank_sound _ _ _ _ _ _ (reads y (length ranks)) _ sign); try assumption.
    intros k z N. unfold sign, vec. now rewrite (nth_error_nth _ _ _ N). }
  destruct (IH (next_rank bits s assumptions ranks ly :: ranks)) as [I1 I2].
  - exact F1.
  - simpl. lia.
  - intros j ly' N. specialize (FL (S j) ly' N). cbn [length]. now rewrite Nat.add_succ_r in FL.
  - split; [exact I1|]. rewrite I2. simpl. lia.
Qed.

(* Parts of the set. *)
Variable y : list R.
Variable c : list Q.
Hypothesis at_corner_ : x = moved (qr c) y.
Hypothesis length_corner : length c = length y.
Definition holds (p : part_of_tree) : Prop := in_box (fst p) y /\ corner (fst p) = c /\ assumed sign (snd p).
Lemma put_over m l : forall k v, over_q l v -> vec v k <= Q2R m -> over_q (put k m l) v.
Proof.
  induction l as [|q l IH]; intros k v H M; inversion H as [|? t ? v' H1 H2]; subst; [destruct k; constructor|].
  destruct k as [|k]; cbn [put]; constructor; try assumption. now apply IH.
Qed.
Lemma put_under m l : forall k v, under_q l v -> Q2R m <= vec v k -> under_q (put k m l) v.
Proof.
  induction l as [|q l IH]; intros k v H M; inversion H as [|? t ? v' H1 H2]; subst; [destruct k; constructor|].
  destruct k as [|k]; cbn [put]; constructor; try assumption. now apply IH.
Qed.
Lemma halves_sound s k a b : halves s k = Some (a, b) -> in_box s y ->
  (in_box a y \/ in_box b y) /\ corner a = corner s /\ corner b = corner s.
Proof.
  unfold halves. destruct (nth_error (low s) k), (nth_error (high s) k), (nth_error (grid s) k) as [g|]; try discriminate.
  set (m := floored _ g). cbv zeta. destruct (_ && _); [|discriminate]. intros H [L [Hi [P R]]].
  assert (a = Box (corner s) (low s) (put k m (high s)) (grid s) (rounded s) /\ b = Box (corner s) (put k m (low s)) (high s) (grid s) (rounded s))
    as [-> ->] by (split; congruence).
  split; [|now split]. destruct (Rle_lt_dec (vec y k) (Q2R m)) as [M|M]; [left|right]; unfold in_box; cbn [low high rounded];
    refine (conj _ (conj _ (conj P R))); try assumption.
  - now apply put_over.
  - apply put_under; [assumption|lra].
Qed.
Lemma parts_at_sound widths k p a b : parts_at d widths k p = Some (a, b) -> holds p -> holds a \/ holds b.
Proof.
  destruct p as [s assumptions]. unfold parts_at. intros H [I [C A]]. cbn [fst snd] in *. destruct (Nat.ltb k d).
  - destruct (halves s k) as [[a' b']|] eqn:E; [|discriminate]. cbn [option_map fst snd] in H.
    assert (a = (a', assumptions) /\ b = (b', assumptions)) as [-> ->] by (split; congruence).
    destruct (halves_sound s k a' b' E I) as [[J|J] [C1 C2]]; [left|right]; (split; [exact J|split; [cbn [fst]; congruence|exact A]]).
  - destruct (unit_number widths 0 (k - d)) as [[l n]|]; [|discriminate]. cbn [option_map] in H.
    assert (a = (s, assumptions ++ [((l, n), true)]) /\ b = (s, assumptions ++ [((l, n), false)])) as [-> ->] by (split; congruence).
    destruct (Rle_lt_dec 0 (sign l n)) as [M|M]; [left|right]; (split; [exact I|split; [exact C|]]); intros l' n' positive J;
      apply in_app_or in J; destruct J as [J|[J|[]]]; try (now apply A); assert (l' = l /\ n' = n) as [-> ->] by (split; congruence).
    + assert (positive = true) as -> by congruence. exact M.
    + assert (positive = false) as -> by congruence. lra.
Qed.
Lemma forall2b_in {A B} (g : A -> B -> bool) l : forall m, forall2b g l m = true -> forall a, In a l -> exists b, g a b = true.
Proof.
  induction l as [|a l IH]; intros [|b m] H e I; try discriminate; [destruct I|]. cbn [forall2b] in H. apply andb_true_iff in H. destruct H as [H1 H2].
  destruct I as [<-|I]; [now exists b|]. now apply (IH m).
Qed.
Theorem run_sound ys goals : length ys = (length f - 1)%nat ->
  (forall j ly, nth_error ys j = Some ly -> fits_layer ly (reads y j) (pre_activations f j x)) ->
  forall nodes waiting, run bits ys last_layer d goals nodes waiting = true -> forall p, In p waiting -> holds p ->
  forall goal, In goal goals -> ~ Forall (fulfils (x ++ outputs f x)) goal.
Proof.
  intros LY FL nodes. induction nodes as [|node nodes IH]; intros waiting H p J HP goal G; cbn [run] in H.
  - destruct waiting; [destruct J|discriminate].
  - destruct node as [k|hints]; (destruct waiting as [|q waiting]; [destruct J|]).
    + destruct (parts_at _ _ k q) as [[a b]|] eqn:E; [|discriminate]. destruct J as [->|J].
      * destruct (parts_at_sound _ _ _ _ _ E HP) as [K|K]; [apply (IH _ H a); [now left|exact K|exact G]|apply (IH _ H b); [right; now left|exact K|exact G]].
      * apply (IH _ H p); [right; right; exact J|exact HP|exact G].
    + destruct q as [s assumptions]. apply andb_true_iff in H. destruct H as [H1 H2]. destruct J as [<-|J]; [|now apply (IH _ H2 p)].
      destruct HP as [I [C A]]. cbn [fst snd] in *.
      destruct (ranks_on_sound s assumptions y ys I A [] (follows_input y) ltac:(simpl; lia) FL) as [F L].
      destruct (forall2b_in _ _ _ H1 goal G) as [hint K]. eapply goal_ok_sound; try exact K; try eassumption.
      * rewrite L, LY. reflexivity.
      * now rewrite C.
      * now rewrite C.
Qed.
End AtPoint.
