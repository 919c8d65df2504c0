(* The words of the statement in the words of the rules: a ball about 0, and units by their numbers. *)
Require Import Reals QArith Qreals List Lra Lia Arith Bool.
From Muball Require Import Statement Rational Power Ball.
Import ListNotations.
Local Open Scope R_scope.

Definition finite (b n : nat) : exponent :=
  match b, n with O, O => P1 | O, S O => P2 | _, _ => PQ b n end.
Definition exponent_of (p : norm) : option exponent :=
  match p with
  | Inf => Some Pinf
  | Finite q =>
      let b := pred (Pos.to_nat (Qden q)) in
      if Qle_bool 1 q then Some (finite b (Z.to_nat (Qnum q) - S b)) else None
  end.
Definition shift (c : list Q) (x : list R) (k : nat) : R := vec x k - Q2R (nth k c 0%Q).
Definition centred (w : sparse) (c : list Q) (x : list R) : R := ev w (shift c x).

Lemma sumr_shift g n : forall lo, sumr g (seq (S lo) n) = sumr (fun k => g (S k)) (seq lo n).
Proof. induction n as [|n IH]; intro lo; [reflexivity|]. cbn [seq sumr fold_right]. f_equal. apply IH. Qed.
Lemma sum_distances g c : forall x, length x = length c ->
  sum (map g (distances c x)) = sumr (fun k => g (Rabs (shift c x k))) (seq 0 (length c)).
Proof.
  induction c as [|a c IH]; intros [|y x] H; try discriminate; [reflexivity|]. injection H as H.
  cbn [length seq]. cbn [sumr fold_right]. fold (sumr (fun k => g (Rabs (shift (a :: c) (y :: x) k))) (seq 1 (length c))).
  rewrite sumr_shift. unfold distances, shift, vec. cbn [combine map nth fst snd].
  change (sum (?a :: ?b)) with (a + sum b). cbn [sum fold_right]. f_equal. apply (IH x H).
Qed.
Lemma forall_distances (P : R -> Prop) c : forall x, length x = length c ->
  Forall P (distances c x) -> forall k, (k < length c)%nat -> P (Rabs (shift c x k)).
Proof.
  induction c as [|a c IH]; intros [|y x] H F k K; try discriminate; simpl in K; [lia|]. injection H as H.
  unfold distances in F. cbn [combine map] in F. inversion F as [|? ? F0 F1]; subst.
  destruct k as [|k]; [exact F0|]. apply (IH x H F1). lia.
Qed.

Lemma power_rt b n y : 0 <= y -> power y (INR (S b + n) / INR (S b)) = rt b y ^ (S b + n).
Proof.
  intro H. unfold power. destruct (Req_EM_T y 0) as [->|N].
  - unfold rt. destruct (Req_EM_T 0 0); [|lra]. simpl. lra.
  - symmetry. apply rt_is_power. lra.
Qed.
Lemma exponent_value q b : (b = pred (Pos.to_nat (Qden q)))%nat -> Qle_bool 1 q = true ->
  Q2R q = INR (S b + (Z.to_nat (Qnum q) - S b)) / INR (S b).
Proof.
  intros E H. pose proof (Pos2Nat.is_pos (Qden q)) as D.
  assert (S0 : S b = Pos.to_nat (Qden q)) by lia. apply Qle_bool_iff in H. unfold Qle in H. cbn [Qnum Qden] in H.
  assert (Z1 : (Z.pos (Qden q) <= Qnum q)%Z) by lia.
  replace (S b + (Z.to_nat (Qnum q) - S b))%nat with (Z.to_nat (Qnum q)) by lia.
  rewrite S0, !INR_IZR_INZ, positive_nat_Z, Z2Nat.id by lia. reflexivity.
Qed.

Lemma in_ball_ball p e mu c x : exponent_of p = Some e -> 0 <= Q2R mu -> in_ball p mu c x ->
  ball e (length c) mu (shift c x).
Proof.
  intros E M [L B]. destruct p as [|q]; cbn [exponent_of] in E.
  - apply some_inj in E. subst e. intros k K. now apply (forall_distances (fun t => t <= Q2R mu) c x L B k).
  - cbv zeta in E. destruct (Qle_bool 1 q) eqn:H; [|discriminate]. apply some_inj in E.
    cbv zeta in E. set (b := pred (Pos.to_nat (Qden q))) in *. set (n := (Z.to_nat (Qnum q) - S b)%nat) in *.
    rewrite (exponent_value q b eq_refl H) in B. fold n in B. rewrite (power_rt b n _ M), sum_distances in B by assumption.
    assert (G : sumr (fun k => rt b (Rabs (shift c x k)) ^ (S b + n)) (seq 0 (length c)) <= rt b (Q2R mu) ^ (S b + n)).
    { eapply Rle_trans; [|exact B]. apply sumr_le. intros k _. rewrite power_rt by apply Rabs_pos. lra. }
    assert (R0 : forall y, 0 <= y -> rt 0 y = y).
    { intros y Y. pose proof (rt_pow 0 y Y) as P. simpl in P. lra. }
    clearbody n b. subst e. unfold finite. destruct b as [|b]; [destruct n as [|[|n]]|]; cbn [ball]; try exact G.
    + rewrite (R0 _ M) in G. simpl in G. rewrite Rmult_1_r in G. eapply Rle_trans; [|exact G].
      apply sumr_le. intros k _. rewrite R0 by apply Rabs_pos. lra.
    + rewrite (R0 _ M) in G. simpl in G. rewrite Rmult_1_r in G. eapply Rle_trans; [|exact G].
      apply sumr_le. intros k _. rewrite R0 by apply Rabs_pos.
      rewrite Rmult_1_r, <- Rabs_mult, Rabs_pos_eq; [lra|apply Rle_0_sqr].
