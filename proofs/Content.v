(* The content of sets by boxes: the least volume that finitely many boxes which cover a set have together, or the limit of
   such volumes. What a slab has of a convex body follows from it, by cones over the slab. *)
Require Import Reals List Lra Lia Arith Psatz.
From Muball Require Import Statement.
Import ListNotations.
Local Open Scope R_scope.

(* Sums and boxes *)
Lemma sum_cons a l : sum (a :: l) = a + sum l.
Proof. reflexivity. Qed.
Lemma sum_app a b : sum (a ++ b) = sum a + sum b.
Proof. induction a as [|x a IH]; [unfold sum; simpl; lra|]. cbn [app]. rewrite !sum_cons, IH. lra. Qed.
Lemma sum_of_lists {A B} (g : B -> R) (k : A -> list B) (v : A -> R) l : (forall a, In a l -> sum (map g (k a)) = v a) ->
  sum (map g (flat_map k l)) = sum (map v l).
Proof.
  induction l as [|a l IH]; intro H; [reflexivity|]. cbn [flat_map map]. rewrite map_app, sum_app, sum_cons, IH by (intros; apply H; now right).
  f_equal. apply H. now left.
Qed.
Lemma sum_times {A} (g : A -> R) v l : sum (map (fun a => g a * v) l) = sum (map g l) * v.
Proof. induction l as [|a l IH]; [unfold sum; simpl; lra|]. cbn [map]. rewrite !sum_cons, IH. lra. Qed.
Lemma sum_equal v l : (forall a, In a l -> a = v) -> sum l = INR (length l) * v.
Proof.
  induction l as [|a l IH]; intro H; [unfold sum; simpl; lra|]. cbn [length]. rewrite sum_cons, S_INR, (H a (or_introl eq_refl)).
  rewrite IH by (intros; apply H; now right). lra.
Qed.
Lemma volume_cons s b : volume (s :: b) = (snd s - fst s) * volume b.
Proof. reflexivity. Qed.
Lemma volume_nonneg b : valid b -> 0 <= volume b.
Proof. induction 1 as [|s b H _ IH]; [unfold volume; simpl; lra|]. rewrite volume_cons. apply Rmult_le_pos; [lra|exact IH]. Qed.
Lemma volumes_nonneg bs : Forall valid bs -> 0 <= sum (map volume bs).
Proof. induction 1 as [|b bs H _ IH]; [unfold sum; simpl; lra|]. cbn [map]. rewrite sum_cons. pose proof (volume_nonneg b H). lra. Qed.

(* The value of a form, and what a box is cut into. *)
Fixpoint dot (w x : list R) : R := match w, x with q :: w, t :: x => q * t + dot w x | _, _ => 0 end.
Fixpoint spread (w : list R) (b : list (R * R)) : R :=
  match w, b with q :: w, s :: b => Rabs q * (snd s - fst s) + spread w b | _, _ => 0 end.
Lemma spread_nonneg b : valid b -> forall w, 0 <= spread w b.
Proof.
  induction 1 as [|s b H _ IH]; intros [|q w]; cbn [spread]; try lra. specialize (IH w). pose proof (Rabs_pos q). nra.
Qed.
Section Cells.
Variable n : nat.
Local Notation N := (INR (S n)).
Definition piece (s : R * R) (j : nat) : R * R :=
  (fst s + (snd s - fst s) / N * INR j, fst s + (snd s - fst s) / N * INR (S j)).
Definition pieces (s : R * R) : list (R * R) := map (piece s) (seq 0 (S n)).
Fixpoint cells (b : list (R * R)) : list (list (R * R)) :=
  match b with [] => [[]] | s :: b => flat_map (fun i => map (cons i) (cells b)) (pieces s) end.
Lemma n_0 : 0 < N. Proof. apply lt_0_INR. lia. Qed.
Lemma piece_length s i : In i (pieces s) -> snd i - fst i = (snd s - fst s) / N.
Proof. intro I. apply in_map_iff in I. destruct I as [j [<- _]]. unfold piece. cbn [fst snd]. rewrite (S_INR j). lra. Qed.
Lemma piece_exists s t : fst s <= t <= snd s -> exists i, In i (pieces s) /\ fst i <= t <= snd i.
Proof.
  intro T. pose proof n_0 as P. set (u := (snd s - fst s) / N).
  assert (U : u * N = snd s - fst s) by (unfold u; field; lra).
  assert (K : forall k, (k <= S n)%nat -> t <= fst s + u * INR k -> exists j, (j < S n)%nat /\ fst (piece s j) <= t <= snd (piece s j)).
  { induction k as [|k IH]; intros L H.
    - exists 0%nat. split; [lia|]. unfold piece. fold u. cbn [fst snd]. change (INR 0) with 0 in *. change (INR 1) with 1.
      split; [lra|]. assert (0 <= u) by nra. lra.
    - destruct (Rle_lt_dec t (fst s + u * INR k)) as [A|A]; [apply IH; [lia|exact A]|].
      exists k. split; [lia|]. unfold piece. fold u. cbn [fst snd]. lra. }
  destruct (K (S n) (Nat.le_refl _)) as [j [J B]]; [lra|]. exists (piece s j). split; [apply in_map, in_seq; lia|exact B].
