(* Trained networks: how many points of a dataset are robust, and queries about boxes. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool ZArith.
From Muball Require Import Statement Rational Power Ball Link Points Verdict Bounds BoundsSound Trees.
Import ListNotations.
Local Open Scope R_scope.

(* The layers, made whole. *)
Lemma prepared_itself bits n rows ly : prepared bits n rows = Some ly ->
  biases ly = map (fun r => enclosed (den_of r) (fst r)) rows.
Proof.
  intro H. unfold prepared in H. cbv zeta in H. destruct (options _); [|discriminate]. destruct (all_near _ _ _); [|discriminate].
  apply some_inj in H. now subst ly.
Qed.
Lemma enclosed_sound den b : Q2R (fst (enclosed den b)) <= Q2R b <= Q2R (snd (enclosed den b)).
Proof. split; [apply below_in_le|apply above_in_ge]. Qed.
Lemma relu_list_nonneg v : all_nonneg (map relu v).
Proof. induction v as [|a v IH]; constructor; [apply relu_nonneg|exact IH]. Qed.
Lemma layers_of_sound bits f : forall n v ys, layers_of bits n f = Some ys -> length v = n -> all_nonneg v ->
  length ys = (length f - 1)%nat /\ forall j ly, nth_error ys j = Some ly -> fits_layer ly (hidden f j v) (pre_activations f j v).
Proof.
  induction f as [|rows f IH]; intros n v ys H L P; cbn [layers_of] in H.
  - apply some_inj in H. subst ys. split; [reflexivity|]. intros [|j] ly J; discriminate.
  - destruct f as [|rows' f].
    + apply some_inj in H. subst ys. split; [reflexivity|]. intros [|j] ly J; discriminate.
    + destruct (prepared bits n rows) as [y|] eqn:E; [|discriminate]. destruct (layers_of bits (length rows) (rows' :: f)) as [ys'|] eqn:E'; [|discriminate].
      apply some_inj in H. subst ys.
      assert (LV : length (map relu (affine rows v)) = length rows) by (unfold affine; now rewrite !map_length).
      destruct (IH _ _ _ E' LV (relu_list_nonneg _)) as [I1 I2]. split; [simpl in *; lia|].
      intros [|j] ly J; [|exact (I2 j ly J)]. cbn [nth_error] in J. apply some_inj in J. subst y.
      cbn [hidden]. unfold pre_activations. cbn [nth hidden].
      pose proof (prepared_sound bits n rows ly v (map (fun r => Q2R (fst r)) rows) (largest_sum ly) (biases ly) E L P) as K.
      replace (Layer_ (wholes ly) (the_step ly) (half ly) (largest_sum ly) (biases ly)) with ly in K by (now destruct ly).
      replace (affine rows v) with (map (fun e => fst e + ev (snd (snd e)) (vec v)) (combine (map (fun r => Q2R (fst r)) rows) rows)).
      * apply K; [|now rewrite map_length]. rewrite (prepared_itself _ _ _ _ E). clear. induction rows as [|r rows IH]; constructor; [apply enclosed_sound|exact IH].
      * clear. unfold affine. induction rows as [|r rows IH]; [reflexivity|]. cbn [map combine fst snd]. now rewrite IH.
Qed.

Theorem tree_shows_sound bits f d x s y ys goals nodes : f <> [] -> length x = d -> layers_of bits d f = Some ys ->
  in_box s y -> x = moved (qr (corner s)) y -> length (corner s) = length y -> tree_shows bits ys f d s goals nodes = true ->
  forall goal, In goal goals -> ~ Forall (fulfils (x ++ outputs f x)) goal.
Proof.
  intros NE LX LY I X LC H. unfold tree_shows in H. pose proof (proj1 (proj2 (proj2 I))) as P.
  assert (LYD : length y = d). { rewrite <- LX, X. unfold moved. rewrite map_length, combine_length, map_length, LC. lia. }
  assert (K : length (at_corner (hd [] f) s ys) = (length f - 1)%nat /\
    forall j ly, nth_error (at_corner (hd [] f) s ys) j = Some ly -> fits_layer ly (reads f x y j) (pre_activations f j x)).
  2:{ destruct K as [K1 K2]. eapply (run_sound bits f d x NE LX y (corner s) X LC); [exact K1|exact K2|exact H|left; reflexivity|].
      split; [exact I|]. split; [reflexivity|]. intros ? ? ? []. }
  clear H. destruct f as [|rows f]; [congruence|]. cbn [layers_of hd] in *. destruct f as [|rows' f].
  - apply some_inj in LY. subst ys. split; [reflexivity|]. intros [|j] ly J; discriminate.
  - destruct (prepared bits d rows) as [ly0|] eqn:E; [|discriminate]. destruct (layers_of bits (length rows) (rows' :: f)) as [ys'|] eqn:E'; [|discriminate].
    apply some_inj in LY. subst ys.
    assert (LV : length (map relu (affine rows x)) = length rows) by (unfold affine; now rewrite !map_length).
    destruct (layers_of_sound bits _ _ _ _ E' LV (relu_list_nonneg _)) as [I1 I2]. cbn [at_corner]. split; [simpl in *; lia|].
    intros [|j] ly J; [|exact (I2 j ly J)]. cbn [nth_error] in J. apply some_inj in J. subst ly. cbn [reads].
    unfold pre_activations. cbn [nth hidden].
    replace (affine rows x) with (map (fun e => fst e + ev (snd (snd e)) (vec y)) (combine (qr (affine_q rows (corner s))) rows)).
    + apply (prepared_sound bits d rows ly0 y _ _ _ E LYD P).
      * generalize (common (affine_q rows (corner s))). intro den. induction (affine_q rows (corner s)) as [|q l IH]; constructor; [apply enclosed_sound|exact IH].
      * unfold affine_q. cbv zeta. now rewrite !map_length.
    + rewrite affine_q_r. unfold affine. clear - X LC. induction rows as [|r rows IH]; [reflexivity|]. cbn [map combine fst snd]. rewrite IH. f_equal.
      rewrite X at 1. rewrite ev_moved by (now rewrite map_length). lra.
Qed.

(* Boxes and balls. *)
Lemma forall2_at {A B} (P : A -> B -> Prop) a b (l : list A) : forall v, length l = length v ->
  (forall k, (k < length l)%nat -> P (nth k l a) (nth k v b)) -> Forall2 P l v.
Proof.
  induction l as [|x l IH]; intros [|t v] L H; try discriminate; constructor; [exact (H 0%nat ltac:(simpl; lia))|].
  apply IH; [simpl in L; congruence|]. intros k K. exact (H (S k) ltac:(simpl; lia)).
Qed.
Definition less (c : list Q) (x : list R) : list R := map (fun e => snd e - Q2R (fst e)) (combine c x).
Lemma moved_less c : forall x, length c = length x -> moved (qr c) (less c x) = x.
Proof.
  induction c as [|q c IH]; intros [|t x] L; try discriminate; [reflexivity|]. injection L as L. unfold moved, less in *. cbn [map combine fst snd].
  rewrite IH by assumption. f_equal. lra.
Qed.
Lemma less_length c x : length c = length x -> length (less c x) = length c.
Proof. intro H. unfold less. rewrite map_length, combine_length. lia. Qed.
Lemma box_of_sound lo hi x : Forall2 (fun a t => Q2R a <= t) lo x -> Forall2 (fun b t => t <= Q2R b) hi x -> in_box (box_of lo hi) (less lo x).
Proof.
  intros L H. unfold in_box, box_of. cbv zeta. cbn [low high rounded]. revert hi H.
  induction L as [|a t lo x A L IH]; intros hi H; inversion H as [|b ? hi' ? B H']; subst; [now repeat constructor|].
  destruct (IH hi' H') as [I1 [I2 [I3 _]]]. unfold less in *. cbn [map combine map2 fst snd] in *.
  refine (conj _ (conj _ (conj _ Logic.I))); constructor; try assumption.
  - rewrite q2r_0. lra.
  - rewrite q2r_mul, q2r_z. eapply Rle_trans; [|apply up_ge, two_pos]. rewrite q2r_add, Q2R_opp. lra.
  - lra.
Qed.
Lemma ball_coordinates e d mu t : 0 <= Q2R mu -> ball e d mu t -> forall k, (k < d)%nat -> Rabs (t k) <= Q2R mu.
Proof.
  intros M B k K. destruct e as [| | |b n]; cbn [ball] in B.
  - eapply Rle_trans; [|exact B]. apply (sumr_one (fun k => Rabs (t k))); [intro; apply Rabs_pos|apply in_seq; lia].
  - assert (t k * t k <= Q2R mu * Q2R mu).
    { eapply Rle_trans; [|exact B]. apply (sumr_one (fun k => t k * t k)); [intro; apply Rle_0_sqr|apply in_seq; lia]. }
    apply Rsqr_incr_0_var; [unfold Rsqr; rewrite <- Rabs_mult, Rabs_pos_eq; [assumption|apply Rle_0_sqr]|assumption].
  - now apply B.
  - apply (pq_inf b n d mu t M); [exact B|exact K].
Qed.
Theorem ball_box_sound p e mu domain c x : exponent_of p = Some e -> 0 <= Q2R mu -> in_ball p mu c x -> within domain x ->
  let s := ball_box e mu domain c in
  in_box s (less (corner s) x) /\ x = moved (qr (corner s)) (less (corner s) x) /\ length (corner s) = length (less (corner s) x).
Proof.
  intros E M B D. pose proof (in_ball_ball p e mu c x E M B) as BB. pose proof (proj1 B) as LX.
  pose proof (ball_coordinates _ _ _ _ M BB) as CO. cbv zeta. unfold ball_box.
  destruct (limits_of mu domain c) as [lo hi] eqn:LI. unfold limits_of in LI. cbv zeta in LI.
  assert (LO : lo = map (fun q => match domain with None => qadd q (- mu) | Some d => if qltb (qadd q (- mu)) (fst d) then fst d else qadd q (- mu) end) c)
    by (destruct domain; congruence).
  assert (HI : hi = map (fun q => match domain with None => qadd q mu | Some d => if qltb (qadd q mu) (snd d) then qadd q mu else snd d end) c)
    by (destruct domain; congruence).
  assert (LL : length lo = length x) by (rewrite LO, map_length; congruence).
  assert (IN : forall k, (k < length c)%nat -> match domain with None => True | Some d => Q2R (fst d) <= nth k x 0 <= Q2R (snd d) end).
  { intros k K. destruct domain as [[a b]|]; [|exact Logic.I]. cbn [within] in D. rewrite Forall_forall in D. apply D, nth_In. lia. }
  assert (UL : under_q lo x).
  { rewrite LO. apply (forall2_at _ (match domain with None => qadd 0 (- mu) | Some d => if qltb (qadd 0 (- mu)) (fst d) then fst d else qadd 0 (- mu) end) 0); [now rewrite map_length|].
    intros k K. rewrite map_length in K. rewrite map_nth with (f := fun q => match domain with None => qadd q (- mu) | Some d => if qltb (qadd q (- mu)) (fst d) then fst d else qadd q (- mu) end) (d := 0%Q).
    specialize (CO k K). unfold shift, vec in CO. specialize (IN k K).
    assert (Q2R (qadd (nth k c 0%Q) (- mu)) <= nth k x 0).
    { rewrite q2r_add, Q2R_opp. unfold Rabs in CO. destruct (Rcase_abs _); lra. }
    destruct domain as [[a b]|]; [destruct (qltb _ _); [apply IN|]|]; assumption. }
  assert (UH : over_q hi x).
  { rewrite HI. apply (forall2_at _ (match domain with None => qadd 0 mu | Some d => if qltb (qadd 0 mu) (snd d) then qadd 0 mu else snd d end) 0); [now rewrite map_length|].
    intros k K. rewrite map_length in K. rewrite map_nth with (f := fun q => match domain with None => qadd q mu | Some d => if qltb (qadd q mu) (snd d) then qadd q mu else snd d end) (d := 0%Q).
    specialize (CO k K). unfold shift, vec in CO. specialize (IN k K).
    assert (nth k x 0 <= Q2R (qadd (nth k c 0%Q) mu)).
    { rewrite q2r_add. unfold Rabs in CO. destruct (Rcase_abs _); lra. }
    destruct domain as [[a b]|]; [destruct (qltb _ _); [|apply IN]|]; assumption. }
  pose proof (box_of_sound lo hi x UL UH) as BX.
  assert (C0 : corner (box_of lo hi) = lo) by reflexivity.
  set (choice := match e with P1 => Some false | _ => _ end).
  assert (CS : corner match choice with None => box_of lo hi | Some t => Box (corner (box_of lo hi)) (low (box_of lo hi)) (high (box_of lo hi)) (grid (box_of lo hi))
        (Some (Round t (above_in (Zpos (Qden mu)) mu) (map (fun q => below_in (Zpos (Qden q)) q) (map2 (fun a q => qadd q (- a)) lo c))
                 (map (fun q => above_in (Zpos (Qden q)) q) (map2 (fun a q => qadd q (- a)) lo c)))) end = lo) by (now destruct choice).
  rewrite CS. split; [|split; [symmetry; apply moved_less; exact LL|rewrite less_length; congruence]].
  destruct choice as [two|] eqn:CH; [|exact BX].
  destruct BX as [X1 [X2 [X3 _]]]. refine (conj X1 (conj X2 (conj X3 _))). cbn [rounded].
  exists (less lo (qr c)), (less c x), (Q2R mu). cbn [near_to far_to reach is_two].
  assert (LC : length lo = length c) by congruence.
  refine (conj _ (conj _ (conj _ (conj _ (conj (conj M (above_in_ge _ _)) _))))).
  - clear - LL LC. revert c x LL LC. induction lo as [|a lo IH]; intros [|q c] [|t x] L1 L2; try discriminate; [reflexivity|].
    unfold less in *. cbn [map combine fst snd]. rewrite (IH c x) by (simpl in *; congruence). f_equal. lra.
  - rewrite !less_length by (rewrite ?map_length; congruence). congruence.
  - clear - LC. revert c LC. induction lo as [|a lo IH]; intros [|q c] L; try discriminate; [constructor|].
    unfold less, map2 in *. cbn [map combine fst snd]. constructor; [|apply IH; simpl in L; congruence].
    eapply Rle_trans; [apply below_in_le|]. rewrite q2r_add, Q2R_opp. lra.
  - clear - LC. revert c LC. induction lo as [|a lo IH]; intros [|q c] L; try discriminate; [constructor|].
    unfold less, map2 in *. cbn [map combine fst snd]. constructor; [|apply IH; simpl in L; congruence].
    eapply Rle_trans; [|apply above_in_ge]. rewrite q2r_add, Q2R_opp. lra.
  - assert (DI : map Rabs (less c x) = distances c x) by (unfold less, distances; rewrite map_map; reflexivity).
    assert (SQ : forall t, inner t t = sum (map (fun a => a * a) (map Rabs t))).
    { clear. induction t as [|a t IH]; [reflexivity|]. cbn [map inner]. change (sum (?a :: ?l)) with (a + sum l). rewrite IH, <- Rabs_mult, (Rabs_pos_eq (a * a)) by apply Rle_0_sqr. reflexivity. }
    assert (TWO : ball P2 (length c) mu (shift c x) -> inner (less c x) (less c x) <= Q2R mu * Q2R mu).
    { intro T. rewrite SQ, DI, sum_distances by exact LX. cbn [ball] in T. eapply Rle_trans; [|exact T]. apply sumr_le. intros k _.
      rewrite <- Rabs_mult, Rabs_pos_eq by apply Rle_0_sqr. lra. }
    unfold choice in CH. destruct e as [| | |b n]; cbv iota in CH; try discriminate.
    + assert (two = false) as -> by congruence. rewrite DI. pose proof (sum_distances (fun r => r) c x LX) as SD. rewrite map_id in SD. rewrite SD. exact BB.
    + assert (two = true) as -> by congruence. now apply TWO.
    + destruct (Nat.ltb n (S b)) eqn:N; [|discriminate CH]. assert (two = true) as -> by congruence. apply Nat.ltb_lt in N.
      apply TWO, (pq_two b n); [lia|exact M|exact BB].
Qed.

(* The goals of a label: at no point one of them, so the rule gives the label. *)
Lemma label_goals_sound d r label goals x out : label_goals d r label = Some goals -> length x = d ->
  length out = match r with Argmax n => n | _ => 1%nat end ->
  (forall goal, In goal goals -> ~ Forall (fulfils (x ++ out)) goal) -> gives r out label.
Proof.
  intros G LX LO N.
  assert (V : forall j, vec (x ++ out) (d + j) = vec out j).
  { intro j. unfold vec. rewrite app_nth2 by lia. f_equal. lia. }
  pose proof (V 0%nat) as V0. rewrite Nat.add_0_r in V0. unfold label_goals in G. destruct r as [vs|t|n].
  - destruct (nth_error vs label) as [v|] eqn:E; [|discriminate]. cbn [option_map] in G. apply some_inj in G. subst goals.
    destruct out as [|o [|]]; try discriminate. exists v. split; [exact E|]. f_equal. change (vec [o] 0) with o in V0.
    pose proof (N _ (or_introl eq_refl)) as N1. pose proof (N _ (or_intror (or_introl eq_refl))) as N2.
    assert (F : forall q b, Forall (fulfils (x ++ [o])) [Condition true b [(d, q)]] <-> 0 < Q2R b + Q2R q * o).
    { intros q b. split; intro H.
      - inversion H as [|? ? H1 _]; subst. unfold fulfils in H1. cbn [is_strict offset on ev] in H1. rewrite V0 in H1. lra.
      - constructor; [|constructor]. unfold fulfils. cbn [is_strict offset on ev]. rewrite V0. lra. }
    rewrite F in N1, N2. rewrite Q2R_opp, q2r_1 in N1. rewrite q2r_m1 in N2. lra.
  - destruct out as [|o [|]]; try discriminate. change (vec [o] 0) with o in V0.
    assert (F : forall q b, Forall (fulfils (x ++ [o])) [Condition false b [(d, q)]] <-> 0 <= Q2R b + Q2R q * o).
    { intros q b. split; intro H.
      - inversion H as [|? ? H1 _]; subst. unfold fulfils in H1. cbn [is_strict offset on ev] in H1. rewrite V0 in H1. lra.
      - constructor; [|constructor]. unfold fulfils. cbn [is_strict offset on ev]. rewrite V0. lra. }
    exists o. split; [reflexivity|]. destruct label as [|[|label]]; try discriminate; apply some_inj in G; subst goals;
      pose proof (N _ (or_introl eq_refl)) as N1; rewrite F in N1.
    + left. split; [reflexivity|]. rewrite Q2R_opp, q2r_1 in N1. lra.
    + right. split; [reflexivity|]. rewrite q2r_m1 in N1. lra.
  - destruct (Nat.ltb label n) eqn:L; [|discriminate]. apply some_inj in G. subst goals. apply Nat.ltb_lt in L.
    split; [exact LO|]. split; [exact L|]. intros j J NE. apply Rnot_le_lt. intro K. eapply N.
    + apply in_map. apply filter_In. split; [apply in_seq; split; [lia|exact J]|]. now apply negb_true_iff, Nat.eqb_neq.
    + constructor; [|constructor]. unfold fulfils. cbn [is_strict offset on].
      destruct (Nat.ltb j label); cbn [ev]; rewrite !V, q2r_0, q2r_1, q2r_m1; lra.
Qed.

Lemma given_sound r out label : given r out label = true -> gives r (map Q2R out) label.
Proof.
  destruct r as [vs|t|n]; cbn [given gives].
  - destruct (nth_error vs label) as [v|]; [|discriminate]. destruct out as [|o [|]]; try discriminate. intro H. exists v. split; [reflexivity|].
    cbn [map]. f_equal. now apply qeq_r.
  - destruct out as [|o [|]]; try discriminate. intro H. exists (Q2R o). split; [reflexivity|]. apply orb_true_iff in H.
    destruct H as [H|H]; apply andb_true_iff in H; destruct H as [H1 H2]; apply Nat.eqb_eq in H1; apply qlt_r in H2; [left|right]; now split.
  - rewrite !andb_true_iff. intros [[H1 H2] H3]. apply Nat.eqb_eq in H1. apply Nat.ltb_lt in H2. rewrite map_length. split; [exact H1|]. split; [exact H2|].
    intros j J N. rewrite forallb_forall in H3. specialize (H3 j ltac:(apply in_seq; lia)). apply orb_true_iff in H3. destruct H3 as [H3|H3].
    + apply Nat.eqb_eq in H3. congruence.
    + apply qlt_r in H3. unfold vec. rewrite <- q2r_0, !map_nth. exact H3.
Qed.
Lemma power_mono p a b : 1 <= Q2R p -> 0 <= a <= b -> power a (Q2R p) <= power b (Q2R p).
Proof.
  intros P [A B]. unfold power. destruct (Req_EM_T a 0), (Req_EM_T b 0); try lra.
  - left. apply exp_pos.
  - apply Rle_Rpower_l; lra.
Qed.
Lemma in_ball_mono p e a b c x : exponent_of p = Some e -> 0 <= Q2R a <= Q2R b -> in_ball p a c x -> in_ball p b c x.
Proof.
  intros E AB [L H]. split; [exact L|]. destruct p as [|p].
  - eapply Forall_impl; [|exact H]. cbn beta. intros t T. lra.
  - cbn [exponent_of] in E. cbv zeta in E. destruct (Qle_bool 1 p) eqn:P; [|discriminate]. apply qle_r in P. rewrite q2r_1 in P.
    eapply Rle_trans; [exact H|]. now apply power_mono.
Qed.

(* The evidence of a point, its own radius if it has one. *)
Inductive shown := ByTree (rho : option Q) (nodes : list node) | ByPoint (rho : option Q) (other powers : list Q) | ByValue | NotShown.
Definition result_of (s : shown) : result :=
  match s with ByTree _ _ => Robust | ByPoint _ _ _ => Refuted | ByValue => Wrong | NotShown => Unsettled end.
Definition inside (domain : option (Q * Q)) (x : list Q) : bool :=
  match domain with None => true | Some (a, b) => forallb (fun q => Qle_bool a q && Qle_bool q b) x end.
Definition own (mu : Q) (rho : option Q) : Q := match rho with None => mu | Some r => r end.

Section Robustness.
Variable bits : Z.
Variable f : network.
Variable d : nat.
Variable p : norm.
Variable mu : Q.
Variable domain : option (Q * Q).
Variable r : rule.

Definition point_ok (e : exponent) (ys : list layer) (c : point) (s : shown) : bool :=
  let right x := given r (outputs_q f x) (snd c) in
  Nat.eqb (length (fst c)) d && inside domain (fst c) &&
  match s with
  | ByTree rho nodes =>
      Qle_bool mu (own mu rho) &&
      match label_goals d r (snd c) with
      | Some goals => tree_shows bits ys f d (ball_box e (own mu rho) domain (fst c)) goals nodes
      | None => false
      end
  | ByPoint rho other powers =>
      Qle_bool (own mu rho) mu && near p (own mu rho) (fst c) other powers && inside domain other && right (fst c) && negb (right other)
  | ByValue => negb (right (fst c))
  | NotShown => true
  end.
Fixpoint first_bad (g : point * shown -> bool) (n : nat) (l : list (point * shown)) : option nat :=
  match l with [] => None | a :: l => if g a then first_bad g (S n) l else Some n end.
(* None: shown. Or the number of the first point that is not; the number of points if the counts are others. *)
Definition accept_robustness (counts : result -> nat) (l : list (point * shown)) : option nat :=
  match exponent_of p, layers_of bits d f with
  | Some e, Some ys =>
      if negb (is_nil f) && Nat.eqb (length (last f [])) (match r with Argmax n => n | _ => 1 end) && Qle_bool 0 mu then
        match first_bad (fun a => point_ok e ys (fst a) (snd a)) 0 l with
        | Some n => Some n
        | None => if forallb (fun k => Nat.eqb (count_occ same_result (map (fun a => result_of (snd a)) l) k) (counts k)) [Robust; Refuted; Wrong; Unsettled]
                  then None else Some (length l)
        end
      else Some (length l)
  | _, _ => Some (length l)
  end.

Lemma inside_sound x : inside domain x = true -> within domain (map Q2R x).
Proof.
  unfold inside, within. destruct domain as [[a b]|]; [|easy]. intro H. rewrite forallb_forall in H. apply Forall_forall. intros t I. apply in_map_iff in I.
  destruct I as [q [<- I]]. specialize (H q I). apply andb_true_iff in H. destruct H as [H1 H2]. split; now apply qle_r.
Qed.
Hypothesis outputs_fit : length (last f []) = match r with Argmax n => n | _ => 1%nat end.
Hypothesis some_layer : f <> [].
Lemma point_ok_sound e ys c s : exponent_of p = Some e -> layers_of bits d f = Some ys -> 0 <= Q2R mu -> point_ok e ys c s = true ->
  has_result f p mu domain r c (result_of s) /\ within domain (map Q2R (fst c)) /\
  forall rho nodes, s = ByTree (Some rho) nodes -> Q2R mu <= Q2R rho /\ has_result f p rho domain r c Robust.
Proof.
  intros E L M H. unfold point_ok in H. cbv zeta in H. rewrite !andb_true_iff in H. destruct H as [[LD ID] H]. apply Nat.eqb_eq in LD.
  split; [|split; [now apply inside_sound|]].
  2:{ intros rho nodes ->. cbn [own] in H. apply andb_true_iff in H. destruct H as [H1 H2]. apply qle_r in H1. split; [exact H1|].
      destruct (label_goals d r (snd c)) as [goals|] eqn:G; [|discriminate]. intros x B D.
      destruct (ball_box_sound p e rho domain (fst c) x E ltac:(lra) B D) as [I [X C]].
      assert (LX : length x = d) by (rewrite <- LD; apply B).
      apply (label_goals_sound d r (snd c) goals x); [exact G|exact LX|rewrite outputs_length by assumption; exact outputs_fit|].
      eapply tree_shows_sound; eassumption. }
  destruct s as [rho nodes|rho other powers| |]; cbn [result_of has_result].
  - apply andb_true_iff in H. destruct H as [H1 H2]. apply qle_r in H1. destruct (label_goals d r (snd c)) as [goals|] eqn:G; [|discriminate].
    intros x B D. apply (in_ball_mono p e mu (own mu rho)) in B; [|exact E|split; assumption].
    destruct (ball_box_sound p e (own mu rho) domain (fst c) x E ltac:(lra) B D) as [I [X C]].
    assert (LX : length x = d) by (rewrite <- LD; apply B).
    apply (label_goals_sound d r (snd c) goals x); [exact G|exact LX|rewrite outputs_length by assumption; exact outputs_fit|].
    eapply tree_shows_sound; eassumption.
  - rewrite !andb_true_iff in H. destruct H as [[[[H1 H2] H3] H4] H5]. apply qle_r in H1. split; [rewrite <- outputs_q_r; now apply given_sound|].
    exists (map Q2R other). split; [|split; [now apply inside_sound|]].
    + apply (in_ball_mono p e (own mu rho) mu); [exact E| |eapply near_sound, H2]. split; [|exact H1].
      unfold near in H2. rewrite !andb_true_iff in H2. destruct H2 as [[_ H2] _]. apply qle_r in H2. now rewrite q2r_0 in H2.
    + rewrite <- outputs_q_r. intro K. apply given_complete in K. rewrite K in H5. discriminate.
  - rewrite <- outputs_q_r. intro K. apply given_complete in K. rewrite K in H. discriminate.
  - exact Logic.I.
Qed.
End Robustness.
Lemma first_bad_none g l : forall n, first_bad g n l = None -> forall a, In a l -> g a = true.
Proof.
  induction l as [|b l IH]; intros n H a I; [destruct I|]. cbn [first_bad] in H. destruct (g b) eqn:E; [|discriminate].
  destruct I as [<-|I]; [exact E|now apply (IH (S n))].
Qed.
Theorem robustness_sound bits f d p mu domain r counts l : accept_robustness bits f d p mu domain r counts l = None ->
  robustness f p mu domain r (map fst l) counts /\
  forall c rho nodes, In (c, ByTree (Some rho) nodes) l -> Q2R mu <= Q2R rho /\ has_result f p rho domain r c Robust.
Proof.
  unfold accept_robustness. destruct (exponent_of p) as [e|] eqn:E; [|discriminate]. destruct (layers_of bits d f) as [ys|] eqn:Y; [|discriminate].
  destruct (_ && _ && _) eqn:C; [|discriminate]. rewrite !andb_true_iff in C. destruct C as [[C1 C2] C3]. apply Nat.eqb_eq in C2. apply qle_r in C3. rewrite q2r_0 in C3.
  assert (NE : f <> []) by (intros ->; discriminate).
  destruct (first_bad _ 0 l) as [n|] eqn:B; [discriminate|]. destruct (forallb _ _) eqn:K; [|discriminate]. intros _.
  assert (P : forall c s, In (c, s) l -> has_result f p mu domain r c (result_of s) /\ within domain (map Q2R (fst c)) /\
    forall rho nodes, s = ByTree (Some rho) nodes -> Q2R mu <= Q2R rho /\ has_result f p rho domain r c Robust).
  { intros c s I. apply (point_ok_sound bits f d p mu domain r C2 NE e ys); try assumption. exact (first_bad_none _ _ _ B (c, s) I). }
  split; [split|].
  - apply Forall_forall. intros c I. apply in_map_iff in I. destruct I as [[c' s] [<- I]]. apply (P _ _ I).
  - exists (map (fun a => result_of (snd a)) l). split.
    + clear - P. induction l as [|[c s] l IH]; constructor; [apply (P c s); now left|]. apply IH. intros. apply P. now right.
    + rewrite forallb_forall in K. intro k. apply Nat.eqb_eq, K. destruct k; simpl; tauto.
  - intros c rho nodes I. destruct (P _ _ I) as [_ [_ Q]]. now apply (Q rho nodes).
Qed.

(* Queries *)
Definition crosses (q : query) : bool := negb (forall2b Qle_bool (lower q) (upper q)).
Definition holds_q (v : list Q) (c : condition) : bool :=
  let value := qadd (offset c) (dot (on c) (planted v)) in if is_strict c then qltb 0 value else Qle_bool 0 value.
Definition query_refuted (bits : Z) (ys : list layer) (f : network) (d : nat) (q : query) (nodes : list node) : bool :=
  Nat.eqb (length (lower q)) d && Nat.eqb (length (upper q)) d &&
  (crosses q || tree_shows bits ys f d (box_of (lower q) (upper q)) [conditions q] nodes).
(* The number of the first query that is not as the answer has it. *)
Fixpoint first_open (g : query -> list node -> bool) (n : nat) (qs : list query) (ts : list (list node)) : option nat :=
  match qs, ts with
  | [], [] => None
  | q :: qs, t :: ts => if g q t then first_open g (S n) qs ts else Some n
  | _, _ => Some n
  end.
Definition accept_unsat (bits : Z) (f : network) (d : nat) (qs : list query) (ts : list (list node)) : option nat :=
  match layers_of bits d f with
  | Some ys => if is_nil f then Some 0%nat else first_open (query_refuted bits ys f d) 0 qs ts
  | None => Some 0%nat
  end.
Definition accept_sat (f : network) (qs : list query) (k : nat) (x : list Q) : bool :=
  match nth_error qs k with
  | Some q => forall2b Qle_bool (lower q) x && forall2b Qle_bool x (upper q) && forallb (holds_q (x ++ outputs_q f x)) (conditions q)
  | None => false
  end.

Lemma forall2b_forall2 {A B} (g : A -> B -> bool) (P : A -> B -> Prop) : (forall a b, g a b = true -> P a b) ->
  forall l m, forall2b g l m = true -> Forall2 P l m.
Proof.
  intro G. induction l as [|a l IH]; intros [|b m] H; try discriminate; [constructor|]. cbn [forall2b] in H. apply andb_true_iff in H. destruct H as [H1 H2].
  constructor; [now apply G|now apply IH].
Qed.
Lemma forall2_map_r {A B C} (P : A -> C -> Prop) (g : B -> C) l m : Forall2 (fun a b => P a (g b)) l m -> Forall2 P l (map g m).
Proof. induction 1; constructor; assumption. Qed.
Theorem sat_sound f qs k x : accept_sat f qs k x = true -> satisfiable f qs.
Proof.
  unfold accept_sat. destruct (nth_error qs k) as [q|] eqn:E; [|discriminate]. rewrite !andb_true_iff. intros [[L U] C].
  exists q, (map Q2R x). split; [eapply nth_error_In, E|]. split; [|split].
  - apply forall2_map_r. revert L. apply forall2b_forall2. intros a b. apply qle_r.
  - assert (K : Forall2 (fun b t => Q2R b <= Q2R t) x (upper q)) by (revert U; apply forall2b_forall2; intros a b; apply qle_r).
    clear - K. induction K; constructor; assumption.
  - apply Forall_forall. intros c I. rewrite forallb_forall in C. specialize (C c I). unfold holds_q in C. cbv zeta in C.
    unfold fulfils. rewrite <- outputs_q_r, <- map_app, <- dot_ev, <- q2r_add. destruct (is_strict c).
    + apply qlt_r in C. now rewrite q2r_0 in C.
    + apply qle_r in C. now rewrite q2r_0 in C.
Qed.
Lemma not_crossing q f x : solves f q x -> crosses q = false.
Proof.
  intros [L [U _]]. unfold crosses. apply negb_false_iff. destruct q as [lo up cs]. cbn [lower upper] in *. revert up U.
  induction L as [|a t lo x A L IH]; intros up U; inversion U as [|b ? up' ? B U']; subst; [reflexivity|]. cbn [forall2b]. rewrite (IH up' U'), andb_true_r.
  apply Qle_bool_iff, Rle_Qle. lra.
Qed.
Theorem unsat_sound bits f d qs ts : accept_unsat bits f d qs ts = None -> ~ satisfiable f qs.
Proof.
  unfold accept_unsat. destruct (layers_of bits d f) as [ys|] eqn:Y; [|discriminate]. destruct (is_nil f) eqn:NI; [discriminate|].
  assert (NE : f <> []) by (intros ->; discriminate). intros H [q [x [I S]]].
  assert (K : exists t, query_refuted bits ys f d q t = true).
  { revert ts H. generalize 0%nat. induction qs as [|q' qs IH]; intros n [|t ts] H; try discriminate; [destruct I|]. cbn [first_open] in H.
    destruct (query_refuted bits ys f d q' t) eqn:R; [|discriminate]. destruct I as [<-|I]; [now exists t|]. now apply (IH I _ ts H). }
  destruct K as [t K]. unfold query_refuted in K. rewrite !andb_true_iff in K. destruct K as [[L1 L2] K]. apply Nat.eqb_eq in L1, L2.
  rewrite (not_crossing _ _ _ S) in K. cbn [orb] in K. destruct S as [SL [SU SC]].
  pose proof (forall2_len _ _ _ SL) as LX.
  refine (tree_shows_sound bits f d x (box_of (lower q) (upper q)) (less (lower q) x) ys _ t NE _ Y (box_of_sound _ _ _ SL SU) _ _ K (conditions q) (or_introl eq_refl) SC).
  - congruence.
  - symmetry. now apply moved_less.
  - now rewrite less_length.
Qed.
