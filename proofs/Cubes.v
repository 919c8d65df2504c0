(* For p = inf the ball is a cube, and the inequality of Brunn and Minkowski is not needed: the share of a slab is shown by
   boxes. The content of a set is the least share that finitely many boxes which cover it have, or the limit of such shares. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool.
From Muball Require Import Statement Rational Ball Link Points Verdict BoundsSound Trained.
Import ListNotations.
Local Open Scope R_scope.

(* Boxes *)
Definition covers_ (boxes : list (list (R * R))) (A : list R -> Prop) : Prop :=
  Forall valid boxes /\ forall x, A x -> exists b, In b boxes /\ inside_box b x.
Lemma sum_cons a l : sum (a :: l) = a + sum l.
Proof. reflexivity. Qed.
Lemma volume_cons s b : volume (s :: b) = (snd s - fst s) * volume b.
Proof. reflexivity. Qed.
Lemma volume_nonneg b : valid b -> 0 <= volume b.
Proof. induction 1 as [|s b H _ IH]; [unfold volume; simpl; lra|]. rewrite volume_cons. apply Rmult_le_pos; [lra|exact IH]. Qed.
Lemma volumes_nonneg bs : Forall valid bs -> 0 <= sum (map volume bs).
Proof. induction 1 as [|b bs H _ IH]; [unfold sum; simpl; lra|]. cbn [map]. rewrite sum_cons. pose proof (volume_nonneg b H). lra. Qed.
Lemma sum_app a b : sum (a ++ b) = sum a + sum b.
Proof. induction a as [|x a IH]; [unfold sum; simpl; lra|]. cbn [app]. rewrite !sum_cons, IH. lra. Qed.
Lemma sum_const {A} (g : A -> R) v l : (forall a, In a l -> g a = v) -> sum (map g l) = INR (length l) * v.
Proof.
  induction l as [|a l IH]; intro H; [unfold sum; simpl; lra|]. cbn [map length]. rewrite sum_cons.
  rewrite S_INR, (H a (or_introl eq_refl)), IH by (intros; apply H; now right). lra.
Qed.
Lemma volume_app a b : volume (a ++ b) = volume a * volume b.
Proof. induction a as [|s a IH]; [unfold volume; simpl; lra|]. cbn [app]. rewrite !volume_cons, IH. lra. Qed.

(* A grid on the cube about 0. *)
Section Grid.
Variable m : R.
Variable n : nat.
Hypothesis m_0 : 0 < m.
Local Notation N := (INR (S n)).
Local Notation width := (2 * m / N).
Lemma n_0 : 0 < N. Proof. apply lt_0_INR. lia. Qed.
Definition step_at (j : nat) : R * R := (- m + width * INR j, - m + width * INR (S j)).
Definition steps : list (R * R) := map step_at (seq 0 (S n)).
Fixpoint grids (k : nat) : list (list (R * R)) :=
  match k with O => [[]] | S k => flat_map (fun s => map (cons s) (grids k)) steps end.
Lemma step_exists t : - m <= t <= m -> exists s, In s steps /\ fst s <= t <= snd s.
Proof.
  intro T. pose proof n_0 as P.
  assert (K : forall k, (k <= S n)%nat -> t <= - m + width * INR k -> exists j, (j < S n)%nat /\ fst (step_at j) <= t <= snd (step_at j)).
  { induction k as [|k IH]; intros L H.
    - exists 0%nat. split; [lia|]. unfold step_at. cbn [fst snd]. change (INR 0) with 0 in *. change (INR 1) with 1. split; [lra|].
      assert (0 <= width) by (apply Rmult_le_pos; [lra|left; now apply Rinv_0_lt_compat]). lra.
    - destruct (Rle_lt_dec t (- m + width * INR k)) as [A|A]; [apply IH; [lia|exact A]|].
      exists k. split; [lia|]. unfold step_at. cbn [fst snd]. lra. }
  destruct (K (S n) (Nat.le_refl _)) as [j [J B]].
  - replace (width * N) with (2 * m) by (field; lra). lra.
  - exists (step_at j). split; [apply in_map, in_seq; lia|exact B].
Qed.
Lemma step_width s : In s steps -> snd s - fst s = width.
Proof. intro I. apply in_map_iff in I. destruct I as [j [<- _]]. unfold step_at. cbn [fst snd]. rewrite (S_INR j). ring. Qed.
Lemma width_0 : 0 <= width.
Proof. pose proof n_0. apply Rmult_le_pos; [lra|left; now apply Rinv_0_lt_compat]. Qed.
Lemma grids_cover k : forall t, length t = k -> Forall (fun a => - m <= a <= m) t -> exists g, In g (grids k) /\ inside_box g t.
Proof.
  induction k as [|k IH]; intros [|a t] L F; try discriminate; [exists []; split; [now left|constructor]|].
  inversion F as [|? ? A F']; subst. destruct (IH t ltac:(simpl in L; congruence) F') as [g [G1 G2]]. destruct (step_exists a A) as [s [S1 S2]].
  exists (s :: g). split; [|constructor; assumption]. cbn [grids]. apply in_flat_map. exists s. split; [exact S1|now apply in_map].
Qed.
Lemma grid_volume k : forall g, In g (grids k) -> volume g = width ^ k /\ valid g /\ length g = k.
Proof.
  induction k as [|k IH]; intros g I; cbn [grids] in I.
  - destruct I as [<-|[]]. repeat split; constructor.
  - apply in_flat_map in I. destruct I as [s [S1 I]]. apply in_map_iff in I. destruct I as [g' [<- I]]. destruct (IH g' I) as [V [W L]].
    pose proof (step_width s S1) as E. pose proof width_0 as W0. split; [|split; [constructor; [lra|exact W]|simpl; congruence]].
    change (volume (s :: g')) with ((snd s - fst s) * volume g'). rewrite V, E. reflexivity.
Qed.
Lemma grids_length k : INR (length (grids k)) = N ^ k.
Proof.
  induction k as [|k IH]; [reflexivity|]. cbn [grids pow]. rewrite <- IH, <- mult_INR. f_equal.
  assert (L : length steps = S n) by (unfold steps; now rewrite map_length, seq_length). revert L. generalize steps. intros l <-.
  induction l as [|s l IHl]; [reflexivity|]. cbn [flat_map length]. rewrite app_length, map_length, IHl. reflexivity.
Qed.
(* Over a cell a form is near its value in the middle. *)
Definition middle (g : list (R * R)) : list R := map (fun s => (fst s + snd s) / 2) g.
Definition sizes (w : list R) : R := sum (map Rabs w).
Lemma sizes_nonneg w : 0 <= sizes w.
Proof. unfold sizes. induction w as [|a w IH]; [unfold sum; simpl; lra|]. cbn [map]. rewrite sum_cons. pose proof (Rabs_pos a). lra. Qed.
Lemma near_middle k : forall g w t, In g (grids k) -> inside_box g t -> Rabs (inner w t - inner w (middle g)) <= width / 2 * sizes w.
Proof.
  induction k as [|k IH]; intros g w t I B; cbn [grids] in I.
  - destruct I as [<-|[]]. inversion B; subst. change (middle []) with (@nil R). rewrite !inner_nil_r, Rminus_0_r, Rabs_R0.
    apply Rmult_le_pos; [pose proof width_0; lra|]. apply sizes_nonneg.
  - apply in_flat_map in I. destruct I as [s [S1 I]]. apply in_map_iff in I. destruct I as [g' [<- I]]. inversion B as [|? a ? t' B1 B2]; subst.
    pose proof width_0 as W0. destruct w as [|q w]; [cbn [inner]; rewrite Rminus_0_r, Rabs_R0; apply Rmult_le_pos; [lra|apply sizes_nonneg]|].
    specialize (IH g' w t' I B2). unfold sizes in *. cbn [middle map inner]. rewrite sum_cons.
    fold (middle g'). pose proof (step_width s S1) as E.
    replace (q * a + inner w t' - (q * ((fst s + snd s) / 2) + inner w (middle g'))) with (q * (a - (fst s + snd s) / 2) + (inner w t' - inner w (middle g'))) by ring.
    eapply Rle_trans; [apply Rabs_triang|]. rewrite Rabs_mult.
    assert (D : Rabs (a - (fst s + snd s) / 2) <= width / 2) by (apply Rabs_le; lra). pose proof (Rabs_pos q). nra.
