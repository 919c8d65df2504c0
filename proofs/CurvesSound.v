(* SEPARABLE is sound at one point x of the ball. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool Psatz.
From Muball Require Import Statement Rational Power Ball Link Evidence Rules Curves Sound.
Import ListNotations.
Local Open Scope R_scope.

(* The value of a curve: linear between the points of the grid. *)
Fixpoint interp (g v : list Q) (t : R) : R :=
  match v with
  | [] => 0
  | u :: v' =>
      match g, v' with
      | s :: ((e :: _) as g'), w :: _ =>
          if Rle_dec t (Q2R e) then Q2R u + (Q2R w - Q2R u) * ((t - Q2R s) / (Q2R e - Q2R s)) else interp g' v' t
      | _, _ => Q2R u
      end
  end.
Lemma interp_two s e g u w v t : interp (s :: e :: g) (u :: w :: v) t =
  if Rle_dec t (Q2R e) then Q2R u + (Q2R w - Q2R u) * ((t - Q2R s) / (Q2R e - Q2R s)) else interp (e :: g) (w :: v) t.
Proof. reflexivity. Qed.
Ltac on_grid g v IH :=
  let s := fresh "s" in let e := fresh "e" in let u := fresh "u" in let w := fresh "w" in
  induction g as [|s g IH]; intros v; [destruct v; [|discriminate]|destruct v as [|u v]; [discriminate|]].

Lemma interp_lin k g : forall a b t, length a = length g -> length b = length g ->
  interp g (lin a k b) t = interp g a t + Q2R k * interp g b t.
Proof.
  induction g as [|s g IH]; intros [|u a] [|w b] t A B; try discriminate; [simpl; lra|].
  injection A as A. injection B as B. destruct g as [|e g].
  - destruct a, b; try discriminate. simpl. rewrite q2r_add, q2r_mul. lra.
  - destruct a as [|u' a], b as [|w' b]; try discriminate. cbn [lin]. rewrite !interp_two.
    destruct (Rle_dec t (Q2R e)); [rewrite !q2r_add, !q2r_mul; lra|]. apply (IH (u' :: a) (w' :: b) t A B).
Qed.
Lemma interp_map (h : Q -> Q) k c g : (forall q, Q2R (h q) = c + k * Q2R q) -> forall v t, length v = length g -> g <> [] ->
  interp g (map h v) t = c + k * interp g v t.
Proof.
  intro Hh. induction g as [|s g IH]; intros v t L N; [congruence|]. destruct v as [|u v]; [discriminate|]. injection L as L.
  destruct g as [|e g].
  - destruct v; [|discriminate]. simpl. apply Hh.
  - destruct v as [|w v]; [discriminate|]. cbn [map]. rewrite !interp_two. destruct (Rle_dec t (Q2R e)).
    + rewrite !Hh. lra.
    + apply (IH (w :: v) t L). discriminate.
Qed.
Lemma interp_flat g : forall v t, length v = length g -> g <> [] -> flat v = true -> interp g v t = Q2R (hd 0%Q v).
Proof.
  induction g as [|s g IH]; intros v t L N F; [congruence|]. destruct v as [|u v]; [discriminate|]. injection L as L.
  destruct g as [|e g]; destruct v as [|w v]; try discriminate; [reflexivity|]. rewrite interp_two.
  cbn [flat forallb] in F. apply andb_true_iff in F. destruct F as [F1 F2]. apply qeq_r in F1. cbn [hd].
  destruct (Rle_dec t (Q2R e)); [rewrite F1; lra|].
  rewrite (IH (w :: v) t L); [cbn [hd]; lra|discriminate|]. cbn [flat]. apply forallb_forall. intros q I.
  rewrite forallb_forall in F2. apply F2 in I. apply Qeq_bool_iff in I. apply Qeq_bool_iff. apply eqR_Qeq. apply Qeq_eqR in I. lra.
Qed.

Definition inside (g : list Q) (t : R) : Prop := Q2R (hd 0%Q g) <= t <= Q2R (last g 0%Q).
Lemma inside_tail s e g t : inside (s :: e :: g) t -> ~ t <= Q2R e -> inside (e :: g) t.
Proof. unfold inside. change (last (s :: e :: g) 0%Q) with (last (e :: g) 0%Q). cbn [hd]. lra. Qed.
Lemma ratio_01 s e t : s < e -> s <= t <= e -> 0 <= (t - s) / (e - s) <= 1.
Proof.
  intros H I. split; [apply Rmult_le_pos; [lra|apply Rlt_le, Rinv_0_lt_compat; lra]|].
  apply (Rmult_le_reg_r (e - s)); [lra|]. unfold Rdiv. rewrite Rmult_assoc, Rinv_l by lra. lra.
Qed.
Lemma interp_id a g : forall t, g <> [] -> ascending g = true -> inside g t -> interp g (map (qmul a) g) t = Q2R a * t.
Proof.
  induction g as [|s g IH]; intros t N A I; [congruence|]. destruct g as [|e g].
  - unfold inside in I. simpl in *. rewrite q2r_mul. f_equal. lra.
  - cbn [map]. cbn [map] in IH. rewrite interp_two. cbn [ascending] in A. apply andb_true_iff in A. destruct A as [A1 A2].
    apply qlt_r in A1. destruct (Rle_dec t (Q2R e)) as [L|L].
    + rewrite !q2r_mul. field. lra.
    + apply (IH t); [discriminate|exact A2|exact (inside_tail s e g t I L)].
Qed.
Lemma interp_bent g : forall v t, length v = length g -> ascending g = true -> inside g t -> same_sign v = true ->
  interp g (map (qmax 0) v) t = relu (interp g v t).
Proof.
  induction g as [|s g IH]; intros v t L A I S; destruct v as [|u v]; try discriminate; [symmetry; apply relu_inact; simpl; lra|].
  injection L as L. destruct g as [|e g]; destruct v as [|w v]; try discriminate.
  - simpl. rewrite q2r_max, q2r_0. reflexivity.
  - cbn [map]. cbn [map] in IH. rewrite !interp_two. cbn [ascending] in A. apply andb_true_iff in A. destruct A as [A1 A2]. apply qlt_r in A1.
    cbn [same_sign] in S. apply andb_true_iff in S. destruct S as [S1 S2]. apply qle_r in S1. rewrite q2r_0, q2r_mul in S1.
    destruct (Rle_dec t (Q2R e)) as [T|T].
    + rewrite !q2r_max, q2r_0. destruct I as [I _]. cbn [hd] in I. pose proof (ratio_01 _ _ _ A1 (conj I T)) as [R0 R1].
      set (r := (t - Q2R s) / (Q2R e - Q2R s)) in *. set (a := Q2R u) in *. set (b := Q2R w) in *.
      destruct (Rle_dec 0 a) as [Pa|Na].
      * destruct (Rle_dec 0 b) as [Pb|Nb].
        -- rewrite !Rmax_right by assumption. rewrite relu_act; [reflexivity|]. nra.
        -- assert (a = 0) as -> by nra. rewrite Rmax_left, Rmax_left by lra. rewrite relu_inact; [lra|]. nra.
      * destruct (Rle_dec b 0) as [Pb|Nb].
        -- rewrite !Rmax_left by lra. rewrite relu_inact; [lra|]. nra.
        -- exfalso. nra.
    + apply (IH (w :: v) t L A2 (inside_tail s e g t I T) S2).
Qed.
Lemma qmin_r a b : Q2R (qmin a b) = Rmin (Q2R a) (Q2R b).
Proof.
  unfold qmin. destruct (Qle_bool a b) eqn:E; [apply qle_r in E; now rewrite Rmin_left|].
  apply qgt_r in E. rewrite Rmin_right; lra.
Qed.
Lemma interp_extremes g : forall v t, length v = length g -> g <> [] -> ascending g = true -> inside g t ->
  Q2R (extreme qmin v) <= interp g v t <= Q2R (extreme qmax v).
Proof.
  induction g as [|s g IH]; intros v t L N A I; [congruence|]. destruct v as [|u v]; [discriminate|]. injection L as L.
  destruct g as [|e g]; destruct v as [|w v]; try discriminate; [simpl; lra|].
  change (extreme qmin (u :: w :: v)) with (qmin u (extreme qmin (w :: v))).
  change (extreme qmax (u :: w :: v)) with (qmax u (extreme qmax (w :: v))).
  rewrite qmin_r, q2r_max, interp_two. cbn [ascending] in A. apply andb_true_iff in A. destruct A as [A1 A2]. apply qlt_r in A1.
  assert (EN : Q2R (extreme qmin (w :: v)) <= Q2R w <= Q2R (extreme qmax (w :: v))).
  { destruct v as [|w' v]; [simpl; lra|]. change (extreme qmin (w :: w' :: v)) with (qmin w (extreme qmin (w' :: v))).
    change (extreme qmax (w :: w' :: v)) with (qmax w (extreme qmax (w' :: v))). rewrite qmin_r, q2r_max.
    split; [apply Rmin_l|apply Rmax_l]. }
  pose proof (Rmin_l (Q2R u) (Q2R (extreme qmin (w :: v)))). pose proof (Rmin_r (Q2R u) (Q2R (extreme qmin (w :: v)))).
  pose proof (Rmax_l (Q2R u) (Q2R (extreme qmax (w :: v)))). pose proof (Rmax_r (Q2R u) (Q2R (extreme qmax (w :: v)))).
  destruct (Rle_dec t (Q2R e)) as [T|T].
  - destruct I as [I _]. cbn [hd] in I. pose proof (ratio_01 _ _ _ A1 (conj I T)) as [R0 R1].
    set (r := (t - Q2R s) / (Q2R e - Q2R s)) in *. nra.
  - destruct (IH (w :: v) t L ltac:(discriminate) A2 (inside_tail s e g t I T)). lra.
Qed.

(* The largest value of a curve less alpha |t|^e. *)
Definition powered (e : nat) (t : R) : R := match e with O => 0 | S O => Rabs t | _ => t * t end.
Lemma less_power_r alpha e t v : (e <= 2)%nat -> Q2R (less_power alpha e t v) = Q2R v - Q2R alpha * powered e (Q2R t).
Proof.
  intro E. destruct e as [|[|[|e]]]; [| | |lia]; cbn [less_power powered].
  - lra.
  - rewrite q2r_add, Q2R_opp, q2r_mul, q2r_abs. lra.
  - rewrite q2r_add, Q2R_opp, !q2r_mul. lra.
Qed.
Lemma segment alpha e s t u w tau m : (e <= 2)%nat -> 0 <= Q2R alpha -> Q2R s < Q2R t -> Q2R s <= tau <= Q2R t ->
  (e = 1%nat -> 0 <= Q2R s * Q2R t) ->
  Q2R (less_power alpha e s u) <= m -> Q2R (summit alpha e s t u w) <= m -> Q2R (less_power alpha e t w) <= m ->
  Q2R u + (Q2R w - Q2R u) * ((tau - Q2R s) / (Q2R t - Q2R s)) - Q2R alpha * powered e tau <= m.
Proof.
  intros E A L I K M1 MS M2. rewrite less_power_r in M1, M2 by assumption. pose proof (ratio_01 _ _ _ L I) as [R0 R1].
  set (a := Q2R alpha) in *. set (r := (tau - Q2R s) / (Q2R t - Q2R s)) in *.
  assert (TR : tau = Q2R s + r * (Q2R t - Q2R s)) by (unfold r; field; lra).
  destruct e as [|[|[|e]]]; [| | |lia]; cbn [powered] in *.
  - nra.
  - specialize (K eq_refl).
    assert (AB : Rabs tau = Rabs (Q2R s) + r * (Rabs (Q2R t) - Rabs (Q2R s))).
    { destruct (Rle_dec 0 (Q2R s)) as [P|P].
      - rewrite !Rabs_pos_eq by nra. exact TR.
      - assert (Q2R t <= 0) by nra. rewrite !Rabs_left1 by nra. rewrite TR. ring. }
    rewrite AB. set (x := Rabs (Q2R s)) in *. set (y := Rabs (Q2R t)) in *. nra.
  - set (k := (Q2R w - Q2R u) / (Q2R t - Q2R s)).
    assert (V : Q2R u + (Q2R w - Q2R u) * r = Q2R u + k * (tau - Q2R s)) by (unfold k, r; field; lra).
    assert (W : Q2R w = Q2R u + k * (Q2R t - Q2R s)) by (unfold k; field; lra).
    rewrite V. destruct (Rle_dec a 0) as [Z|Z].
    { assert (Z0 : a = 0) by lra. rewrite <- V. rewrite Z0 in M1, M2 |- *. nra. }
    cbn [summit] in MS. set (slope := Qred (qadd w (- u) / qadd t (- s))) in *. set (top := Qred (slope / qmul (2#1) alpha)) in *.
    assert (KS : Q2R slope = k).
    { unfold slope, k. rewrite q2r_red, Q2R_div, !q2r_add, !Q2R_opp; [reflexivity|].
      intro Q0. apply Qeq_eqR in Q0. rewrite q2r_add, Q2R_opp, q2r_0 in Q0. lra. }
    assert (KT : Q2R top * (2 * a) = k).
    { unfold top. rewrite q2r_red, Q2R_div, q2r_mul, KS.
      - replace (Q2R (2#1)) with 2 by (unfold Q2R; simpl; lra). fold a. field. lra.
      - intro Q0. apply Qeq_eqR in Q0. rewrite q2r_mul, q2r_0 in Q0. replace (Q2R (2#1)) with 2 in Q0 by (unfold Q2R; simpl; lra). fold a in Q0. lra. }
    set (o := Q2R top) in *.
    destruct (qltb 0 alpha && qltb s top && qltb top t) eqn:C.
    + rewrite less_power_r, q2r_add, q2r_mul, q2r_add, Q2R_opp, KS in MS by lia. cbn [powered] in MS. fold o a in MS.
      replace (Q2R u + k * (tau - Q2R s) - a * (tau * tau)) with
        (Q2R u + k * (o + - Q2R s) - a * (o * o) - a * ((tau - o) * (tau - o))) by (rewrite <- KT; ring).
      assert (0 <= (tau - o) * (tau - o)) by apply Rle_0_sqr. nra.
    + assert (D : o <= Q2R s \/ Q2R t <= o).
      { destruct (qltb 0 alpha) eqn:C1; [|unfold qltb in C1; apply negb_false_iff, qle_r in C1; rewrite q2r_0 in C1; fold a in C1; lra].
        destruct (qltb s top) eqn:C2; [|left; unfold qltb in C2; now apply negb_false_iff, qle_r in C2].
        destruct (qltb top t) eqn:C3; [discriminate|right; unfold qltb in C3; now apply negb_false_iff, qle_r in C3]. }
      rewrite W in M2. destruct D as [D|D].
      * assert (P : 0 <= a * ((tau - Q2R s) * (tau + Q2R s - 2 * o))) by (apply Rmult_le_pos; [lra|apply Rmult_le_pos; lra]).
        replace (Q2R u + k * (tau - Q2R s) - a * (tau * tau)) with
          (Q2R u - a * (Q2R s * Q2R s) - a * ((tau - Q2R s) * (tau + Q2R s - 2 * o))) by (rewrite <- KT; ring). lra.
      * assert (P : 0 <= a * ((Q2R t - tau) * (2 * o - tau - Q2R t))) by (apply Rmult_le_pos; [lra|apply Rmult_le_pos; lra]).
        replace (Q2R u + k * (tau - Q2R s) - a * (tau * tau)) with
          (Q2R u + k * (Q2R t - Q2R s) - a * (Q2R t * Q2R t) - a * ((Q2R t - tau) * (2 * o - tau - Q2R t))) by (rewrite <- KT; ring). lra.
Qed.
Lemma peak_sound alpha e g : (e <= 2)%nat -> 0 <= Q2R alpha -> forall v t, length v = length g -> g <> [] -> ascending g = true ->
  (e = 1%nat -> no_kink g = true) -> inside g t -> interp g v t - Q2R alpha * powered e t <= Q2R (peak alpha e g v).
Proof.
  intros E AL. induction g as [|s g IH]; intros v t L N A K I; [congruence|]. destruct v as [|u v]; [discriminate|]. injection L as L.
  destruct g as [|s' g]; destruct v as [|w v]; try discriminate.
  - cbn [peak interp]. rewrite less_power_r by assumption. unfold inside in I. cbn [hd last] in I. replace t with (Q2R s) by lra. lra.
  - change (peak alpha e (s :: s' :: g) (u :: w :: v)) with
      (qmax (qmax (less_power alpha e s u) (summit alpha e s s' u w)) (peak alpha e (s' :: g) (w :: v))).
    rewrite interp_two, !q2r_max. cbn [ascending] in A. apply andb_true_iff in A. destruct A as [A1 A2]. apply qlt_r in A1.
    assert (K' : e = 1%nat -> 0 <= Q2R s * Q2R s' /\ no_kink (s' :: g) = true).
    { intro E1. specialize (K E1). cbn [no_kink] in K. apply andb_true_iff in K. destruct K as [K1 K2]. apply qle_r in K1.
      rewrite q2r_0, q2r_mul in K1. now split. }
    set (m1 := Rmax (Q2R (less_power alpha e s u)) (Q2R (summit alpha e s s' u w))). set (m2 := Q2R (peak alpha e (s' :: g) (w :: v))).
    assert (P1 : Q2R (less_power alpha e s' w) <= m2).
    { unfold m2. destruct g as [|s2 g]; destruct v as [|w2 v]; try discriminate; [cbn [peak]; lra|].
      change (peak alpha e (s' :: s2 :: g) (w :: w2 :: v)) with
        (qmax (qmax (less_power alpha e s' w) (summit alpha e s' s2 w w2)) (peak alpha e (s2 :: g) (w2 :: v))).
      rewrite !q2r_max. eapply Rle_trans; [apply Rmax_l|apply Rmax_l]. }
    pose proof (Rmax_l m1 m2). pose proof (Rmax_r m1 m2).
    assert (M1 : Q2R (less_power alpha e s u) <= m1) by apply Rmax_l.
    assert (M2 : Q2R (summit alpha e s s' u w) <= m1) by apply Rmax_r.
    destruct (Rle_dec t (Q2R s')) as [T|T].
    + destruct I as [I _]. cbn [hd] in I. apply (segment alpha e s s'); try assumption; try lra; try (now split). intro E1. now apply K'.
    + specialize (IH (w :: v) t L ltac:(discriminate) A2 (fun E1 => proj2 (K' E1)) (inside_tail s s' g t I T)). fold m2 in IH. lra.
Qed.

(* Curves of all coordinates at one point. *)
Section Point.
Variable g : tree (list Q).
Variable t : nat -> R.
Hypothesis grids : forall k, grid_at g k <> [] -> ascending (grid_at g k) = true /\ inside (grid_at g k) (t k).
Definition curve_value (c : nat * list Q) : R := interp (grid_at g (fst c)) (snd c) (t (fst c)).
Definition cval (cs : curves) : R := fold_right (fun c s => curve_value c + s) 0 cs.
Definition fine (cs : curves) : Prop := forall c, In c cs -> length (snd c) = length (grid_at g (fst c)) /\ grid_at g (fst c) <> [].

Lemma lin_length a : forall k b n, length a = n -> length b = n -> length (lin a k b) = n.
Proof. induction a as [|u a IH]; intros k [|w b] n A B; simpl in *; try lia. destruct n; [discriminate|]. rewrite (IH k b n); lia. Qed.
Lemma scaled k c : length (snd c) = length (grid_at g (fst c)) -> grid_at g (fst c) <> [] ->
  curve_value (fst c, map (qmul k) (snd c)) = Q2R k * curve_value c.
Proof. intros L N. unfold curve_value. cbn [fst snd]. rewrite (interp_map (qmul k) (Q2R k) 0); [lra| |assumption|assumption]. intro q. rewrite q2r_mul. lra. Qed.
Lemma cmerge_sound k a : forall b, fine a -> fine b -> fine (cmerge k a b) /\ cval (cmerge k a b) = cval a + Q2R k * cval b.
Proof.
  assert (SC : forall b, fine b -> fine (map (fun e => (fst e, map (qmul k) (snd e))) b) /\
    cval (map (fun e => (fst e, map (qmul k) (snd e))) b) = Q2R k * cval b).
  { induction b as [|c b IHb]; intro FB; [split; [intros ? []|simpl; lra]|].
    destruct (IHb (fun c I => FB c (or_intror I))) as [I1 I2]. destruct (FB c (or_introl eq_refl)) as [L N]. split.
    - intros c' [<-|I]; [cbn [fst snd]; rewrite map_length; now split|now apply I1].
    - cbn [map cval fold_right]. fold (cval (map (fun e => (fst e, map (qmul k) (snd e))) b)). fold (cval b). rewrite I2, scaled by assumption. lra. }
  induction a as [|[n u] a IH]; intros b FA FB.
  - destruct b as [|c b]; [split; [intros ? []|simpl; lra]|]. destruct (SC (c :: b) FB) as [S1 S2].
    change (cmerge k [] (c :: b)) with (map (fun e => (fst e, map (qmul k) (snd e))) (c :: b)). split; [exact S1|]. rewrite S2. simpl. lra.
  - induction b as [|[m w] b IHb]; [split; [exact FA|simpl; lra]|].
    pose proof (FA (n, u) (or_introl eq_refl)) as [LU NU]. pose proof (FB (m, w) (or_introl eq_refl)) as [LW NW]. cbn [fst snd] in *.
    assert (FA' : fine a) by (intros c I; apply FA; now right). assert (FB' : fine b) by (intros c I; apply FB; now right).
    simpl cmerge. destruct (Nat.compare_spec n m) as [E|E|E].
    + subst m. destruct (IH b FA' FB') as [I1 I2]. split.
      * intros c [<-|I]; [cbn [fst snd]; split; [now apply lin_length|assumption]|now apply I1].
      * cbn [cval fold_right]. fold (cval (cmerge k a b)) (cval a) (cval b). rewrite I2. unfold curve_value. cbn [fst snd].
        rewrite interp_lin by assumption. lra.
    + destruct (IH ((m, w) :: b) FA' FB) as [I1 I2]. split.
      * intros c [<-|I]; [now split|now apply I1].
      * cbn [cval fold_right]. fold (cval (cmerge k a ((m, w) :: b))) (cval a) (cval b). rewrite I2. cbn [cval fold_right]. fold (cval b). lra.
    + destruct (IHb FB') as [I1 I2]. simpl cmerge in I1, I2. split.
      * intros c [<-|I]; [cbn [fst snd]; rewrite map_length; now split|now apply I1].
      * cbn [cval fold_right]. fold (cval b) (cval a).
        match goal with |- _ + fold_right _ _ ?l = _ => fold (cval l) end. rewrite I2. cbn [cval fold_right]. fold (cval a).
        pose proof (scaled k (m, w) LW NW) as SW. cbn [fst snd] in SW. rewrite SW. lra.
Qed.
Lemma settle_sound v cs : fine cs -> fine (snd (settle v cs)) /\ Q2R (fst (settle v cs)) + cval (snd (settle v cs)) = Q2R v + cval cs.
Proof.
  induction cs as [|[k u] cs IH]; intro FC; [split; [exact FC|reflexivity]|].
  destruct (IH (fun c I => FC c (or_intror I))) as [I1 I2]. destruct (FC (k, u) (or_introl eq_refl)) as [L N]. cbn [fst snd] in *.
  cbn [settle]. destruct (settle v cs) as [v' cs']. cbn [fst snd] in *. destruct (flat u) eqn:FL; cbn [fst snd].
  - split; [exact I1|]. rewrite q2r_add. cbn [cval fold_right]. fold (cval cs). unfold curve_value at 1. cbn [fst snd].
    rewrite interp_flat by assumption. lra.
  - split; [intros c [<-|I]; [now split|now apply I1]|]. cbn [cval fold_right]. fold (cval cs) (cval cs'). lra.
Qed.
Lemma identities_sound w : forallb (fun e => negb (is_nil (grid_at g (fst e)))) w = true ->
  fine (identities g w) /\ cval (identities g w) = ev w t.
Proof.
  induction w as [|[k a] w IH]; intro H; [split; [intros ? []|reflexivity]|]. cbn [forallb fst] in H. apply andb_true_iff in H.
  destruct H as [H0 H]. destruct (IH H) as [I1 I2]. assert (N : grid_at g k <> []) by (destruct (grid_at g k); [discriminate|congruence]).
  split.
  - intros c [<-|I]; [cbn [fst snd]; rewrite map_length; now split|now apply I1].
  - cbn [identities map cval fold_right fst snd ev]. fold (identities g w). fold (cval (identities g w)). rewrite I2.
    unfold curve_value. cbn [fst snd]. destruct (grids k N) as [A I]. rewrite interp_id by assumption. reflexivity.
Qed.

Variable h : nat -> R.
Definition right (us : values_of) : Prop := forall n v cs, In (n, (v, cs)) us -> fine cs /\ h n = Q2R v + cval cs.
Lemma sum_units_sound us ts : right us -> forall v cs v' cs', fine cs -> sum_units us ts v cs = Some (v', cs') ->
  fine cs' /\ Q2R v' + cval cs' = Q2R v + cval cs + ev ts h.
Proof.
  intro RU. induction ts as [|[n a] ts IH]; intros v cs v' cs' FC H; cbn [sum_units] in H.
  - assert (v = v' /\ cs = cs') as [<- <-] by (split; congruence). split; [assumption|simpl; lra].
  - unfold value_of in H. destruct (find _ us) as [[m [v1 cs1]]|] eqn:E; [|discriminate]. cbn [option_map snd] in H.
    apply find_some in E. destruct E as [I E]. cbn [fst] in E. apply Nat.eqb_eq in E. subst m. destruct (RU n v1 cs1 I) as [F1 V1].
    destruct (cmerge_sound a cs cs1 FC F1) as [F2 V2]. apply IH in H; [|assumption]. destruct H as [H1 H2]. split; [assumption|].
    rewrite H2, q2r_add, q2r_mul, V2. cbn [ev]. rewrite V1. lra.
Qed.
Lemma curves_of_sound us q v cs : right us -> curves_of g us q = Some (v, cs) -> fine cs /\ fev q h t = Q2R v + cval cs.
Proof.
  intros RU H. unfold curves_of in H. destruct (forallb _ (ln q)) eqn:W; [|discriminate].
  destruct (sum_units us (tm q) (cst q) (identities g (ln q))) as [[v1 cs1]|] eqn:E; [|discriminate]. cbn [option_map fst snd] in H.
  destruct (identities_sound (ln q) W) as [F0 V0]. apply sum_units_sound in E; [|assumption|assumption]. destruct E as [F1 V1].
  destruct (settle_sound v1 cs1 F1) as [F2 V2]. apply some_inj in H. rewrite H in F2, V2. cbn [fst snd] in *. split; [assumption|].
  unfold fev. lra.
Qed.
Lemma ends_sound v cs : fine cs -> Q2R (end_of qmin v cs) <= Q2R v + cval cs <= Q2R (end_of qmax v cs).
Proof.
  induction cs as [|c cs IH]; intro FC; [simpl; lra|]. destruct (FC c (or_introl eq_refl)) as [L N]. destruct (grids _ N) as [A I].
  destruct (interp_extremes _ _ _ L N A I) as [E1 E2]. specialize (IH (fun c I => FC c (or_intror I))).
  unfold end_of in *. cbn [fold_right cval]. rewrite !q2r_add. fold (cval cs). unfold curve_value. lra.
Qed.
Lemma relu_curves_sound k z v cs v' cs' : fine cs -> z = Q2R v + cval cs -> (k = Active -> 0 <= z) ->
  relu_curves g k v cs = Some (v', cs', []) -> fine cs' /\ relu z = Q2R v' + cval cs'.
Proof.
  intros FC Z KA H. destruct k as [w q| |]; [discriminate| |]; cbn [relu_curves] in H.
  - assert (v = v' /\ cs = cs') as [<- <-] by (split; congruence). split; [assumption|]. rewrite relu_act; [assumption|now apply KA].
  - destruct (ends_sound v cs FC) as [E1 E2]. destruct (Qle_bool 0 (end_of qmin v cs)) eqn:C1.
    { apply qle_r in C1. rewrite q2r_0 in C1. assert (v = v' /\ cs = cs') as [<- <-] by (split; congruence). split; [assumption|].
      rewrite relu_act; [assumption|lra]. }
    destruct (Qle_bool (end_of qmax v cs) 0) eqn:C2.
    { apply qle_r in C2. rewrite q2r_0 in C2. assert (0%Q = v' /\ [] = cs') as [<- <-] by (split; congruence).
      split; [intros ? []|]. rewrite relu_inact, q2r_0; simpl; lra. }
    destruct cs as [|[k u] [|]]; try discriminate. cbv zeta in H. destruct (same_sign (map (qadd v) u)) eqn:S.
    + assert (0%Q = v' /\ [(k, map (qmax 0) (map (qadd v) u))] = cs') as [<- <-] by (split; congruence).
      destruct (FC (k, u) (or_introl eq_refl)) as [L N]. cbn [fst snd] in *. destruct (grids k N) as [A I]. split.
      * intros c [<-|[]]. cbn [fst snd]. now rewrite !map_length.
      * cbn [cval fold_right]. unfold curve_value. cbn [fst snd]. rewrite interp_bent; [|now rewrite map_length|assumption|assumption|assumption].
        rewrite (interp_map (qadd v) 1 (Q2R v)); [|intro q; rewrite q2r_add; lra|assumption|assumption].
        subst z. cbn [cval fold_right]. unfold curve_value. cbn [fst snd]. rewrite q2r_0. f_equal. rewrite Rplus_0_l, Rplus_0_r, Rplus_0_r. f_equal. lra.
    + exfalso. assert (Z0 : map (fun t0 => (k, t0)) (zeros (grid_at g k) (map (qadd v) u)) = []) by congruence.
      destruct (FC (k, u) (or_introl eq_refl)) as [L _]. cbn [fst snd] in L. apply map_eq_nil in Z0. clear - S Z0 L.
      assert (L' : length (map (qadd v) u) = length (grid_at g k)) by (now rewrite map_length).
      revert L' S Z0. generalize (map (qadd v) u) as y. generalize (grid_at g k) as l. clear.
      induction l as [|s l IH]; intros [|y0 y] L S Z0; try discriminate. injection L as L.
      destruct y as [|y1 y]; [discriminate|]. destruct l as [|s1 l]; [discriminate|].
      cbn [same_sign] in S. cbn [zeros] in Z0. apply app_eq_nil in Z0. destruct Z0 as [Z1 Z2].
      destruct (qltb (qmul y0 y1) 0) eqn:C; [discriminate|]. unfold qltb in C. apply negb_false_iff in C.
      rewrite C in S. cbn [andb] in S. exact (IH (y1 :: y) L S Z2).
Qed.
End Point.