Qed.
Lemma cells_cover b : forall x, inside_box b x -> exists g, In g (cells b) /\ inside_box g x.
Proof.
  induction b as [|s b IH]; intros x B; inversion B as [|? t ? x' B1 B2]; subst; [exists []; split; [now left|constructor]|].
  destruct (IH x' B2) as [g [G1 G2]]. destruct (piece_exists s t B1) as [i [I1 I2]]. exists (i :: g). split; [|constructor; assumption].
  cbn [cells]. apply in_flat_map. exists i. split; [exact I1|now apply in_map].
Qed.
Lemma cells_valid b : valid b -> Forall valid (cells b).
Proof.
  induction 1 as [|s b H _ IH]; [repeat constructor|]. apply Forall_forall. intros g I. cbn [cells] in I. apply in_flat_map in I.
  destruct I as [i [I1 I]]. apply in_map_iff in I. destruct I as [g' [<- I]]. constructor; [|rewrite Forall_forall in IH; now apply IH].
  pose proof (piece_length s i I1) as E. pose proof n_0. assert (0 <= (snd s - fst s) / N); [|lra].
  apply Rmult_le_pos; [lra|left; now apply Rinv_0_lt_compat].
Qed.
Lemma cells_volume b : sum (map volume (cells b)) = volume b.
Proof.
  induction b as [|s b IH]; [unfold sum, volume; simpl; lra|]. cbn [cells]. rewrite volume_cons.
  rewrite (sum_of_lists volume _ (fun i => (snd i - fst i) * volume b)).
  - rewrite sum_times. f_equal. rewrite (sum_equal ((snd s - fst s) / N)).
    + rewrite map_length. unfold pieces. rewrite map_length, seq_length. field. pose proof n_0. lra.
    + intros a I. apply in_map_iff in I. destruct I as [i [<- I]]. now apply piece_length.
  - intros i _. rewrite map_map, (map_ext _ (fun g => volume g * (snd i - fst i))) by (intro; rewrite volume_cons; ring).
    rewrite sum_times, IH. ring.
Qed.
Lemma cells_near b : valid b -> forall w g x y, In g (cells b) -> inside_box g x -> inside_box g y ->
  dot w x - dot w y <= spread w b / N.
Proof.
  pose proof n_0 as P. induction 1 as [|s b H V IH]; intros [|q w] g x y I X Y; cbn [spread];
    try (rewrite ?Rdiv_0_l; destruct x, y; cbn [dot]; unfold Rdiv; lra).
  - cbn [cells] in I. destruct I as [<-|[]]. inversion X; subst. inversion Y; subst. cbn [dot]. unfold Rdiv. lra.
  - cbn [cells] in I. apply in_flat_map in I. destruct I as [i [I1 I]]. apply in_map_iff in I. destruct I as [g' [<- I]].
    inversion X as [|? a ? x' X1 X2]; subst. inversion Y as [|? c ? y' Y1 Y2]; subst. cbn [dot].
    specialize (IH w g' x' y' I X2 Y2). pose proof (piece_length s i I1) as E.
    assert (D : q * (a - c) <= Rabs q * ((snd s - fst s) / N)).
    { rewrite <- E. apply Rle_trans with (Rabs q * Rabs (a - c)); [rewrite <- Rabs_mult; apply Rle_abs|].
      apply Rmult_le_compat_l; [apply Rabs_pos|]. apply Rabs_le. lra. }
    unfold Rdiv in *. lra.
Qed.
End Cells.

Lemma bernoulli q k : 0 <= q <= 1 -> 1 - q ^ k <= INR k * (1 - q).
Proof.
  intro Q. induction k as [|k IH]; [simpl; lra|]. rewrite S_INR. cbn [pow]. pose proof (pos_INR k) as K.
  apply (Rmult_le_compat_l q) in IH; [|lra]. assert (0 <= (1 - q) * (INR k * (1 - q))) by (apply Rmult_le_pos; [lra|apply Rmult_le_pos; lra]). lra.
Qed.

(* x moved towards z. *)
Definition mix (q : R) (x z : list R) : list R := map (fun e => q * fst e + (1 - q) * snd e) (combine x z).
Lemma dot_mix q : forall w x z, length x = length z -> dot w (mix q x z) = q * dot w x + (1 - q) * dot w z.
Proof.
  induction w as [|a w IH]; intros [|t x] [|u z] L; try discriminate; unfold mix in *; cbn [combine map dot fst snd]; try lra.
  rewrite IH by (simpl in L; congruence). ring.
Qed.
Fixpoint unmix (q : R) (z : list R) (b : list (R * R)) : list (R * R) :=
  match z, b with u :: z, s :: b => ((fst s - (1 - q) * u) / q, (snd s - (1 - q) * u) / q) :: unmix q z b | _, _ => b end.
Lemma unmix_valid q z : 0 < q -> forall b, valid b -> valid (unmix q z b).
Proof.
  intro P. induction z as [|u z IH]; intros [|s b] V; try exact V. inversion V; subst. constructor; [|now apply IH]. cbn [fst snd].
  unfold Rdiv. apply Rmult_le_compat_r; [left; now apply Rinv_0_lt_compat|lra].
Qed.
Lemma unmix_volume q : 0 < q -> forall z b, length b = length z -> q ^ length z * volume (unmix q z b) = volume b.
Proof.
  intro P. induction z as [|u z IH]; intros [|s b] L; try discriminate; [unfold volume; simpl; lra|]. cbn [unmix length pow].
  rewrite !volume_cons. cbn [fst snd]. rewrite <- (IH b) by (simpl in L; congruence). field. lra.
Qed.
Lemma unmix_inside q : 0 < q -> forall z x b, length x = length z -> inside_box b (mix q x z) -> inside_box (unmix q z b) x.
Proof.
  intro P. induction z as [|u z IH]; intros [|t x] b L B; try discriminate; [exact B|]. unfold mix in B. cbn [combine map fst snd] in B.
  inversion B as [|s ? b' ? B1 B2]; subst. cbn [unmix]. constructor; [|apply IH; [simpl in L; congruence|exact B2]]. cbn [fst snd].
  split; apply (Rmult_le_reg_r q); try assumption; unfold Rdiv; rewrite Rmult_assoc, Rinv_l by lra; lra.
Qed.
Lemma inside_length b x : inside_box b x -> length b = length x.
Proof. induction 1; simpl; congruence. Qed.

(* Which boxes have a property is not decided by a function, but they can be told apart. *)
Lemma apart {A} (g : A -> R) (P : A -> Prop) l : exists l1 l2, (forall a, In a l -> (P a /\ In a l1) \/ (~ P a /\ In a l2)) /\
  (forall a, In a l1 \/ In a l2 -> In a l) /\ (forall a, In a l1 -> P a) /\ sum (map g l) = sum (map g l1) + sum (map g l2).
Proof.
  induction l as [|a l [l1 [l2 [K [K1 [K3 K2]]]]]]; [exists [], []; repeat split; try (intros ? []); try tauto; unfold sum; simpl; lra|].
  destruct (Classical_Prop.classic (P a)) as [Y|Y]; [exists (a :: l1), l2|exists l1, (a :: l2)]; repeat split.
  - intros b [<-|I]; [left; split; [exact Y|now left]|]. destruct (K b I) as [[]|[]]; [left|right]; split; try assumption; now right.
  - intros b [[<-|I]|I]; [now left|right; apply K1; tauto|right; apply K1; tauto].
  - intros b [<-|I]; [exact Y|now apply K3].
  - cbn [map]. rewrite !sum_cons, K2. lra.
  - intros b [<-|I]; [right; split; [exact Y|now left]|]. destruct (K b I) as [[]|[]]; [left|right]; split; try assumption; now right.
  - intros b [I|[<-|I]]; [right; apply K1; tauto|now left|right; apply K1; tauto].
  - exact K3.
  - cbn [map]. rewrite !sum_cons, K2. lra.
Qed.

Section Content.
Variable body : list R -> Prop.
Variable enough : list (list (R * R)).
Hypothesis enough_covers : boxes_cover enough body.
Definition part (A : list R -> Prop) (x : list R) : Prop := body x /\ A x.
Definition cover (A : list R -> Prop) (v : R) : Prop := exists boxes, boxes_cover boxes (part A) /\ sum (map volume boxes) = v.
Lemma cover_nonneg A v : cover A v -> 0 <= v.
Proof. intros [bs [[V _] <-]]. now apply volumes_nonneg. Qed.
Lemma cover_all A : cover A (sum (map volume enough)).
Proof. exists enough. destruct enough_covers as [V C]. split; [|reflexivity]. split; [exact V|]. intros x [X _]. now apply C. Qed.
Lemma volumes_bounded A : bound (fun v => cover A (- v)).
Proof. exists 0. intros v H. apply cover_nonneg in H. lra. Qed.
Lemma some_volume A : exists v, cover A (- v).
Proof. exists (- sum (map volume enough)). rewrite Ropp_involutive. apply cover_all. Qed.
Definition content (A : list R -> Prop) : R := - proj1_sig (completeness _ (volumes_bounded A) (some_volume A)).
Lemma content_le A v : cover A v -> content A <= v.
Proof.
  intro H. unfold content. destruct (completeness _ _ _) as [w K]. cbn [proj1_sig]. destruct K as [U _]. specialize (U (- v)).
  cbv beta in U. rewrite Ropp_involutive in U. specialize (U H). lra.
Qed.
Lemma content_ge A v : (forall v', cover A v' -> v <= v') -> v <= content A.
Proof.
  intro H. unfold content. destruct (completeness _ _ _) as [w K]. cbn [proj1_sig]. destruct K as [_ L]. specialize (L (- v)).
  assert (w <= - v); [|lra]. apply L. intros u U. specialize (H _ U). lra.
Qed.
Lemma content_near A eps : 0 < eps -> exists v, v < content A + eps /\ cover A v.
Proof.
  intro P. apply Classical_Prop.NNPP. intro N. assert (content A + eps <= content A); [|lra]. apply content_ge. intros v H.
  apply Rnot_lt_le. intro L. apply N. now exists v.
Qed.
Lemma content_nonneg A : 0 <= content A.
Proof. apply content_ge. apply cover_nonneg. Qed.
Lemma content_in (A B : list R -> Prop) : (forall x, body x -> A x -> B x) -> content A <= content B.
Proof.
  intro H. apply content_ge. intros v [bs [[V C] E]]. apply content_le. exists bs. split; [|exact E]. split; [exact V|].
  intros x [X AX]. apply C. split; auto.
Qed.
Lemma content_or (A B : list R -> Prop) : content (fun x => A x \/ B x) <= content A + content B.
Proof.
  apply le_epsilon. intros eps P. destruct (content_near A (eps / 2) ltac:(lra)) as [a [A1 [bs [[V C] E]]]].
  destruct (content_near B (eps / 2) ltac:(lra)) as [b [B1 [bs' [[V' C'] E']]]].
  apply Rle_trans with (a + b); [|lra]. apply content_le. exists (bs ++ bs'). split; [split; [now apply Forall_app|]|].
  - intros x [X [H|H]]; [destruct (C x (conj X H)) as [b0 [I J]]|destruct (C' x (conj X H)) as [b0 [I J]]]; exists b0; split; try assumption; apply in_or_app; auto.
  - rewrite map_app, sum_app, E, E'. ring.
Qed.
Lemma content_nothing : content (fun _ => False) = 0.
Proof.
  apply Rle_antisym; [|apply content_nonneg]. apply content_le. exists []. split; [split; [constructor|intros x [_ []]]|]. reflexivity.
Qed.

(* Two sets on two sides of a gap have no small cell in common. *)
Lemma content_apart w s t (A B : list R -> Prop) : s < t -> (forall x, body x -> A x -> dot w x <= s) -> (forall x, body x -> B x -> t <= dot w x) ->
  content A + content B <= content (fun x => A x \/ B x).
Proof.
  intros ST HA HB. apply content_ge. intros v [bs [[V C] <-]]. set (most := sum (map (spread w) bs)).
  assert (M0 : 0 <= most /\ forall b, In b bs -> spread w b <= most).
  { unfold most. clear C most. induction V as [|b bs H V [IH1 IH2]]; [split; [unfold sum; simpl; lra|intros ? []]|]. cbn [map].
    rewrite sum_cons. pose proof (spread_nonneg b H w). split; [lra|]. intros b' [<-|I]; [lra|]. specialize (IH2 b' I). lra. }
  destruct M0 as [M0 M1]. destruct (archimed_cor1 ((t - s) / (most + 1))) as [n [N1 N2]].
  { apply Rmult_lt_0_compat; [lra|apply Rinv_0_lt_compat; lra]. }
  destruct n as [|n]; [lia|]. clear N2. pose proof (n_0 n) as NP.
  assert (SMALL : forall b, In b bs -> spread w b / INR (S n) < t - s).
  { intros b I. specialize (M1 b I). pose proof (spread_nonneg b ltac:(rewrite Forall_forall in V; now apply V) w).
    apply Rle_lt_trans with ((most + 1) * / INR (S n)).
    - apply Rmult_le_compat_r; [left; now apply Rinv_0_lt_compat|lra].
    - apply Rlt_le_trans with ((most + 1) * ((t - s) / (most + 1))); [apply Rmult_lt_compat_l; lra|]. right. field. lra. }
  destruct (apart volume (fun g => exists x, inside_box g x /\ dot w x <= s) (flat_map (cells n) bs)) as [l1 [l2 [K [K1 [_ E]]]]].
  rewrite (sum_of_lists volume (cells n) volume bs) in E by (intros; apply cells_volume). rewrite E.
  assert (VC : forall g, In g (flat_map (cells n) bs) -> valid g).
  { intros g I. apply in_flat_map in I. destruct I as [b [I1 I2]]. rewrite Forall_forall in V. specialize (V b I1).
    apply (cells_valid n) in V. rewrite Forall_forall in V. now apply V. }
  assert (COVER : forall x, body x -> A x \/ B x -> exists b g, In b bs /\ In g (cells n b) /\ inside_box g x).
  { intros x X AB. destruct (C x (conj X AB)) as [b [B1 B2]]. destruct (cells_cover n b x B2) as [g [G1 G2]]. now exists b, g. }
  apply Rplus_le_compat; apply content_le; eexists; (split; [split|reflexivity]).
  - apply Forall_forall. intros g I. apply VC, K1. now left.
  - intros x [X AX]. destruct (COVER x X (or_introl AX)) as [b [g [B1 [G1 G2]]]]. exists g. split; [|exact G2].
    destruct (K g ltac:(apply in_flat_map; now exists b)) as [[_ I]|[N _]]; [exact I|]. exfalso. apply N. exists x. auto.
  - apply Forall_forall. intros g I. apply VC, K1. now right.
  - intros x [X BX]. destruct (COVER x X (or_intror BX)) as [b [g [B1 [G1 G2]]]]. exists g. split; [|exact G2].
    destruct (K g ltac:(apply in_flat_map; now exists b)) as [[[y [Y1 Y2]] _]|[_ I]]; [|exact I]. exfalso.
    rewrite Forall_forall in V. pose proof (cells_near n b (V b B1) w g x y G1 G2 Y1). specialize (SMALL b B1). specialize (HB x X BX). lra.
Qed.
Variable d : nat.
Hypothesis length_d : forall x, body x -> length x = d.
Lemma content_mix q z (A B : list R -> Prop) : 0 < q -> length z = d -> (forall x, body x -> A x -> body (mix q x z) /\ B (mix q x z)) ->
  q ^ d * content A <= content B.
Proof.
  intros P LZ H. apply content_ge. intros v [bs [[V C] <-]].
  destruct (apart volume (fun b => length b = d) bs) as [l1 [l2 [K [K1 [K3 E]]]]]. rewrite E.
  assert (V2 : Forall valid l1 /\ Forall valid l2).
  { rewrite Forall_forall in V. split; apply Forall_forall; intros b I; apply V, K1; auto. }
  destruct V2 as [V1 V2]. pose proof (volumes_nonneg l2 V2) as N2. pose proof (pow_lt q d P) as QD.
  assert (S1 : q ^ d * sum (map volume (map (unmix q z) l1)) = sum (map volume l1)).
  { clear - K3 P LZ. induction l1 as [|b l IH]; [unfold sum; simpl; lra|]. cbn [map]. rewrite !sum_cons, Rmult_plus_distr_l.
    rewrite IH by (intros; apply K3; now right). f_equal. rewrite <- LZ. apply unmix_volume; [exact P|]. rewrite LZ. apply K3. now left. }
  apply Rle_trans with (sum (map volume l1)); [|lra]. rewrite <- S1. apply Rmult_le_compat_l; [lra|]. apply content_le.
  eexists. split; [split|reflexivity].
  - apply Forall_forall. intros b I. apply in_map_iff in I. destruct I as [b' [<- I]]. apply unmix_valid; [exact P|]. rewrite Forall_forall in V1. auto.
  - intros x [X AX]. destruct (H x X AX) as [H1 H2]. destruct (C _ (conj H1 H2)) as [b [B1 B2]]. exists (unmix q z b). split.
    + apply in_map. destruct (K b B1) as [[_ I]|[N _]]; [exact I|]. exfalso. apply N. rewrite (inside_length _ _ B2). now apply length_d.
    + apply unmix_inside; [exact P| |exact B2]. rewrite LZ. now apply length_d.
Qed.

(* Cones. From a slab to a point z beyond it, the body has the images of itself, each smaller than the one before. *)
Hypothesis convex : forall x z q, body x -> body z -> 0 < q <= 1 -> body (mix q x z).
Local Notation D := (INR d).
Definition slab w a b x := a <= dot w x <= b.
Lemma limit k r u : 0 <= k -> 0 < r -> (forall q, 0 < q < r -> u <= k * (1 - q)) -> u <= k * (1 - r).
Proof.
  intros K0 R0 H. apply le_epsilon. intros eps EP. set (e := Rmin (r / 2) (eps / (k + 1))).
  assert (E0 : 0 < eps / (k + 1)) by (apply Rmult_lt_0_compat; [lra|apply Rinv_0_lt_compat; lra]).
  assert (e <= r / 2) by apply Rmin_l. assert (E1 : e <= eps / (k + 1)) by apply Rmin_r.
  assert (0 < e) by (unfold e; apply Rmin_glb_lt; lra). specialize (H (r - e) ltac:(lra)).
  assert (k * e <= eps); [|lra]. apply Rle_trans with (k * (eps / (k + 1))); [now apply Rmult_le_compat_l|].
  apply (Rmult_le_reg_r (k + 1)); [lra|]. replace (k * (eps / (k + 1)) * (k + 1)) with (k * eps) by (field; lra). lra.
Qed.
Lemma above w a b z : a <= b -> body z -> b < dot w z ->
  content (slab w a b) * (dot w z - a) <= D * (b - a) * content (fun x => a <= dot w x).
Proof.
  intros AB Z BZ. set (U := fun x => a <= dot w x). set (h := dot w z) in *. pose proof (content_nonneg U) as U0.
  set (r := (h - b) / (h - a)). assert (RE : r * (h - a) = h - b) by (unfold r; field; lra).
  assert (R0 : 0 < r) by (unfold r; apply Rmult_lt_0_compat; [lra|apply Rinv_0_lt_compat; lra]). assert (R1 : r <= 1) by nra.
  pose proof (pos_INR d) as D0. pose proof (length_d z Z) as LZ.
  assert (K : content (slab w a b) <= D * content U * (1 - r)).
  { apply limit; [now apply Rmult_le_pos|exact R0|]. intros q Q.
    assert (X : content (slab w a b) + q ^ d * content U <= content U).
    { set (I := fun x => h - q * (h - a) <= dot w x).
      apply Rle_trans with (content (slab w a b) + content I).
      - apply Rplus_le_compat_l. apply (content_mix q z); [lra|exact LZ|]. intros x X UX. split; [apply convex; [exact X|exact Z|lra]|].
        unfold I, U in *. rewrite dot_mix by (rewrite LZ; now apply length_d). fold h. nra.
      - eapply Rle_trans; [apply (content_apart w b (h - q * (h - a)))|].
        + nra.
        + intros x _ [_ T]. exact T.
        + intros x _ T. exact T.
        + apply content_in. intros x _ [[T _]|T]; [exact T|]. unfold I, U in *. nra. }
    pose proof (bernoulli q d ltac:(lra)). nra. }
  apply (Rmult_le_compat_r (h - a)) in K; [|lra]. replace (D * content U * (1 - r) * (h - a)) with (D * content U * ((h - a) - r * (h - a))) in K by ring.
  rewrite RE in K. lra.
Qed.
Lemma dot_opp w : forall x, dot (map Ropp w) x = - dot w x.
Proof. induction w as [|q w IH]; intros [|t x]; cbn [map dot]; try lra. rewrite IH. ring. Qed.
Lemma below w a b z : a <= b -> body z -> dot w z < a ->
  content (slab w a b) * (b - dot w z) <= D * (b - a) * content (fun x => dot w x <= b).
Proof.
  intros AB Z ZA. pose proof (above (map Ropp w) (- b) (- a) z ltac:(lra) Z) as H. rewrite dot_opp in H. specialize (H ltac:(lra)).
  pose proof (pos_INR d) as D0.
  apply Rle_trans with (content (slab (map Ropp w) (- b) (- a)) * (- dot w z - - b)).
  - replace (- dot w z - - b) with (b - dot w z) by ring. apply Rmult_le_compat_r; [lra|]. apply content_in. intros x _ [X1 X2]. unfold slab.
    rewrite dot_opp. lra.
  - eapply Rle_trans; [exact H|]. replace (- a - - b) with (b - a) by ring. apply Rmult_le_compat_l; [apply Rmult_le_pos; lra|].
    apply content_in. intros x _ X. rewrite dot_opp in X. lra.
Qed.
Local Notation all := (content (fun _ => True)).
Lemma thin w a b z z' : a <= b -> body z -> body z' -> dot w z' < dot w z ->
  content (slab w a b) * (dot w z - dot w z' - D * (b - a)) <= D * (b - a) * all.
Proof.
  intros AB Z Z' ZZ. set (X := content (slab w a b)). pose proof (content_nonneg (slab w a b)) as X0. fold X in X0. pose proof (pos_INR d) as D0.
  set (g := b - a). set (h := dot w z) in *. set (h' := dot w z') in *. assert (G0 : 0 <= g) by (unfold g; lra).
  assert (DG : 0 <= D * g) by now apply Rmult_le_pos.
  assert (D1 : 1 <= D).
  { destruct (Nat.eq_dec d 0) as [E|E]; [|change 1 with (INR 1); apply le_INR; lia]. exfalso. unfold h, h' in ZZ. apply length_d in Z.
    apply length_d in Z'. rewrite E in Z, Z'. destruct z, z'; try discriminate. lra. }
  set (U := content (fun x => a <= dot w x)). set (L := content (fun x => dot w x <= b)).
  assert (XA : X <= all) by (apply content_in; intros; exact I). assert (UA : U <= all) by (apply content_in; intros; exact I).
  assert (LA : L <= all) by (apply content_in; intros; exact I). assert (A0 : 0 <= all) by apply content_nonneg.
  assert (UP : b < h -> X * (h - a) <= D * g * U) by (intro; now apply above).
  assert (DOWN : h' < a -> X * (b - h') <= D * g * L) by (intro; now apply below).
  destruct (Rlt_dec b h) as [BH|BH]; destruct (Rlt_dec h' a) as [HA|HA].
  - specialize (UP BH). specialize (DOWN HA). set (r := (a - h') / (b - h')). assert (RE : r * (b - h') = a - h') by (unfold r; field; lra).
    assert (R0 : 0 < r) by (unfold r; apply Rmult_lt_0_compat; [lra|apply Rinv_0_lt_compat; lra]). assert (R1 : r <= 1) by nra.
    assert (L0 : 0 <= L) by apply content_nonneg.
    assert (K : U + L - all <= D * L * (1 - r)).
    { apply limit; [now apply Rmult_le_pos|exact R0|]. intros q Q.
      assert (Y : U + q ^ d * L <= all).
      { set (I := fun x => dot w x <= h' + q * (b - h')). apply Rle_trans with (content I + U).
        - rewrite Rplus_comm. apply Rplus_le_compat_r. apply (content_mix q z'); [lra|now apply length_d|]. intros x Y LX.
          split; [apply convex; [exact Y|exact Z'|lra]|]. unfold I. rewrite dot_mix by (rewrite (length_d z' Z'); now apply length_d). fold h'. nra.
        - eapply Rle_trans; [apply (content_apart w (h' + q * (b - h')) a)|].
          + nra.
          + intros x _ T. exact T.
          + intros x _ T. exact T.
          + apply content_in. intros; exact Logic.I. }
      pose proof (bernoulli q d ltac:(lra)). nra. }
    assert (K2 : (b - h') * (U + L - all) <= D * g * L).
    { apply (Rmult_le_compat_l (b - h')) in K; [|lra]. replace ((b - h') * (D * L * (1 - r))) with (D * L * ((b - h') - r * (b - h'))) in K by ring.
      rewrite RE in K. unfold g. nra. }
    destruct (Rle_dec (D * g) (b - h')) as [S|S].
    + apply (Rmult_le_reg_l (b - h')); [lra|].
      assert (Q1 : (b - h') * (X * (h - a)) <= (b - h') * (D * g * U)) by (apply Rmult_le_compat_l; lra).
      assert (Q2 : (b - h' - D * g) * (X * (b - h')) <= (b - h' - D * g) * (D * g * L)) by (apply Rmult_le_compat_l; lra).
      assert (Q3 : D * g * ((b - h') * (U + L - all)) <= D * g * (D * g * L)) by (apply Rmult_le_compat_l; lra).
      assert (Q4 : 0 <= (b - h') * (X * g)) by (apply Rmult_le_pos; [lra|now apply Rmult_le_pos]).
      replace (h - a) with (h - h' + g - (b - h')) in Q1 by (unfold g; ring). clear - Q1 Q2 Q3 Q4. clearbody g. clearbody X U L. lra.
    + assert (D * g * U <= D * g * all) by now apply Rmult_le_compat_l.
      assert (X * (h - h' - D * g) <= X * (h - a)) by (apply Rmult_le_compat_l; lra). lra.
  - specialize (UP BH). assert (D * g * U <= D * g * all) by now apply Rmult_le_compat_l.
    assert (X * (h - h' - D * g) <= X * (h - a)) by (apply Rmult_le_compat_l; lra). lra.
  - specialize (DOWN HA). assert (D * g * L <= D * g * all) by now apply Rmult_le_compat_l.
    assert (X * (h - h' - D * g) <= X * (b - h')) by (apply Rmult_le_compat_l; lra). lra.
  - assert (g <= D * g) by (rewrite <- (Rmult_1_l g) at 1; now apply Rmult_le_compat_r). assert (0 <= D * g * all) by now apply Rmult_le_pos.
    assert (X * (h - h' - D * g) <= X * 0) by (apply Rmult_le_compat_l; unfold g in *; lra). lra.
Qed.
Theorem content_slab w a b z z' : a <= b -> body z -> body z' -> dot w z' < dot w z ->
  content (slab w a b) * (dot w z - dot w z') <= D * (b - a) * all.
Proof.
  intros AB Z Z' ZZ. set (H := dot w z - dot w z'). set (g := b - a). assert (H0 : 0 < H) by (unfold H; lra).
  pose proof (pos_INR d) as D0. assert (G0 : 0 <= g) by (unfold g; lra). assert (A0 : 0 <= all) by apply content_nonneg.
  assert (STEPS : forall u, 0 <= u -> D * u <= H -> forall n, content (slab w a (a + INR n * u)) * (H - D * u) <= D * (INR n * u) * all).
  { intros u U0 DU. induction n as [|n IH].
    - simpl INR. rewrite !Rmult_0_l, Rplus_0_r. pose proof (thin w a a z z' ltac:(lra) Z Z' ZZ) as T. fold H in T.
      replace (a - a) with 0 in T by ring. rewrite !Rmult_0_r, !Rmult_0_l, Rminus_0_r in *. pose proof (content_nonneg (slab w a a)). nra.
    - pose proof (thin w (a + INR n * u) (a + INR (S n) * u) z z') as T. rewrite S_INR in *. specialize (T ltac:(lra) Z Z' ZZ). fold H in T.
      replace (a + (INR n + 1) * u - (a + INR n * u)) with u in T by ring.
      assert (O : content (slab w a (a + (INR n + 1) * u)) <= content (slab w a (a + INR n * u)) + content (slab w (a + INR n * u) (a + (INR n + 1) * u))).
      { eapply Rle_trans; [|apply content_or]. apply content_in. unfold slab. intros x _ X. destruct (Rle_lt_dec (dot w x) (a + INR n * u)); [left|right]; lra. }
      apply (Rmult_le_compat_r (H - D * u)) in O; [|lra]. lra. }
  apply le_epsilon. intros eps EP. set (X := content (slab w a b)). assert (X0 : 0 <= X) by apply content_nonneg.
  set (most := D * g * (X + 1) + 1). assert (DG : 0 <= D * g) by now apply Rmult_le_pos. assert (M0 : 0 < most) by (unfold most; nra).
  destruct (archimed_cor1 (Rmin (H / most) (eps / most))) as [n [N1 N2]].
  { apply Rmin_glb_lt; apply Rmult_lt_0_compat; try assumption; now apply Rinv_0_lt_compat. }
  destruct n as [|n]; [lia|]. clear N2. set (N := INR (S n)) in *. assert (NP : 0 < N) by (apply lt_0_INR; lia).
  set (i := / N) in *. assert (IN : i * N = 1) by (unfold i; field; lra). assert (I0 : 0 < i) by (unfold i; now apply Rinv_0_lt_compat).
  assert (HM : H / most * most = H) by (field; lra). assert (EM : eps / most * most = eps) by (field; lra).
  pose proof (Rmin_l (H / most) (eps / most)) as M1. pose proof (Rmin_r (H / most) (eps / most)) as M2.
  assert (I1 : i * most <= H) by (rewrite <- HM; apply Rmult_le_compat_r; lra).
  assert (I2 : i * most <= eps) by (rewrite <- EM; apply Rmult_le_compat_r; lra).
  assert (DGX : 0 <= D * g * X) by now apply Rmult_le_pos.
  specialize (STEPS (g * i) ltac:(apply Rmult_le_pos; lra)). unfold most in I1, I2.
  specialize (STEPS ltac:(nra) (S n)). fold N in STEPS.
  replace (N * (g * i)) with g in STEPS by (rewrite <- (Rmult_1_r g) at 1; rewrite <- IN; ring).
  replace (a + g) with b in STEPS by (unfold g; ring). fold X in STEPS. nra.
Qed.
End Content.