Qed.
End Grid.

(* The slab of a form on the cube about 0: in each cell of the other coordinates it is short in the one of weight q. *)
Section Slab.
Variable m lo hi q : R.
Variable front back : list R.
Hypothesis m_0 : 0 < m.
Hypothesis q_0 : q <> 0.
Variable n : nat.
Local Notation N := (INR (S n)).
Local Notation width := (2 * m / N).
Definition slack : R := width / 2 * (sizes front + sizes back).
(* q t lies in [a, b]. *)
Definition between (a b : R) : R * R := if Rlt_dec 0 q then (a / q, b / q) else (b / q, a / q).
Definition slab_box (g g' : list (R * R)) : list (R * R) :=
  let v := inner front (middle g) + inner back (middle g') in g ++ between (lo - v - slack) (hi - v + slack) :: g'.
Definition slab_boxes : list (list (R * R)) :=
  flat_map (fun g => map (slab_box g) (grids m n (length back))) (grids m n (length front)).
Lemma between_in a b t : a <= q * t <= b -> fst (between a b) <= t <= snd (between a b).
Proof.
  intro H. unfold between. destruct (Rlt_dec 0 q) as [P|P]; cbn [fst snd].
  - split; apply (Rmult_le_reg_l q); try assumption; unfold Rdiv;
      [replace (q * (a * / q)) with a by (field; lra)|replace (q * (b * / q)) with b by (field; lra)]; lra.
  - split; apply (Rmult_le_reg_l (- q)); try lra; unfold Rdiv;
      [replace (- q * (b * / q)) with (- b) by (field; lra)|replace (- q * (a * / q)) with (- a) by (field; lra)]; lra.
Qed.
Lemma between_length a b : snd (between a b) - fst (between a b) = (b - a) / Rabs q.
Proof.
  unfold between. destruct (Rlt_dec 0 q) as [P|P]; cbn [fst snd].
  - rewrite Rabs_pos_eq by lra. field. lra.
  - rewrite Rabs_left by lra. field. lra.
Qed.
Lemma inner_app a b : forall t u, length t = length a -> inner (a ++ b) (t ++ u) = inner a t + inner b u.
Proof. induction a as [|x a IH]; intros [|y t] u L; try discriminate; [simpl; lra|]. cbn [app inner]. rewrite IH by (simpl in L; congruence). lra. Qed.
Lemma slab_covered t a u : length t = length front -> length u = length back -> Forall (fun a => - m <= a <= m) (t ++ a :: u) ->
  lo <= inner (front ++ q :: back) (t ++ a :: u) <= hi -> exists b, In b slab_boxes /\ inside_box b (t ++ a :: u).
Proof.
  intros LT LU F H. apply Forall_app in F. destruct F as [F1 F2]. inversion F2 as [|? ? _ F3]; subst.
  destruct (grids_cover m n m_0 _ t LT F1) as [g [G1 G2]]. destruct (grids_cover m n m_0 _ u LU F3) as [g' [G3 G4]].
  exists (slab_box g g'). split; [apply in_flat_map; exists g; split; [exact G1|now apply in_map]|].
  rewrite inner_app in H by exact LT. cbn [inner] in H.
  pose proof (near_middle m n m_0 _ g front t G1 G2) as N1. pose proof (near_middle m n m_0 _ g' back u G3 G4) as N2.
  unfold slab_box. cbv zeta. apply Forall2_app; [exact G2|]. constructor; [|exact G4]. apply between_in. unfold slack.
  unfold Rabs in N1, N2. destruct (Rcase_abs _) in N1; destruct (Rcase_abs _) in N2; lra.
Qed.
Lemma slab_volume : lo <= hi -> Forall valid slab_boxes /\
  sum (map volume slab_boxes) = (2 * m) ^ (length front + length back) * ((hi - lo + 2 * slack) / Rabs q).
Proof.
  intro LH. assert (S0 : 0 <= slack).
  { unfold slack. pose proof (width_0 m n m_0). pose proof (sizes_nonneg front). pose proof (sizes_nonneg back). apply Rmult_le_pos; lra. }
  pose proof (Rabs_pos_lt q q_0) as Q0. set (len := (hi - lo + 2 * slack) / Rabs q).
  assert (L0 : 0 <= len) by (apply Rmult_le_pos; [lra|left; now apply Rinv_0_lt_compat]).
  assert (K : forall b, In b slab_boxes -> volume b = width ^ (length front) * (len * width ^ (length back)) /\ valid b).
  { intros b I. apply in_flat_map in I. destruct I as [g [G1 I]]. apply in_map_iff in I. destruct I as [g' [<- G2]].
    destruct (grid_volume m n m_0 _ g G1) as [V1 [W1 _]]. destruct (grid_volume m n m_0 _ g' G2) as [V2 [W2 _]].
    unfold slab_box. cbv zeta. set (v := inner front (middle g) + inner back (middle g')).
    assert (E : snd (between (lo - v - slack) (hi - v + slack)) - fst (between (lo - v - slack) (hi - v + slack)) = len).
    { rewrite between_length. unfold len. f_equal. ring. }
    rewrite volume_app, volume_cons, V1, V2, E. split; [reflexivity|]. apply Forall_app. split; [exact W1|]. constructor; [lra|exact W2]. }
  split; [apply Forall_forall; intros b I; now apply K|].
  rewrite (sum_const volume _ slab_boxes (fun b I => proj1 (K b I))).
  assert (C : INR (length slab_boxes) = N ^ (length front) * N ^ (length back)).
  { unfold slab_boxes. rewrite <- (grids_length m n (length front)), <- (grids_length m n (length back)), <- mult_INR. f_equal.
    generalize (grids m n (length front)). intro l. induction l as [|g l IH]; [reflexivity|]. cbn [flat_map length].
    rewrite app_length, map_length, IH. reflexivity. }
  rewrite C. assert (P : forall k, N ^ k * width ^ k = (2 * m) ^ k).
  { intro k. rewrite <- Rpow_mult_distr. f_equal. field. pose proof (n_0 n). lra. }
  rewrite pow_add, <- (P (length front)), <- (P (length back)). ring.
Qed.
End Slab.

(* Boxes about the centre. *)
Fixpoint shift_box (c : list Q) (b : list (R * R)) : list (R * R) :=
  match c, b with q :: c, s :: b => (Q2R q + fst s, Q2R q + snd s) :: shift_box c b | _, _ => b end.
Lemma shift_volume c : forall b, volume (shift_box c b) = volume b.
Proof. induction c as [|q c IH]; intros [|s b]; try reflexivity. cbn [shift_box]. rewrite !volume_cons, IH. cbn [fst snd]. ring. Qed.
Lemma shift_valid c : forall b, valid b -> valid (shift_box c b).
Proof. induction c as [|q c IH]; intros [|s b] H; try assumption. inversion H; subst. constructor; [cbn [fst snd]; lra|now apply IH]. Qed.
Lemma shift_inside c : forall x b, length c = length x -> inside_box b (less c x) -> inside_box (shift_box c b) x.
Proof.
  induction c as [|q c IH]; intros [|t x] b L H; try discriminate; [exact H|]. unfold less in H. cbn [combine map fst snd] in H.
  inversion H as [|s ? b' ? H1 H2]; subst. cbn [shift_box]. constructor; [cbn [fst snd]; lra|]. apply IH; [simpl in L; congruence|exact H2].
Qed.

(* A form as a list of weights. *)
Fixpoint weight_at (w : sparse) (i : nat) : R :=
  match w with [] => 0 | (k, q) :: w => (if Nat.eqb k i then Q2R q else 0) + weight_at w i end.
Lemma inner_single q f k : forall n s, inner (map (fun i => if Nat.eqb k i then q else 0) (seq s n)) (map f (seq s n)) =
  if Nat.leb s k && Nat.ltb k (s + n) then q * f k else 0.
Proof.
  induction n as [|n IH]; intro s.
  - simpl. destruct (Nat.leb s k) eqn:A, (Nat.ltb k (s + 0)) eqn:B; try reflexivity. apply Nat.leb_le in A. apply Nat.ltb_lt in B. lia.
  - cbn [seq map inner]. rewrite IH. destruct (Nat.eqb k s) eqn:E.
    + apply Nat.eqb_eq in E. subst s. rewrite (proj2 (Nat.leb_gt (S k) k)) by lia. rewrite Nat.leb_refl, (proj2 (Nat.ltb_lt k (k + S n))) by lia. simpl. lra.
    + apply Nat.eqb_neq in E. replace (S s + n)%nat with (s + S n)%nat by lia. destruct (Nat.leb s k) eqn:A.
      * apply Nat.leb_le in A. rewrite (proj2 (Nat.leb_le (S s) k)) by lia. simpl. destruct (Nat.ltb k (s + S n)); lra.
      * apply Nat.leb_gt in A. rewrite (proj2 (Nat.leb_gt (S s) k)) by lia. simpl. lra.
Qed.
Lemma inner_sum a b : forall l v, inner (map (fun i : nat => a i + b i) l) v = inner (map a l) v + inner (map b l) v.
Proof. induction l as [|i l IH]; intros [|t v]; simpl; try lra. rewrite IH. lra. Qed.
Lemma ev_weights d f : (forall k, (d <= k)%nat -> f k = 0) -> forall w, ev w f = inner (map (weight_at w) (seq 0 d)) (map f (seq 0 d)).
Proof.
  intro Z. induction w as [|[k q] w IH]; cbn [ev weight_at].
  - generalize (map f (seq 0 d)). generalize (seq 0 d). induction l as [|i l IH]; intros [|t v]; simpl; try lra. rewrite <- IH. lra.
  - rewrite inner_sum, inner_single, IH. cbn [Nat.leb andb]. rewrite Nat.add_0_l. destruct (Nat.ltb k d) eqn:E; [lra|].
    apply Nat.ltb_ge in E. rewrite (Z k E). lra.
Qed.
Lemma vec_less c : forall x k, length c = length x -> vec (less c x) k = vec x k - Q2R (nth k c 0%Q).
Proof.
  induction c as [|q c IH]; intros [|t x] k L; try discriminate.
  - unfold vec. destruct k; simpl; rewrite q2r_0; lra.
  - unfold less, vec in *. cbn [combine map fst snd]. destruct k as [|k]; [reflexivity|]. cbn [nth]. apply (IH x k). simpl in L. congruence.
Qed.
Lemma centred_weights w c x : length c = length x -> centred w c x = inner (map (weight_at w) (seq 0 (length c))) (less c x).
Proof.
  intro L. unfold centred. rewrite (ev_weights (length c)).
  - f_equal. rewrite <- (vec_seq (less c x)), less_length by exact L. apply map_ext. intro k. symmetry. now apply vec_less.
  - intros k K. unfold vec. rewrite !nth_overflow by lia. rewrite q2r_0. lra.
Qed.
Lemma largest_split w : w <> [] -> exists front q back, w = front ++ q :: back /\ forall a, In a w -> Rabs a <= Rabs q.
Proof.
  induction w as [|a w IH]; intro H; [congruence|]. destruct w as [|b w].
  - exists [], a, []. split; [reflexivity|]. intros ? [<-|[]]. lra.
  - destruct IH as [front [q [back [E K]]]]; [discriminate|]. destruct (Rle_lt_dec (Rabs a) (Rabs q)) as [L|L].
    + exists (a :: front), q, back. split; [now rewrite E|]. intros c [<-|I]; [exact L|now apply K].
    + exists [], a, (b :: w). split; [reflexivity|]. intros c [<-|I]; [lra|]. specialize (K c I). lra.
Qed.
Lemma sizes_most w q : (forall a, In a w -> Rabs a <= Rabs q) -> sizes w <= INR (length w) * Rabs q.
Proof.
  unfold sizes. induction w as [|a w IH]; intro H; [unfold sum; simpl; lra|]. cbn [map length]. rewrite sum_cons, S_INR.
  specialize (IH ltac:(intros; apply H; now right)). specialize (H a (or_introl eq_refl)). lra.
Qed.
Lemma inner_in_cube m w : forall t, 0 <= m -> Forall (fun a => - m <= a <= m) t -> inner w t <= m * sizes w.
Proof.
  intros t M. revert t. induction w as [|q w IH]; intros t F; [simpl; unfold sizes, sum; simpl; lra|].
  unfold sizes in *. cbn [map]. rewrite sum_cons. destruct F as [|a t A F].
  - simpl. pose proof (Rabs_pos q). pose proof (sizes_nonneg w) as K. unfold sizes in K. nra.
  - cbn [inner]. specialize (IH t F). pose proof (mul_le_abs q a). assert (Rabs a <= m) by (apply Rabs_le; lra). pose proof (Rabs_pos q). nra.
Qed.

Section Content.
Variable mu : Q.
Variable c : list Q.
Hypothesis mu_0 : 0 < Q2R mu.
Local Notation whole := ((2 * Q2R mu) ^ length c).
Lemma whole_0 : 0 < whole. Proof. apply pow_lt. lra. Qed.
Definition cover (A : list R -> Prop) (v : R) : Prop := exists boxes, Forall valid boxes /\
  (forall x, in_ball Inf mu c x -> A x -> exists b, In b boxes /\ inside_box b x) /\ sum (map volume boxes) = v * whole.
Lemma cover_nonneg A v : cover A v -> 0 <= v.
Proof. intros [bs [V [_ E]]]. pose proof (volumes_nonneg bs V) as P. pose proof whole_0. rewrite E in P. nra. Qed.
Lemma in_cube x : in_ball Inf mu c x -> length c = length x /\ Forall (fun a => - Q2R mu <= a <= Q2R mu) (less c x).
Proof.
  intros [L F]. split; [congruence|]. unfold distances in F. unfold less. revert F. generalize (combine c x). intros l F.
  induction l as [|e l IH]; [constructor|]. cbn [map] in *. inversion F as [|? ? F1 F2]; subst. constructor; [|now apply IH].
  unfold Rabs in F1. destruct (Rcase_abs _); lra.
Qed.
Lemma cube_volume (l : list Q) : volume (map (fun q => (Q2R q - Q2R mu, Q2R q + Q2R mu)) l) = (2 * Q2R mu) ^ length l.
Proof. induction l as [|q l IH]; [reflexivity|]. cbn [map length pow]. rewrite volume_cons, IH. cbn [fst snd]. ring. Qed.
Lemma cover_all A : cover A 1.
Proof.
  pose (b := map (fun q => (Q2R q - Q2R mu, Q2R q + Q2R mu)) c). exists [b]. split; [|split].
  - constructor; [|constructor]. unfold b. clear b. generalize c. intro l. induction l as [|q l IH]; constructor; [cbn [fst snd]; lra|exact IH].
  - intros x X _. exists b. split; [now left|]. destruct (in_cube x X) as [L F]. unfold b. clear X. revert x L F. clear b. generalize c.
    intro l. induction l as [|q l IH]; intros [|t x] L F; try discriminate; [constructor|]. unfold less in F. cbn [combine map fst snd] in F.
    inversion F as [|? ? F1 F2]; subst. constructor; [cbn [fst snd]; lra|]. apply IH; [simpl in L; congruence|exact F2].
  - cbn [map]. rewrite sum_cons. unfold b at 1. rewrite cube_volume. unfold sum. simpl fold_right. ring.
Qed.
Lemma bounded_shares A : bound (fun w => cover A (- w)).
Proof. exists 0. intros w H. apply cover_nonneg in H. lra. Qed.
Lemma some_share A : exists w, cover A (- w).
Proof. exists (-1). replace (- -1) with 1 by lra. apply cover_all. Qed.
Definition content (A : list R -> Prop) : R := - proj1_sig (completeness _ (bounded_shares A) (some_share A)).
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
Lemma content_slab w lo hi reach : lo <= hi -> 0 < reach -> (exists x, in_ball Inf mu c x /\ centred w c x = reach) ->
  content (fun x => lo <= centred w c x <= hi) <= INR (length c) * (hi - lo) / (2 * reach).
Proof.
  intros LH RP [x [X E]]. destruct (in_cube x X) as [L F]. rewrite (centred_weights w c x L) in E.
  set (W := map (weight_at w) (seq 0 (length c))) in *. set (m := Q2R mu) in *.
  assert (LW : length W = length c) by (unfold W; now rewrite map_length, seq_length).
  pose proof (inner_in_cube m W (less c x) ltac:(lra) F) as RM. rewrite E in RM.
  assert (NE : W <> []) by (intros Z; rewrite Z in RM; unfold sizes, sum in RM; simpl in RM; lra).
  destruct (largest_split W NE) as [front [q [back [EW MX]]]]. pose proof (sizes_most W q MX) as SM. rewrite LW in SM.
  set (D := INR (length c)) in *. assert (D0 : 0 <= D) by apply pos_INR. pose proof (Rabs_pos q) as Q0.
  assert (QP : 0 < Rabs q) by (destruct (Req_dec (Rabs q) 0) as [Z|Z]; [rewrite Z in SM; nra|lra]).
  assert (QN : q <> 0) by (intro Z; rewrite Z, Rabs_R0 in QP; lra).
  apply Rle_trans with ((hi - lo) / (2 * m * Rabs q)).
  2:{ apply (Rmult_le_reg_r (2 * reach)); [lra|]. replace (D * (hi - lo) / (2 * reach) * (2 * reach)) with (D * (hi - lo)) by (field; lra).
      replace ((hi - lo) / (2 * m * Rabs q) * (2 * reach)) with ((hi - lo) * (reach / (m * Rabs q))) by (field; split; lra).
      rewrite (Rmult_comm D). apply Rmult_le_compat_l; [lra|]. apply (Rmult_le_reg_r (m * Rabs q)); [now apply Rmult_lt_0_compat|].
      unfold Rdiv. rewrite Rmult_assoc, Rinv_l, Rmult_1_r by (apply Rgt_not_eq, Rmult_lt_0_compat; assumption). nra. }
  apply le_epsilon. intros eps EP. set (K := sizes front + sizes back).
  assert (K0 : 0 <= K) by (unfold K; pose proof (sizes_nonneg front); pose proof (sizes_nonneg back); lra).
  destruct (archimed_cor1 (eps * Rabs q / (K + 1))) as [n [N1 N2]].
  { apply Rmult_lt_0_compat; [now apply Rmult_lt_0_compat|apply Rinv_0_lt_compat; lra]. }
  destruct n as [|n]; [lia|]. clear N2. pose proof (n_0 n) as NP.
  destruct (slab_volume m lo hi q front back mu_0 QN n LH) as [V1 V2].
  set (v := (hi - lo + 2 * slack m front back n) / Rabs q / (2 * m)).
  apply Rle_trans with v.
  - apply content_le. exists (map (shift_box c) (slab_boxes m lo hi q front back n)). split; [|split].
    + apply Forall_forall. intros b I. apply in_map_iff in I. destruct I as [b' [<- I]]. apply shift_valid. rewrite Forall_forall in V1. now apply V1.
    + intros y Y [Y1 Y2]. destruct (in_cube y Y) as [LY FY]. rewrite (centred_weights w c y LY) in Y1, Y2. fold W in Y1, Y2. rewrite EW in Y1, Y2.
      assert (LS : length (less c y) = (length front + S (length back))%nat).
      { rewrite less_length by exact LY. rewrite <- LW, EW, app_length. reflexivity. }
      pose proof (firstn_skipn (length front) (less c y)) as FS. assert (L1 : length (firstn (length front) (less c y)) = length front) by (rewrite firstn_length; lia).
      assert (L2 : length (skipn (length front) (less c y)) = S (length back)) by (rewrite skipn_length; lia).
      destruct (skipn (length front) (less c y)) as [|a u]; [discriminate|]. set (t := firstn (length front) (less c y)) in *.
      destruct (slab_covered m lo hi q front back mu_0 QN n t a u L1 ltac:(simpl in L2; congruence)) as [b [B1 B2]].
      * now rewrite FS.
      * rewrite FS. split; assumption.
      * exists (shift_box c b). split; [now apply in_map|]. apply shift_inside; [exact LY|]. now rewrite <- FS.
    + rewrite map_map, (map_ext _ volume) by (intro; apply shift_volume). rewrite V2. unfold v.
      assert (EL : length c = S (length front + length back)) by (rewrite <- LW, EW, app_length; simpl; lia).
      rewrite EL. cbn [pow]. fold m. field. split; lra.
  - unfold v, slack. fold K.
    replace ((hi - lo + 2 * (2 * m / INR (S n) / 2 * K)) / Rabs q / (2 * m)) with ((hi - lo) / (2 * m * Rabs q) + K / Rabs q * / INR (S n))
      by (field; repeat split; lra).
    apply Rplus_le_compat_l. apply Rle_trans with (K / Rabs q * (eps * Rabs q / (K + 1))).
    + apply Rmult_le_compat_l; [apply Rmult_le_pos; [lra|left; now apply Rinv_0_lt_compat]|lra].
    + replace (K / Rabs q * (eps * Rabs q / (K + 1))) with (eps * (K / (K + 1))) by (field; split; lra).
      rewrite <- (Rmult_1_r eps) at 2. apply Rmult_le_compat_l; [lra|]. apply (Rmult_le_reg_r (K + 1)); [lra|].
      unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
Qed.
Theorem content_fraction : fraction Inf mu c content.
Proof.
  split.
  - intros A B H. apply content_ge. intros v [bs [V [C E]]]. apply content_le. exists bs. split; [exact V|]. split; [|exact E]. intros x X AX. apply C; auto.
  - intros A B. apply le_epsilon. intros eps P. destruct (content_near A (eps / 2) ltac:(lra)) as [a [A1 [bs [V [C E]]]]].
    destruct (content_near B (eps / 2) ltac:(lra)) as [b [B1 [bs' [V' [C' E']]]]].
    apply Rle_trans with (a + b); [|lra]. apply content_le. exists (bs ++ bs'). split; [now apply Forall_app|]. split.
    + intros x X [H|H]; [destruct (C x X H) as [b0 [I J]]|destruct (C' x X H) as [b0 [I J]]]; exists b0; split; try assumption; apply in_or_app; auto.
    + rewrite map_app, sum_app, E, E'. ring.
  - apply Rle_antisym.
    + apply content_le. exists []. split; [constructor|]. split; [intros x _ []|]. unfold sum. simpl. ring.
    + apply content_ge. intros v H. now apply cover_nonneg in H.
  - intros w lo hi reach LH RP A. now apply content_slab.
Qed.
End Content.

Lemma meaningful_radius n k d i o mu r ratio error : Header.meaningful n k d i o mu r ratio error = None -> 0 < Q2R mu.
Proof.
  unfold Header.meaningful. cbn [fold_right fst snd]. do 2 (match goal with |- (if ?b then _ else _) = _ -> _ => destruct b; [|discriminate] end).
  destruct (qltb 0 mu) eqn:E; [|discriminate]. intros _. apply qlt_r in E. now rewrite q2r_0 in E.
Qed.
Theorem cube_except_sound fuel c w eta : accept fuel c = Accepted w -> the_norm (the_claim c) = Inf -> the_error (the_claim c) = Some eta ->
  robust_except_boxes (net c) (radius (the_claim c)) (the_rule (the_claim c)) eta (points_of c).
Proof.
  intros H P E. pose proof (except_holds _ _ (accept_sound fuel c w H) eta E) as X. rewrite P in X.
  assert (M : 0 < Q2R (radius (the_claim c))).
  { unfold accept in H. destruct (negb (Header.rows_ok _ _)); [discriminate|]. destruct (negb (same_sizes _ _)); [discriminate|].
    destruct (fits _ _ _ _) eqn:F; [discriminate|]. unfold fits in F. now apply meaningful_radius in F. }
  intros ctr label I more MP. specialize (X ctr label I _ (content_fraction (radius (the_claim c)) ctr M)).
  destruct (content_near _ ctr M (fun x => in_ball Inf (radius (the_claim c)) ctr x /\
    ~ gives (the_rule (the_claim c)) (outputs (net c) x) label) more MP) as [v [V [bs [B1 [B2 B3]]]]].
  exists bs. split; [exact B1|]. split.
  - intros x XB N. apply B2; [exact XB|]. now split.
  - rewrite B3. pose proof (whole_0 _ ctr M). apply Rmult_le_compat_r; [lra|]. lra.
Qed.