Qed.

(* act f l x is the activation of level l (level 0 is the input), pre f l x n the pre-activation of unit n of the layer
   that reads level l. *)
Definition row_ev (r : row) (v : nat -> R) : R := Q2R (fst r) + ev (snd r) v.
Definition zrow : row := (0%Q, []).
Definition row_of (f : network) (l n : nat) : row := nth n (nth l f []) zrow.
Fixpoint act (f : network) (l : nat) (x : nat -> R) : nat -> R :=
  match l with O => x | S l' => fun n => relu (row_ev (row_of f l' n) (act f l' x)) end.
Definition pre (f : network) (l : nat) (x : nat -> R) (n : nat) : R := row_ev (row_of f l n) (act f l x).

Lemma vec_seq v : map (vec v) (seq 0 (length v)) = v.
Proof.
  induction v as [|a v IH]; [reflexivity|]. cbn [length seq map]. f_equal. rewrite <- seq_shift, map_map. exact IH.
Qed.
Lemma vec_affine l v n : vec (affine l v) n = row_ev (nth n l zrow) (vec v).
Proof.
  unfold vec at 1, affine. fold (row_ev).
  replace 0 with (row_ev zrow (vec v)) by (unfold row_ev, zrow; simpl; rewrite q2r_0; lra).
  apply (map_nth (fun r => row_ev r (vec v))).
Qed.
Lemma vec_relu v n : vec (map relu v) n = relu (vec v n).
Proof.
  unfold vec. replace 0 with (relu 0) at 1 by (unfold relu; rewrite Rmax_left; lra).
  apply (map_nth relu).
Qed.
Lemma act_shift l g k : forall v n, act (l :: g) (S k) v n = act g k (act [l] 1 v) n.
Proof.
  induction k as [|k IH]; intros v n; [reflexivity|].
  change (relu (row_ev (row_of (l :: g) (S k) n) (act (l :: g) (S k) v)) =
          relu (row_ev (row_of g k n) (act g k (act [l] 1 v)))).
  unfold row_ev. now rewrite (ev_ext _ _ _ (IH v)).
Qed.
Lemma act_ext f k : forall v w, (forall n, v n = w n) -> forall n, act f k v n = act f k w n.
Proof.
  induction k as [|k IH]; intros v w H n; [apply H|]. simpl. unfold row_ev.
  now rewrite (ev_ext _ _ _ (IH v w H)).
Qed.
Theorem outputs_pre f : forall v n, f <> [] -> vec (outputs f v) n = pre f (length f - 1) (vec v) n.
Proof.
  induction f as [|l g IH]; intros v n H; [congruence|].
  destruct g as [|l' g].
  - simpl. rewrite vec_affine. reflexivity.
  - change (outputs (l :: l' :: g) v) with (outputs (l' :: g) (map relu (affine l v))).
    rewrite IH by congruence. unfold pre.
    replace (length (l :: l' :: g) - 1)%nat with (S (length (l' :: g) - 1))%nat by (simpl; lia).
    unfold row_ev. f_equal. change (row_of (l :: l' :: g) (S (length (l' :: g) - 1)) n)
      with (row_of (l' :: g) (length (l' :: g) - 1) n).
    apply ev_ext. intro m. rewrite act_shift. apply act_ext. intro j.
    rewrite vec_relu, vec_affine. reflexivity.
Qed.
Lemma outputs_length f : forall v, f <> [] -> length (outputs f v) = length (last f []).
Proof.
  induction f as [|l g IH]; intros v H; [congruence|]. destruct g as [|l' g].
  - apply map_length.
  - change (outputs (l :: l' :: g) v) with (outputs (l' :: g) (map relu (affine l v))).
    change (last (l :: l' :: g) []) with (last (l' :: g) []). apply IH. congruence.
Qed.
Lemma hidden_act f l : forall v n, (l < length f)%nat -> vec (hidden f l v) n = act f l (vec v) n.
Proof.
  revert f. induction l as [|l IH]; intros [|layer f] v n L; try reflexivity; [simpl in L; lia|].
  cbn [hidden]. rewrite IH by (simpl in L; lia). rewrite act_shift. apply act_ext. intro m. rewrite vec_relu, vec_affine. reflexivity.
Qed.
Lemma pre_activations_pre f l v n : (l < length f)%nat -> vec (pre_activations f l v) n = pre f l (vec v) n.
Proof.
  intro L. unfold pre_activations, pre. rewrite vec_affine. unfold row_ev, row_of. f_equal. apply ev_ext. intro m. now apply hidden_act.
Qed.
